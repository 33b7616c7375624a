"""Processes that real Airflow runs, ends and finds again."""

from __future__ import annotations

import os
import signal

import pytest
from programs import Programs, wait_until


@pytest.fixture
def programs(tmp_path):
    return Programs(tmp_path)


def task(programs, script, more=""):
    return f"""
        CiEnrichOperator(
            task_id="enrich",
            ci_enrich_command={programs.that_runs(script)!r},
            options={{"output": {str(programs.output)!r}, "input": "{{{{ ds }}}}.csv", "offline": True}},
            state_directory={str(programs.folder / "state")!r},
            {more}
        )
        """


def test_returns_the_summary_of_the_manifest(dag_runs, programs):
    instance = dag_runs.run_one("summary", task(programs, "write_manifest; echo done"))
    assert instance.state == "success"
    run_id = instance.returned["run_id"]
    assert run_id.startswith("summary.enrich.")
    assert programs.starts() == [
        f"run --runId={run_id} --output={programs.output} --input=2026-01-02.csv --offline=true"
    ]
    assert instance.returned["tables"]["builds"] == {"files": 2, "rows": 3, "bytes": 350}
    assert instance.returned["manifest_uri"] == f"{programs.output}/v1/manifest.json"
    assert instance.rendered["options"]["input"] == "2026-01-02.csv"


def test_event_of_an_asset_tells_the_manifest(dag_runs, programs):
    body = f"""
        {task(programs, "write_manifest", 'outlets=[Asset("file://host/dataset")],').strip()}
        CiEnrichOperator(
            task_id="fails_before",
            ci_enrich_command="/bin/false",
            options="no mapping",
            outlets=[Asset("file://host/other")],
        )
        """
    enrich, fails_before = dag_runs.run("asset", body)
    assert (enrich.state, fails_before.state) == ("success", "failed")
    (event,) = dag_runs.asset_events("asset")
    assert event == {name: enrich.returned[name] for name in ("manifest_uri", "version", "run_id")}


def test_wrong_arguments_are_not_retried(dag_runs, programs):
    more = "retries=2, retry_delay=timedelta(0),"
    instance = dag_runs.run_one("wrong", task(programs, "exit 2", more))
    assert (instance.state, len(programs.starts())) == ("failed", 1)


def test_failed_version_is_retried_under_the_same_run_id(dag_runs, programs):
    script = 'if [ -e "$here/again" ]; then write_manifest; else touch "$here/again"; exit 3; fi'
    instance = dag_runs.run_one("again", task(programs, script, "retries=2, retry_delay=timedelta(0),"))
    assert instance.state == "success"
    first, second = programs.starts()
    assert first == second


def test_process_that_leaves_no_version_fails_the_task(dag_runs, programs):
    assert dag_runs.run_one("nothing", task(programs, "exit 0")).state == "failed"


def test_option_named_like_a_secret_fails_before_anything_starts(dag_runs, programs):
    body = task(programs, "write_manifest").replace('"offline": True', '"githubToken": "x"')
    assert dag_runs.run_one("secret", body).state == "failed"
    assert programs.starts() == []


def test_environment_reaches_the_process_and_is_masked(dag_runs, programs, monkeypatch, capfd):
    monkeypatch.setenv("AIRFLOW_CONN_GITHUB", "http://:a-token-of-a-test@host")
    script = 'echo "it is $GITHUB_TOKEN"; echo "$GITHUB_TOKEN$PLAIN" >"$here/token"; write_manifest'
    more = 'env={"GITHUB_TOKEN": "{{ conn.github.password }}", "PLAIN": "another-secret"},'
    instance = dag_runs.run_one("masked", task(programs, script, more))
    assert instance.state == "success"
    assert (programs.folder / "token").read_text() == "a-token-of-a-testanother-secret\n"
    assert instance.rendered["env"] == {"GITHUB_TOKEN": "***", "PLAIN": "***"}
    printed = "".join(capfd.readouterr())
    assert "it is" in printed
    assert "a-token-of-a-test" not in printed


def test_environment_of_mapped_tasks_is_masked(dag_runs, programs):
    outputs = [{"output": str(programs.output / name)} for name in ("a", "b")]
    body = f"""
        CiEnrichOperator.partial(
            task_id="enrich",
            ci_enrich_command={programs.that_runs("write_manifest")!r},
            state_directory={str(programs.folder)!r},
            env={{"PLAIN": "another-secret"}},
        ).expand(options={outputs!r})
        """
    first, second = dag_runs.run("mapped", body)
    assert (first.state, second.state) == ("success", "success")
    assert first.rendered["env"] == {"PLAIN": "***"}
    assert first.returned["run_id"] != second.returned["run_id"]


def test_ended_task_ends_the_process_group(dag_runs, programs):
    script = 'trap "" TERM; sleep 1000 & echo $! >"$here/child"; echo $$ >"$here/pid"; wait; wait'
    running = dag_runs.start("killed", task(programs, script, "kill_grace=1,"))
    wait_until((programs.folder / "pid").exists)
    group = int((programs.folder / "pid").read_text())
    running.signal(signal.SIGTERM)
    running.wait()
    wait_until(lambda: not alive(group))


def test_retry_after_a_dead_worker_waits_for_its_process(dag_runs, programs):
    script = 'until [ -e "$here/go" ] || [ ! -d "$here" ]; do sleep 0.1; done; echo went on; write_manifest'
    body = task(programs, script)
    dead = dag_runs.start("dead", body)
    wait_until(programs.starts)
    dead.signal(signal.SIGKILL)
    dead.wait()
    retry = dag_runs.start("dead", body)
    wait_until(lambda: "Waiting for the process" in retry.log())
    (programs.folder / "go").touch()
    (instance,) = retry.end()
    assert instance.state == "success"
    assert len(programs.starts()) == 1
    assert "went on" in retry.log()


def test_ended_retry_ends_the_process_that_it_found(dag_runs, programs):
    script = 'echo $$ >"$here/pid"; exec sleep 1000'
    body = task(programs, script)
    dead = dag_runs.start("dead_and_ended", body)
    wait_until(lambda: (programs.folder / "pid").exists() and programs.starts())
    dead.signal(signal.SIGKILL)
    dead.wait()
    retry = dag_runs.start("dead_and_ended", body)
    wait_until(lambda: "Waiting for the process" in retry.log())
    retry.signal(signal.SIGTERM)
    retry.wait()
    assert not alive(int((programs.folder / "pid").read_text()))
    assert len(programs.starts()) == 1


def alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
