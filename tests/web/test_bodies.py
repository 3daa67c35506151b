"""Bodies are read whole at the door: capped in size, in time, and in what is held of all of them together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import pytest

from sottovoce.errors import BadInput
from sottovoce.web import bodies
from sottovoce.web.bodies import Bodies, TooLarge, TooSlow, handed_on
from sottovoce.web.group_commit import Unavailable
from tests.loops import run

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


def sending(*parts: bytes, ends: bool = True) -> Receive:
    """A sender of these parts, who then is done, or is silent for good."""
    left = list(parts)

    async def receive() -> MutableMapping[str, Any]:
        if not left:
            await asyncio.Event().wait()
        part = left.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(left) or not ends}

    return receive


async def leaving() -> MutableMapping[str, Any]:
    return {"type": "http.disconnect"}


def read(receive: Receive, most: int = 10, reader: Bodies | None = None, **headers: str) -> bytes:
    async def reading() -> bytes:
        scope = {"headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]}
        async with (reader or Bodies()).read(scope, receive, most) as body:
            return body

    return run(reading())


def test_a_body_in_parts_is_one_body() -> None:
    assert read(sending(b"one ", b"", b"two")) == b"one two"


def test_a_body_that_says_it_is_too_large_is_not_waited_for() -> None:
    with pytest.raises(TooLarge):
        read(sending(ends=False), content_length="11")


def test_a_body_that_turns_out_too_large_is_read_no_further() -> None:
    with pytest.raises(TooLarge):
        read(sending(b"sixsix", b"sixsix", ends=False), content_length="3")


def test_a_sender_who_stops_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "LONGEST_BODY_SECONDS", 0.05)
    with pytest.raises(TooSlow):
        read(sending(b"half", ends=False))


def test_a_sender_who_leaves_sent_nothing() -> None:
    with pytest.raises(BadInput):
        read(leaving)


def test_what_is_held_of_all_bodies_is_bounded_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MOST_HELD_BYTES", 10)
    reader = Bodies()

    async def one_beside_another() -> None:
        async with reader.read({"headers": []}, sending(b"sixsix"), 10):
            with pytest.raises(Unavailable):
                async with reader.read({"headers": []}, sending(b"sixsix"), 10):
                    pass
            async with reader.read({"headers": []}, sending(b""), 10) as empty:
                assert empty == b""

    run(one_beside_another())
    assert read(sending(b"sixsix"), reader=reader) == b"sixsix"


def test_a_body_that_came_in_chunks_is_handed_on_with_its_length() -> None:
    came = {"path": "/", "headers": [(b"transfer-encoding", b"chunked"), (b"host", b"desk")]}
    scope, receive = handed_on(came, b"whole")
    assert scope["headers"] == [(b"host", b"desk"), (b"content-length", b"5")]
    assert run(receive())["body"] == b"whole"  # type: ignore[arg-type]
