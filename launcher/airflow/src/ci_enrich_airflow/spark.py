"""Command lines of spark-submit, and what its output tells. Knows nothing of Airflow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

ENTRY_CLASS = "org.cienrich.launcher.ClusterMain"
RUNNER_OPTIONS = {"runner": "SparkRunner"}

_WAIT_FOR_DRIVER = {"spark.standalone.submit.waitAppCompletion": "true"}
_DRIVER = re.compile(r"\b(?P<id>application_\d+_\d+|driver-\d+-\d+)\b|submission ID (?P<pod>[\w.-]+:[\w.-]+)")
_EXIT_CODE = re.compile(r"\bexit code: (\d+)", re.IGNORECASE)


def submit_argv(
    *,
    spark_submit: str,
    master: str,
    deploy_mode: str,
    jar: str,
    arguments: Sequence[str],
    name: str,
    spark_conf: Mapping[str, str],
    spark_arguments: Sequence[str],
) -> list[str]:
    """Return a command that ends when the driver has ended."""
    conf = {**(_WAIT_FOR_DRIVER if deploy_mode == "cluster" else {}), **spark_conf}
    return [
        spark_submit,
        f"--master={master}",
        f"--deploy-mode={deploy_mode}",
        f"--name={name}",
        f"--class={ENTRY_CLASS}",
        *(part for key, value in conf.items() for part in ("--conf", f"{key}={value}")),
        *spark_arguments,
        jar,
        *arguments,
    ]


def find_driver(line: str) -> str | None:
    """Return the id of a driver in the cluster if a line of spark-submit tells it."""
    match = _DRIVER.search(line)
    return (match["id"] or match["pod"]) if match else None


def kill_argv(spark_submit: str, master: str, driver: str) -> list[str]:
    """Return the command that ends a driver in the cluster."""
    if driver.startswith("application_"):
        return ["yarn", "application", "-kill", driver]
    return [spark_submit, f"--master={master}", "--kill", driver]


def driver_exit_code(line: str) -> int | None:
    """Return the exit code of the driver's container if a line of spark-submit tells it."""
    match = _EXIT_CODE.search(line)
    return int(match[1]) if match else None
