"""An edit is news as a message is: it is counted, weighed, completed, and brings its attachments."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

from sottovoce.channels import InboundAttachment
from sottovoce.desk.conversations.models import Attachment, Conversation, Finding, Message, Reveal
from sottovoce.desk.conversations.services.arrivals import Outcome
from sottovoce.desk.conversations.services.reveals import reveal
from sottovoce.desk.core.models import Act
from tests.desk.conversations.arriving import CARD, arrive, event, shown, text_of
from tests.desk.fixtures import NOW, Desk

LATER = NOW + timedelta(minutes=9)


def picture(name: str) -> InboundAttachment:
    return InboundAttachment(f"https://network.example/{name}.jpg", "image/jpeg", "")


def test_an_edit_reopens_the_conversation_and_raises_what_it_says_of_itself(desk: Desk) -> None:
    arrive(desk, event("my order is late"))
    Conversation.objects.update(status="resolved", waiting_since=None, unread=0)
    arrive(desk, event(f"sorry, {CARD}", kind="edited", seconds=5), at=LATER)
    conversation = Conversation.objects.get()
    assert (conversation.status, conversation.unread, conversation.severity) == ("open", 1, 3)
    assert conversation.waiting_since == LATER


def test_an_edit_completes_what_an_earlier_message_began(desk: Desk) -> None:
    arrive(desk, event("my card is 4111 1111"), event("well", native_id="c-2", seconds=5))
    arrive(desk, event("1111 1111", native_id="c-2", kind="edited", seconds=9))
    first, second = Message.objects.order_by("sent_at")
    assert "4111" not in shown(first)
    assert second.findings.get().kind == "CREDIT_CARD"


def test_an_edit_completes_what_a_later_message_says(desk: Desk) -> None:
    arrive(desk, event("well"), event("1111 1111", native_id="c-2", seconds=5))
    arrive(desk, event("my card is 4111 1111", kind="edited", seconds=9))
    first, second = Message.objects.order_by("sent_at")
    assert "4111" not in shown(first)
    assert "1111" not in shown(second).replace("··1111", "")


def test_an_edit_of_the_first_half_keeps_it_redacted(desk: Desk) -> None:
    arrive(desk, event("my card is 4111 1111"), event("1111 1111", native_id="c-2", seconds=5))
    arrive(desk, event("the card is 4111 1111", kind="edited", seconds=9))
    assert "4111" not in shown(Message.objects.order_by("sent_at")[0])


def test_an_edit_brings_the_attachments_that_are_new(desk: Desk) -> None:
    arrive(desk, event("see", attachments=(picture("one"),)))
    Attachment.objects.update(state=Attachment.State.SEALED, sealed_source=None)
    arrive(desk, event("look", kind="edited", seconds=5, attachments=(picture("one"), picture("two"))))
    assert sorted(Attachment.objects.values_list("state", flat=True)) == ["due", "sealed"]


def test_an_edit_that_only_adds_a_picture_is_news(desk: Desk) -> None:
    arrive(desk, event("see"))
    assert arrive(desk, event("see", kind="edited", seconds=5, attachments=(picture("one"),))) == [
        Outcome.EDITED
    ]
    assert Conversation.objects.get().unread == 2


def test_an_edit_dated_into_the_future_does_not_shut_later_edits_out(desk: Desk) -> None:
    arrive(desk, event("one"))
    arrive(desk, event("two", kind="edited", seconds=90_000))
    assert Message.objects.get().edited_at == NOW + timedelta(minutes=1)
    edit = event(f"sorry, {CARD}", kind="edited", seconds=300)
    assert arrive(desk, edit, at=LATER) == [Outcome.EDITED]
    assert text_of(Message.objects.get()) == f"sorry, {CARD}"


def test_a_replayed_edit_changes_nothing_even_when_its_clock_runs_ahead(desk: Desk) -> None:
    arrive(desk, event("one"))
    edit = event(f"sorry, {CARD}", kind="edited", seconds=90_000)
    arrive(desk, edit)
    assert arrive(desk, edit, at=LATER) == [Outcome.DUPLICATE]
    assert Conversation.objects.get().unread == 2
    assert Act.objects.filter(kind="message.edited").count() == 1


def test_two_edits_within_one_second_are_both_decided_on(desk: Desk) -> None:
    arrive(desk, event("one"))
    arrive(desk, event(f"sorry, {CARD}", kind="edited", sent_at=NOW + timedelta(seconds=5)))
    first = Message.objects.get().measures.count()
    assert first > 0
    again = event(f"again, {CARD}", kind="edited", sent_at=NOW + timedelta(seconds=5.5))
    arrive(desk, again)
    assert Message.objects.get().measures.count() > first


def test_what_was_looked_at_may_be_edited_and_deleted_and_the_look_stays(desk: Desk) -> None:
    arrive(desk, event(f"my card is {CARD}"))
    reveal(desk.officer, Finding.objects.get().id, "answer", "to answer the customer", NOW)
    arrive(desk, event("never mind", kind="edited", seconds=5))
    arrive(desk, event(kind="gone", seconds=9, author=None))
    connection.check_constraints()
    assert Reveal.objects.get().finding is None
