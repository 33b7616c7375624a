"""Custom resources of the Flink Kubernetes operator, as far as running a job needs them."""

from __future__ import annotations

from typing import Any

from ci_enrich_airflow.contact import LostContactError
from ci_enrich_airflow.kubernetes import GROUP, VERSION, plural_of

try:
    from airflow.providers.cncf.kubernetes.hooks.kubernetes import KubernetesHook
    from kubernetes.client.exceptions import ApiException
    from urllib3.exceptions import HTTPError
except ImportError as missing:
    raise ImportError("install airflow-provider-ci-enrich[kubernetes]") from missing

_NOT_FOUND = 404
_CONFLICT = 409
_OVERLOADED = (408, 429)


class KubernetesRefusedError(Exception):
    """The API server understood a request and did not do it: asking again would not help."""


class FlinkResourceHook(KubernetesHook):
    """Makes, reads and deletes resources of one kind in one namespace.

    Methods raise :class:`LostContactError` where asking again may help, and else
    :class:`KubernetesRefusedError`.
    """

    REQUEST_TIMEOUT = 30

    def find(self, plural: str, namespace: str, name: str) -> dict[str, Any] | None:
        """Return a resource; None if there is none of this name."""
        return self._ask("get_namespaced_custom_object", _NOT_FOUND, namespace, plural, name=name)

    def create(self, resource: dict[str, Any]) -> bool:
        """Make a resource; return False if there is one of its name."""
        return (
            self._ask(
                "create_namespaced_custom_object",
                _CONFLICT,
                resource["metadata"]["namespace"],
                plural_of(resource),
                body=resource,
            )
            is not None
        )

    def delete(self, plural: str, namespace: str, name: str) -> bool:
        """Delete a resource and with it its job; return False if there was none of this name."""
        deleted = self._ask("delete_namespaced_custom_object", _NOT_FOUND, namespace, plural, name=name)
        return deleted is not None

    def _ask(
        self, method: str, status_of_none: int, namespace: str, plural: str, **arguments: Any
    ) -> dict[str, Any] | None:
        try:
            return getattr(self.custom_object_client, method)(
                group=GROUP,
                version=VERSION,
                namespace=namespace,
                plural=plural,
                _request_timeout=self.REQUEST_TIMEOUT,
                **arguments,
            )
        except ApiException as refused:
            if refused.status == status_of_none and _is_about_resource(refused):
                return None
            if refused.status in _OVERLOADED or not 400 <= refused.status < 500:
                raise LostContactError(f"Kubernetes answered {refused.status}") from refused
            raise KubernetesRefusedError(
                f"Kubernetes answered {refused.status} {refused.reason}: {refused.body}"
            ) from refused
        except HTTPError as failure:
            raise LostContactError(f"{type(failure).__name__}: {failure}") from failure


def _is_about_resource(refused: ApiException) -> bool:
    """Tell an answer about a resource from one that there is no such kind of resource."""
    return '"details"' in str(refused.body)
