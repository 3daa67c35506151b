"""Live updates: PostgreSQL's notifications, passed to each signed-in browser as server-sent events.

One LISTEN connection for the process. A browser gets ids of what its person may see, never words; the page
then asks for the fragment, through all the usual checks. A revoked session is let go within a minute.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import SimpleCookie
from typing import Any

import psycopg
import structlog
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.db import close_old_connections, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest

from sottovoce.desk.core.live import CHANNEL
from sottovoce.desk.core.models import Staff
from sottovoce.errors import SottovoceError
from sottovoce.web.middleware import lacks_second_factor

HEARTBEAT_SECONDS = 15.0
CHECK_SESSION_SECONDS = 60.0
WAITING_FOR_ONE_BROWSER = 200

log = structlog.get_logger(__name__)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class NotSignedIn(SottovoceError):
    """Live updates are for signed-in staff."""

    http_status = 401


class Subscriber:
    """One open browser: its person's brands, and what waits to be told to it."""

    def __init__(self, brands: frozenset[int]) -> None:
        self.brands = brands
        self.waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue(WAITING_FOR_ONE_BROWSER)

    def tell(self, event: dict[str, Any]) -> None:
        """Queue an event; a browser that reads too slowly is told once to look at everything again."""
        try:
            self.waiting.put_nowait(event)
        except asyncio.QueueFull:
            while not self.waiting.empty():
                self.waiting.get_nowait()
            self.waiting.put_nowait({"topic": "everything"})


class LiveUpdates:
    """The hub between the database's notifications and the browsers."""

    def __init__(self, on_profiles_changed: Callable[[], None]) -> None:
        self._subscribers: set[Subscriber] = set()
        self._listener: asyncio.Task[None] | None = None
        self._on_profiles_changed = on_profiles_changed

    def start(self) -> None:
        """Begin to listen."""
        self._listener = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        """Stop listening; open streams end with the server."""
        if self._listener is not None:
            self._listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listener

    async def _listen(self) -> None:
        while True:
            try:
                parameters = listening_parameters(connection)
                async with await psycopg.AsyncConnection.connect(**parameters, autocommit=True) as listening:
                    await listening.execute(f"LISTEN {CHANNEL}")
                    self._publish({"topic": "everything"})
                    async for notification in listening.notifies():
                        self._publish(json.loads(notification.payload))
            except (psycopg.Error, OSError) as error:
                log.warning("live.waiting_for_database", error=type(error).__name__)
                await asyncio.sleep(1)

    def _publish(self, event: dict[str, Any]) -> None:
        if event["topic"] == "profiles":
            self._on_profiles_changed()
        for subscriber in self._subscribers:
            visible = visible_to(subscriber.brands, event)
            if visible is not None:
                subscriber.tell(visible)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold one browser's stream open until it leaves or its session ends."""
        brands = await asyncio.to_thread(brands_of_session, _cookies(scope["headers"]))
        if brands is None:
            raise NotSignedIn("Sign in to receive live updates.")
        subscriber = Subscriber(brands)
        self._subscribers.add(subscriber)
        gone = asyncio.create_task(_until_gone(receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _STREAM_HEADERS})
            await _write(send, b"retry: 2000\nevent: hello\ndata: {}\n\n")
            await self._stream(subscriber, _cookies(scope["headers"]), gone, send)
        finally:
            self._subscribers.discard(subscriber)
            gone.cancel()
        with contextlib.suppress(Exception):
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _stream(
        self, subscriber: Subscriber, cookies: dict[str, str], gone: asyncio.Task[None], send: Send
    ) -> None:
        checked = time.monotonic()
        while not gone.done():
            if time.monotonic() - checked > CHECK_SESSION_SECONDS:
                brands = await asyncio.to_thread(brands_of_session, cookies)
                if brands is None:
                    await _write(send, b"event: signed-out\ndata: {}\n\n")
                    return
                subscriber.brands, checked = brands, time.monotonic()
            next_event = asyncio.create_task(subscriber.waiting.get())
            await asyncio.wait(
                {next_event, gone}, timeout=HEARTBEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            if next_event.done():
                event = next_event.result()
                await _write(send, f"event: {event['topic']}\ndata: {json.dumps(event)}\n\n".encode())
            else:
                next_event.cancel()
                await _write(send, b": still here\n\n")


# They make cursors and adapt values for Django; a connection that only listens needs neither.
_OF_DJANGO = frozenset({"context", "cursor_factory"})

_STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


def listening_parameters(desk: BaseDatabaseWrapper) -> dict[str, Any]:
    """How the desk connects to its database (TLS and all), without what is Django's own."""
    parameters = desk.get_connection_params()
    return {name: value for name, value in parameters.items() if name not in _OF_DJANGO}


def visible_to(brands: frozenset[int], event: dict[str, Any]) -> dict[str, Any] | None:
    """What of an event a person limited to these brands may learn; None when nothing."""
    if "ids" in event:
        ids = [identifier for brand, identifier in event["ids"] if brand in brands]
        return {"topic": event["topic"], "ids": ids} if ids else None
    brand = event.get("brand")
    return event if brand is None or brand in brands else None


async def _write(send: Send, data: bytes) -> None:
    await send({"type": "http.response.body", "body": data, "more_body": True})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _cookies(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    for name, value in headers:
        if name == b"cookie":
            jar.load(value.decode("latin-1"))
    return {key: morsel.value for key, morsel in jar.items()}


def brands_of_session(cookies: dict[str, str]) -> frozenset[int] | None:
    """The brands of whoever is signed in with these cookies, with what signing in takes here; else None."""
    close_old_connections()
    request = HttpRequest()
    request.session = SessionStore(cookies.get(settings.SESSION_COOKIE_NAME))
    staff = get_user(request)
    if not isinstance(staff, Staff) or not staff.is_active or lacks_second_factor(staff):
        return None
    return frozenset(staff.brand_ids())
