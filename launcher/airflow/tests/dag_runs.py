"""Runs DAGs in the Airflow that is installed, with its metadata database, and tells what came of it."""

from __future__ import annotations

import importlib.util
import json
import multiprocessing
import os
import textwrap
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

HEAD = """
from datetime import datetime, timedelta

from airflow.providers.common.compat.sdk import DAG, Asset
from ci_enrich_airflow.operators.flink import CiEnrichFlinkOperator
from ci_enrich_airflow.operators.kubernetes import CiEnrichFlinkKubernetesOperator
from ci_enrich_airflow.operators.process import CiEnrichOperator
from ci_enrich_airflow.operators.spark import CiEnrichSparkOperator

"""
DATE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
# Processes fork from one that has imported Airflow, which takes seconds.
_WORKERS = multiprocessing.get_context("forkserver")
_WORKERS.set_forkserver_preload(["imported_airflow"])


@dataclass
class Instance:
    """A task instance that has ended."""

    state: str
    tries: int
    run_id: str
    rendered: dict[str, Any]
    xcoms: dict[str, Any]

    @property
    def returned(self) -> Any:
        return self.xcoms.get("return_value")


class DagRuns:
    """Runs DAGs of a folder that is the DAG folder of the installed Airflow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, dag_id: str, body: str) -> Path:
        """Write a DAG file whose DAG has the given body."""
        file = self.folder / f"{dag_id}.py"
        dag = f'with DAG("{dag_id}", start_date=datetime(2025, 1, 1), schedule=None) as dag:\n'
        file.write_text(HEAD + dag + textwrap.indent(textwrap.dedent(body), "    "))
        return file

    def run(self, dag_id: str, body: str) -> list[Instance]:
        """Write a DAG, run it, and return its task instances by task id and map index."""
        return run_file(self.write(dag_id, body))

    def run_one(self, dag_id: str, body: str) -> Instance:
        """Do as :meth:`run` for a DAG of one task."""
        (instance,) = self.run(dag_id, body)
        return instance

    def run_file(self, file: Path, conf: dict[str, Any]) -> list[Instance]:
        """Run the DAG of a file in the folder with a configuration."""
        return run_file(file, conf)

    def asset_events(self, dag_id: str) -> list[dict[str, Any]]:
        """Return what was told with the assets of a DAG's tasks."""
        table = "dataset_event" if _is_airflow_2() else "asset_event"
        rows = _query(f"select extra from {table} where source_dag_id = :dag", dag=dag_id)  # noqa: S608
        return [_plain(extra) for (extra,) in rows]

    def start(self, dag_id: str, body: str) -> RunningDag:
        """Write a DAG and run it in a process of its own."""
        return RunningDag(self.write(dag_id, body))


class RunningDag:
    """A DAG that runs in a process of its own, as in a worker."""

    def __init__(self, file: Path) -> None:
        self._result = file.with_suffix(".result")
        self._log = file.with_suffix(".log")
        self._log.touch()
        self.process = _WORKERS.Process(
            target=_run_as_worker, args=(file, self._result, self._log, dict(os.environ))
        )
        self.process.start()

    def log(self) -> str:
        return self._log.read_text()

    def signal(self, number: int) -> None:
        os.kill(self.process.pid, number)

    def wait(self) -> None:
        """Wait for the end of the process, whatever that is."""
        self.process.join(timeout=60)
        assert not self.process.is_alive(), self.log()

    def end(self) -> list[Instance]:
        """Wait for the end of the DAG run and return its task instances."""
        self.wait()
        assert self.process.exitcode == 0, self.log()
        return [Instance(**told) for told in json.loads(self._result.read_text())]


def _run_as_worker(file: Path, result: Path, log: Path, env: dict[str, str]) -> None:
    os.environ.update(env)
    with log.open("w") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    result.write_text(json.dumps([asdict(one) for one in run_file(file)]))


def run_file(file: Path, conf: dict[str, Any] | None = None) -> list[Instance]:
    """Run the DAG named ``dag`` of a file by ``dag.test()``; always for the same date."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if _is_airflow_2():
        dates = {"execution_date": DATE}
        _forget_runs(module.dag.dag_id)
        module.dag.sync_to_db()  # else there would be no events of its assets
    else:
        dates = {"logical_date": DATE, "run_after": DATE}
    dag_run = module.dag.test(**dates, run_conf=conf)
    instances = sorted(dag_run.get_task_instances(), key=lambda one: (one.task_id, one.map_index))
    return [_told(one) for one in instances]


def _forget_runs(dag_id: str) -> None:
    """Delete what a killed run left, at which ``dag.test()`` of Airflow 2 fails."""
    for table in ("rendered_task_instance_fields", "task_instance", "dag_run"):
        _query(f"delete from {table} where dag_id = :dag", dag=dag_id)  # noqa: S608


def _told(instance: Any) -> Instance:
    from airflow.models.renderedtifields import RenderedTaskInstanceFields

    return Instance(
        state=str(instance.state),
        tries=instance.try_number,
        run_id=instance.run_id,
        rendered=RenderedTaskInstanceFields.get_templated_fields(ti=instance),
        xcoms=_xcoms(instance),
    )


def _xcoms(instance: Any) -> dict[str, Any]:
    rows = _query(
        "select key, value from xcom where dag_id = :dag and task_id = :task and run_id = :run"
        " and map_index = :index",
        dag=instance.dag_id,
        task=instance.task_id,
        run=instance.run_id,
        index=instance.map_index,
    )
    return {key: _plain(value) for key, value in rows}


def _query(statement: str, **parameters: Any) -> list[Any]:
    from airflow.utils.session import create_session
    from sqlalchemy import text

    with create_session() as session:
        result = session.execute(text(statement), parameters)
        return list(result) if result.returns_rows else []


def _is_airflow_2() -> bool:
    import airflow  # not before conftest.py has made a home for it

    return airflow.__version__.startswith("2.")


def _plain(value: Any) -> Any:
    if isinstance(value, (str, bytes)):
        try:
            return _plain(json.loads(value))
        except ValueError:
            return value
    return value
