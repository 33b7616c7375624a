"""Options and run ids as the command line of ci-enrich takes them. Knows nothing of Airflow."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence

Scalar = str | int | float | bool | os.PathLike[str]
OptionValue = Scalar | Sequence[Scalar] | None

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_SECRET_NAME = re.compile(r"(token|tokens|password|secret|key|uri)$", re.IGNORECASE)
_RUN_ID_OPTION = "runId"


class InvalidOptionsError(ValueError):
    """Options that cannot be passed to ci-enrich; the message names the option, never its value."""


def options_to_argv(options: Mapping[str, OptionValue]) -> list[str]:
    """Return ``--name=value`` for each option, in the given order.

    ``True`` and ``False`` become ``true`` and ``false``, items of lists are joined by commas, and
    options that are ``None`` are left out.

    :raises InvalidOptionsError: for names that are none, values of other types, items with commas,
        and options named like a secret: tokens are passed as names of files or in the environment
    """
    argv = []
    for name, value in options.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise InvalidOptionsError(f"{name!r} is no name of an option, such as 'targetParallelism'")
        if _SECRET_NAME.search(name):
            raise InvalidOptionsError(
                f"option {name!r} looks like a secret: name a file ({name}File) or use the environment"
            )
        if value is not None:
            argv.append(f"--{name}={_text(name, value)}")
    return argv


def _text(name: str, value: OptionValue) -> str:
    if isinstance(value, (list, tuple)):
        items = [_scalar_text(name, item) for item in value]
        if any("," in item for item in items):
            raise InvalidOptionsError(f"an item of option {name!r} contains a comma")
        return ",".join(items)
    return _scalar_text(name, value)


def _scalar_text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (str, os.PathLike)):
        text = os.fspath(value)
        if isinstance(text, str) and "\0" not in text:
            return text
    raise InvalidOptionsError(f"option {name!r} has a value of type {type(value).__name__}")


def run_arguments(
    command: str,
    run_id: str,
    options: Mapping[str, OptionValue],
    extra: Mapping[str, OptionValue] | None = None,
) -> list[str]:
    """Return the arguments of ci-enrich for one run; ``extra`` are options of the runner.

    :raises InvalidOptionsError: if an option is wrong, or given that the operator sets itself
    """
    own = {**(extra or {}), _RUN_ID_OPTION: run_id}
    for name in own:
        if name in options:
            raise InvalidOptionsError(f"option {name!r} is set by the operator")
    return [command, *options_to_argv(own), *options_to_argv(options)]


def run_id_of(dag_id: str, task_id: str, run_id: str, map_index: int) -> str:
    """Return the id that every try of one task instance passes to ci-enrich."""
    digest = _sha256(json.dumps([dag_id, task_id, run_id, map_index]))[:16]
    return f"{dag_id}.{task_id}.{digest}"


def job_id_of(run_id: str, generation: int) -> str:
    """Return the Flink job id of the given attempt, counted from 1, at a run."""
    return _sha256(f"ci-enrich/{run_id}/{generation}")[:32]


def run_key(run_id: str) -> str:
    """Return a short name of a run for files and labels: 32 hexadecimal digits."""
    return _sha256(run_id)[:32]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
