"""Jobs of a session cluster, submitted and waited for by real Airflow."""

from __future__ import annotations

import asyncio
import signal

import pytest
from flink_cluster import SessionCluster, refusal
from programs import wait_until
from runs import Run

from ci_enrich_airflow.command import job_id_of
from ci_enrich_airflow.contact import LostContactError
from ci_enrich_airflow.flink import RESTART_STRATEGY


@pytest.fixture
def cluster(monkeypatch):
    cluster = SessionCluster()
    monkeypatch.setenv("AIRFLOW_CONN_FLINK_DEFAULT", cluster.url)
    yield cluster
    cluster.close()


class Job(Run):
    """A run as a job of the cluster."""

    def __init__(self, folder, dag_id):
        super().__init__(folder, dag_id)
        self.jar = folder / "ci-enrich-flink.jar"
        self.jar.write_bytes(b"content of the jar")

    def id(self, generation=1):
        return job_id_of(self.run_id, generation)

    def body(self, more=""):
        return f"""
            CiEnrichFlinkOperator(
                task_id="enrich",
                jar={str(self.jar)!r},
                options={{"output": {str(self.output)!r}, "input": "{{{{ ds }}}}.csv"}},
                parallelism=4,
                poll_interval=0.05,
                lost_contact_timeout=5,
                retry_delay=timedelta(0),
                {more}
            )
            """


@pytest.fixture
def job(tmp_path, request):
    return Job(tmp_path, request.node.name.removeprefix("test_").split("[")[0])


DEFERRED = pytest.mark.parametrize("more", ["", "deferrable=True,"], ids=["on worker", "deferred"])


@DEFERRED
def test_job_is_submitted_under_the_id_of_the_run(dag_runs, cluster, job, more):
    job.writes_version()
    instance = dag_runs.run_one(job.dag_id, job.body(more))
    assert instance.state == "success"
    assert cluster.runs == [
        {
            "entryClass": "org.cienrich.launcher.ClusterMain",
            "programArgsList": [
                "run",
                "--runner=FlinkRunner",
                "--wait=false",
                f"--runId={job.run_id}",
                f"--output={job.output}",
                "--input=2026-01-02.csv",
            ],
            "flinkConfiguration": RESTART_STRATEGY,
            "jobId": job.id(),
            "parallelism": 4,
        }
    ]
    assert b"content of the jar" in cluster.uploads[0]
    assert b'name="jarfile"; filename="ci-enrich-flink.jar"' in cluster.uploads[0]
    assert cluster.jars == []
    assert instance.returned["run_id"] == job.run_id
    assert instance.xcoms["flink_job_url"] == f"{cluster.url}/#/job/{job.id()}/overview"


def test_jar_of_the_cluster_is_neither_uploaded_nor_deleted(dag_runs, cluster, job):
    job.writes_version()
    cluster.jars.append("known.jar")
    body = job.body().replace(f"jar={str(job.jar)!r}", 'jar_id="known.jar"')
    assert dag_runs.run_one(job.dag_id, body).state == "success"
    assert (cluster.uploads, cluster.jars) == ([], ["known.jar"])


@DEFERRED
def test_running_job_is_waited_for_and_not_submitted(dag_runs, cluster, job, more):
    job.writes_version()
    cluster.states[job.id()] = "RUNNING"
    cluster.on_ask = after(cluster, 4, lambda: cluster.states.update({job.id(): "FINISHED"}))
    assert dag_runs.run_one(job.dag_id, job.body(more)).state == "success"
    assert cluster.runs == []


def test_finished_job_is_not_submitted_again(dag_runs, cluster, job):
    job.writes_version()
    cluster.states[job.id()] = "FINISHED"
    assert dag_runs.run_one(job.dag_id, job.body()).state == "success"
    assert cluster.runs == []


@pytest.mark.parametrize("state", ["FAILED", "CANCELED"])
def test_next_generation_follows_a_failed_one(dag_runs, cluster, job, state):
    job.writes_version()
    cluster.states[job.id()] = state
    assert dag_runs.run_one(job.dag_id, job.body()).state == "success"
    assert [run["jobId"] for run in cluster.runs] == [job.id(2)]


@DEFERRED
def test_retry_submits_the_next_generation(dag_runs, cluster, job, more):
    job.writes_version()
    cluster.state_of_new_jobs = "FAILED"
    cluster.on_run = lambda payload: (
        setattr(cluster, "state_of_new_jobs", "FINISHED") if payload["jobId"] == job.id(2) else None
    )
    instance = dag_runs.run_one(job.dag_id, job.body("retries=1," + more))
    assert instance.state == "success"
    assert [run["jobId"] for run in cluster.runs] == [job.id(), job.id(2)]


def test_retry_of_a_failed_version_is_another_job(dag_runs, cluster, job):
    job.writes_version("failed")
    cluster.on_run = lambda payload: job.writes_version() if payload["jobId"] == job.id(2) else None
    instance = dag_runs.run_one(job.dag_id, job.body("retries=1,"))
    assert instance.state == "success"
    assert [run["jobId"] for run in cluster.runs] == [job.id(), job.id(2)]


def test_job_that_somebody_submitted_meanwhile_is_waited_for(dag_runs, cluster, job):
    job.writes_version()
    cluster.on_run = lambda payload: cluster.states.update({payload["jobId"]: "FINISHED"})
    assert dag_runs.run_one(job.dag_id, job.body()).state == "success"
    assert len(cluster.runs) == 1


