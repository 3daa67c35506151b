"""``python -m sottovoce.channels.demo``: run the simulated network until it is told to stop."""

from __future__ import annotations

import argparse
import asyncio
import signal

from granian.constants import Interfaces
from granian.server.embed import Server

from sottovoce.channels.demo.application import DemoNetwork
from sottovoce.channels.demo.trickle import trickle


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sottovoce.channels.demo", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8010)
    parser.add_argument("--desk-url", default="http://127.0.0.1:8000", help="where the desk takes webhooks")
    parser.add_argument("--lively", type=float, default=0, help="seconds between invented comments; 0: none")
    options = parser.parse_args()
    asyncio.run(serve(options.host, options.port, options.desk_url, options.lively))


async def serve(host: str, port: int, desk_url: str, lively_seconds: float = 0) -> None:
    """Serve until SIGTERM or SIGINT; with ``lively_seconds`` invented comments come in by themselves."""
    application = DemoNetwork(host, desk_url)
    server = Server(
        application,
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        log_enabled=False,
        websockets=False,
    )
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    serving = asyncio.create_task(server.serve())
    talking = asyncio.create_task(trickle(application.network, lively_seconds)) if lively_seconds else None
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if talking is not None:
        talking.cancel()
    await application.aclose()
    server.stop()  # type: ignore[no-untyped-call]
    await asyncio.wait({serving}, timeout=2)


if __name__ == "__main__":
    main()
