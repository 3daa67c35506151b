"""Opening a sealed value takes a right, a brand, a purpose and a reason; it is recorded, then shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sottovoce.desk.conversations.models import Finding, Message, Reveal
from sottovoce.desk.conversations.services import reveals
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.conversations.services.reveals import reveal, reveal_message
from sottovoce.desk.core.models import Act
from sottovoce.errors import BadInput, NotFound, Refused, Unreadable
from tests.desk.fixtures import Desk

REASON = "to call the customer back"
Say = Callable[..., Message]


def finding_of(message: Message) -> Finding:
    return Finding.objects.get(message=message)


def test_an_agent_opens_exactly_the_value(desk: Desk, say: Say) -> None:
    finding = finding_of(say("📦 my card is 4111 1111 1111 1111, please"))
    shown = reveal(desk.agent, finding.id, "answer", REASON, desk.now)
    assert shown == reveals.Revealed("4111 1111 1111 1111", desk.organisation.reveal_seconds)


def test_a_value_in_pieces_is_joined(desk: Desk, say: Say) -> None:
    say("my card is 4111 1111", native_id="1")
    second = say("1111 1111 is the rest", native_id="2")
    finding = Finding.objects.get(message=second, kind="CREDIT_CARD")
    assert reveal(desk.agent, finding.id, "answer", REASON, desk.now).value == "4111 1111 1111 1111"


def test_a_piece_that_is_gone_stays_gone(desk: Desk, say: Say) -> None:
    say("my card is 4111 1111", native_id="1")
    second = say("1111 1111 is the rest", native_id="2")
    finding = Finding.objects.get(message=second, kind="CREDIT_CARD")
    say("", native_id="1", kind="gone")
    assert reveal(desk.agent, finding.id, "answer", REASON, desk.now).value == "… 1111 1111"


def test_the_look_is_recorded_with_all_that_an_officer_asks_for(desk: Desk, say: Say) -> None:
    finding = finding_of(say("call me on 07911 123456"))
    reveal(desk.agent, finding.id, "answer", REASON, desk.now)
    look = Reveal.objects.get()
    act = Act.objects.get(kind="value.revealed")
    assert (look.staff, look.finding, look.purpose, look.at) == (desk.agent, finding, "answer", desk.now)
    assert (act.actor, act.objects_named[0]) == (f"staff:{desk.agent.id}", str(finding.id))
    assert REASON.encode() not in bytes(act.sealed_detail) + bytes(act.leaf) + bytes(look.sealed_reason)


def test_nothing_is_opened_when_the_look_cannot_be_recorded(
    desk: Desk, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = finding_of(say("call me on 07911 123456"))
    opened: list[Any] = []
    monkeypatch.setattr(reveals, "open_text", lambda *parts: opened.append(parts))

    def broken(act: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(reveals, "record", broken)
    with pytest.raises(OSError, match="disk"):
        reveal(desk.agent, finding.id, "answer", REASON, desk.now)
    assert opened == []
    assert not Reveal.objects.exists()


@pytest.mark.parametrize(
    ("purpose", "reason", "field"),
    [
        ("curiosity", REASON, "purpose"),
        ("answer", "because", "reason"),
        ("answer", " \n ", "reason"),
        ("answer", "x" * 501, "reason"),
    ],
)
def test_a_purpose_and_a_reason_are_asked_for_by_name(
    desk: Desk, say: Say, purpose: str, reason: str, field: str
) -> None:
    finding = finding_of(say("call me on 07911 123456"))
    with pytest.raises(BadInput) as refusal:
        reveal(desk.agent, finding.id, purpose, reason, desk.now)
    assert refusal.value.where == field


@pytest.mark.parametrize("role", ["counsel", "auditor", "administrator"])
def test_roles_without_the_right_open_nothing(desk: Desk, say: Say, role: str) -> None:
    message = say("call me on 07911 123456")
    with pytest.raises(Refused):
        reveal(desk.staff[role], finding_of(message).id, "answer", REASON, desk.now)
    with pytest.raises(Refused):
        reveal_message(desk.staff[role], message.id, "answer", REASON, desk.now)


def test_beyond_ones_brands_there_is_nothing_to_open(desk: Desk, say: Say) -> None:
    message = say("call me on 07911 123456", profile=desk.other_profile)
    with pytest.raises(NotFound):
        reveal(desk.agent, finding_of(message).id, "answer", REASON, desk.now)
    with pytest.raises(NotFound):
        reveal_message(desk.agent, message.id, "answer", REASON, desk.now)


def test_a_whole_message_is_opened_the_same_way(desk: Desk, say: Say) -> None:
    text = "call me on 07911 123456 \ud83d"
    message = say(text)
    assert reveal_message(desk.agent, message.id, "quality", REASON, desk.now).value == text
    assert Reveal.objects.get().kind == "MESSAGE"


def test_what_is_gone_cannot_be_opened(desk: Desk, say: Say) -> None:
    message = say("call me on 07911 123456", native_id="1")
    say("", native_id="1", kind="gone")
    with pytest.raises(NotFound):
        reveal_message(desk.agent, message.id, "answer", REASON, desk.now)


def test_after_a_shred_nothing_opens(desk: Desk, say: Say) -> None:
    message = say("call me on 07911 123456")
    finding = finding_of(message)
    shred(desk.officer, message.conversation.customer_id, "the customer asked for it", desk.now)
    with pytest.raises(Unreadable):
        reveal(desk.agent, finding.id, "answer", REASON, desk.now)
