"""Custom resources that real Airflow makes, waits for and deletes."""

from __future__ import annotations

import asyncio
import json
import signal

import pytest
from kubernetes_api import FlinkOperatorApi
from programs import wait_until
from runs import Run

from ci_enrich_airflow.kubernetes import RUN_LABEL, resource_name


@pytest.fixture
def api(monkeypatch):
    api = FlinkOperatorApi()
    connection = {"conn_type": "kubernetes", "extra": {"kube_config": json.dumps(api.kubeconfig())}}
    monkeypatch.setenv("AIRFLOW_CONN_KUBERNETES_DEFAULT", json.dumps(connection))
    yield api
    api.close()


@pytest.fixture
def run(tmp_path, request):
    return Run(tmp_path, request.node.name.removeprefix("test_").split("[")[0])


def task(run, more="", where='image="registry.example.org/ci-enrich:1",'):
    return f"""
        CiEnrichFlinkKubernetesOperator(
            task_id="enrich",
            {where}
            namespace="enrich",
            options={{"output": {str(run.output)!r}, "input": "{{{{ ds }}}}.csv"}},
            parallelism=4,
            poll_interval=0.05,
            lost_contact_timeout=5,
            retry_delay=timedelta(0),
            {more}
        )
        """


DEFERRED = pytest.mark.parametrize("more", ["", "deferrable=True,"], ids=["on worker", "deferred"])


@DEFERRED
def test_deployment_is_made_and_deleted_when_it_has_finished(dag_runs, api, run, more):
    run.writes_version()
    more += 'flink_configuration={"taskmanager.numberOfTaskSlots": "8"},'
    instance = dag_runs.run_one(run.dag_id, task(run, more))
    assert (instance.state, instance.returned["run_id"]) == ("success", run.run_id)
    (created,) = api.created
    name = resource_name(run.run_id, 1)
    assert (created["apiVersion"], created["kind"]) == ("flink.apache.org/v1beta1", "FlinkDeployment")
    assert created["metadata"]["name"] == name
    assert len(name) <= 45
    assert created["spec"]["flinkConfiguration"]["taskmanager.numberOfTaskSlots"] == "8"
    assert created["spec"]["flinkConfiguration"]["restart-strategy.type"] == "exponential-delay"
    assert created["spec"]["job"] == {
        "jarURI": "local:///opt/flink/usrlib/ci-enrich-flink.jar",
        "entryClass": "org.cienrich.launcher.ClusterMain",
        "args": [
            "run",
            "--runner=FlinkRunner",
            f"--runId={run.run_id}",
            f"--output={run.output}",
            "--input=2026-01-02.csv",
        ],
        "parallelism": 4,
        "upgradeMode": "stateless",
    }
    assert api.deleted == [name]


def test_session_job_only_submits(dag_runs, api, run):
    run.writes_version()
    where = 'deployment_name="session", jar_uri="https://example.org/ci-enrich-flink.jar",'
    assert dag_runs.run_one(run.dag_id, task(run, "", where)).state == "success"
    (created,) = api.created
    assert created["kind"] == "FlinkSessionJob"
    assert created["spec"]["deploymentName"] == "session"
    assert created["spec"]["job"]["args"][:3] == ["run", "--runner=FlinkRunner", "--wait=false"]
    assert api.deleted == [resource_name(run.run_id, 1)]


@DEFERRED
def test_resource_of_an_earlier_try_is_adopted(dag_runs, api, run, more):
    run.writes_version()
    status = {"jobStatus": {"state": "RUNNING"}}
    add(api, run, status)
    api.on_request = lambda method: (api.asked >= 4 and status["jobStatus"].update(state="FINISHED")) or None
    assert dag_runs.run_one(run.dag_id, task(run, more)).state == "success"
    assert api.created == []


def test_resource_made_meanwhile_is_adopted(dag_runs, api, run):
    run.writes_version()

    def add_before_it_is_made(method):
        if method == "POST":
            add(api, run, {"jobStatus": {"state": "FINISHED"}})

    api.on_request = add_before_it_is_made
    assert dag_runs.run_one(run.dag_id, task(run)).state == "success"
    assert api.created == []


def test_resource_of_another_run_is_left_alone(dag_runs, api, run):
    add(api, run, {"jobStatus": {"state": "RUNNING"}})["metadata"]["labels"][RUN_LABEL] = "another"
    assert dag_runs.run_one(run.dag_id, task(run, "retries=1,")).state == "failed"
    assert api.deleted == []


@DEFERRED
@pytest.mark.parametrize(
    "status",
    [
        {"jobStatus": {"state": "FAILED"}, "error": "a job that failed"},
        {"jobManagerDeploymentStatus": "ERROR", "lifecycleState": "FAILED", "error": "no such image"},
    ],
    ids=["job", "cluster"],
)
def test_retry_leaves_what_failed_and_makes_another(dag_runs, api, run, more, status):
    run.writes_version()
    api.status_of_new = status
    api.on_request = lambda method: (
        setattr(api, "status_of_new", {"jobStatus": {"state": "FINISHED"}})
        if method == "POST" and api.created
        else None
    )
    instance = dag_runs.run_one(run.dag_id, task(run, "retries=1," + more))
    assert (instance.state, instance.tries) == ("success", 2)
    names = [resource_name(run.run_id, generation) for generation in (1, 2)]
    assert [created["metadata"]["name"] for created in api.created] == names
    assert api.deleted == names[1:]


def test_finished_run_succeeds_whatever_the_operator_says_of_it(dag_runs, api, run):
    run.writes_version()
    api.status_of_new = {"error": "... org.cienrich.launcher.FinishedRunException: version 1 ..."}
    assert dag_runs.run_one(run.dag_id, task(run)).state == "success"


@DEFERRED
def test_silence_of_the_api_server_is_borne(dag_runs, api, run, more):
    run.writes_version()
    silence = iter([None, None, (503, {}), (500, {}), (429, {})])
    api.on_request = lambda method: next(silence, None)
    assert dag_runs.run_one(run.dag_id, task(run, more)).state == "success"
    assert len(api.created) == 1


def test_forbidden_is_not_retried(dag_runs, api, run):
    api.on_request = lambda method: (403, {"kind": "Status", "reason": "Forbidden"})
    instance = dag_runs.run_one(run.dag_id, task(run, "retries=2,"))
    assert (instance.state, instance.tries) == ("failed", 1)


def test_ended_task_deletes_the_resource(dag_runs, api, run):
    api.status_of_new = {"jobStatus": {"state": "RUNNING"}}
    running = dag_runs.start(run.dag_id, task(run))
    wait_until(lambda: api.asked > 2)
    running.signal(signal.SIGTERM)
    wait_until(lambda: api.deleted)
    running.wait()
    assert api.deleted == [resource_name(run.run_id, 1)]


def test_trigger_deletes_the_resource_of_an_ended_task(dag_runs, api, run):
    from ci_enrich_airflow.triggers.kubernetes import FlinkResourceTrigger

    add(api, run, {})
    name = resource_name(run.run_id, 1)
    hook = {"conn_id": "kubernetes_default"}
    trigger = FlinkResourceTrigger(hook, "flinkdeployments", "enrich", name, 1, 5, cancel_on_kill=True)
    asyncio.run(trigger.on_kill())
    assert api.deleted == [name]


def add(api, run, status):
    from ci_enrich_airflow.kubernetes import flink_deployment

    name = resource_name(run.run_id, 1)
    made = flink_deployment(name=name, namespace="enrich", run_id=run.run_id, arguments=[], image="image")
    api.resources["flinkdeployments", "enrich", name] = {**made, "status": status}
    return made
