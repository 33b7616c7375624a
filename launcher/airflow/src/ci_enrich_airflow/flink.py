"""What ci-enrich says to Flink's REST API. Knows nothing of Airflow."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

ENTRY_CLASS = "org.cienrich.launcher.ClusterMain"
WRONG_USAGE = "org.cienrich.pipeline.config.ConfigurationException"
RUNNER_OPTIONS = {"runner": "FlinkRunner"}
RESTART_STRATEGY = {
    "restart-strategy.type": "exponential-delay",
    "restart-strategy.exponential-delay.initial-backoff": "2 s",
    "restart-strategy.exponential-delay.max-backoff": "30 s",
    "restart-strategy.exponential-delay.attempts-before-reset-backoff": "8",
}
"""Outlasts the loss of a TaskManager; batch jobs have no strategy of their own."""
SUBMIT_ONLY_OPTIONS = {**RUNNER_OPTIONS, "wait": False}


class JobState(Enum):
    """What a state of a Flink job means for the task that waits for it."""

    ACTIVE = "active"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELED = "canceled"

    @classmethod
    def of(cls, state: str) -> JobState:
        """Return the meaning of a state in Flink's words; states that do not end a job are active."""
        return {
            "FINISHED": cls.FINISHED,
            "FAILED": cls.FAILED,
            "CANCELED": cls.CANCELED,
        }.get(state.upper(), cls.ACTIVE)


class Refusal(Enum):
    """Why a cluster did not take a job."""

    DUPLICATE = "duplicate"
    """Somebody submitted a job of this id already."""
    FINISHED_RUN = "finished run"
    """The version of this run is finished: there is nothing to do."""
    PERMANENT = "permanent"
    """Trying again would give the same answer."""
    OTHER = "other"

    @classmethod
    def of(cls, status: int, text: str) -> Refusal:
        """Classify an HTTP status and the text of the answer."""
        if "FinishedRunException" in text:
            return cls.FINISHED_RUN
        if "DuplicateJobSubmissionException" in text:
            return cls.DUPLICATE
        # Flink answers 400 to whatever the main class throws, such as an output that is not reached.
        thrown = "ProgramInvocationException" in text
        if 400 <= status < 500 and (not thrown or WRONG_USAGE in text):
            return cls.PERMANENT
        return cls.OTHER


def run_payload(arguments: Sequence[str], job_id: str, parallelism: int | None = None) -> dict[str, Any]:
    """Return the body of ``POST /jars/:id/run``."""
    payload: dict[str, Any] = {
        "entryClass": ENTRY_CLASS,
        "programArgsList": list(arguments),
        "flinkConfiguration": RESTART_STRATEGY,
        "jobId": job_id,
    }
    if parallelism is not None:
        payload["parallelism"] = parallelism
    return payload
