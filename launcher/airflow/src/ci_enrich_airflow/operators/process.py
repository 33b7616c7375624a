"""Runs ci-enrich as a process on the worker."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from ci_enrich_airflow.command import run_key
from ci_enrich_airflow.operators.base import CiEnrichBaseOperator
from ci_enrich_airflow.process import LockedProcess, default_state_directory
from ci_enrich_airflow.version_compat import AirflowException, AirflowFailException, mask_secret, redact

_WRONG_USE = 2
_VERSION_FAILED = 3
_SIGNALED = 128
_SHORTEST_SECRET = 5


class CiEnrichProcessOperator(CiEnrichBaseOperator):
    """Runs a command of ci-enrich as a process and passes its output to the log.

    The process has a process group of its own and goes on if the worker dies; a retry on the same
    machine waits for it. Exit code 2 (wrong arguments, configuration or input) is not retried.

    :param env: more environment variables, such as tokens: ``{"GITHUB_TOKEN": "{{ conn.github.password
        }}"}``. All values are masked in logs and rendered fields. (templated)
    :param cwd: the folder in which the process runs and to which names of files are relative (templated)
    :param kill_grace: seconds from SIGTERM to SIGKILL when the task is ended. Airflow itself may wait
        for 5 seconds only.
    :param state_directory: where it is kept which processes run; by default a folder of this user
        among temporary files. It must be on a disk of this machine.
    """

    template_fields: Sequence[str] = (*CiEnrichBaseOperator.template_fields, "env", "cwd")
    template_fields_renderers: ClassVar[dict[str, str]] = {
        **CiEnrichBaseOperator.template_fields_renderers,
        "env": "json",
    }

    def __init__(
        self,
        *,
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
        kill_grace: float = 4,
        state_directory: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.env = env
        self.cwd = cwd
        self.kill_grace = kill_grace
        self.state_directory = state_directory
        self._process: LockedProcess | None = None

    def _do_render_template_fields(self, parent: Any, *args: Any, **kwargs: Any) -> None:
        """Mask what has been rendered before Airflow shows it; mapped tasks come here too."""
        super()._do_render_template_fields(parent, *args, **kwargs)
        for value in (parent.env or {}).values():
            if len(str(value)) >= _SHORTEST_SECRET:
                mask_secret(str(value))

    def argv(self, run_id: str) -> list[str]:
        """Return the command of a run."""
        raise NotImplementedError

    def execute(self, context: Mapping[str, Any]) -> dict[str, Any]:
        run_id = self.run_id_in(context)
        argv = self.argv(run_id)
        env = {**os.environ, **{name: str(value) for name, value in (self.env or {}).items()}}
        directory = Path(self.state_directory) if self.state_directory else default_state_directory()
        while True:
            self._process = LockedProcess(directory, run_key(run_id))
            try:
                started = self._process.start(argv, env, self.cwd)
            except OSError as failure:
                raise AirflowFailException(f"cannot start {argv[0]}: {failure}") from failure
            self.log.info(
                "Started run %s" if started else "Waiting for the process of run %s, which is there already",
                run_id,
            )
            self.stop_if_ended(has_started=True)
            exit_code = self._process.wait(self.on_line)
            self.stop_if_ended()
            if started:
                self.check(exit_code)
                return self.conclude(context, run_id)
            if self.read_manifest and self.find_summary(run_id) and not self.has_failed_version(run_id):
                return self.conclude(context, run_id)
            self.log.info("That process has left no processed version of run %s", run_id)

    def on_line(self, line: str) -> None:
        """Take a line of the process's output."""
        self.log.info("%s", redact(line))

    def on_kill(self) -> None:
        super().on_kill()
        if self._process is not None:
            self.log.info("Ending the process group")
            self._process.kill(self.kill_grace)

    def _directory(self) -> Path:
        return Path(self.cwd) if self.cwd else Path.cwd()

    def check(self, exit_code: int | None) -> None:
        """Raise unless the exit code of the process says that it has done its work."""
        if exit_code == _WRONG_USE:
            raise AirflowFailException("exit code 2: wrong arguments, configuration or input; see the log")
        if exit_code == _VERSION_FAILED:
            raise AirflowException("exit code 3: the version failed; see the log")
        if exit_code is not None and (exit_code < 0 or exit_code > _SIGNALED):
            signal = -exit_code if exit_code < 0 else exit_code - _SIGNALED
            raise AirflowException(f"the process was ended by signal {signal}")
        if exit_code != 0:
            raise AirflowException(f"exit code {exit_code}: unexpected; see the log")


class CiEnrichOperator(CiEnrichProcessOperator):
    """Runs ``ci-enrich`` on the worker, with DirectRunner.

    :param command: ``run``, or ``demo`` for a sample that needs no network (templated)
    :param ci_enrich_command: the program; looked for on the ``PATH`` if it is a bare name (templated)
    """

    template_fields: Sequence[str] = (
        *CiEnrichProcessOperator.template_fields,
        "command",
        "ci_enrich_command",
    )

    def __init__(self, *, command: str = "run", ci_enrich_command: str = "ci-enrich", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.command = command
        self.ci_enrich_command = ci_enrich_command

    def argv(self, run_id: str) -> list[str]:
        return [self.ci_enrich_command, *self.arguments_for(run_id, command=self.command)]
