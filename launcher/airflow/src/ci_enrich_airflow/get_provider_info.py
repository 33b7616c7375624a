"""What Airflow reads of this package when it starts; imports next to nothing."""

from __future__ import annotations

from typing import Any

from ci_enrich_airflow import __version__

_INTEGRATION = "ci-enrich"


def get_provider_info() -> dict[str, Any]:
    """Return the metadata of the provider in the form that Airflow asks for."""
    return {
        "package-name": "airflow-provider-ci-enrich",
        "name": "ci-enrich",
        "description": "Runs ci-enrich as a process, on Flink, on Kubernetes and on Spark.",
        "versions": [__version__],
        "operators": _modules(
            "operators.process", "operators.flink", "operators.kubernetes", "operators.spark"
        ),
        "hooks": _modules("hooks.flink", "hooks.kubernetes"),
        "triggers": _modules("triggers.flink", "triggers.kubernetes"),
        "connection-types": [
            {
                "hook-class-name": "ci_enrich_airflow.hooks.flink.FlinkRestHook",
                "connection-type": "flink_rest",
            }
        ],
        "extra-links": ["ci_enrich_airflow.links.FlinkJobLink"],
    }


def _modules(*names: str) -> list[dict[str, Any]]:
    return [
        {
            "integration-name": _INTEGRATION,
            "python-modules": [f"ci_enrich_airflow.{name}" for name in names],
        }
    ]
