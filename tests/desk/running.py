"""Run the desk's web process for tests, against the test database, and wait until it answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from types import TracebackType
from typing import Any

import httpx


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningDesk:
    """The web process (and, if wanted, the worker) as processes of their own."""

    def __init__(self, desk: Any, *, worker: bool = False) -> None:
        self.desk = desk
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._with_worker = worker
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> RunningDesk:
        environment = os.environ | {"SOTTOVOCE_PORT": str(self.port), "SOTTOVOCE_PUBLIC_URL": self.url}
        self.start("web", "--port", str(self.port), environment=environment)
        if self._with_worker:
            self.start("worker", environment=environment)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.url}/health").status_code == 200:
                    return self
            except httpx.TransportError:
                time.sleep(0.1)
        self.__exit__(None, None, None)
        raise AssertionError("the desk did not start within 30 seconds")

    def start(self, *command: str, environment: dict[str, str]) -> None:
        self._processes.append(
            subprocess.Popen([sys.executable, "-m", "sottovoce", *command], env=environment)
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
