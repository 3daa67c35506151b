"""Open a channel, do one thing, close it: as the desk does."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from sottovoce import channels
from sottovoce.channels import Channel, Fetched, InboundEvent
from tests.loops import run

Answer = TypeVar("Answer")


def act(name: str, credentials: Mapping[str, str], what: Callable[[Channel], Awaitable[Answer]]) -> Answer:
    """What the channel answers."""

    async def acting() -> Answer:
        channel = channels.build(name, credentials)
        try:
            return await what(channel)
        finally:
            await channel.aclose()

    return run(acting())


def fetch(name: str, credentials: Mapping[str, str], cursor: str | None) -> Fetched:
    """One poll."""
    return act(name, credentials, lambda channel: channel.fetch_since(cursor))


def fetch_until(
    name: str,
    credentials: Mapping[str, str],
    cursor: str | None,
    wanted: Callable[[InboundEvent], bool],
    within_seconds: float = 60,
) -> tuple[InboundEvent, Fetched]:
    """Poll as the desk does until an event arrives; returns it and what the last poll brought."""
    deadline = time.monotonic() + within_seconds
    while True:
        fetched = fetch(name, credentials, cursor)
        for event in fetched.events:
            if wanted(event):
                return event, fetched
        cursor = fetched.cursor
        assert time.monotonic() < deadline, "the event did not arrive"
        time.sleep(0.1)
