"""A home for Airflow with an empty database, made before anything imports Airflow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1]
HOME = Path(tempfile.mkdtemp(prefix="ci-enrich-airflow-test"))
DAGS = HOME / "dags"

# After multiprocessing has removed what it has there.
Finalize(None, shutil.rmtree, args=(HOME,), kwargs={"ignore_errors": True}, exitpriority=-200)

DAGS.mkdir()
os.environ.update(
    {
        "AIRFLOW_HOME": str(HOME),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
        "AIRFLOW__METRICS__TIMER_UNIT_CONSISTENCY": "True",
        "PYTHONPATH": os.pathsep.join([str(PACKAGE / "src"), str(PACKAGE / "tests")]),
        "TMPDIR": str(HOME),
    }
)
tempfile.tempdir = None


@pytest.fixture(scope="session")
def database():
    """The metadata database, empty before the first test."""
    subprocess.run([sys.executable, "-m", "airflow", "db", "migrate"], check=True, capture_output=True)


@pytest.fixture
def dag_runs(database):
    """Runs DAGs written as text."""
    from dag_runs import DagRuns

    yield DagRuns(DAGS)
    for file in DAGS.iterdir():
        if file.is_file():
            file.unlink()
