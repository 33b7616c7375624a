"""Runs ci-enrich on Spark by spark-submit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from ci_enrich_airflow.operators.process import CiEnrichProcessOperator
from ci_enrich_airflow.spark import (
    RUNNER_OPTIONS,
    driver_exit_code,
    find_driver,
    kill_argv,
    submit_argv,
)

_KILL_TIMEOUT = 30


class CiEnrichSparkOperator(CiEnrichProcessOperator):
    """Runs ``ci-enrich-spark.jar`` by ``spark-submit``, which waits for the driver.

    The process of spark-submit goes on if the worker dies, and a retry on the same machine waits for
    it. Where the driver is in the cluster, it is killed when the task is ended; a driver that
    outlives the *machine* of its spark-submit is not found again.

    :param jar: the jar, as spark-submit takes it (templated)
    :param master: such as ``yarn``, ``spark://host:7077`` or ``k8s://https://host`` (templated)
    :param deploy_mode: ``client`` or ``cluster``
    :param spark_conf: properties for ``--conf`` (templated)
    :param spark_arguments: further arguments of spark-submit (templated)
    :param spark_submit: the program; looked for on the ``PATH`` if it is a bare name (templated)
    """

    template_fields: Sequence[str] = (
        *CiEnrichProcessOperator.template_fields,
        "jar",
        "master",
        "spark_conf",
        "spark_arguments",
        "spark_submit",
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {
        **CiEnrichProcessOperator.template_fields_renderers,
        "spark_conf": "json",
    }

    def __init__(
        self,
        *,
        jar: str,
        master: str,
        deploy_mode: str = "client",
        spark_conf: Mapping[str, str] | None = None,
        spark_arguments: Sequence[str] = (),
        spark_submit: str = "spark-submit",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.jar = jar
        self.master = master
        self.deploy_mode = deploy_mode
        self.spark_conf = spark_conf
        self.spark_arguments = spark_arguments
        self.spark_submit = spark_submit
        self._driver: str | None = None
        self._driver_exit_code: int | None = None

    def argv(self, run_id: str) -> list[str]:
        return submit_argv(
            spark_submit=self.spark_submit,
            master=self.master,
            deploy_mode=self.deploy_mode,
            jar=self.jar,
            arguments=self.arguments_for(run_id, RUNNER_OPTIONS),
            name=f"ci-enrich {run_id}",
            spark_conf=self.spark_conf or {},
            spark_arguments=self.spark_arguments,
        )

    def on_line(self, line: str) -> None:
        super().on_line(line)
        if self.deploy_mode == "cluster":
            self._driver = self._driver or find_driver(line)
            code = driver_exit_code(line)
            self._driver_exit_code = self._driver_exit_code if code is None else code

    def check(self, exit_code: int | None) -> None:
        # On Kubernetes spark-submit ends with 0 whatever becomes of the driver.
        super().check(exit_code or self._driver_exit_code or exit_code)

    def on_kill(self) -> None:
        if self._driver is not None:
            self._kill_driver(self._driver)
        super().on_kill()

    def _kill_driver(self, driver: str) -> None:
        argv = kill_argv(self.spark_submit, self.master, driver)
        self.log.info("Killing driver %s", driver)
        try:
            subprocess.run(
                argv,
                env={**os.environ, **(self.env or {})},
                check=True,
                timeout=_KILL_TIMEOUT,
                stdin=subprocess.DEVNULL,
                capture_output=True,
            )
        except (OSError, subprocess.SubprocessError) as failure:
            self.log.warning("Driver %s may go on: %s", driver, failure)
