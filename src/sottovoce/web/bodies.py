"""The bodies of requests, read whole at the front door: capped in size and time, and all together in memory.

A sender that is slow, or never ends, holds one coroutine and no thread: a body is handed on when it is
complete. Touches nothing but the bytes. Statuses: RFC 9110, sections 15.5.9 (408) and 15.5.14 (413).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

from sottovoce.errors import BadInput, SottovoceError
from sottovoce.web.group_commit import Unavailable

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

LONGEST_BODY_SECONDS = 20.0
# Of one process, over all requests: what a crowd of senders may make it hold.
MOST_HELD_BYTES = 192 * 1024 * 1024


class TooLarge(SottovoceError):
    """A body over the limit; read no further."""

    http_status = 413


class TooSlow(SottovoceError):
    """A sender that holds a request open without sending it."""

    http_status = 408


class Bodies:
    """Reads bodies, and knows how many bytes of them are held now."""

    def __init__(self) -> None:
        self._held = 0

    @asynccontextmanager
    async def read(self, scope: Scope, receive: Receive, most: int) -> AsyncIterator[bytes]:
        """The whole body, of at most so many bytes; held until the block ends.

        Raises:
            TooLarge: the body is, or says it is, larger.
            TooSlow: it was not complete in time.
            Unavailable: too much is held already.
            BadInput: the sender left.
        """
        parts: list[bytes] = []
        try:
            await self._read_in_time(parts, scope, receive, most)
            yield b"".join(parts)
        finally:
            self._held -= sum(map(len, parts))

    async def _read_in_time(self, parts: list[bytes], scope: Scope, receive: Receive, most: int) -> None:
        try:
            async with asyncio.timeout(LONGEST_BODY_SECONDS):
                await self._read(parts, scope, receive, most)
        except TimeoutError:
            raise TooSlow(
                "The body did not come in time.",
                where=f"within {LONGEST_BODY_SECONDS:.0f} seconds",
                remedy="Send it again.",
            ) from None

    async def _read(self, parts: list[bytes], scope: Scope, receive: Receive, most: int) -> None:
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        size = int(declared) if declared.isdigit() else 0
        _require_room(size, most)
        size, more = 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise BadInput("The sender left before the body was complete.")
            part = message.get("body", b"")
            parts.append(part)
            self._held += len(part)
            size += len(part)
            _require_room(size, most)
            if part and self._held > MOST_HELD_BYTES:
                raise Unavailable("Too much is being sent at once.", remedy="Send it again in a second.")
            more = message.get("more_body", False)


def _require_room(size: int, most: int) -> None:
    if size > most:
        raise TooLarge(
            "The body is too large.", where=f"at most {most} bytes", remedy="Send it in several parts."
        )


def handed_on(scope: Scope, body: bytes) -> tuple[Scope, Receive]:
    """A request as if this body had come in one piece, its length told even where it came in chunks."""
    headers = [header for header in scope["headers"] if header[0] not in _ABOUT_LENGTH]
    if body:
        headers.append((b"content-length", str(len(body)).encode()))
    messages = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> MutableMapping[str, Any]:
        return next(messages, {"type": "http.disconnect"})

    return {**scope, "headers": headers}, receive


_ABOUT_LENGTH = frozenset({b"content-length", b"transfer-encoding"})