def test_next_generation_follows_one_that_the_cluster_forgot(dag_runs, cluster, job):
    job.writes_version()
    cluster.on_run = lambda payload: (
        refusal("org.apache.flink.runtime.client.DuplicateJobSubmissionException")
        if payload["jobId"] == job.id()
        else None
    )
    assert dag_runs.run_one(job.dag_id, job.body()).state == "success"
    assert [run["jobId"] for run in cluster.runs] == [job.id(), job.id(2)]


def test_finished_run_succeeds_without_a_job(dag_runs, cluster, job):
    job.writes_version()
    cluster.on_run = lambda payload: refusal("org.cienrich.launcher.FinishedRunException: version 1")
    instance = dag_runs.run_one(job.dag_id, job.body())
    assert (instance.state, instance.returned["version"]) == ("success", 1)
    assert cluster.states == {}


def test_refused_arguments_are_not_retried(dag_runs, cluster, job):
    cluster.on_run = lambda payload: refusal("org.cienrich.pipeline.config.ConfigurationException")
    assert dag_runs.run_one(job.dag_id, job.body("retries=2,")).state == "failed"
    assert len(cluster.runs) == 1
    assert cluster.jars == []


def test_failure_of_the_main_class_is_retried(dag_runs, cluster, job):
    job.writes_version()
    thrown = "java.net.ConnectException: storage.example.org"
    cluster.on_run = lambda payload: refusal(thrown) if len(cluster.runs) == 1 else None
    assert dag_runs.run_one(job.dag_id, job.body("retries=1,")).state == "success"
    assert len(cluster.runs) == 2


def test_failure_of_the_cluster_is_retried(dag_runs, cluster, job):
    job.writes_version()
    cluster.on_run = lambda payload: refusal("java.io.IOException", 500) if len(cluster.runs) == 1 else None
    assert dag_runs.run_one(job.dag_id, job.body("retries=1,")).state == "success"
    assert [run["jobId"] for run in cluster.runs] == [job.id(), job.id()]


@DEFERRED
def test_silence_of_the_job_manager_is_borne(dag_runs, cluster, job, more):
    job.writes_version()
    cluster.state_of_new_jobs = "RUNNING"
    answers = iter([None, None, (503, {}), (503, {}), (404, {"message": "of a proxy"})])

    def silent_for_a_while(job_id):
        answer = next(answers, None)
        if cluster.asked > 8:
            cluster.states[job_id] = "FINISHED"
        return answer

    cluster.on_ask = silent_for_a_while
    assert dag_runs.run_one(job.dag_id, job.body(more)).state == "success"
    assert len(cluster.runs) == 1


def test_submission_without_an_answer_is_not_repeated(dag_runs, cluster, job):
    job.writes_version()

    def take_and_be_silent(payload):
        cluster.states[payload["jobId"]] = "FINISHED"
        return 502, {}

    cluster.on_run = take_and_be_silent
    assert dag_runs.run_one(job.dag_id, job.body()).state == "success"
    assert len(cluster.runs) == 1


@DEFERRED
def test_retry_after_lost_contact_finds_the_job(dag_runs, cluster, job, more):
    job.writes_version()
    cluster.state_of_new_jobs = "RUNNING"

    def down_for_three_questions(job_id):
        if 3 <= cluster.asked <= 5:
            return 503, {}
        if cluster.asked > 5:
            cluster.states[job_id] = "FINISHED"
        return None

    cluster.on_ask = down_for_three_questions
    body = job.body("retries=3," + more).replace("lost_contact_timeout=5", "lost_contact_timeout=0")
    instance = dag_runs.run_one(job.dag_id, body)
    assert (instance.state, instance.tries) == ("success", 4)
    assert len(cluster.runs) == 1


def test_ended_task_cancels_the_job(dag_runs, cluster, job):
    cluster.state_of_new_jobs = "RUNNING"
    running = dag_runs.start(job.dag_id, job.body())
    wait_until(lambda: cluster.asked > 2)
    running.signal(signal.SIGTERM)
    wait_until(lambda: cluster.cancelled)
    running.wait()
    assert set(cluster.cancelled) == {job.id()}


def test_job_may_go_on_when_the_task_is_ended(dag_runs, cluster, job):
    cluster.state_of_new_jobs = "RUNNING"
    running = dag_runs.start(job.dag_id, job.body("cancel_on_kill=False,"))
    wait_until(lambda: cluster.asked > 2)
    running.signal(signal.SIGTERM)
    wait_until(lambda: "goes on" in running.log())
    running.signal(signal.SIGKILL)
    running.wait()
    assert cluster.cancelled == []


def test_refused_connection_is_lost_contact(cluster):
    from ci_enrich_airflow.hooks.flink import FlinkRestHook

    cluster.close()
    with pytest.raises(LostContactError, match="ConnectError"):
        FlinkRestHook().job_state("any")


def test_trigger_cancels_the_job_of_an_ended_task(dag_runs, cluster, job):
    from ci_enrich_airflow.triggers.flink import FlinkJobTrigger

    cluster.states[job.id()] = "RUNNING"
    asyncio.run(FlinkJobTrigger("flink_default", job.id(), 1, 5, cancel_on_kill=True).on_kill())
    assert cluster.cancelled == [job.id()]
    asyncio.run(FlinkJobTrigger("flink_default", "other", 1, 5, cancel_on_kill=False).on_kill())
    assert cluster.cancelled == [job.id()]


def after(cluster, questions, happens):
    def ask(job_id):
        if cluster.asked >= questions:
            happens()

    return ask
