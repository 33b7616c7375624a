"""Links from a task to what runs elsewhere."""

from __future__ import annotations

from typing import Any

from ci_enrich_airflow.version_compat import BaseOperatorLink, XCom

FLINK_JOB_URL = "flink_job_url"


class FlinkJobLink(BaseOperatorLink):
    """The job of a task in Flink's web interface; none as long as there is no job."""

    name = "Flink job"

    @property
    def xcom_key(self) -> str:
        """Where Airflow 3 looks for the link, and finds it while the task is running."""
        return FLINK_JOB_URL

    def get_link(self, operator: Any, *, ti_key: Any) -> str:
        return XCom.get_value(ti_key=ti_key, key=FLINK_JOB_URL) or ""
