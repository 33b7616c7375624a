"""Runs ci-enrich from Airflow: as a process, on Flink, on Kubernetes, on Spark."""

__version__ = "0.1.0"
