"""Runs the demo of ci-enrich, which needs no network, and uses what comes of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from airflow.providers.common.compat.sdk import DAG, Param, task

from ci_enrich_airflow.operators.process import CiEnrichOperator

with DAG(
    dag_id="example_ci_enrich",
    start_date=datetime(2025, 1, 1),
    schedule=None,
    catchup=False,
    params={
        "ci_enrich_command": Param("ci-enrich", type="string", description="The program"),
        "output": Param("out/demo", type="string", description="Folder of the dataset"),
    },
    tags=["example", "ci-enrich"],
) as dag:
    enrich = CiEnrichOperator(
        task_id="enrich",
        command="demo",
        ci_enrich_command="{{ params.ci_enrich_command }}",
        options={"output": "{{ params.output }}", "features": ["category:git_diff", "tr_status"]},
        retries=1,
        retry_delay=timedelta(minutes=1),
    )

    @task
    def count_rows(summary: dict[str, Any]) -> int:
        """Return the number of builds in the dataset."""
        return summary["tables"]["feature_vectors"]["rows"]

    count_rows(enrich.output)
