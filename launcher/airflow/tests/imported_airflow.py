"""Imports what running a DAG needs."""

import airflow.models.dagrun
import airflow.models.renderedtifields
import airflow.utils.session

import ci_enrich_airflow.operators.flink
import ci_enrich_airflow.operators.kubernetes
import ci_enrich_airflow.operators.spark  # noqa: F401

try:
    import airflow.api_fastapi.execution_api.app
    import airflow.dag_processing.dagbag
    import airflow.sdk.execution_time.supervisor
except ImportError:  # Airflow 2
    import airflow.models.dagbag  # noqa: F401
