"""Start a server process, wait until it answers, and end it for certain."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

NOBODY = 65534


def free_port() -> int:
    """A port of the loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def unprivileged() -> dict[str, Any]:
    """How to start a program that refuses to run as root: as nobody, where we are root."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


@contextlib.contextmanager
def running(
    command: list[str], ready: Callable[[], bool], log: Path, *, within_seconds: float = 30, **more: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has become ready; ended when the block ends, however it ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True, **more
        )
        try:
            _wait_until(ready, process, log, within_seconds)
            yield process
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """SIGINT (for PostgreSQL: fast shutdown), then SIGKILL to whatever of its group is left."""
    if process.stdin is not None:
        process.stdin.close()
    for sign, patience in ((signal.SIGINT, 8), (signal.SIGKILL, 5)):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
            return


def _wait_until(
    ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path, within_seconds: float
) -> None:
    deadline = time.monotonic() + within_seconds
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            tail = log.read_text(errors="replace")[-2000:]
            raise RuntimeError(f"A server of the tests did not start: {process.args!r}\n{tail}")
        time.sleep(0.03)


def reachable_by_nobody(folder: Path, copy_to: Path) -> Path:
    """The folder itself, or a copy of it where a parent folder is closed to others and we are root."""
    if os.geteuid() != 0 or all(each.stat().st_mode & 0o001 for each in (folder, *folder.parents)):
        return folder
    shutil.copytree(folder, copy_to, symlinks=True)
    return copy_to
