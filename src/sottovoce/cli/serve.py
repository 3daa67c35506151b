"""``sottovoce web`` and ``sottovoce worker``: one part of the desk each."""

from __future__ import annotations

import os

import click

from sottovoce.cli.start import open_desk


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=int, default=lambda: int(os.environ.get("SOTTOVOCE_PORT") or 8000), help="[default: 8000]"
)
@click.option("--processes", type=int, default=1, show_default=True)
def web(host: str, port: int, processes: int) -> None:
    """Serve the desk's pages, its webhooks and its live updates."""
    os.environ["SOTTOVOCE_PORT"] = str(port)
    open_desk()
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "sottovoce.web.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=processes,
        log_enabled=False,
        respawn_failed_workers=True,
        websockets=False,
    ).serve()


@click.command()
@click.option("--concurrency", type=int, default=6, show_default=True, help="Jobs at a time.")
def worker(concurrency: int) -> None:
    """Carry out measures, send replies, fetch from networks, sweep, and sequence the ledger."""
    open_desk()
    from sottovoce.web.work import work

    work(concurrency)
