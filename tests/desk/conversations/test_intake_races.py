"""Two lanes take in at the same time: the second waits for the first, and then does what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from time import monotonic, sleep
from typing import Any

from django.db import connection, transaction

from sottovoce.channels import InboundEvent
from sottovoce.desk.conversations.models import Finding, Message, SearchTerms
from sottovoce.desk.conversations.services.arrivals import Arrival, Outcome
from sottovoce.desk.conversations.services.intake import take_in
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.scanner import scanner
from tests.desk.conversations.arriving import CARD, arrive, event, shown, text_of
from tests.desk.fixtures import NOW, Desk

PATIENCE_SECONDS = 20


class Lingering:
    """The desk's scanner, which says when it has scanned and waits before it answers."""

    def __init__(self, scanned: Event, go_on: Event) -> None:
        self._scanned, self._go_on = scanned, go_on

    def scan(self, text: str, window: Sequence[str] = ()) -> Any:
        assessment = scanner().scan(text, window)
        self._scanned.set()
        self._go_on.wait(PATIENCE_SECONDS)
        return assessment


def race(
    desk: Desk, first: list[InboundEvent], second: list[InboundEvent], *, while_scanning: bool = False
) -> tuple[list[Outcome], list[Outcome]]:
    """Take the second group in while the first is written and not committed, or scanned and not written."""
    ref, ready, go_on = ref_of(desk.profile), Event(), Event()

    def take(events: list[InboundEvent], reading: Any = None) -> list[Outcome]:
        arrivals = [Arrival(ref, found) for found in events]
        return take_in(reading or scanner(), arrivals, NOW + timedelta(minutes=1))

    def first_lane() -> list[Outcome]:
        if while_scanning:
            return take(first, Lingering(ready, go_on))
        with transaction.atomic():
            outcomes = take(first)
            ready.set()
            go_on.wait(PATIENCE_SECONDS)
        return outcomes

    def second_lane() -> list[Outcome]:
        ready.wait(PATIENCE_SECONDS)
        return take(second)

    with ThreadPoolExecutor(2) as lanes:
        ahead = lanes.submit(on_its_own_connection, first_lane)
        behind = lanes.submit(on_its_own_connection, second_lane)
        wait_until_blocked(behind)
        go_on.set()
        outcomes = ahead.result(), behind.result()
    desk.see_all()
    return outcomes


def on_its_own_connection(lane: Callable[[], list[Outcome]]) -> list[Outcome]:
    try:
        return lane()
    finally:
        connection.close()


def wait_until_blocked(lane: Future[list[Outcome]]) -> None:
    end = monotonic() + PATIENCE_SECONDS
    while not lane.done() and monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
            if cursor.fetchone() == (True,):
                return
        sleep(0.02)


def test_a_deletion_that_races_its_message_erases_it(committed_desk: Desk) -> None:
    outcomes = race(
        committed_desk, [event(f"my card is {CARD}")], [event(kind="gone", seconds=5, author=None)]
    )
    assert outcomes == ([Outcome.TAKEN_IN], [Outcome.GONE])
    message = Message.objects.get()
    assert (message.state, message.sealed_original) == (Message.State.GONE, None)
    assert not Finding.objects.exists()
    assert not SearchTerms.objects.exists()


def test_an_edit_that_races_its_message_replaces_its_text(committed_desk: Desk) -> None:
    outcomes = race(committed_desk, [event("my card")], [event(f"it is {CARD}", kind="edited", seconds=5)])
    assert outcomes == ([Outcome.TAKEN_IN], [Outcome.EDITED])
    message = Message.objects.get()
    assert text_of(message) == f"it is {CARD}"
    assert [finding.kind for finding in message.findings.all()] == ["CREDIT_CARD"]


def test_halves_of_a_card_in_two_lanes_are_both_redacted(committed_desk: Desk) -> None:
    arrive(committed_desk, event("hello", native_id="c-0"))
    race(
        committed_desk,
        [event("my card is 4111 1111", seconds=1)],
        [event("1111 1111", native_id="c-2", seconds=5)],
        while_scanning=True,
    )
    _, first, second = Message.objects.order_by("sent_at")
    assert "4111" not in shown(first)
    assert second.findings.get().kind == "CREDIT_CARD"


def test_halves_of_a_card_in_two_lanes_are_redacted_when_the_second_half_is_ahead(
    committed_desk: Desk,
) -> None:
    race(
        committed_desk,
        [event("1111 1111", native_id="c-2", seconds=5)],
        [event("my card is 4111 1111", seconds=1)],
    )
    first, second = Message.objects.order_by("sent_at")
    assert "4111" not in shown(first)
    assert second.findings.get().kind == "CREDIT_CARD"
    assert "1111" not in shown(second).replace("··1111", "")


def test_a_message_that_comes_in_two_lanes_is_one_earlier_half_and_not_two(committed_desk: Desk) -> None:
    half = event("my card is 4111 1111", seconds=1)
    outcomes = race(committed_desk, [half], [half, event("1111 1111", native_id="c-2", seconds=5)])
    assert outcomes == ([Outcome.TAKEN_IN], [Outcome.DUPLICATE, Outcome.TAKEN_IN])
    first, second = Message.objects.order_by("sent_at")
    assert "4111" not in shown(first)
    assert second.findings.get().parts == [[str(first.id), 11, 20]]
