"""The run of a task that is named ``enrich``, and what it leaves."""

from __future__ import annotations

import json
from pathlib import Path

from dag_runs import DATE
from programs import MANIFEST

from ci_enrich_airflow.command import run_id_of


class Run:
    """What the task of a DAG is known by to ci-enrich."""

    def __init__(self, folder: Path, dag_id: str) -> None:
        self.dag_id = dag_id
        self.run_id = run_id_of(dag_id, "enrich", f"manual__{DATE.isoformat()}", -1)
        self.output = folder / "output"

    def writes_version(self, status: str = "processed") -> None:
        """Write a version, as the last step of the pipeline does."""
        folder = self.output / "v1"
        folder.mkdir(parents=True, exist_ok=True)
        run = {**MANIFEST["run"], "run_id": self.run_id}
        manifest = {**MANIFEST, "run": run, "status": status, "status_reason": "all builds failed"}
        (folder / "manifest.json").write_text(json.dumps(manifest))
