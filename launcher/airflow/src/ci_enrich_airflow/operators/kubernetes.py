"""Runs ci-enrich on Kubernetes by resources of the Flink Kubernetes operator."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from ci_enrich_airflow.contact import Contact, LostContactError
from ci_enrich_airflow.flink import RUNNER_OPTIONS, SUBMIT_ONLY_OPTIONS, JobState
from ci_enrich_airflow.hooks.kubernetes import FlinkResourceHook, KubernetesRefusedError
from ci_enrich_airflow.kubernetes import (
    JAR_URI,
    belongs_to,
    flink_deployment,
    flink_session_job,
    resource_name,
    state_of,
)
from ci_enrich_airflow.operators.base import CiEnrichBaseOperator
from ci_enrich_airflow.triggers.kubernetes import FlinkResourceTrigger
from ci_enrich_airflow.version_compat import AirflowException, AirflowFailException, conf


class CiEnrichFlinkKubernetesOperator(CiEnrichBaseOperator):
    """Makes a ``FlinkDeployment`` or ``FlinkSessionJob`` for the run and waits for its job.

    The name of the resource follows from the id of the run, so there is never a second one: a retry
    waits for the resource of the try before, and makes another only where that one failed.

    :param image: of a cluster for this run alone, with the jar (templated)
    :param deployment_name: instead of ``image``, the ``FlinkDeployment`` of a session cluster (templated)
    :param jar_uri: where the cluster finds ``ci-enrich-flink.jar`` (templated)
    :param namespace: of the resource (templated)
    :param parallelism: of the job
    :param flink_version: of the image, in words of the operator
    :param service_account: of the cluster's pods
    :param flink_configuration: added to that of the cluster (templated)
    :param job_manager: ``spec.jobManager`` of the resource (templated)
    :param task_manager: ``spec.taskManager`` of the resource (templated)
    :param pod_template: ``spec.podTemplate`` of the resource, for volumes and secrets (templated)
    :param kubernetes_conn_id: the connection of the cncf.kubernetes provider
    :param in_cluster: whether to use the service account of the worker's pod
    :param config_file: a kubeconfig on the worker
    :param cluster_context: the context in the kubeconfig
    :param poll_interval: seconds between questions for the state of the job
    :param lost_contact_timeout: seconds for which the API server may not answer
    :param deferrable: whether to wait in the triggerer
    :param deferral_timeout: for how long, if not for ever; the job goes on
    :param cancel_on_kill: whether the resource is deleted when the task is ended
    :param delete_finished: whether the resource is deleted, and so its cluster, when the job has
        finished well; those that failed stay to be looked at
    """

    template_fields: Sequence[str] = (
        *CiEnrichBaseOperator.template_fields,
        "image",
        "deployment_name",
        "jar_uri",
        "namespace",
        "flink_configuration",
        "job_manager",
        "task_manager",
        "pod_template",
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {
        **CiEnrichBaseOperator.template_fields_renderers,
        "flink_configuration": "json",
        "job_manager": "json",
        "task_manager": "json",
        "pod_template": "json",
    }

    def __init__(
        self,
        *,
        image: str | None = None,
        deployment_name: str | None = None,
        jar_uri: str = JAR_URI,
        namespace: str = "default",
        parallelism: int = 1,
        flink_version: str = "v1_19",
        service_account: str = "flink",
        flink_configuration: Mapping[str, str] | None = None,
        job_manager: Mapping[str, Any] | None = None,
        task_manager: Mapping[str, Any] | None = None,
        pod_template: Mapping[str, Any] | None = None,
        kubernetes_conn_id: str | None = FlinkResourceHook.default_conn_name,
        in_cluster: bool | None = None,
        config_file: str | None = None,
        cluster_context: str | None = None,
        poll_interval: float = 10,
        lost_contact_timeout: float = 600,
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        deferral_timeout: timedelta | None = None,
        cancel_on_kill: bool = True,
        delete_finished: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.image = image
        self.deployment_name = deployment_name
        self.jar_uri = jar_uri
        self.namespace = namespace
        self.parallelism = parallelism
        self.flink_version = flink_version
        self.service_account = service_account
        self.flink_configuration = flink_configuration
        self.job_manager = job_manager
        self.task_manager = task_manager
        self.pod_template = pod_template
        self.kubernetes_conn_id = kubernetes_conn_id
        self.in_cluster = in_cluster
        self.config_file = config_file
        self.cluster_context = cluster_context
        self.poll_interval = poll_interval
        self.lost_contact_timeout = lost_contact_timeout
        self.deferrable = deferrable
        self.deferral_timeout = deferral_timeout
        self.cancel_on_kill = cancel_on_kill
        self.delete_finished = delete_finished
        self._name: str | None = None

    def execute(self, context: Mapping[str, Any]) -> dict[str, Any] | None:
        if bool(self.image) == bool(self.deployment_name):
            raise AirflowFailException("exactly one of image and deployment_name must be given")
        run_id = self.run_id_in(context)
        hook = FlinkResourceHook(**self._hook_arguments())
        contact = Contact(self.lost_contact_timeout, self.poll_interval)
        try:
            self._name, state, error = self._find_or_create(hook, contact, run_id)
            if state is JobState.ACTIVE and self.deferrable:
                self.defer(
                    trigger=FlinkResourceTrigger(
                        self._hook_arguments(),
                        self._plural,
                        self.namespace,
                        self._name,
                        self.poll_interval,
                        self.lost_contact_timeout,
                        self.cancel_on_kill,
                    ),
                    method_name="execute_complete",
                    timeout=self.deferral_timeout,
                )
            if state is JobState.ACTIVE:
                state, error = self._wait(hook, contact, self._name)
        except KubernetesRefusedError as refused:
            raise AirflowFailException(str(refused)) from refused
        return self._conclude_resource(context, run_id, self._name, state, error)

    def execute_complete(self, context: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
        """Go on after the trigger has fired."""
        if "lost" in event:
            raise AirflowException(f"{event['name']}: {event['lost']}")
        state = None if event["state"] is None else JobState(event["state"])
        return self._conclude_resource(context, self.run_id_in(context), event["name"], state, event["error"])

    def on_kill(self) -> None:
        super().on_kill()
        if self.cancel_on_kill and self._name is not None:
            self._delete(self._name)

    @property
    def _plural(self) -> str:
        return "flinkdeployments" if self.image else "flinksessionjobs"

    def _hook_arguments(self) -> dict[str, Any]:
        return {
            "conn_id": self.kubernetes_conn_id,
            "in_cluster": self.in_cluster,
            "config_file": self.config_file,
            "cluster_context": self.cluster_context,
        }

    def _resource(self, run_id: str, name: str) -> dict[str, Any]:
        common: dict[str, Any] = {
            "name": name,
            "namespace": self.namespace,
            "run_id": run_id,
            "parallelism": self.parallelism,
            "jar_uri": self.jar_uri,
        }
        if self.deployment_name:
            return flink_session_job(
                **common,
                arguments=self.arguments_for(run_id, SUBMIT_ONLY_OPTIONS),
                deployment_name=self.deployment_name,
            )
        return flink_deployment(
            **common,
            arguments=self.arguments_for(run_id, RUNNER_OPTIONS),
            image=str(self.image),
            flink_version=self.flink_version,
            service_account=self.service_account,
            flink_configuration=self.flink_configuration,
            job_manager=self.job_manager,
            task_manager=self.task_manager,
            pod_template=self.pod_template,
        )

    def _find_or_create(
        self, hook: FlinkResourceHook, contact: Contact, run_id: str
    ) -> tuple[str, JobState | None, str | None]:
        for generation in itertools.count(1):
            self.stop_if_ended()
            name = resource_name(run_id, generation)
            resource = self._resource(run_id, name)
            existing = contact.keep(lambda name=name: hook.find(self._plural, self.namespace, name))
            if existing is None:
                self._name = name
                if contact.keep(lambda resource=resource: hook.create(resource)):
                    self.stop_if_ended(has_started=True)
                    self.log.info("Created %s %s for run %s", resource["kind"], name, run_id)
                    return name, JobState.ACTIVE, None
                existing = contact.keep(lambda name=name: hook.find(self._plural, self.namespace, name))
                if existing is None:
                    raise AirflowException(f"{name} was there and is gone: somebody deletes it")
            if not belongs_to(existing, run_id):
                raise AirflowFailException(f"{resource['kind']} {name} is there, but not for run {run_id}")
            state, error = state_of(existing)
            if state is JobState.ACTIVE:
                self.log.info("%s %s of run %s is there already", resource["kind"], name, run_id)
                return name, state, error
            if state is JobState.FINISHED and not self.has_failed_version(run_id):
                return name, state, error
            self.log.info("%s %s of run %s is over: %s", resource["kind"], name, run_id, state)
        raise AssertionError("unreachable")

    def _wait(
        self, hook: FlinkResourceHook, contact: Contact, name: str
    ) -> tuple[JobState | None, str | None]:
        told: str | None = None
        while (resource := contact.keep(lambda: hook.find(self._plural, self.namespace, name))) is not None:
            state, error = state_of(resource)
            if state is not JobState.ACTIVE:
                return state, error
            if error and error != told:
                self.log.warning("%s: %s", name, error)
                told = error
            time.sleep(self.poll_interval)
        return None, None

    def _conclude_resource(
        self, context: Mapping[str, Any], run_id: str, name: str, state: JobState | None, error: str | None
    ) -> dict[str, Any]:
        if state is not JobState.FINISHED:
            how = "is gone" if state is None else f"has a job that is {state.value}"
            raise AirflowException(f"{name} of run {run_id} {how}{': ' + error if error else ''}")
        summary = self.conclude(context, run_id)
        if self.delete_finished:
            self._delete(name)
        return summary

    def _delete(self, name: str) -> None:
        self.log.info("Deleting %s %s", self._plural, name)
        try:
            FlinkResourceHook(**self._hook_arguments()).delete(self._plural, self.namespace, name)
        except (LostContactError, KubernetesRefusedError) as failure:
            self.log.warning("%s may not be deleted: %s", name, failure)
