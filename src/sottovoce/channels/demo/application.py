"""The simulated network as one ASGI application: its state, its page, what desks call, and the pushing."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Any

from sottovoce.channels.demo.api import DeskCalls
from sottovoce.channels.demo.network import Network
from sottovoce.channels.demo.page import Page
from sottovoce.channels.demo.pushing import Pusher
from sottovoce.channels.demo.wire import Receive, Response, Scope, Send, answer, check_host, dispatch, read
from sottovoce.errors import SottovoceError


class DemoNetwork:
    """One network, in one process, in one event loop."""

    def __init__(self, host: str, desk_url: str) -> None:
        self.network = Network()
        self._host = host
        self._pusher = Pusher(desk_url)
        self._page = Page(self.network, desk_url)
        self.network.on_change = self._page.changed
        self.network.on_event = self._pusher.push
        self._routes = [*self._page.routes(), *DeskCalls(self.network).routes()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            request = await read(scope, receive)
            check_host(request, self._host)
            response = await dispatch(self._routes, request)
        except SottovoceError as error:
            response = Response(error.as_dict(), error.http_status)
        if response.stream is None:
            await answer(response, send)
        else:
            await _until_left(answer(response, send), receive)

    async def aclose(self) -> None:
        """End what is open: pages that watch, and what is still to be pushed."""
        self._page.close()
        await self._pusher.aclose()


async def _until_left(answering: Coroutine[Any, Any, None], receive: Receive) -> None:
    """Let a stream run until it ends, or until whoever listens has gone."""
    streaming = asyncio.create_task(answering)
    leaving = asyncio.create_task(_disconnected(receive))
    await asyncio.wait({streaming, leaving}, return_when=asyncio.FIRST_COMPLETED)
    for task in (streaming, leaving):
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
