"""What a finished version tells, small enough for XCom. Knows nothing of Airflow."""

from __future__ import annotations

import json
import re
from typing import Any, Protocol

MANIFEST = "manifest.json"
PROCESSED = "processed"

_VERSION_FOLDER = re.compile(r"v([1-9][0-9]*)")


class Folder(Protocol):
    """What is needed of ``pathlib.Path`` and of Airflow's ``ObjectStoragePath``."""

    name: str

    def iterdir(self) -> Any: ...

    def read_bytes(self) -> bytes: ...

    def __truediv__(self, other: str) -> Any: ...


def find_summary(output: Any, run_id: str) -> dict[str, Any] | None:
    """Return the summary of the newest complete version that a run wrote; None if there is none.

    :param output: the folder of all versions
    :raises OSError: if the folder is there and cannot be read
    """
    for folder in _version_folders(output):
        path = folder / MANIFEST
        try:
            manifest = json.loads(path.read_bytes())
        except FileNotFoundError:
            continue
        if manifest["run"]["run_id"] == run_id:
            return summarize(manifest, str(path))
    return None


def _version_folders(output: Folder) -> list[Any]:
    try:
        folders = list(output.iterdir())
    except FileNotFoundError:
        return []
    numbered = [
        (int(match[1]), folder)
        for folder in folders
        if (match := _VERSION_FOLDER.fullmatch(folder.name.rstrip("/")))
    ]
    return [folder for _, folder in sorted(numbered, key=lambda one: one[0], reverse=True)]


def summarize(manifest: dict[str, Any], uri: str) -> dict[str, Any]:
    """Return the part of a manifest that other tasks use.

    ``tables`` has the number of files, rows and bytes by the name of the table, or of the file
    where it stands alone.
    """
    tables: dict[str, dict[str, int]] = {}
    for file in manifest["files"]:
        name = file["path"].split("/", 1)[0]
        table = tables.setdefault(name, {"files": 0, "rows": 0, "bytes": 0})
        table["files"] += 1
        table["rows"] += file["rows"]
        table["bytes"] += file["bytes"]
    run = manifest["run"]
    return {
        "run_id": run["run_id"],
        "dataset": run["dataset_name"],
        "version": manifest["version"],
        "parent_version": manifest.get("parent_version"),
        "status": manifest["status"],
        "status_reason": manifest.get("status_reason"),
        "identity": manifest["identity"]["sha256"],
        "counts": manifest["counts"],
        "tables": tables,
        "manifest_uri": uri,
    }
