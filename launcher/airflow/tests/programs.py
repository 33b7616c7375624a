"""Small programs that stand for ci-enrich and spark-submit, named by what they do."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

MANIFEST = {
    "format": 1,
    "version": 1,
    "parent_version": None,
    "status": "processed",
    "status_reason": None,
    "run": {"dataset_name": "sample", "run_id": "", "version": 1},
    "features": [],
    "counts": {"builds": {"found": 3}},
    "identity": {"sha256": "d5a0", "parts": {}},
    "files": [
        {"path": "builds/part-00000.parquet", "rows": 2, "bytes": 200, "sha256": "aa"},
        {"path": "builds/part-00001.parquet", "rows": 1, "bytes": 150, "sha256": "bb"},
        {"path": "dataset.csv", "rows": 3, "bytes": 90, "sha256": "cc"},
    ],
}

_HEAD = """#!/bin/sh
run_id=; output=
for argument in "$@"; do
  case $argument in
    --runId=*) run_id=${argument#--runId=} ;;
    --output=*) output=${argument#--output=} ;;
  esac
done
here=$(dirname "$0")
echo "$@" >>"$here/starts"
write_manifest() {
  mkdir -p "$output/v1"
  sed "s|RUN_ID|$run_id|" "$here/manifest" >"$output/v1/manifest.json"
}
"""


class Programs:
    """Makes programs in a folder; each start of one adds a line to ``starts``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        manifest = {**MANIFEST, "run": {**MANIFEST["run"], "run_id": "RUN_ID"}}
        (folder / "manifest").write_text(json.dumps(manifest))

    def that_runs(self, script: str) -> str:
        """Make a program of a script of the shell, in which ``write_manifest`` makes a version."""
        program = self.folder / "program"
        program.write_text(_HEAD + script)
        program.chmod(0o755)
        return str(program)

    def starts(self) -> list[str]:
        file = self.folder / "starts"
        return file.read_text().splitlines() if file.exists() else []


def wait_until(condition: Callable[[], object], seconds: float = 60) -> None:
    """Wait for what another process does, and fail if it does not."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)
