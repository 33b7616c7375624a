"""The example DAG with the real ci-enrich of this source tree."""

from __future__ import annotations

import json
from pathlib import Path

from ci_enrich_airflow.example_dags import example_ci_enrich

PROGRAM = Path(__file__).parents[3] / "ci-enrich"


def test_runs_the_demo_of_ci_enrich(dag_runs, tmp_path):
    file = dag_runs.folder / "example_ci_enrich.py"
    file.write_text(Path(example_ci_enrich.__file__).read_text())
    conf = {"ci_enrich_command": str(PROGRAM), "output": str(tmp_path / "demo")}
    count_rows, enrich = dag_runs.run_file(file, conf)
    assert (enrich.state, count_rows.state) == ("success", "success")
    summary = enrich.returned
    manifest = json.loads((tmp_path / "demo/v1/manifest.json").read_text())
    assert summary["run_id"] == manifest["run"]["run_id"]
    assert summary["run_id"].startswith("example_ci_enrich.enrich.")
    assert summary["identity"] == manifest["identity"]["sha256"]
    assert summary["counts"] == manifest["counts"]
    assert summary["manifest_uri"] == str(tmp_path / "demo/v1/manifest.json")
    assert count_rows.returned == manifest["counts"]["builds"]["found"] > 0
    assert enrich.rendered["options"]["output"] == conf["output"]
