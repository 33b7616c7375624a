"""Processes that are never started twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest
from programs import wait_until

from ci_enrich_airflow.process import LockedProcess


def process(folder):
    return LockedProcess(folder / "state", "key")


def test_lines_and_exit_code_are_told(tmp_path):
    lines = []
    one = process(tmp_path)
    assert one.start(["sh", "-c", "echo one; printf 'two\\r\\n\\377 three' >&2; exit 7"], os.environ)
    assert one.wait(lines.append) == 7
    assert lines == ["one", "two", "\ufffd three"]
    assert list((tmp_path / "state").iterdir()) == []


def test_second_of_a_key_waits_for_the_first(tmp_path):
    first, second, lines = process(tmp_path), process(tmp_path), []
    script = "until [ -e go ]; do sleep 0.05; done; echo went"
    assert first.start(["sh", "-c", script], os.environ, str(tmp_path))
    assert not second.start(["false"], os.environ)
    waiting = threading.Thread(target=lambda: lines.append(second.wait(lines.append)))
    waiting.start()
    (tmp_path / "go").touch()
    assert first.wait(lambda line: None) == 0
    waiting.join(timeout=30)
    assert lines in (["went", None], [None])  # the first may have cleaned up before


def test_process_of_a_dead_starter_is_found_and_killed(tmp_path):
    code = f"""
import os
from pathlib import Path
from ci_enrich_airflow.process import LockedProcess
LockedProcess(Path({str(tmp_path / "state")!r}), "key").start(["sleep", "1000"], os.environ)
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    found = process(tmp_path)
    assert not found.start(["false"], os.environ)
    assert found.kill(grace=5)
    assert found.wait(lambda line: None) is None
    assert found.start(["true"], os.environ)
    assert found.wait(lambda line: None) == 0


def test_group_that_ignores_sigterm_is_killed(tmp_path):
    one = process(tmp_path)
    script = 'trap "" TERM; touch ready; while true; do sleep 0.1; done'
    one.start(["sh", "-c", script], os.environ, str(tmp_path))
    wait_until((tmp_path / "ready").exists)
    assert one.kill(grace=0.2)
    assert one.wait(lambda line: None) == -9


class PopenDuringWhichTheTaskIsEnded(subprocess.Popen):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        os.kill(os.getpid(), signal.SIGTERM)


def test_process_that_is_being_started_is_killed(tmp_path, monkeypatch):
    one, killed = process(tmp_path), []
    before = signal.signal(signal.SIGTERM, lambda number, frame: killed.append(one.kill(grace=5)))
    monkeypatch.setattr(subprocess, "Popen", PopenDuringWhichTheTaskIsEnded)
    try:
        one.start(["sleep", "1000"], os.environ)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert killed == [True]
    assert one.wait(lambda line: None) == -signal.SIGTERM


def test_nothing_is_killed_where_nothing_runs(tmp_path):
    assert not process(tmp_path).kill(grace=1)


def test_program_that_is_not_there_leaves_nothing_behind(tmp_path):
    with pytest.raises(FileNotFoundError):
        process(tmp_path).start([str(tmp_path / "absent")], os.environ)
    with pytest.raises(FileNotFoundError):
        process(tmp_path).start(["ci-enrich-that-is-absent"], os.environ)
    assert not (tmp_path / "state").exists()


def test_folder_of_others_is_not_used(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "state").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError):
        process(tmp_path).start(["true"], os.environ)


def test_output_is_for_its_user_only(tmp_path):
    one = process(tmp_path)
    one.start(["sleep", "1000"], os.environ)
    modes = {file.stat().st_mode & 0o077 for file in (tmp_path / "state").iterdir()}
    assert modes == {0}
    one.kill(grace=5)
    one.wait(lambda line: None)
