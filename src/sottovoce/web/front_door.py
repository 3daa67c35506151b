"""The front door: `/hooks` and `/live` served lean, everything else handed to Django (DESIGN section 7).

ASGI. A webhook is verified over its raw bytes, parsed, and taken in together with whatever else arrived in
the same few milliseconds; it is answered 202 after that transaction has committed, never before. Bodies are
capped, the queue is bounded, the host is checked, and one bad message never fails its group.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import UTC, datetime
from typing import Any

import structlog
from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.db import DatabaseError
from django.http.request import validate_host

from sottovoce.errors import NotFound, Refused, SottovoceError
from sottovoce.web.bodies import Bodies, handed_on
from sottovoce.web.group_commit import GroupCommit, Unavailable
from sottovoce.web.live_updates import LiveUpdates
from sottovoce.web.profiles_known import ProfilesKnown

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LARGEST_BODY_BYTES = 1_048_576
# A form with its files: a larger one Django would not keep in memory.
LARGEST_FORM_BYTES = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
HOOKS = "/hooks/"
LIVE = "/live"

log = structlog.get_logger(__name__)


class WrongHost(SottovoceError):
    """A request for a host that is not ours (RFC 9110, section 15.5.20)."""

    http_status = 421


class FrontDoor:
    """The ASGI application of the whole desk."""

    def __init__(self, django: Callable[..., Any]) -> None:
        self._django: Any = WSGIMiddleware(django, workers=12)
        self._bodies = Bodies()
        self._profiles = ProfilesKnown()
        self._intake = GroupCommit()
        self._live = LiveUpdates(on_profiles_changed=self._profiles.forget)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] != "http":
            return
        elif scope["path"].startswith(HOOKS):
            await self._guarded(self._hook, scope, receive, send)
        elif scope["path"] == LIVE:
            await self._guarded(self._live.serve, scope, receive, send)
        else:
            await self._page(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._intake.start()
                self._live.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self._live.stop()
                await self._intake.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _guarded(
        self,
        handler: Callable[[Scope, Receive, Send], Awaitable[None]],
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        try:
            _check_host(scope)
            await handler(scope, receive, send)
        except SottovoceError as error:
            if error.http_status >= 500:
                log.warning("front_door.refused", error=error.what, path_kind=scope["path"].split("/")[1])
            await _refuse(send, error)
        except DatabaseError as error:
            log.warning("front_door.waiting_for_database", error=type(error).__name__)
            await _refuse(
                send, Unavailable("The database does not answer.", remedy="Send it again in a second.")
            )
        except Exception as error:
            log.error("front_door.fault", error=type(error).__name__)
            await _refuse(
                send, SottovoceError("A fault on our side; nothing was kept.", remedy="Send it again.")
            )

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a complete request to Django: its threads are few, and must not wait for a sender."""
        try:
            async with self._bodies.read(scope, receive, LARGEST_FORM_BYTES) as body:
                await self._django(*handed_on(scope, body), send)
        except SottovoceError as error:
            await _refuse(send, error)

    async def _hook(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            await answer(send, 405, {"error": "Webhooks are posted.", "remedy": "Use POST."}, allow="POST")
            return
        profile = await self._profiles.by_slug(scope["path"][len(HOOKS) :].strip("/"))
        if profile is None:
            raise NotFound(
                "No profile takes webhooks here.", remedy="Compare the address with the settings page."
            )
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        async with self._bodies.read(scope, receive, LARGEST_BODY_BYTES) as body:
            try:
                events = profile.receive(body, headers, datetime.now(UTC))
            except Refused as refusal:
                await answer(send, 401, refusal.as_dict())
                return
            outcomes = await self._intake.take_in(profile.ref, events)
        await answer(send, 202, {"accepted": len(outcomes)})


def _check_host(scope: Scope) -> None:
    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    if not validate_host(host.rsplit(":", 1)[0] if not host.endswith("]") else host, settings.ALLOWED_HOSTS):
        raise WrongHost(
            "This desk is not known by that host name.",
            where="Host header",
            remedy="Use the address of the settings page; an administrator sets it: SOTTOVOCE_PUBLIC_URL.",
        )


async def _refuse(send: Send, error: SottovoceError) -> None:
    """Answer with an error of ours; one that passes says when to come back."""
    again = {"retry_after": "1"} if error.http_status == Unavailable.http_status else {}
    await answer(send, error.http_status, error.as_dict(), **again)


async def answer(send: Send, status: int, content: dict[str, Any], **headers: str) -> None:
    """Send a JSON answer; keyword arguments become headers (underscores as hyphens)."""
    body = json.dumps(content).encode()
    extra = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(body)).encode()),
                (b"cache-control", b"no-store"),
                (b"x-content-type-options", b"nosniff"),
                *extra,
            ],
        }
    )
    await send({"type": "http.response.body", "body": body})
