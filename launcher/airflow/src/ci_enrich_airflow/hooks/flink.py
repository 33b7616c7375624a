"""Flink's REST API, as far as running a job needs it."""

from __future__ import annotations

import logging
import os
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import httpx
from asgiref.sync import sync_to_async

from ci_enrich_airflow.contact import LostContactError
from ci_enrich_airflow.flink import Refusal
from ci_enrich_airflow.version_compat import BaseHook

_HTTP_LOG = logging.getLogger("httpx")
if _HTTP_LOG.level == logging.NOTSET:
    _HTTP_LOG.setLevel(logging.WARNING)  # else each question for a state would be a line in the task's log

_OVERLOADED = (408, 429, 502, 503, 504)


class FlinkRefusedError(Exception):
    """The cluster understood a request and did not do it."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(f"Flink answered {status}: {text}")
        self.refusal = Refusal.of(status, text)


class FlinkRestHook(BaseHook):
    """Asks the JobManager of a session cluster.

    The connection has the address, and user and password where a proxy wants them. Its extra may
    hold ``headers`` (an object) and ``verify`` (false, or a file of certificates).

    Methods raise :class:`LostContactError` where asking again may help, and else
    :class:`FlinkRefusedError`.
    """

    conn_name_attr = "flink_conn_id"
    default_conn_name = "flink_default"
    conn_type = "flink_rest"
    hook_name = "Flink REST"

    def __init__(
        self, flink_conn_id: str = default_conn_name, timeout: float = 30, submit_timeout: float = 600
    ) -> None:
        super().__init__()
        self.flink_conn_id = flink_conn_id
        self.timeout = timeout
        self.submit_timeout = submit_timeout

    def get_conn(self) -> httpx.Client:
        """Return a client for the address of the connection."""
        return httpx.Client(**self._settings)

    def test_connection(self) -> tuple[bool, str]:
        """Ask the cluster for its version."""
        try:
            overview = self._ask("GET", "/overview")
        except (LostContactError, FlinkRefusedError) as failure:
            return False, str(failure)
        return True, f"Flink {overview.get('flink-version')}"

    def job_state(self, job_id: str) -> str | None:
        """Return the state of a job in Flink's words; None if the cluster does not know the job."""
        with self.get_conn() as client:
            try:
                response = client.get(f"/jobs/{job_id}")
            except httpx.TransportError as failure:
                raise _lost(failure) from failure
        return _state(response)

    async def job_state_async(self, job_id: str) -> str | None:
        """Do as :meth:`job_state`, without blocking."""
        settings = await sync_to_async(lambda: self._settings)()
        async with httpx.AsyncClient(**settings) as client:
            try:
                response = await client.get(f"/jobs/{job_id}")
            except httpx.TransportError as failure:
                raise _lost(failure) from failure
        return _state(response)

    def upload_jar(self, path: str) -> str:
        """Upload a jar and return its id.

        :raises OSError: if it cannot be read
        """
        with open(path, "rb") as jar:
            files = {"jarfile": (os.path.basename(path), jar, "application/x-java-archive")}
            answer = self._ask("POST", "/jars/upload", files=files, timeout=self.submit_timeout)
        return PurePosixPath(answer["filename"]).name

    def run_jar(self, jar_id: str, payload: dict[str, Any]) -> None:
        """Run the main class of a jar, which submits a job."""
        self._ask("POST", f"/jars/{jar_id}/run", json=payload, timeout=self.submit_timeout)

    def delete_jar(self, jar_id: str) -> None:
        """Delete an uploaded jar; jobs that came of it go on."""
        self._ask("DELETE", f"/jars/{jar_id}")

    def cancel_job(self, job_id: str) -> None:
        """Ask the cluster to cancel a job; it is canceled a little later."""
        self._ask("PATCH", f"/jobs/{job_id}", params={"mode": "cancel"})

    def job_url(self, job_id: str) -> str:
        """Return the address of a job in the web interface."""
        return f"{str(self._settings['base_url']).rstrip('/')}/#/job/{job_id}/overview"

    def _ask(self, method: str, path: str, **arguments: Any) -> dict[str, Any]:
        with self.get_conn() as client:
            try:
                response = client.request(method, path, **arguments)
            except httpx.TransportError as failure:
                raise _lost(failure) from failure
        return _body(response)

    @cached_property
    def _settings(self) -> dict[str, Any]:
        connection = self.get_connection(self.flink_conn_id)
        extra = connection.extra_dejson
        host = connection.host or ""
        if "://" not in host:
            scheme = connection.schema or (
                connection.conn_type if connection.conn_type in ("http", "https") else "http"
            )
            host = f"{scheme}://{host}"
        url = httpx.URL(host)
        if connection.port:
            url = url.copy_with(port=connection.port)
        return {
            "base_url": url,
            "auth": (connection.login, connection.password or "") if connection.login else None,
            "headers": extra.get("headers"),
            "verify": extra.get("verify", True),
            "timeout": self.timeout,
        }


def _lost(failure: httpx.TransportError) -> LostContactError:
    return LostContactError(f"{type(failure).__name__}: {failure}")


def _state(response: httpx.Response) -> str | None:
    if response.status_code == httpx.codes.NOT_FOUND:
        _errors(response)
        return None
    return str(_body(response)["state"])


def _body(response: httpx.Response) -> dict[str, Any]:
    if response.status_code in _OVERLOADED:
        raise LostContactError(f"Flink answered {response.status_code}")
    if response.is_success:
        return _json(response)
    raise FlinkRefusedError(response.status_code, _errors(response))


def _errors(response: httpx.Response) -> str:
    if response.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        return response.reason_phrase
    errors = _json(response).get("errors")
    if errors is None:
        raise LostContactError(f"an answer {response.status_code} that is not Flink's")
    return "\n".join(map(str, errors))


def _json(response: httpx.Response) -> dict[str, Any]:
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise LostContactError(f"an answer {response.status_code} that is not Flink's")
    return body
