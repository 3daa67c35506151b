"""A whole desk as its own processes, in a folder that is thrown away: `sottovoce up`, seen from outside."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import psutil

PATIENCE_SECONDS = 90


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningDesk:
    """`sottovoce up` on a free port; stopped, and its folder removed, at the end of the block."""

    def __init__(self, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="sottovoce-run-"))
        # The embedded database's own user must reach its folder below.
        self.home.chmod(0o755)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._arguments = arguments
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SOTTOVOCE_", "DATABASE_", "KEYSTORE_", "DJANGO_"))
        }
        self.environment = inherited | {"SOTTOVOCE_HOME": str(self.home), "SOTTOVOCE_PORT": str(self.port)}
        self.environment |= dict(environment or {})
        self.output = self.home / "up.out"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> RunningDesk:
        command = [sys.executable, "-m", "sottovoce", "up", "--port", str(self.port), *self._arguments]
        with self.output.open("wb") as output:
            self._process = subprocess.Popen(
                command, env=self.environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL
            )
        try:
            self._wait_until_ready()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def pid(self) -> int:
        assert self._process is not None, "the desk runs within its block"
        return self._process.pid

    def said(self) -> str:
        """What `sottovoce up` has printed so far."""
        return self.output.read_text(errors="replace")

    def stop(self, patience_seconds: float = 40) -> int:
        """SIGTERM, and the exit status; SIGKILL to everything where that does not help."""
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(patience_seconds)
        except subprocess.TimeoutExpired:
            for process in [*psutil.Process(self.pid).children(recursive=True), self._process]:
                process.kill()
            raise

    def part(self, name: str) -> psutil.Process | None:
        """A part's process: web, worker, network, or ``database``; ``serving`` is what web has started."""
        if name == "database":
            return self._database()
        found = self._started(psutil.Process(self.pid), "web" if name == "serving" else name)
        if name == "serving" and found is not None:
            children = found.children()
            return children[-1] if children else None
        return found

    def answers(self) -> bool:
        """Whether the web process and its database answer."""
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def ask(self, module: str, *arguments: str, given: object = None) -> Any:
        """Run a module of ours inside this desk's environment; JSON in, JSON out."""
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            env=self.environment,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"{module} {' '.join(arguments)} failed:\n{done.stderr[-3000:]}")
        return json.loads(done.stdout)

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while "The desk is at" not in self.said():
            assert self._process is not None
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the desk did not start:\n{self.said()[-3000:]}")
            time.sleep(0.05)

    def _started(self, parent: psutil.Process, name: str) -> psutil.Process | None:
        for child in parent.children():
            try:
                if child.cmdline()[1:4] == ["-m", "sottovoce", name]:
                    return child
            except (psutil.Error, IndexError):
                continue
        return None

    def _database(self) -> psutil.Process | None:
        try:
            return psutil.Process(int((self.home / "postgres" / "postmaster.pid").read_text().split()[0]))
        except (OSError, ValueError, IndexError, psutil.Error):
            return None
