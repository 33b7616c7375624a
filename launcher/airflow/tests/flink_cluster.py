"""A session cluster of Flink as its REST API shows it, without Flink."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from http_server import Answer, JsonServer


class SessionCluster:
    """Takes jars and jobs and remembers what it was asked.

    ``states`` has the states of known jobs. ``on_run`` and ``on_ask`` see each submission and each
    question for a job, and answer in the cluster's stead where they return something.
    """

    def __init__(self) -> None:
        self.states: dict[str, str] = {}
        self.runs: list[dict[str, Any]] = []
        self.jars: list[str] = []
        self.uploads: list[bytes] = []
        self.cancelled: list[str] = []
        self.asked = 0
        self.state_of_new_jobs = "FINISHED"
        self.on_run: Callable[[dict[str, Any]], Answer | None] = lambda payload: None
        self.on_ask: Callable[[str], Answer | None] = lambda job_id: None
        self._server = JsonServer(self._answer)
        self.url = self._server.url
        self.close = self._server.close

    def _answer(self, method: str, path: str, body: bytes) -> Answer:
        parts = path.partition("?")[0].split("/")[1:]
        if parts[0] == "jobs":
            return self._job(parts[1]) if method == "GET" else self._cancel(parts[1])
        if parts == ["jars", "upload"]:
            return self._upload(body)
        return self._run(parts[1], json.loads(body)) if method == "POST" else self._delete(parts[1])

    def _job(self, job_id: str) -> Answer:
        self.asked += 1
        answer = self.on_ask(job_id)
        if answer is not None:
            return answer
        if job_id not in self.states:
            return 404, {
                "errors": [f"org.apache.flink.runtime.rest.NotFoundException: Job {job_id} not found"]
            }
        return 200, {"jid": job_id, "state": self.states[job_id]}

    def _cancel(self, job_id: str) -> Answer:
        self.cancelled.append(job_id)
        self.states[job_id] = "CANCELED"
        return 202, {}

    def _upload(self, body: bytes) -> Answer:
        jar = f"{len(self.uploads)}_ci-enrich-flink.jar"
        self.uploads.append(body)
        self.jars.append(jar)
        return 200, {"filename": f"/flink-web-upload/{jar}", "status": "success"}

    def _delete(self, jar: str) -> Answer:
        self.jars.remove(jar)
        return 200, {}

    def _run(self, jar: str, payload: dict[str, Any]) -> Answer:
        if jar not in self.jars:
            return 404, {"errors": [f"Jar file {jar} does not exist"]}
        self.runs.append(payload)
        answer = self.on_run(payload)
        if answer is not None:
            return answer
        if payload["jobId"] in self.states:
            return refusal("org.apache.flink.runtime.client.DuplicateJobSubmissionException: Job exists")
        self.states[payload["jobId"]] = self.state_of_new_jobs
        return 200, {"jobid": payload["jobId"]}


def refusal(cause: str, status: int = 400) -> Answer:
    """Return the answer of a cluster whose main class threw something."""
    wrapper = "org.apache.flink.runtime.rest.handler.RestHandlerException: Could not execute application."
    program = "org.apache.flink.client.program.ProgramInvocationException: The main method caused an error"
    return status, {"errors": [f"{wrapper}\n\tat org.apache...\nCaused by: {program}: {cause}"]}
