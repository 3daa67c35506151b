"""The parts of a running desk: processes that are started, watched, and started again when they die.

A part's output goes to a file of its own under ``logs``; it holds structured lines without personal data (see
``web/logs.py``). The file is cut when it grows too large.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sottovoce.web.orphans import SUPERVISOR_VARIABLE

LARGEST_LOG_BYTES = 10_000_000
YOUNG_SECONDS = 10.0
FIRST_WAIT_SECONDS = 0.2
LONGEST_WAIT_SECONDS = 10.0


@dataclass(slots=True)
class Part:
    """One process of the desk."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_again_at: float = 0.0
    log_start: int = 0
    early_deaths: int = 0

    def start(self) -> None:
        """Start the process, in a session of its own: a Ctrl-C in the terminal is the supervisor's alone."""
        trim_log(self.log)
        self.started_at = time.monotonic()
        self.start_again_at = 0.0
        environment = os.environ | dict(self.environment) | {SUPERVISOR_VARIABLE: str(os.getpid())}
        self.log_start = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                self.command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def is_running(self) -> bool:
        """Whether the process is there."""
        return self.process is not None and self.process.poll() is None

    def look(self) -> str | None:
        """Start the process again if it died and its time has come; returns what happened, if any."""
        if self.is_running():
            trim_log(self.log)
            return None
        now = time.monotonic()
        if self.start_again_at:
            if now >= self.start_again_at:
                self.start()
            return None
        status = None if self.process is None else self.process.returncode
        died_young = now - self.started_at < YOUNG_SECONDS
        self.early_deaths = self.early_deaths + 1 if died_young else 0
        wait = min(FIRST_WAIT_SECONDS * 2**self.early_deaths, LONGEST_WAIT_SECONDS)
        self.start_again_at = now + wait
        return f"{self.name} ended {_how(status)}; starting it again in {wait:.1f} seconds."

    def ask_to_stop(self) -> None:
        """SIGTERM, without waiting."""
        if self.process is not None and self.is_running():
            self.process.terminate()

    def stop(self, patience_seconds: float) -> None:
        """SIGTERM, then SIGKILL to the process and its children when the patience is over."""
        if self.process is None:
            return
        self.ask_to_stop()
        try:
            self.process.wait(patience_seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def has_said(self, event: str) -> bool:
        """Whether the process has written this event to its log since it was started last."""
        if not self.log.exists():
            return False
        with self.log.open("rb") as log:
            log.seek(self.log_start)
            return f'"{event}"'.encode() in log.read()

    def last_words(self, lines: int = 15) -> str:
        """The end of the log, to show when the part will not start."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as log:
            log.seek(max(0, self.log.stat().st_size - 8192))
            return "\n".join(log.read().decode(errors="replace").splitlines()[-lines:])


def trim_log(log: Path) -> None:
    """Keep a log below its limit: what is there moves to ``….1``. Its writers append, so they go on."""
    if log.exists() and log.stat().st_size > LARGEST_LOG_BYTES:
        shutil.copyfile(log, log.with_name(f"{log.name}.1"))
        os.truncate(log, 0)


def _how(status: int | None) -> str:
    if status is None:
        return "unseen"
    return f"by signal {-status}" if status < 0 else f"with status {status}"
