"""Waits for a job of a Flink session cluster."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from asgiref.sync import sync_to_async

from ci_enrich_airflow.contact import Contact, LostContactError
from ci_enrich_airflow.flink import JobState
from ci_enrich_airflow.hooks.flink import FlinkRefusedError, FlinkRestHook
from ci_enrich_airflow.version_compat import BaseTrigger, TriggerEvent


class FlinkJobTrigger(BaseTrigger):
    """Fires when a job has ended.

    The event has ``job_id`` and either ``state``, of which None says that the cluster does not know
    the job, or ``lost``, which says why the state could not be told.
    """

    def __init__(
        self,
        flink_conn_id: str,
        job_id: str,
        poll_interval: float,
        lost_contact_timeout: float,
        cancel_on_kill: bool,
    ) -> None:
        super().__init__()
        self.flink_conn_id = flink_conn_id
        self.job_id = job_id
        self.poll_interval = poll_interval
        self.lost_contact_timeout = lost_contact_timeout
        self.cancel_on_kill = cancel_on_kill

    def serialize(self) -> tuple[str, dict[str, Any]]:
        return (
            f"{type(self).__module__}.{type(self).__qualname__}",
            {
                "flink_conn_id": self.flink_conn_id,
                "job_id": self.job_id,
                "poll_interval": self.poll_interval,
                "lost_contact_timeout": self.lost_contact_timeout,
                "cancel_on_kill": self.cancel_on_kill,
            },
        )

    async def run(self) -> AsyncIterator[TriggerEvent]:
        hook = FlinkRestHook(self.flink_conn_id)
        contact = Contact(self.lost_contact_timeout, self.poll_interval)
        try:
            while True:
                state = await contact.keep_async(lambda: hook.job_state_async(self.job_id))
                if state is None or JobState.of(state) is not JobState.ACTIVE:
                    break
                await asyncio.sleep(self.poll_interval)
        except (LostContactError, FlinkRefusedError) as failure:
            yield TriggerEvent({"job_id": self.job_id, "lost": str(failure)})
        else:
            yield TriggerEvent({"job_id": self.job_id, "state": state})

    async def on_kill(self) -> None:
        """Cancel the job of a deferred task that a user ended; Airflow calls this from 3.3 on."""
        if self.cancel_on_kill:
            await sync_to_async(FlinkRestHook(self.flink_conn_id).cancel_job)(self.job_id)
