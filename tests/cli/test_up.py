"""`sottovoce up` starts the whole desk on a free port, mends what is killed, and stops cleanly."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from bench.running import RunningDesk


@pytest.fixture(scope="module")
def running() -> Iterator[RunningDesk]:
    with RunningDesk() as desk:
        yield desk


def eventually(holds: Callable[[], bool], within_seconds: float = 60) -> None:
    deadline = time.monotonic() + within_seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.1)


def test_it_says_where_the_desk_is_and_the_desk_answers(running: RunningDesk) -> None:
    assert f"The desk is at {running.url}" in running.said()
    assert running.answers()


@pytest.mark.timeout(180)
@pytest.mark.parametrize("part", ["web", "serving", "worker", "database"])
def test_a_part_that_is_killed_is_started_again(running: RunningDesk, part: str) -> None:
    eventually(lambda: running.part(part) is not None)
    victim = running.part(part)
    assert victim is not None
    victim.kill()
    eventually(lambda: (running.part(part) or victim).pid != victim.pid)
    eventually(running.answers)


def test_a_port_that_is_taken_is_said_in_words_and_nothing_is_started(running: RunningDesk) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sottovoce", "up", "--port", str(running.port)],
        env=running.environment | {"SOTTOVOCE_HOME": str(running.home / "other")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Another program listens there already." in done.stderr
    assert not (running.home / "other").exists()


def test_logs_are_structured_and_say_nothing_but_json(running: RunningDesk) -> None:
    import json

    for log in running.home.glob("logs/*.log"):
        for line in log.read_text().splitlines():
            assert json.loads(line)["event"]


def test_parts_end_with_a_supervisor_that_is_killed() -> None:
    with RunningDesk() as desk:
        parts = [part for name in ("web", "serving", "worker") if (part := desk.part(name)) is not None]
        assert len(parts) == 3
        os.kill(desk.pid, signal.SIGKILL)
        _, alive = psutil.wait_procs(parts, timeout=30)
        database = desk.part("database")
        assert database is not None
        database.kill()
        assert alive == []


def test_it_stops_cleanly_with_everything_it_started(running: RunningDesk) -> None:
    started = psutil.Process(running.pid).children(recursive=True)
    assert running.stop() == 0
    _, alive = psutil.wait_procs(started, timeout=5)
    assert alive == []
    assert not (running.home / "postgres" / "postmaster.pid").exists()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", running.port)) != 0
