"""Patience with servers that do not answer for a while. Knows nothing of Airflow."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


class LostContactError(Exception):
    """A server did not answer, or somebody answered in its stead; what it was asked may have happened."""


class Contact:
    """Asks again until there is an answer, or there was none for ``patience`` seconds."""

    def __init__(self, patience: float, pause: float) -> None:
        self._patience = patience
        self._pause = pause
        self._lost_since: float | None = None

    def keep(self, ask: Callable[[], T]) -> T:
        """Return what ``ask`` returns.

        :raises LostContactError: if it raised that for too long
        """
        while True:
            try:
                answer = ask()
            except LostContactError as lost:
                self._bear(lost)
                time.sleep(self._pause)
            else:
                self._lost_since = None
                return answer

    async def keep_async(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Do as :meth:`keep`, without blocking."""
        while True:
            try:
                answer = await ask()
            except LostContactError as lost:
                self._bear(lost)
                await asyncio.sleep(self._pause)
            else:
                self._lost_since = None
                return answer

    def _bear(self, lost: LostContactError) -> None:
        now = time.monotonic()
        if self._lost_since is None:
            self._lost_since = now
        if now - self._lost_since >= self._patience:
            raise LostContactError(
                f"no contact for {self._patience:g} s; the job may go on, and a retry looks for it: {lost}"
            ) from lost
