"""Group commit: what waits together is committed together, answered after its commit, and harms nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

import pytest

from sottovoce.channels import Author, EventKind, InboundEvent, Visibility
from sottovoce.desk.conversations.services.arrivals import Arrival, Outcome, ProfileRef
from sottovoce.web import group_commit
from sottovoce.web.group_commit import GroupCommit, Unavailable


@pytest.fixture
def ref(committed_desk: Any) -> ProfileRef:
    from sottovoce.desk.conversations.services.profiles import ref_of

    return ref_of(committed_desk.profile)


def saying(native_id: str, text: str, at: datetime) -> InboundEvent:
    return InboundEvent(
        kind=EventKind.NEW,
        native_id=native_id,
        author=Author(id="u-1", handle="mira"),
        text=text,
        visibility=Visibility.PUBLIC,
        conversation="t-1",
        sent_at=at,
    )


def with_lanes(work: Callable[[GroupCommit], Awaitable[Any]]) -> Any:
    """Run some work with open lanes, and close them."""

    async def working() -> Any:
        lanes = GroupCommit()
        lanes.start()
        try:
            return await work(lanes)
        finally:
            await lanes.stop()

    return asyncio.run(working())


def stored(desk: Any) -> int:
    from sottovoce.desk.conversations.models import Message

    desk.see_all()
    return Message.objects.count()


def test_many_requests_at_once_share_few_transactions(
    committed_desk: Any, ref: ProfileRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups: list[int] = []
    take_in = group_commit.take_in

    def counted(scanner: Any, arrivals: Sequence[Arrival], now: datetime) -> list[Outcome]:
        groups.append(len(arrivals))
        return take_in(scanner, arrivals, now)

    monkeypatch.setattr(group_commit, "take_in", counted)

    async def sixty(lanes: GroupCommit) -> list[list[Outcome]]:
        events = [saying(f"m-{number}", "Where is my order?", committed_desk.now) for number in range(60)]
        return await asyncio.gather(*(lanes.take_in(ref, [event]) for event in events))

    outcomes = with_lanes(sixty)
    assert outcomes == [[Outcome.TAKEN_IN]] * 60
    assert sum(groups) == 60
    assert len(groups) < 15
    assert stored(committed_desk) == 60


def test_one_that_cannot_be_taken_in_fails_alone(
    committed_desk: Any, ref: ProfileRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in = group_commit.take_in

    def breaking(scanner: Any, arrivals: Sequence[Arrival], now: datetime) -> list[Outcome]:
        if any(arrival.event.native_id == "m-bad" for arrival in arrivals):
            raise ValueError
        return take_in(scanner, arrivals, now)

    monkeypatch.setattr(group_commit, "take_in", breaking)

    async def ten_with_a_bad_one(lanes: GroupCommit) -> list[Any]:
        names = [f"m-{number}" for number in range(9)] + ["m-bad"]
        calls = [lanes.take_in(ref, [saying(name, "hello", committed_desk.now)]) for name in names]
        return await asyncio.gather(*calls, return_exceptions=True)

    *good, bad = with_lanes(ten_with_a_bad_one)
    assert good == [[Outcome.TAKEN_IN]] * 9
    assert isinstance(bad, ValueError)
    assert stored(committed_desk) == 9


def test_a_full_queue_refuses_at_once_and_takes_again_when_there_is_room(
    committed_desk: Any, ref: ProfileRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "LONGEST_QUEUE", 5)

    async def too_many(lanes: GroupCommit) -> tuple[int, list[Outcome]]:
        events = [saying(f"m-{number}", "hello", committed_desk.now) for number in range(12)]
        answers = await asyncio.gather(
            *(lanes.take_in(ref, [event]) for event in events), return_exceptions=True
        )
        refused = sum(isinstance(answer, Unavailable) for answer in answers)
        return refused, await lanes.take_in(ref, [saying("m-later", "hello", committed_desk.now)])

    refused, later = with_lanes(too_many)
    assert refused == 7
    assert later == [Outcome.TAKEN_IN]
    assert stored(committed_desk) == 6


def test_the_same_message_in_both_lanes_is_kept_once(committed_desk: Any, ref: ProfileRef) -> None:
    async def twice_at_once(lanes: GroupCommit) -> list[Outcome]:
        event = saying("m-1", "hello", committed_desk.now)
        answers = await asyncio.gather(*(lanes.take_in(ref, [event]) for _ in range(20)))
        return [outcome for answer in answers for outcome in answer]

    outcomes = with_lanes(twice_at_once)
    assert outcomes.count(Outcome.TAKEN_IN) == 1
    assert outcomes.count(Outcome.DUPLICATE) == 19
    assert stored(committed_desk) == 1


def test_what_waits_when_the_lanes_close_is_still_taken_in(committed_desk: Any, ref: ProfileRef) -> None:
    async def close_at_once() -> list[Any]:
        lanes = GroupCommit()
        lanes.start()
        events = [saying(f"m-{number}", "hello", committed_desk.now) for number in range(30)]
        calls = [asyncio.create_task(lanes.take_in(ref, [event])) for event in events]
        await asyncio.sleep(0)
        await lanes.stop()
        return await asyncio.gather(*calls)

    assert asyncio.run(close_at_once()) == [[Outcome.TAKEN_IN]] * 30
    assert stored(committed_desk) == 30


def test_no_events_are_no_work(committed_desk: Any, ref: ProfileRef) -> None:
    assert with_lanes(lambda lanes: lanes.take_in(ref, [])) == []
