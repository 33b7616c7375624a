"""The one place that knows where Airflow 2 and 3 keep what this package uses."""

from __future__ import annotations

from airflow.providers.common.compat.sdk import (
    AirflowException,
    AirflowFailException,
    Asset,
    BaseHook,
    BaseOperator,
    BaseOperatorLink,
    ObjectStoragePath,
    XCom,
    conf,
)
from airflow.triggers.base import BaseTrigger, TriggerEvent

try:
    from airflow.sdk.log import mask_secret, redact
except ImportError:  # Airflow 2
    from airflow.utils.log.secrets_masker import mask_secret, redact

__all__ = [
    "AirflowException",
    "AirflowFailException",
    "Asset",
    "BaseHook",
    "BaseOperator",
    "BaseOperatorLink",
    "BaseTrigger",
    "ObjectStoragePath",
    "TriggerEvent",
    "XCom",
    "conf",
    "mask_secret",
    "redact",
]
