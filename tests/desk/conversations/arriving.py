"""What tests of intake share: events of one customer, taken in, and what is then stored."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sottovoce.channels import Author, EventKind, InboundEvent, Visibility
from sottovoce.desk.conversations.models import Message
from sottovoce.desk.conversations.redacted import as_line
from sottovoce.desk.conversations.services.arrivals import Arrival, Outcome
from sottovoce.desk.conversations.services.intake import take_in
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.protection import open_redacted, open_text
from sottovoce.desk.conversations.services.scanner import scanner
from tests.desk.fixtures import NOW, Desk

CARD = "4111 1111 1111 1111"


def event(
    text: str = "", *, native_id: str = "c-1", kind: str = "new", seconds: int = 0, **more: Any
) -> InboundEvent:
    given = {
        "kind": EventKind(kind),
        "native_id": native_id,
        "author": Author("u-1", "mira", "Mira"),
        "text": text,
        "visibility": Visibility.PUBLIC,
        "conversation": "t-1",
        "sent_at": NOW + timedelta(seconds=seconds),
    }
    return InboundEvent(**(given | more))


def arrive(
    desk: Desk, *events: InboundEvent, profile: Any = None, at: datetime = NOW + timedelta(minutes=1)
) -> list[Outcome]:
    """Take events in as one group."""
    ref = ref_of(profile or desk.profile)
    outcomes = take_in(scanner(), [Arrival(ref, found) for found in events], at)
    desk.see_all()
    return outcomes


def text_of(message: Message) -> str:
    assert message.conversation is not None
    assert message.sealed_original is not None
    return open_text(message.conversation.customer_id, message.id, "original", message.sealed_original)


def shown(message: Message) -> str:
    assert message.conversation is not None
    assert message.sealed_redacted is not None
    return as_line(open_redacted(message.conversation.customer_id, message.id, message.sealed_redacted))
