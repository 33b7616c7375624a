"""A process that outlives its starter and is never started twice. Knows nothing of Airflow."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

_POLL_SECONDS = 0.2
_TELL_PID_AND_RUN = 'echo $$ >"$0" && exec "$@"'


def default_state_directory() -> Path:
    """Return the folder of this user for what is known of running processes."""
    return Path(tempfile.gettempdir()) / f"ci-enrich-airflow-{os.getuid()}"


class LockedProcess:
    """One process of a given key on this machine.

    The process inherits a lock, so the lock is held exactly as long as it lives, whatever becomes
    of the one who started it. Its output goes to a file, which whoever waits for it follows.
    """

    def __init__(self, state_directory: Path, key: str) -> None:
        self._directory = state_directory
        self._lock_path = state_directory / f"{key}.lock"
        self._log_path = state_directory / f"{key}.log"
        self._pid_path = state_directory / f"{key}.pid"
        self._child: subprocess.Popen[bytes] | None = None

    def start(self, argv: Sequence[str], env: Mapping[str, str], cwd: str | None = None) -> bool:
        """Start the process, with its own process group; return False if it is running already.

        :raises OSError: if it cannot be started
        """
        _check_program(argv[0], env, cwd)
        self._make_directory()
        lock = self._try_lock()
        if lock is None:
            return False
        try:
            with _deferred_signals(), open(self._log_path, "wb", opener=_private) as log:
                os.close(_private(str(self._pid_path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC))
                self._child = subprocess.Popen(
                    ["/bin/sh", "-c", _TELL_PID_AND_RUN, self._pid_path, *argv],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env=dict(env),
                    cwd=cwd,
                    pass_fds=(lock,),
                    start_new_session=True,
                )
        except OSError:
            self._forget()
            raise
        finally:
            os.close(lock)
        return True

    def wait(self, on_line: Callable[[str], None]) -> int | None:
        """Wait for the end of the process and pass on each line of its output.

        Returns the exit code, negative for a signal; None for a process that was found running.
        """
        with self._open_log() as log:
            rest = b""
            while True:
                running = self._is_running()
                *lines, rest = (rest + log.read()).split(b"\n")
                for line in lines:
                    on_line(line.decode(errors="replace").rstrip("\r"))
                if not running:
                    break
                if not lines:
                    time.sleep(_POLL_SECONDS)
            if rest:
                on_line(rest.decode(errors="replace"))
        self._clean_up()
        return None if self._child is None else self._child.returncode

    def kill(self, grace: float) -> bool:
        """Ask the process group to end, and end it after ``grace`` seconds; False if there is none."""
        group = self._group(grace)
        if group is None or not _signal(group, signal.SIGTERM):
            return False
        deadline = time.monotonic() + grace
        while time.monotonic() < deadline:
            if self._child is not None:
                self._child.poll()  # else it would stay as a zombie
            if not _signal(group, 0):
                return True
            time.sleep(0.05)
        _signal(group, signal.SIGKILL)
        return True

    def _is_running(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        lock = self._try_lock()
        if lock is None:
            return True
        os.close(lock)
        return False

    def _group(self, patience: float) -> int | None:
        if self._child is not None:
            return self._child.pid
        deadline = time.monotonic() + patience
        told = ""
        # As long as the lock is held, the id is that of the process and of no other.
        while self._pid_path.exists() and self._is_running():
            with contextlib.suppress(FileNotFoundError):
                told = self._pid_path.read_text()
            if told.endswith("\n"):
                return int(told)
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)  # the process has just begun
        return None

    def _make_directory(self) -> None:
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = self._directory.lstat()
        if status.st_uid != os.getuid() or not self._directory.is_dir() or self._directory.is_symlink():
            raise PermissionError(f"{self._directory} is not a folder of this user")

    def _try_lock(self) -> int | None:
        while True:
            lock = os.open(self._lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
                return None
            if self._is_current(lock):
                return lock
            os.close(lock)

    def _is_current(self, lock: int) -> bool:
        try:
            return os.path.samestat(os.fstat(lock), self._lock_path.stat())
        except FileNotFoundError:
            return False

    def _open_log(self):
        try:
            return open(self._log_path, "rb")
        except FileNotFoundError:  # it ended, and another who waited has cleaned up
            return open(os.devnull, "rb")

    def _clean_up(self) -> None:
        lock = self._try_lock()
        if lock is not None:
            self._forget()
            os.close(lock)

    def _forget(self) -> None:
        for path in (self._log_path, self._pid_path, self._lock_path):
            with contextlib.suppress(FileNotFoundError):
                path.unlink()


@contextlib.contextmanager
def _deferred_signals() -> Iterator[None]:
    """Let the signals by which Airflow ends a task come when it is known what they are to end."""
    received: list[int] = []
    previous = {}
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGALRM):
            previous[number] = signal.signal(number, lambda number, _: received.append(number))
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for number in received:
            signal.raise_signal(number)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _signal(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    return True


def _check_program(program: str, env: Mapping[str, str], cwd: str | None) -> None:
    if os.sep in program:
        found = os.access(os.path.join(cwd or "", program), os.X_OK)
    else:
        found = shutil.which(program, path=env.get("PATH")) is not None
    if not found:
        raise FileNotFoundError(f"{program} is no program that can be run")
