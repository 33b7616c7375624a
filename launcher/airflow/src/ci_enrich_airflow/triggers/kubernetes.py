"""Waits for the job of a custom resource of the Flink Kubernetes operator."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from asgiref.sync import sync_to_async

from ci_enrich_airflow.contact import Contact, LostContactError
from ci_enrich_airflow.flink import JobState
from ci_enrich_airflow.hooks.kubernetes import FlinkResourceHook, KubernetesRefusedError
from ci_enrich_airflow.kubernetes import state_of
from ci_enrich_airflow.version_compat import BaseTrigger, TriggerEvent


class FlinkResourceTrigger(BaseTrigger):
    """Fires when the job of a resource has ended.

    The event has the ``name`` of the resource and either ``state`` and ``error``, of which a state
    None says that the resource is gone, or ``lost``, which says why the state could not be told.

    :param hook: keyword arguments of :class:`FlinkResourceHook`
    """

    def __init__(
        self,
        hook: dict[str, Any],
        plural: str,
        namespace: str,
        name: str,
        poll_interval: float,
        lost_contact_timeout: float,
        cancel_on_kill: bool,
    ) -> None:
        super().__init__()
        self.hook = hook
        self.plural = plural
        self.namespace = namespace
        self.name = name
        self.poll_interval = poll_interval
        self.lost_contact_timeout = lost_contact_timeout
        self.cancel_on_kill = cancel_on_kill

    def serialize(self) -> tuple[str, dict[str, Any]]:
        return (
            f"{type(self).__module__}.{type(self).__qualname__}",
            {
                "hook": self.hook,
                "plural": self.plural,
                "namespace": self.namespace,
                "name": self.name,
                "poll_interval": self.poll_interval,
                "lost_contact_timeout": self.lost_contact_timeout,
                "cancel_on_kill": self.cancel_on_kill,
            },
        )

    async def run(self) -> AsyncIterator[TriggerEvent]:
        hook = FlinkResourceHook(**self.hook)
        find = sync_to_async(lambda: hook.find(self.plural, self.namespace, self.name))
        contact = Contact(self.lost_contact_timeout, self.poll_interval)
        event: dict[str, Any] = {"name": self.name}
        try:
            while (resource := await contact.keep_async(find)) is not None:
                state, error = state_of(resource)
                if state is not JobState.ACTIVE:
                    event.update(state=state.value, error=error)
                    break
                await asyncio.sleep(self.poll_interval)
            else:
                event.update(state=None, error=None)
        except (LostContactError, KubernetesRefusedError) as failure:
            event["lost"] = str(failure)
        yield TriggerEvent(event)

    async def on_kill(self) -> None:
        """Delete the resource of a deferred task that a user ended; Airflow calls this from 3.3 on."""
        if self.cancel_on_kill:
            delete = sync_to_async(FlinkResourceHook(**self.hook).delete)
            await delete(self.plural, self.namespace, self.name)
