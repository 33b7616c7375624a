"""Options, run ids, and what follows from them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ci_enrich_airflow.command import (
    InvalidOptionsError,
    job_id_of,
    options_to_argv,
    run_arguments,
    run_id_of,
)


def test_options_become_words_of_the_command_line():
    options = {
        "input": Path("builds.csv"),
        "offline": True,
        "fresh": False,
        "targetParallelism": 4,
        "maxFailedShare": 0.5,
        "cacheDir": None,
        "features": ["category:git_diff", "tr_status"],
        "branchPatterns": ("main", "release/**"),
        "datasetName": "two words; $(and more)",
    }
    assert options_to_argv(options) == [
        "--input=builds.csv",
        "--offline=true",
        "--fresh=false",
        "--targetParallelism=4",
        "--maxFailedShare=0.5",
        "--features=category:git_diff,tr_status",
        "--branchPatterns=main,release/**",
        "--datasetName=two words; $(and more)",
    ]


@pytest.mark.parametrize("name", ["--input", "in put", "", "input=x", "1st", 7])
def test_names_that_are_none_are_refused(name):
    with pytest.raises(InvalidOptionsError, match="is no name of an option"):
        options_to_argv({name: "x"})


@pytest.mark.parametrize("name", ["githubToken", "tokens", "sonarPassword", "clientSecret", "mongoUri"])
def test_secrets_are_refused_without_telling_them(name):
    with pytest.raises(InvalidOptionsError, match=name) as refused:
        options_to_argv({name: "hunter2"})
    assert "hunter2" not in str(refused.value)


def test_names_of_files_with_secrets_are_taken():
    assert options_to_argv({"githubTokenFile": "/run/token"}) == ["--githubTokenFile=/run/token"]


@pytest.mark.parametrize("value", [{"a": 1}, [["a"]], b"x", object(), ["a,b"], "a\0b"])
def test_values_without_words_are_refused(value):
    with pytest.raises(InvalidOptionsError, match="option 'input'"):
        options_to_argv({"input": value})


@pytest.mark.parametrize("name", ["runId", "runner", "wait"])
def test_options_of_the_operator_are_refused(name):
    with pytest.raises(InvalidOptionsError, match=name):
        run_arguments("run", "id", {name: "x"}, {"runner": "FlinkRunner", "wait": False})


def test_run_id_differs_by_task_instance_only():
    ids = {
        run_id_of(*instance)
        for instance in [
            ("dag", "task", "run", -1),
            ("dag", "task", "run", 0),
            ("dag", "task", "other", -1),
            ("dag", "task.run", "run", -1),
            ("dag.task", "run", "run", -1),
        ]
    }
    assert len(ids) == 5
    assert run_id_of("dag", "task", "run", -1) in ids


def test_job_id_is_that_of_the_contract():
    assert job_id_of("a run", 2) == hashlib.sha256(b"ci-enrich/a run/2").hexdigest()[:32]
