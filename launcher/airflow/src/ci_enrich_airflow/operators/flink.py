"""Runs ci-enrich on a Flink session cluster."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from ci_enrich_airflow.command import job_id_of
from ci_enrich_airflow.contact import Contact, LostContactError
from ci_enrich_airflow.flink import SUBMIT_ONLY_OPTIONS, JobState, Refusal, run_payload
from ci_enrich_airflow.hooks.flink import FlinkRefusedError, FlinkRestHook
from ci_enrich_airflow.links import FLINK_JOB_URL, FlinkJobLink
from ci_enrich_airflow.operators.base import CiEnrichBaseOperator
from ci_enrich_airflow.triggers.flink import FlinkJobTrigger
from ci_enrich_airflow.version_compat import AirflowException, AirflowFailException, conf


class CiEnrichFlinkOperator(CiEnrichBaseOperator):
    """Submits ``ci-enrich-flink.jar`` by Flink's REST API and waits for the job.

    The id of the job follows from that of the run, so a job is never submitted twice: a retry
    waits for the job of the try before, and submits another only where that one failed.

    :param jar: path of the jar on Airflow's workers, which is uploaded (templated)
    :param jar_id: instead of ``jar``, the id of a jar that the cluster has (templated)
    :param parallelism: of the job; the cluster's default if None
    :param flink_conn_id: the connection with the address of the JobManager
    :param poll_interval: seconds between questions for the state of the job
    :param lost_contact_timeout: seconds for which the JobManager may not answer
    :param deferrable: whether to wait in the triggerer
    :param deferral_timeout: for how long, if not for ever; the job goes on
    :param cancel_on_kill: whether the job is canceled when the task is ended
    """

    template_fields: Sequence[str] = (*CiEnrichBaseOperator.template_fields, "jar", "jar_id")
    operator_extra_links = (FlinkJobLink(),)

    def __init__(
        self,
        *,
        jar: str | None = None,
        jar_id: str | None = None,
        parallelism: int | None = None,
        flink_conn_id: str = FlinkRestHook.default_conn_name,
        poll_interval: float = 10,
        lost_contact_timeout: float = 600,
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        deferral_timeout: timedelta | None = None,
        cancel_on_kill: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.jar = jar
        self.jar_id = jar_id
        self.parallelism = parallelism
        self.flink_conn_id = flink_conn_id
        self.poll_interval = poll_interval
        self.lost_contact_timeout = lost_contact_timeout
        self.deferrable = deferrable
        self.deferral_timeout = deferral_timeout
        self.cancel_on_kill = cancel_on_kill
        self._job_id: str | None = None

    def execute(self, context: Mapping[str, Any]) -> dict[str, Any] | None:
        if bool(self.jar) == bool(self.jar_id):
            raise AirflowFailException("exactly one of jar and jar_id must be given")
        run_id = self.run_id_in(context)
        arguments = self.arguments_for(run_id, SUBMIT_ONLY_OPTIONS)
        hook = FlinkRestHook(self.flink_conn_id)
        contact = Contact(self.lost_contact_timeout, self.poll_interval)
        job_id, state = self._find_or_submit(hook, contact, run_id, arguments)
        if job_id is None:
            self.log.info("Run %s is finished already", run_id)
            return self.conclude(context, run_id)
        context["ti"].xcom_push(key=FLINK_JOB_URL, value=hook.job_url(job_id))
        self._job_id = job_id
        if state is JobState.ACTIVE and self.deferrable:
            self.defer(
                trigger=FlinkJobTrigger(
                    self.flink_conn_id,
                    job_id,
                    self.poll_interval,
                    self.lost_contact_timeout,
                    self.cancel_on_kill,
                ),
                method_name="execute_complete",
                timeout=self.deferral_timeout,
            )
        if state is JobState.ACTIVE:
            state = self._wait(hook, contact, job_id)
        return self._conclude_job(context, run_id, job_id, state)

    def execute_complete(self, context: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
        """Go on after the trigger has fired."""
        if "lost" in event:
            raise AirflowException(f"Flink job {event['job_id']}: {event['lost']}")
        state = None if event["state"] is None else JobState.of(event["state"])
        return self._conclude_job(context, self.run_id_in(context), event["job_id"], state)

    def on_kill(self) -> None:
        super().on_kill()
        if self._job_id is None:
            return
        if not self.cancel_on_kill:
            self.log.info("Flink job %s goes on", self._job_id)
        else:
            self.log.info("Canceling Flink job %s", self._job_id)
            try:
                FlinkRestHook(self.flink_conn_id).cancel_job(self._job_id)
            except (LostContactError, FlinkRefusedError) as failure:
                self.log.warning("Flink job %s may not be canceled: %s", self._job_id, failure)

    def _find_or_submit(
        self, hook: FlinkRestHook, contact: Contact, run_id: str, arguments: Sequence[str]
    ) -> tuple[str | None, JobState]:
        """Return the job that makes this run and its state; no job if the run is finished."""
        for generation in itertools.count(1):
            self.stop_if_ended()
            job_id = job_id_of(run_id, generation)
            state = self._state(hook, contact, job_id)
            if state is None:
                self._job_id = job_id
                refusal = contact.keep(
                    lambda job=job_id: self._submit(hook, run_payload(arguments, job, self.parallelism))
                )
                if refusal is Refusal.FINISHED_RUN:
                    return None, JobState.FINISHED
                if refusal is None:
                    self.stop_if_ended(has_started=True)
                    self.log.info("Submitted Flink job %s of run %s", job_id, run_id)
                    return job_id, JobState.ACTIVE
                state = self._state(hook, contact, job_id)
            if state is JobState.ACTIVE:
                self.log.info("Flink job %s of run %s is running already", job_id, run_id)
                return job_id, state
            if state is JobState.FINISHED and not self.has_failed_version(run_id):
                return job_id, state
            self.log.info("Flink job %s of run %s is over: %s", job_id, run_id, state)
        raise AssertionError("unreachable")

    def _submit(self, hook: FlinkRestHook, payload: dict[str, Any]) -> Refusal | None:
        """Submit a job; return why it was not taken, if that is no failure."""
        try:
            state = hook.job_state(payload["jobId"])
            if state is not None:  # contact was lost after the cluster had taken it
                return Refusal.DUPLICATE
            jar_id = self.jar_id or hook.upload_jar(str(self.jar))
            try:
                hook.run_jar(jar_id, payload)
            finally:
                if not self.jar_id:
                    self._delete(hook, jar_id)
        except FlinkRefusedError as refused:
            if refused.refusal in (Refusal.DUPLICATE, Refusal.FINISHED_RUN):
                return refused.refusal
            raise _failure(refused) from refused
        except OSError as unreadable:
            raise AirflowFailException(f"jar: {unreadable}") from unreadable
        return None

    def _delete(self, hook: FlinkRestHook, jar_id: str) -> None:
        try:
            hook.delete_jar(jar_id)
        except (LostContactError, FlinkRefusedError) as failure:
            self.log.warning("Uploaded jar %s stays on the cluster: %s", jar_id, failure)

    def _wait(self, hook: FlinkRestHook, contact: Contact, job_id: str) -> JobState | None:
        while (state := self._state(hook, contact, job_id)) is JobState.ACTIVE:
            time.sleep(self.poll_interval)
        return state

    @staticmethod
    def _state(hook: FlinkRestHook, contact: Contact, job_id: str) -> JobState | None:
        try:
            state = contact.keep(lambda: hook.job_state(job_id))
        except FlinkRefusedError as refused:
            raise _failure(refused) from refused
        return None if state is None else JobState.of(state)

    def _conclude_job(
        self, context: Mapping[str, Any], run_id: str, job_id: str, state: JobState | None
    ) -> dict[str, Any]:
        if state is JobState.FINISHED:
            return self.conclude(context, run_id)
        raise AirflowException(
            f"Flink job {job_id} of run {run_id} "
            + ("is not known to the cluster any more" if state is None else f"is {state.value}")
        )


def _failure(refused: FlinkRefusedError) -> Exception:
    permanent = refused.refusal is Refusal.PERMANENT
    return (AirflowFailException if permanent else AirflowException)(str(refused))
