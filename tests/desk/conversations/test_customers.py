"""Erasing a customer: the key goes, so nothing opens, not even a backup; the rows follow; the proof stays."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from sottovoce.desk.conversations.models import (
    Attachment,
    Conversation,
    Customer,
    Finding,
    HandOver,
    Identity,
    Measure,
    Message,
    Reveal,
    SearchTerms,
)
from sottovoce.desk.conversations.selectors.customers import customer_shown
from sottovoce.desk.conversations.services import customers, intake
from sottovoce.desk.conversations.services.attachment_files import path_of, write_file
from sottovoce.desk.conversations.services.customers import shred, sweep
from sottovoce.desk.conversations.services.handover import create_hand_over
from sottovoce.desk.conversations.services.protection import open_redacted, open_text
from sottovoce.desk.conversations.services.reveals import reveal
from sottovoce.desk.core.installation import home, ledger_signer, vault
from sottovoce.desk.core.models import Act
from sottovoce.desk.core.selectors.ledger import one_act
from sottovoce.desk.core.sequencer import sequence_once
from sottovoce.errors import BadInput, NotFound, Refused, Unreadable
from sottovoce.ledger import verify_proof
from tests.desk.fixtures import Desk, speaker

Say = Callable[..., Message]
REASON = "request of 24 November"
TEXT = "call me on 07911 123456, I am diabetic"


def customer_of(message: Message) -> Any:
    assert message.conversation is not None
    return message.conversation.customer_id


def readable() -> list[Message]:
    """The messages that belong to somebody; tombstones do not."""
    return list(Message.objects.filter(conversation__isnull=False))


def test_after_a_shred_nothing_of_the_customer_opens(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    customer, identity = customer_of(message), Identity.objects.get()
    handle, name = bytes(identity.sealed_handle), bytes(identity.sealed_name)
    shred(desk.officer, customer, REASON, desk.now)
    for attempt in (
        lambda: open_text(customer, message.id, "original", message.sealed_original),
        lambda: open_redacted(customer, message.id, message.sealed_redacted),
        lambda: open_text(customer, identity.id, "handle", handle, "identity"),
        lambda: open_text(customer, identity.id, "name", name, "identity"),
    ):
        with pytest.raises(Unreadable):
            attempt()


def test_a_restored_dump_of_the_database_does_not_bring_the_words_back(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    customer = customer_of(message)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE dump AS SELECT * FROM conversations_message")
        shred(desk.officer, customer, REASON, desk.now)
        sweep(customer, desk.now)
        desk.see_all()
        assert readable() == []
        cursor.execute("SELECT id, sealed_original FROM dump")
        ((row, sealed),) = cursor.fetchall()
    with pytest.raises(Unreadable):
        open_text(customer, row, "original", sealed)


def test_the_sweep_leaves_no_row_and_no_file(desk: Desk, say: Say) -> None:
    message, other = say(TEXT), say("hello", who="jonas")
    customer = customer_of(message)
    reveal(desk.agent, Finding.objects.filter(message=message)[0].id, "answer", "to call back", desk.now)
    create_hand_over(desk.agent, message.conversation_id, message.id, ["message"], "en", desk.now)
    attachment = Attachment.objects.create(
        brand=desk.acme, message=message, state="sealed", media_type="image/png"
    )
    write_file(customer, attachment.id, b"a picture")
    shred(desk.officer, customer, REASON, desk.now)
    sweep(customer, desk.now)
    desk.see_all()
    assert [row.id for row in readable()] == [other.id]
    assert [row.id for row in Conversation.objects.all()] == [other.conversation_id]
    assert not Identity.objects.filter(customer=customer).exists()
    for model in (Attachment, Finding, HandOver, Reveal, Measure):
        assert not model.objects.exists()
    assert [row.message_id for row in SearchTerms.objects.all()] == [other.id]
    assert not path_of(attachment.id).exists()


def test_the_sweep_can_be_interrupted_and_repeated(
    desk: Desk, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = [say(f"message {number}") for number in range(5)]
    customer = customer_of(messages[0])
    shred(desk.officer, customer, REASON, desk.now)
    monkeypatch.setattr(customers, "BATCH_MESSAGES", 2)
    real, calls = customers.remove_files, []

    def stop_at_the_second_batch(files: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError("killed")
        real(files)

    monkeypatch.setattr(customers, "remove_files", stop_at_the_second_batch)
    with pytest.raises(OSError, match="killed"):
        sweep(customer, desk.now)
    desk.see_all()
    assert len(readable()) == 3
    sweep(customer, desk.now)
    sweep(customer, desk.now)
    desk.see_all()
    assert readable() == []


def test_a_process_that_dies_before_the_key_is_gone_leaves_it_to_the_sweep(
    desk: Desk, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = say(TEXT)
    customer = customer_of(message)

    class Dying:
        def shred(self, *_: Any) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(customers, "vault", Dying)
    with pytest.raises(KeyboardInterrupt):
        shred(desk.officer, customer, REASON, desk.now)
    monkeypatch.undo()
    assert not vault().is_shredded(customer)
    sweep(customer, desk.now)
    assert vault().is_shredded(customer)


@pytest.mark.parametrize("kind", ["new", "edited", "gone"])
def test_what_a_network_tells_again_after_the_sweep_stays_erased(desk: Desk, say: Say, kind: str) -> None:
    customer = customer_of(say(TEXT, native_id="c-1"))
    shred(desk.officer, customer, REASON, desk.now)
    sweep(customer, desk.now)
    desk.see_all()
    again = say(TEXT, native_id="c-1", kind=kind, at=desk.now + timedelta(minutes=1))
    assert (again.state, again.conversation_id) == ("gone", None)
    sealed = (again.sealed_native_id, again.sealed_thread, again.sealed_original, again.sealed_redacted)
    assert sealed == (None, None, None, None)
    assert [row.id for row in Customer.objects.all()] == [customer]
    assert not Conversation.objects.exists()
    assert not Identity.objects.exists()
    assert not Measure.objects.exists()


def test_a_tombstone_is_tied_to_nobody(desk: Desk, say: Say) -> None:
    message = say(TEXT, at=desk.now - timedelta(days=3))
    customer = customer_of(message)
    shred(desk.officer, customer, REASON, desk.now)
    sweep(customer, desk.now)
    sweep(customer, desk.now)
    desk.see_all()
    (tombstone,) = Message.objects.all()
    assert tombstone.id != message.id
    assert (tombstone.sent_at, tombstone.severity, tombstone.language) == (desk.now, 0, "und")


def test_an_erased_person_who_writes_again_is_a_new_customer_with_that_message_alone(
    desk: Desk, say: Say
) -> None:
    first = customer_of(say(TEXT, native_id="c-1"))
    shred(desk.officer, first, REASON, desk.now)
    sweep(first, desk.now)
    desk.see_all()
    second = say("hello again", native_id="c-2")
    say(TEXT, native_id="c-1")
    assert customer_of(second) != first
    assert readable() == [second]


def test_who_writes_after_an_erasure_is_a_new_customer(desk: Desk, say: Say) -> None:
    first = say(TEXT)
    shred(desk.officer, customer_of(first), REASON, desk.now)
    second = say("hello again")
    assert customer_of(second) != customer_of(first)
    sweep(customer_of(first), desk.now)
    desk.see_all()
    assert [row.id for row in readable()] == [second.id]


def test_what_arrives_while_the_sweep_runs_is_kept_for_the_new_customer(
    desk: Desk, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = say(TEXT)
    real, arrived = customers.remove_files, []

    def arriving(files: Any) -> None:
        real(files)
        if not arrived:
            arrived.append(say("in the middle of it"))

    monkeypatch.setattr(customers, "remove_files", arriving)
    shred(desk.officer, customer_of(first), REASON, desk.now)
    sweep(customer_of(first), desk.now)
    desk.see_all()
    (kept,) = readable()
    assert kept.id == arrived[0].id
    assert open_text(customer_of(kept), kept.id, "original", kept.sealed_original) == "in the middle of it"


def test_acts_stay_with_their_leaf_and_lose_their_words(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    reveal(desk.agent, Finding.objects.filter(message=message)[0].id, "answer", "to call back", desk.now)
    before = {act.id: bytes(act.leaf) for act in Act.objects.filter(subject=customer_of(message))}
    shred(desk.officer, customer_of(message), REASON, desk.now)
    sweep(customer_of(message), desk.now)
    desk.see_all()
    after = {act.id: bytes(act.leaf) for act in Act.objects.filter(subject=customer_of(message))}
    assert after == before != {}
    shown = one_act(desk.officer, Act.objects.get(kind="value.revealed").id)
    assert (shown.detail, shown.act.actor_name) == (None, desk.agent.name)


def test_the_receipt_is_proven_by_the_ledger_and_tells_why(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    receipt = shred(desk.officer, customer_of(message), REASON, desk.now)
    assert (receipt.key.subject, receipt.key.repeated) == (customer_of(message), False)
    shown = customer_shown(desk.officer, customer_of(message))
    assert shown.erased is not None
    assert shown.erased.proof is None
    while sequence_once(desk.now):
        pass
    shown = customer_shown(desk.officer, customer_of(message))
    act = one_act(desk.officer, receipt.act)
    assert shown.erased is not None
    assert shown.erased.proof is not None
    verify_proof(shown.erased.proof, act.leaf, ledger_signer(home()).verifier_key)
    assert act.detail == {"reason": REASON}


def test_erasing_twice_is_erasing_once(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    first = shred(desk.officer, customer_of(message), REASON, desk.now)
    sweep(customer_of(message), desk.now)
    desk.see_all()
    again = shred(desk.officer, customer_of(message), REASON, desk.now + timedelta(days=1))
    assert (again.act, again.at, again.key.repeated) == (first.act, first.at, True)
    assert Act.objects.filter(kind="customer.shredded").count() == 1


def test_only_the_privacy_officer_erases(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    for role in ("agent", "team_lead", "counsel", "auditor", "administrator"):
        with pytest.raises(Refused):
            shred(desk.staff[role], customer_of(message), REASON, desk.now)
    assert not vault().is_shredded(customer_of(message))


def test_nobody_erases_what_lies_beyond_their_brands(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    say("to the other brand", profile=desk.other_profile)
    desk.officer.brands.set([desk.acme])
    with pytest.raises(Refused):
        shred(desk.officer, customer_of(message), REASON, desk.now)
    desk.officer.brands.set([])
    with pytest.raises(NotFound):
        shred(desk.officer, customer_of(message), REASON, desk.now)
    assert Customer.objects.get().shredded_at is None


def test_an_erasure_needs_a_reason(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    with pytest.raises(BadInput):
        shred(desk.officer, customer_of(message), "gdpr", desk.now)
    assert not vault().is_shredded(customer_of(message))


def test_the_receipt_takes_no_longer_for_many_messages(desk: Desk, say: Say) -> None:
    few, many = say("hello"), say("hello", who="jonas")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO conversations_message (id, brand_id, profile_id, conversation_id, direction,"
            " visibility, state, severity, language, sent_at, received_at, problem)"
            " SELECT gen_random_uuid(), brand_id, profile_id, conversation_id, direction, visibility, state,"
            " severity, language, sent_at, received_at, problem"
            " FROM conversations_message, generate_series(1, 20000) WHERE id = %s",
            [many.id],
        )
    spent = {}
    for message in (few, many):
        started = time.perf_counter()
        shred(desk.officer, customer_of(message), REASON, desk.now)
        spent[message.id] = time.perf_counter() - started
    assert spent[many.id] < max(5 * spent[few.id], 0.5)


def test_the_page_of_a_customer_says_all_that_is_held(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    say("hello", visibility="private")
    reveal(desk.agent, Finding.objects.filter(message=message)[0].id, "answer", "to call back", desk.now)
    shown = customer_shown(desk.agent, customer_of(message))
    assert [(one.handle, one.name) for one in shown.identities] == [("mira", "Mira")]
    assert dict(shown.kinds).keys() == {"PHONE_NUMBER", "HEALTH"}
    held = {row.what: row.count for row in shown.held}
    assert (held["Messages of the customer"], held["Findings"], held["Search entries"]) == (2, 2, 2)
    assert [(look.staff, look.reason) for look in shown.looks] == [(desk.agent.name, "to call back")]
    assert shown.erased is None


def test_an_erased_customer_is_shown_as_such(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    shred(desk.officer, customer_of(message), REASON, desk.now)
    shown = customer_shown(desk.officer, customer_of(message))
    assert shown.erased is not None
    assert (shown.erased.at, shown.erased.by, shown.erased.left_to_sweep) == (desk.now, desk.officer.id, 1)
    assert shown.identities == ()
    sweep(customer_of(message), desk.now)
    desk.see_all()
    shown = customer_shown(desk.officer, customer_of(message))
    assert shown.erased is not None
    assert (shown.erased.left_to_sweep, shown.conversations) == (0, ())


def test_a_customer_of_another_brand_is_not_here(desk: Desk, say: Say) -> None:
    message = say(TEXT, profile=desk.other_profile)
    with pytest.raises(NotFound):
        customer_shown(desk.agent, customer_of(message))


def test_a_message_that_is_being_written_while_its_customer_is_erased_leaves_no_orphan(
    committed_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Intake holds its transaction open, the erasure overtakes it, and the sweep still finds everything."""
    desk, say = committed_desk, speaker(committed_desk)
    customer = customer_of(say(TEXT))
    written, erased = threading.Event(), threading.Event()
    real = intake.measures_for

    def wait_for_the_erasure(*parts: Any, **more: Any) -> None:
        real(*parts, **more)
        written.set()
        assert erased.wait(20)

    def write() -> None:
        try:
            desk.see_all()
            say("my card is 4111 1111 1111 1111")
        finally:
            written.set()
            connection.close()

    with monkeypatch.context() as patched, ThreadPoolExecutor(1) as other:
        patched.setattr(intake, "measures_for", wait_for_the_erasure)
        writing = other.submit(write)
        assert written.wait(20)
        shred(desk.officer, customer, REASON, desk.now)
        erased.set()
        writing.result(20)
    desk.see_all()
    assert Message.objects.count() == 2
    sweep(customer, desk.now)
    desk.see_all()
    assert readable() == []
    assert not Conversation.objects.exists()
    kept = say("hello again")
    assert open_text(customer_of(kept), kept.id, "original", kept.sealed_original) == "hello again"
