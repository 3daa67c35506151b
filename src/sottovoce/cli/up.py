"""``sottovoce up``: the whole desk in one command. Starts what is missing, and starts again what dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

import click

from sottovoce.desk.core.database import is_embedded, start_embedded, stop_embedded
from sottovoce.home import Home

LOOK_EVERY_SECONDS = 0.3
PATIENCE_TO_STOP_SECONDS = 15


@dataclass(slots=True)
class Part:
    """A process of the desk, started again when it dies, more slowly each time it dies young."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    deaths: int = 0
    environment: dict[str, str] = field(default_factory=dict)

    def keep_alive(self) -> None:
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is not None:
            young = time.monotonic() - self.started_at < 10
            self.deaths = self.deaths + 1 if young else 0
            click.echo(
                f"{self.name} ended with status {self.process.returncode}; starting it again.", err=True
            )
            time.sleep(min(0.2 * 2**self.deaths, 10))
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(self.command, env=os.environ | self.environment)  # noqa: S603

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_TO_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@click.command()
@click.option("--demo", is_flag=True, help="A demonstration organisation and a simulated network.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option(
    "--port", type=int, default=lambda: int(os.environ.get("SOTTOVOCE_PORT") or 8000), help="[default: 8000]"
)
def up(demo: bool, host: str, port: int) -> None:
    """Run the desk: database, web and worker; with --demo a simulated network too."""
    home = Home.from_environment()
    os.environ["SOTTOVOCE_HOME"] = str(home.root)
    os.environ["SOTTOVOCE_PORT"] = str(port)
    if demo:
        os.environ["SOTTOVOCE_DEMO"] = "1"
        os.environ.setdefault("SOTTOVOCE_DEMO_NETWORK_URL", f"http://{host}:{port + 10}")
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, _stop_politely)
    _run(home, _parts(demo, host, port), demo)


def _parts(demo: bool, host: str, port: int) -> list[Part]:
    ours = [sys.executable, "-m", "sottovoce"]
    parts = [
        Part("web", [*ours, "web", "--host", host, "--port", str(port)]),
        Part("worker", [*ours, "worker"]),
    ]
    if demo:
        network = [sys.executable, "-m", "sottovoce.channels.demo", "--host", host, "--port", str(port + 10)]
        parts.insert(0, Part("network", [*network, "--desk-url", f"http://{host}:{port}"]))
    return parts


def _run(home: Home, parts: list[Part], demo: bool) -> None:
    ours = [sys.executable, "-m", "sottovoce"]
    try:
        if is_embedded():
            home.root.mkdir(parents=True, exist_ok=True)
            start_embedded(home)
        subprocess.run([*ours, "migrate"], check=True)  # noqa: S603
        for part in parts:
            part.keep_alive()
        if demo:
            subprocess.run([*ours, "demo"], check=True)  # noqa: S603
        click.echo(f"The desk is at http://127.0.0.1:{os.environ['SOTTOVOCE_PORT']}  (Ctrl-C stops it)")
        while True:
            time.sleep(LOOK_EVERY_SECONDS)
            if is_embedded():
                _keep_database(home)
            for part in parts:
                part.keep_alive()
    except _Stopping:
        click.echo("Stopping.", err=True)
    except subprocess.CalledProcessError as error:
        click.echo(f"`{' '.join(error.cmd[2:])}` failed; its message is above.", err=True)
        sys.exit(error.returncode)
    finally:
        for part in reversed(parts):
            part.stop()
        if is_embedded():
            stop_embedded(home)


def _keep_database(home: Home) -> None:
    """Start the embedded PostgreSQL again when it was killed. Old backends must end first: so try until it works."""
    pid_file = home.postgres / "postmaster.pid"
    try:
        pid = int(pid_file.read_text().split()[0])
        os.kill(pid, 0)
    except (OSError, ValueError, IndexError):
        pass
    else:
        return
    try:
        start_embedded(home)
    except Exception as error:
        click.echo(f"database: waiting to start again ({type(error).__name__})", err=True)


class _Stopping(Exception):
    """Somebody asked the desk to stop."""


def _stop_politely(number: int, frame: FrameType | None) -> None:
    raise _Stopping
