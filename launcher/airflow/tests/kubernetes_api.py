"""The API server of Kubernetes with Flink's operator, as far as custom resources show it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from http_server import Answer, JsonServer

_PREFIX = ["apis", "flink.apache.org", "v1beta1", "namespaces"]


class FlinkOperatorApi:
    """Keeps resources by kind, namespace and name; each new one gets ``status_of_new``.

    ``on_request`` sees each request, and answers in the server's stead where it returns something.
    """

    def __init__(self) -> None:
        self.resources: dict[tuple[str, str, str], dict[str, Any]] = {}
        self.created: list[dict[str, Any]] = []
        self.deleted: list[str] = []
        self.asked = 0
        self.status_of_new: dict[str, Any] = {"jobStatus": {"state": "FINISHED"}}
        self.on_request: Callable[[str], Answer | None] = lambda method: None
        self._server = JsonServer(self._answer)
        self.close = self._server.close

    def kubeconfig(self) -> dict[str, Any]:
        return {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "here",
            "clusters": [{"name": "here", "cluster": {"server": self._server.url}}],
            "users": [{"name": "me", "user": {}}],
            "contexts": [{"name": "here", "context": {"cluster": "here", "user": "me"}}],
        }

    def _answer(self, method: str, path: str, body: bytes) -> Answer:
        self.asked += method == "GET"
        answer = self.on_request(method)
        if answer is not None:
            return answer
        parts = path.partition("?")[0].split("/")[1:]
        assert parts[:4] == _PREFIX, path
        namespace, plural, *name = parts[4:]
        if method == "POST":
            return self._create(plural, namespace, json.loads(body))
        resource = self.resources.get((plural, namespace, name[0]))
        if resource is None:
            return _status(404, "NotFound", {"name": name[0]})
        if method == "DELETE":
            del self.resources[plural, namespace, name[0]]
            self.deleted.append(name[0])
        return 200, resource

    def _create(self, plural: str, namespace: str, resource: dict[str, Any]) -> Answer:
        name = resource["metadata"]["name"]
        if (plural, namespace, name) in self.resources:
            return _status(409, "AlreadyExists", {"name": name})
        self.created.append(resource)
        self.resources[plural, namespace, name] = {**resource, "status": self.status_of_new}
        return 201, resource


def _status(code: int, reason: str, details: dict[str, Any]) -> Answer:
    return code, {"kind": "Status", "status": "Failure", "reason": reason, "details": details, "code": code}
