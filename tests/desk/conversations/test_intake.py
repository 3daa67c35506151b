"""What arrives is taken in once, sealed, in whatever order it comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from sottovoce.channels import Author, InboundAttachment
from sottovoce.desk.conversations.models import (
    Attachment,
    Conversation,
    Customer,
    Finding,
    Identity,
    Measure,
    Message,
    SearchTerms,
)
from sottovoce.desk.conversations.services.arrivals import Arrival, Outcome, ProfileRef
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.core.database import limit_to_brands
from sottovoce.desk.core.models import Act
from sottovoce.web.group_commit import _take_in_group
from tests.desk.conversations.arriving import CARD, arrive, event, shown, text_of
from tests.desk.fixtures import NOW, Desk


def test_a_message_is_sealed_redacted_found_and_recorded(desk: Desk) -> None:
    assert arrive(desk, event(f"my card is {CARD}")) == [Outcome.TAKEN_IN]
    message = Message.objects.get()
    assert text_of(message) == f"my card is {CARD}"
    assert CARD not in shown(message)
    assert shown(message).startswith("my card is [")
    assert [finding.kind for finding in message.findings.all()] == ["CREDIT_CARD"]
    assert message.conversation.severity == 3
    assert message.conversation.waiting_since == message.received_at
    assert Act.objects.filter(kind="message.received").count() == 1


def test_nothing_a_customer_wrote_stands_readable_in_any_row(desk: Desk) -> None:
    author = Author("account-of-mira", "mira.handle", "Mira Muster")
    more = {"native_id": "native-of-comment", "conversation": "name-of-thread", "author": author}
    arrive(desk, event(f"Grüezi, {CARD} or mira@mail.example", **more))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        dump = b""
        for table in tables:
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')
            dump += "\n".join(row for (row,) in cursor.fetchall()).encode()
    secrets = (
        "Grüezi",
        "1111 1111",
        "mira@mail",
        "account-of",
        "mira.handle",
        "Muster",
        "native-of",
        "of-thread",
    )
    for secret in secrets:
        assert secret.encode() not in dump, secret
        assert secret.encode().hex().encode() not in dump, secret


def test_a_replay_changes_nothing(desk: Desk) -> None:
    arrive(desk, event(f"my card is {CARD}"))
    counted = [model.objects.count() for model in (Message, Finding, Conversation, Customer, Measure, Act)]
    assert arrive(desk, event(f"my card is {CARD}")) == [Outcome.DUPLICATE]
    assert [
        model.objects.count() for model in (Message, Finding, Conversation, Customer, Measure, Act)
    ] == counted
    assert Conversation.objects.get().unread == 1


def test_a_replay_within_one_group_changes_nothing(desk: Desk) -> None:
    assert arrive(desk, event("hello"), event("hello")) == [Outcome.TAKEN_IN, Outcome.DUPLICATE]
    assert Message.objects.count() == 1


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_news_edits_and_deletions_end_alike_in_every_order(desk: Desk, order: tuple[int, ...]) -> None:
    history = [
        event(f"my card is {CARD}"),
        event("my order is late", kind="edited", seconds=5),
        event(kind="gone", seconds=9, author=None),
    ]
    for step in order:
        arrive(desk, history[step])
    message = Message.objects.get()
    assert message.state == Message.State.GONE
    assert message.sealed_original is None
    assert not Finding.objects.exists()
    assert not SearchTerms.objects.exists()


def test_an_edit_replaces_the_text_and_what_was_found(desk: Desk) -> None:
    arrive(desk, event("my order is late"))
    assert arrive(desk, event(f"sorry, {CARD}", kind="edited", seconds=5)) == [Outcome.EDITED]
    message = Message.objects.get()
    assert text_of(message) == f"sorry, {CARD}"
    assert [finding.kind for finding in message.findings.all()] == ["CREDIT_CARD"]
    assert message.edited_at == NOW + timedelta(seconds=5)


def test_an_older_edit_that_comes_late_is_not_news(desk: Desk) -> None:
    arrive(desk, event("one"))
    arrive(desk, event("three", kind="edited", seconds=9))
    assert arrive(desk, event("two", kind="edited", seconds=5)) == [Outcome.DUPLICATE]
    assert text_of(Message.objects.get()) == "three"


def test_an_edit_that_overtakes_its_message_is_the_message(desk: Desk) -> None:
    arrive(desk, event("two", kind="edited", seconds=5))
    arrive(desk, event("one"))
    assert text_of(Message.objects.get()) == "two"


def test_a_deletion_that_overtakes_its_message_is_honoured(desk: Desk) -> None:
    assert arrive(desk, event(kind="gone", author=None)) == [Outcome.GONE]
    assert arrive(desk, event(f"my card is {CARD}")) == [Outcome.DUPLICATE]
    assert Message.objects.get().sealed_original is None
    assert not Conversation.objects.exists()


def test_a_database_that_kept_the_text_of_a_gone_message_refuses_it(desk: Desk) -> None:
    arrive(desk, event("hello"))
    with pytest.raises(IntegrityError):
        Message.objects.update(state=Message.State.GONE)


def test_what_the_brand_itself_wrote_is_not_a_customers_message(desk: Desk) -> None:
    assert arrive(desk, event("hello", from_brand=True)) == [Outcome.IGNORED]
    assert arrive(desk, event("👍", kind="reaction")) == [Outcome.IGNORED]
    assert not Message.objects.exists()


def test_one_author_is_one_customer_whatever_they_are_called(desk: Desk) -> None:
    arrive(desk, event("one"))
    arrive(desk, event("two", native_id="c-2", author=Author("u-1", "mira.new", "Mira N.")))
    identity = Identity.objects.get()
    assert Conversation.objects.count() == 1
    assert (
        open_text(identity.customer_id, identity.id, "handle", identity.sealed_handle, "identity")
        == "mira.new"
    )


def test_one_author_on_two_profiles_has_two_conversations(desk: Desk) -> None:
    arrive(desk, event("one"))
    arrive(desk, event("one"), profile=desk.other_profile)
    assert Customer.objects.count() == 1
    assert Conversation.objects.count() == 2


def test_a_group_of_several_authors_keeps_each_in_its_conversation(desk: Desk) -> None:
    several = [
        event(f"I am {name}", native_id=f"{name}-{turn}", author=Author(name, name), seconds=turn)
        for turn in range(3)
        for name in ("ann", "bo", "cem")
    ]
    assert set(arrive(desk, *several)) == {Outcome.TAKEN_IN}
    assert sorted(conversation.messages.count() for conversation in Conversation.objects.all()) == [3, 3, 3]
    for conversation in Conversation.objects.all():
        assert len({text_of(message) for message in conversation.messages.all()}) == 1


def test_a_closed_conversation_opens_when_the_customer_writes_again(desk: Desk) -> None:
    arrive(desk, event("one"))
    Conversation.objects.update(status="resolved", waiting_since=None, unread=0)
    arrive(desk, event("two", native_id="c-2", seconds=9))
    conversation = Conversation.objects.get()
    assert (conversation.status, conversation.unread) == ("open", 1)
    assert conversation.waiting_since == NOW + timedelta(minutes=1)


def test_a_card_in_two_halves_is_found_and_both_halves_are_redacted(desk: Desk) -> None:
    arrive(desk, event("my card is 4111 1111"), event("1111 1111", native_id="c-2", seconds=5))
    first, second = Message.objects.order_by("sent_at")
    assert second.findings.get().kind == "CREDIT_CARD"
    assert second.findings.get().parts == [[str(first.id), 11, 20]]
    assert "4111 1111" not in shown(first)
    assert "1111" not in shown(second).replace("··1111", "")
    assert first.findings.count() == 1


def test_an_attachment_is_noted_as_due_with_its_address_sealed(desk: Desk) -> None:
    picture = InboundAttachment("https://network.example/mira.jpg", "image/jpeg", "my receipt")
    arrive(desk, event("see", attachments=(picture,)))
    attachment = Attachment.objects.get()
    assert attachment.state == Attachment.State.DUE
    assert b"mira.jpg" not in bytes(attachment.sealed_source or b"")


def test_a_profile_of_one_brand_is_not_seen_by_another(desk: Desk, say: Callable[..., Any]) -> None:
    say("for acme")
    say("for the other", profile=desk.other_profile)
    limit_to_brands([desk.other.id])
    assert Message.objects.count() == 1
    assert Message.objects.get().profile_id == desk.other_profile.id
    limit_to_brands([])
    assert not Message.objects.exists()


def test_a_clock_that_runs_ahead_does_not_put_a_message_into_the_future(desk: Desk) -> None:
    arrive(desk, event("hello", seconds=3_000))
    assert Message.objects.get().sent_at == NOW + timedelta(minutes=1)


def test_lone_surrogates_and_right_to_left_text_survive(desk: Desk) -> None:
    arrive(desk, event("שלום \ud83d 你好 👩‍👩‍👧"))
    assert text_of(Message.objects.get()) == "שלום \ud83d 你好 👩‍👩‍👧"


def test_one_bad_member_of_a_group_fails_alone(committed_desk: Desk) -> None:
    """A profile was removed while its message waited: its sender is told, the others lose nothing."""
    ref = ref_of(committed_desk.profile)
    vanished = ProfileRef(uuid4(), ref.brand, ref.channel, "vanished", ref.reach)
    requests = [
        [Arrival(ref, event("one", native_id="c-1"))],
        [Arrival(vanished, event("lost", native_id="c-2"))],
        [Arrival(ref, event("two", native_id="c-3"))],
    ]
    results = _take_in_group(requests)
    committed_desk.see_all()
    assert results[0] == [Outcome.TAKEN_IN]
    assert isinstance(results[1], IntegrityError)
    assert results[2] == [Outcome.TAKEN_IN]
    assert sorted(text_of(message) for message in Message.objects.all()) == ["one", "two"]
