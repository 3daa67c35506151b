"""What a message is read with follows its receipt: a date that its author chose hides nothing."""

from __future__ import annotations

from datetime import timedelta

from sottovoce.channels import Author
from sottovoce.desk.conversations.models import Conversation, Identity, Message
from sottovoce.desk.conversations.services.protection import open_text
from tests.desk.conversations.arriving import arrive, event, shown
from tests.desk.fixtures import NOW, Desk

DAY = 86_400


def test_a_first_half_dated_back_is_redacted(desk: Desk) -> None:
    arrive(desk, event("my card is 4111 1111", seconds=-9 * DAY))
    arrive(desk, event("1111 1111", native_id="c-2"))
    first, second = Message.objects.order_by("sent_at")
    assert "4111" not in shown(first)
    assert second.findings.get().kind == "CREDIT_CARD"


def test_a_second_half_dated_back_before_the_first_is_redacted(desk: Desk) -> None:
    arrive(desk, event("my card is 4111 1111"))
    arrive(desk, event("1111 1111", native_id="c-2", seconds=-9 * DAY))
    second, first = Message.objects.order_by("sent_at")
    assert "4111" not in shown(first)
    assert second.findings.get().kind == "CREDIT_CARD"


def test_halves_that_arrive_in_the_wrong_order_are_redacted(desk: Desk) -> None:
    arrive(desk, event("1111 1111", native_id="c-2", seconds=5))
    arrive(desk, event("my card is 4111 1111"))
    first, second = Message.objects.order_by("sent_at")
    assert "4111" not in shown(first)
    assert "1111" not in shown(second).replace("··1111", "")


def test_halves_received_more_than_a_day_apart_are_not_joined(desk: Desk) -> None:
    arrive(desk, event("my card is 4111 1111"))
    later = NOW + timedelta(days=2)
    arrive(desk, event("1111 1111", native_id="c-2", sent_at=later), at=later)
    assert not Message.objects.order_by("sent_at")[1].findings.exists()


def test_the_wait_begins_at_receipt_whenever_the_author_says_it_was_sent(desk: Desk) -> None:
    arrive(desk, event("hello", seconds=-9 * DAY))
    assert Conversation.objects.get().waiting_since == NOW + timedelta(minutes=1)


def test_a_clock_that_runs_ahead_does_not_keep_its_conversation_on_top(desk: Desk) -> None:
    arrive(desk, event("hello", seconds=9 * DAY))
    conversation = Conversation.objects.get()
    assert conversation.last_message_at == NOW + timedelta(minutes=1)
    assert conversation.last_inbound_at == NOW + timedelta(minutes=1)


def test_an_author_who_is_renamed_within_a_group_is_called_by_the_last_name(desk: Desk) -> None:
    arrive(desk, event("one"))
    arrive(
        desk,
        event("two", native_id="c-2", author=Author("u-1", "mira.new", "Mira")),
        event("three", native_id="c-3", author=Author("u-1", "mira", "Mira")),
        event("four", native_id="c-4", author=Author("u-2", "ann", "Ann")),
        event("five", native_id="c-5", author=Author("u-2", "ann.new", "Ann")),
    )
    handles = [
        open_text(found.customer_id, found.id, "handle", found.sealed_handle, "identity")
        for found in Identity.objects.order_by("id")
    ]
    assert handles == ["mira", "ann.new"]
