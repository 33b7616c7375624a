"""Command lines of spark-submit, and drivers in a cluster."""

from __future__ import annotations

import os
import signal

import pytest
from programs import Programs, wait_until

from ci_enrich_airflow.spark import driver_exit_code, find_driver, kill_argv


@pytest.mark.parametrize(
    ("line", "driver"),
    [
        ("INFO Client: Submitted application application_17_0001", "application_17_0001"),
        ("Driver successfully submitted as driver-20261129080000-0001", "driver-20261129080000-0001"),
        ("Deployed x with application ID spark-1 and submission ID ns:x-driver", "ns:x-driver"),
        ("INFO Submitted a request", None),
    ],
)
def test_driver_is_found_in_the_output(line, driver):
    assert find_driver(line) == driver


def test_driver_is_killed_by_the_program_that_knows_it():
    yarn = ["yarn", "application", "-kill", "application_1_2"]
    assert kill_argv("spark-submit", "yarn", "application_1_2") == yarn
    standalone = ["spark-submit", "--master=spark://host:7077", "--kill", "driver-1-2"]
    assert kill_argv("spark-submit", "spark://host:7077", "driver-1-2") == standalone


def test_exit_code_of_the_driver_is_found():
    assert driver_exit_code("\t exit code: 3") == 3
    assert driver_exit_code("exit code is unknown") is None


@pytest.fixture
def programs(tmp_path):
    return Programs(tmp_path)


def task(programs, script, more=""):
    return f"""
        CiEnrichSparkOperator(
            task_id="enrich",
            spark_submit={programs.that_runs(script)!r},
            jar="/opt/ci-enrich-spark.jar",
            master="spark://host:7077",
            options={{"output": {str(programs.output)!r}}},
            spark_conf={{"spark.executor.memory": "4g"}},
            state_directory={str(programs.folder / "state")!r},
            {more}
        )
        """


def test_application_is_submitted_and_its_version_returned(dag_runs, programs):
    instance = dag_runs.run_one("submits", task(programs, "write_manifest", 'deploy_mode="cluster",'))
    assert instance.state == "success"
    run_id = instance.returned["run_id"]
    assert programs.starts() == [
        "--master=spark://host:7077 --deploy-mode=cluster "
        f"--name=ci-enrich {run_id} --class=org.cienrich.launcher.ClusterMain "
        "--conf spark.standalone.submit.waitAppCompletion=true --conf spark.executor.memory=4g "
        f"/opt/ci-enrich-spark.jar run --runner=SparkRunner --runId={run_id} --output={programs.output}"
    ]


def test_exit_code_of_a_driver_in_the_cluster_counts(dag_runs, programs):
    script = 'echo " exit code: 2"; exit 0'
    more = 'deploy_mode="cluster", retries=1, retry_delay=timedelta(0),'
    instance = dag_runs.run_one("driver_code", task(programs, script, more))
    assert (instance.state, len(programs.starts())) == ("failed", 1)


def test_ended_task_kills_the_driver_in_the_cluster(dag_runs, programs):
    script = """case $* in *--kill*) exit 0 ;; esac
echo Driver successfully submitted as driver-20261129080000-0001; echo $$ >"$here/pid"; exec sleep 1000
"""
    running = dag_runs.start("kills_driver", task(programs, script, 'deploy_mode="cluster",'))
    wait_until(lambda: "submitted as driver" in running.log())
    running.signal(signal.SIGTERM)
    running.wait()
    assert programs.starts()[1:] == ["--master=spark://host:7077 --kill driver-20261129080000-0001"]
    with pytest.raises(ProcessLookupError):
        os.killpg(int((programs.folder / "pid").read_text()), 0)
