"""Custom resources of the Flink Kubernetes operator for runs of ci-enrich. Knows nothing of Airflow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ci_enrich_airflow.command import job_id_of, run_key
from ci_enrich_airflow.flink import ENTRY_CLASS, RESTART_STRATEGY, JobState

GROUP = "flink.apache.org"
VERSION = "v1beta1"
JAR_URI = "local:///opt/flink/usrlib/ci-enrich-flink.jar"
RUN_LABEL = "ci-enrich/run"
DEFAULT_FLINK_CONFIGURATION = {
    "taskmanager.numberOfTaskSlots": "2",
    # Batch jobs have no checkpoints, and without one of these strategies the first failure ends them.
    **RESTART_STRATEGY,
}


def resource_name(run_id: str, generation: int) -> str:
    """Return the name of the resource of an attempt at a run: 42 characters, of 45 that may be."""
    return f"ci-enrich-{job_id_of(run_id, generation)}"


def flink_deployment(
    *,
    name: str,
    namespace: str,
    run_id: str,
    arguments: Sequence[str],
    image: str,
    flink_version: str = "v1_19",
    parallelism: int = 1,
    service_account: str = "flink",
    flink_configuration: Mapping[str, str] | None = None,
    job_manager: Mapping[str, Any] | None = None,
    task_manager: Mapping[str, Any] | None = None,
    pod_template: Mapping[str, Any] | None = None,
    jar_uri: str = JAR_URI,
) -> dict[str, Any]:
    """Return a ``FlinkDeployment`` in application mode: a cluster for this run alone."""
    spec: dict[str, Any] = {
        "image": image,
        "flinkVersion": flink_version,
        "serviceAccount": service_account,
        "flinkConfiguration": {**DEFAULT_FLINK_CONFIGURATION, **(flink_configuration or {})},
        "jobManager": dict(job_manager or _resources(cpu=1, memory="2048m")),
        "taskManager": dict(task_manager or _resources(cpu=2, memory="4096m")),
        "job": _job(arguments, parallelism, jar_uri),
    }
    if pod_template:
        spec["podTemplate"] = dict(pod_template)
    return _resource("FlinkDeployment", name, namespace, run_id, spec)


def flink_session_job(
    *,
    name: str,
    namespace: str,
    run_id: str,
    arguments: Sequence[str],
    deployment_name: str,
    jar_uri: str,
    parallelism: int = 1,
) -> dict[str, Any]:
    """Return a ``FlinkSessionJob`` for the session cluster ``deployment_name``."""
    spec = {"deploymentName": deployment_name, "job": _job(arguments, parallelism, jar_uri)}
    return _resource("FlinkSessionJob", name, namespace, run_id, spec)


def plural_of(resource: Mapping[str, Any]) -> str:
    """Return the name of the resource's kind in addresses of the API."""
    return str(resource["kind"]).lower() + "s"


def belongs_to(resource: Mapping[str, Any], run_id: str) -> bool:
    """Tell whether a resource was made for this run."""
    labels = resource.get("metadata", {}).get("labels") or {}
    return labels.get(RUN_LABEL) == run_key(run_id)


def state_of(resource: Mapping[str, Any]) -> tuple[JobState, str | None]:
    """Return the state of the resource's job, and the error that the operator reports if any."""
    status = resource.get("status") or {}
    error = status.get("error") or None
    state = JobState.of((status.get("jobStatus") or {}).get("state") or "")
    if state is JobState.ACTIVE:
        if error and "FinishedRunException" in error:
            return JobState.FINISHED, None
        if status.get("lifecycleState") == "FAILED":
            return JobState.FAILED, error
    return state, error


def _resource(kind: str, name: str, namespace: str, run_id: str, spec: dict[str, Any]) -> dict[str, Any]:
    return {
        "apiVersion": f"{GROUP}/{VERSION}",
        "kind": kind,
        "metadata": {"name": name, "namespace": namespace, "labels": {RUN_LABEL: run_key(run_id)}},
        "spec": spec,
    }


def _job(arguments: Sequence[str], parallelism: int, jar_uri: str) -> dict[str, Any]:
    return {
        "jarURI": jar_uri,
        "entryClass": ENTRY_CLASS,
        "args": list(arguments),
        "parallelism": parallelism,
        "upgradeMode": "stateless",
    }


def _resources(*, cpu: int, memory: str) -> dict[str, Any]:
    return {"resource": {"cpu": cpu, "memory": memory}}
