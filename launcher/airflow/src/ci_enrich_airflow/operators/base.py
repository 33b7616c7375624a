"""What all operators of ci-enrich have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from ci_enrich_airflow.command import InvalidOptionsError, OptionValue, run_arguments, run_id_of
from ci_enrich_airflow.summary import PROCESSED, find_summary
from ci_enrich_airflow.version_compat import (
    AirflowException,
    AirflowFailException,
    Asset,
    BaseOperator,
    ObjectStoragePath,
)


class CiEnrichBaseOperator(BaseOperator):
    """Runs ci-enrich under an id that all tries of a task instance share.

    A try that finds the run of an earlier one still going waits for it. The return value, and so
    the XCom, is the summary of the version (see :func:`ci_enrich_airflow.summary.summarize`). Events of
    assets in ``outlets`` have the URI of the manifest in their extra.

    :param options: options of ``ci-enrich run`` by name, without dashes. ``output`` must be one of
        them unless ``read_manifest`` is false. (templated)
    :param ci_enrich_run_id: the ``--runId``; by default made of dag_id, task_id, run_id and
        map_index. Another one makes another version. (templated)
    :param read_manifest: whether ``output`` can be read from Airflow's workers. If not, the task
        returns the run id alone, and does not notice a version that failed.
    :param output_conn_id: the connection for an ``output`` that is a URI, such as ``s3://…``
    """

    template_fields: Sequence[str] = ("options", "ci_enrich_run_id")
    template_fields_renderers: ClassVar[dict[str, str]] = {"options": "json"}
    ui_color = "#e6f2ea"

    def __init__(
        self,
        *,
        options: Mapping[str, OptionValue],
        ci_enrich_run_id: str | None = None,
        read_manifest: bool = True,
        output_conn_id: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.options = options
        self.ci_enrich_run_id = ci_enrich_run_id
        self.read_manifest = read_manifest
        self.output_conn_id = output_conn_id
        self._ended = False

    def run_id_in(self, context: Mapping[str, Any]) -> str:
        """Return the id of the run that this task instance makes."""
        if self.ci_enrich_run_id:
            return self.ci_enrich_run_id
        instance = context["ti"]
        return run_id_of(instance.dag_id, instance.task_id, instance.run_id, instance.map_index)

    def arguments_for(
        self, run_id: str, extra: Mapping[str, OptionValue] | None = None, command: str = "run"
    ) -> list[str]:
        """Return the arguments of ci-enrich.

        :raises AirflowFailException: if the options cannot be right
        """
        if not isinstance(self.options, Mapping):
            raise AirflowFailException(f"options: a {type(self.options).__name__} is no mapping")
        if self.read_manifest and not self.options.get("output"):
            raise AirflowFailException("options: 'output' is missing, the folder of the dataset")
        try:
            return run_arguments(command, run_id, self.options, extra)
        except InvalidOptionsError as wrong:
            raise AirflowFailException(f"options: {wrong}") from wrong

    def find_summary(self, run_id: str) -> dict[str, Any] | None:
        """Return the summary of what a run has written; None if there is no complete version."""
        return find_summary(self._output(), run_id)

    def has_failed_version(self, run_id: str) -> bool:
        """Tell whether a run has ended with a version that failed."""
        summary = self.find_summary(run_id) if self.read_manifest else None
        return summary is not None and summary["status"] != PROCESSED

    def conclude(self, context: Mapping[str, Any], run_id: str) -> dict[str, Any]:
        """Return the summary of a run that has ended well, and tell it with the assets of the task.

        :raises AirflowException: if it left no version, or one that failed
        """
        if not self.read_manifest:
            return {"run_id": run_id}
        summary = self.find_summary(run_id)
        if summary is None:
            raise AirflowException(
                f"Run {run_id} has ended, but no version of it is in {self.options['output']} as this "
                "worker sees it. Where workers cannot read that folder, say read_manifest=False."
            )
        if summary["status"] != PROCESSED:
            raise AirflowException(f"Version {summary['version']} failed: {summary['status_reason']}")
        self.log.info("Version %s is processed: %s", summary["version"], summary["manifest_uri"])
        for outlet in self.outlets:
            if isinstance(outlet, Asset):
                told = {name: summary[name] for name in ("manifest_uri", "version", "run_id")}
                context["outlet_events"][outlet].extra = told
        return summary

    def on_kill(self) -> None:
        self._ended = True

    def stop_if_ended(self, *, has_started: bool = False) -> None:
        """End a task that Airflow has ended: its versions from 3 on call ``on_kill`` and go on.

        :param has_started: whether something was just started, which then is ended as well
        :raises AirflowException: if that is so
        """
        if self._ended:
            if has_started:
                self.on_kill()
            raise AirflowException("the task was ended")

    def _output(self) -> Any:
        output = str(self.options["output"])
        if "://" in output:
            return ObjectStoragePath(output, conn_id=self.output_conn_id)
        return self._directory() / output

    def _directory(self) -> Path:
        """Return the folder to which local names of files are relative."""
        return Path.cwd()
