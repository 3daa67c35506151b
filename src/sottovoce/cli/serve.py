"""``sottovoce web``, ``worker`` and ``network``: one part of the desk, or of its demonstration, each."""

from __future__ import annotations

import asyncio
import os

import click

from sottovoce.cli.ports import require_free
from sottovoce.cli.start import open_desk
from sottovoce.web.logs import tell_crashes_as_events
from sottovoce.web.orphans import SUPERVISOR_VARIABLE, end_with_supervisor

# Long enough for what is in the intake's lanes to commit, short enough for a browser's open stream.
PATIENCE_TO_STOP_SECONDS = 10


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=int, default=lambda: int(os.environ.get("SOTTOVOCE_PORT") or 8000), help="[default: 8000]"
)
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True)
def web(host: str, port: int, processes: int) -> None:
    """Serve the desk's pages, its webhooks and its live updates."""
    os.environ["SOTTOVOCE_PORT"] = str(port)
    require_free(host, port)
    tell_crashes_as_events()
    open_desk()
    from granian.constants import HTTPModes, Interfaces, Loops
    from granian.server import Server

    server = Server(
        "sottovoce.web.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        loop=Loops.uvloop,
        workers=processes,
        workers_kill_timeout=PATIENCE_TO_STOP_SECONDS,
        log_enabled=False,
        respawn_failed_workers=True,
        respawn_interval=0.1,
        websockets=False,
    )
    # Its serving processes must not outlive it: they would keep the port.
    os.environ[SUPERVISOR_VARIABLE] = str(os.getpid())
    server.serve()


@click.command()
@click.option(
    "--concurrency", type=click.IntRange(1, 64), default=6, show_default=True, help="Jobs at a time."
)
def worker(concurrency: int) -> None:
    """Carry out measures, send replies, fetch from networks, sweep, and sequence the ledger."""
    tell_crashes_as_events()
    open_desk()
    from sottovoce.web.work import work

    work(concurrency)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=int, default=8010, show_default=True)
@click.option("--desk-url", default="http://127.0.0.1:8000", show_default=True, help="Where webhooks go.")
@click.option("--lively", type=float, default=0, help="Seconds between invented comments; none when 0.")
def network(host: str, port: int, desk_url: str, lively: float) -> None:
    """Run the simulated network of the demonstration."""
    end_with_supervisor()
    require_free(host, port)
    from sottovoce.channels.demo.__main__ import serve

    asyncio.run(serve(host, port, desk_url, lively))
