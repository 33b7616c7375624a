"""Summaries of versions."""

from __future__ import annotations

import json

import pytest
from programs import MANIFEST

from ci_enrich_airflow.summary import find_summary


def write(output, version, run_id, status="processed"):
    folder = output / f"v{version}"
    folder.mkdir(parents=True)
    run = {**MANIFEST["run"], "run_id": run_id}
    manifest = {**MANIFEST, "version": version, "status": status, "run": run}
    (folder / "manifest.json").write_text(json.dumps(manifest))


def test_newest_version_of_the_run_is_found(tmp_path):
    write(tmp_path, 2, "mine")
    write(tmp_path, 9, "mine")
    write(tmp_path, 10, "mine", "failed")
    write(tmp_path, 11, "other")
    (tmp_path / "v12").mkdir()
    (tmp_path / "v013").mkdir()
    (tmp_path / ".cache").mkdir()
    summary = find_summary(tmp_path, "mine")
    assert (summary["version"], summary["status"]) == (10, "failed")
    assert summary["manifest_uri"] == str(tmp_path / "v10/manifest.json")


def test_files_are_added_up_by_table(tmp_path):
    write(tmp_path, 1, "mine")
    assert find_summary(tmp_path, "mine")["tables"] == {
        "builds": {"files": 2, "rows": 3, "bytes": 350},
        "dataset.csv": {"files": 1, "rows": 3, "bytes": 90},
    }


def test_nothing_is_found_where_there_is_nothing(tmp_path):
    assert find_summary(tmp_path, "mine") is None
    assert find_summary(tmp_path / "absent", "mine") is None


def test_output_is_read_by_its_uri(tmp_path):
    from ci_enrich_airflow.version_compat import ObjectStoragePath

    write(tmp_path, 1, "mine")
    summary = find_summary(ObjectStoragePath(f"file://{tmp_path}/"), "mine")
    assert summary["manifest_uri"].endswith("/v1/manifest.json")


def test_manifest_that_cannot_be_read_is_an_error(tmp_path):
    (tmp_path / "v1").mkdir()
    (tmp_path / "v1/manifest.json").write_text("{")
    with pytest.raises(ValueError, match="property name"):
        find_summary(tmp_path, "mine")
