"""The hand-over: one link, once; proven step by step; nothing readable but to who asks with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from django.db import connection

from sottovoce.desk.conversations import sealed_forms
from sottovoce.desk.conversations.models import HandOver, HandOverStep, Measure, Reveal
from sottovoce.desk.conversations.selectors import handovers
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.conversations.services.handover import (
    Created,
    create_hand_over,
    expire_hand_overs,
    purge,
    purge_hand_overs,
    read_submission,
    record_sent,
    withdraw,
)
from sottovoce.desk.conversations.services.secure_links import (
    MOST_WRONG_TOKENS,
    LinkClosed,
    OpenForm,
    open_link,
    submit,
)
from sottovoce.desk.core.models import Act
from sottovoce.errors import BadInput, Conflict, NotFound, Refused, Unreadable
from tests.desk.fixtures import Desk

REASON = "to find the order"
SECRET = "order 1182 of Mira Novák"


@pytest.fixture
def link(desk: Desk, say: Callable[..., Any]) -> Created:
    """A link made by an agent for a public comment."""
    message = say("my order never came")
    return create_hand_over(
        desk.agent, message.conversation_id, message.id, ["order_number", "message"], "de", desk.now
    )


def token_of(link: Created) -> str:
    return urlsplit(link.url).fragment


def sealed_like_the_page(form: OpenForm, answers: dict[str, Any], suite: int = sealed_forms.X25519) -> bytes:
    """What secure-form.js makes; the browser test shows that it makes the same."""
    plaintext = json.dumps(answers).encode()
    padded = plaintext.ljust(-(-len(plaintext) // sealed_forms.BLOCK_BYTES) * sealed_forms.BLOCK_BYTES)
    bound = sealed_forms.info(
        form.organisation, form.hand_over, [field.name for field in form.fields], form.expires_at
    )
    key: X25519PublicKey | ec.EllipticCurvePublicKey
    if suite == sealed_forms.X25519:
        kem, key = KEM.X25519, X25519PublicKey.from_public_bytes(form.public_key[:32])
    else:
        kem = KEM.P256
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), form.public_key[32:])
    sealed = Suite(kem, KDF.HKDF_SHA256, AEAD.AES_256_GCM).encrypt(padded, key, info=bound)
    return bytes((suite,)) + sealed


def send(desk: Desk, link: Created, answers: dict[str, Any] | None = None) -> bytes:
    form = open_link(link.hand_over.id, token_of(link), desk.now)
    sealed = sealed_like_the_page(form, answers or {"order_number": "1182", "message": SECRET})
    submit(link.hand_over.id, token_of(link), sealed, desk.now)
    return sealed


def test_the_token_is_in_the_fragment_and_only_its_hash_in_the_database(desk: Desk, link: Created) -> None:
    address = urlsplit(link.url)
    assert address.path == f"/s/{link.hand_over.id}"
    assert len(address.fragment) >= 22  # 128 bits in base64url
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(h)::text FROM conversations_handover h")
        (row,) = cursor.fetchone()
    assert address.fragment not in row
    assert address.fragment.encode().hex() not in row


@pytest.mark.parametrize("suite", [sealed_forms.X25519, sealed_forms.P256])
def test_what_the_customer_seals_an_agent_reads_with_a_reason(desk: Desk, link: Created, suite: int) -> None:
    form = open_link(link.hand_over.id, token_of(link), desk.now)
    sealed = sealed_like_the_page(form, {"order_number": "1182", "message": SECRET}, suite)
    submit(link.hand_over.id, token_of(link), sealed, desk.now)
    assert read_submission(desk.agent, link.hand_over.id, "answer", REASON, desk.now) == {
        "order_number": "1182",
        "message": SECRET,
    }


def test_reading_is_recorded_with_person_purpose_and_reason(desk: Desk, link: Created) -> None:
    send(desk, link)
    read_submission(desk.agent, link.hand_over.id, "answer", REASON, desk.now)
    look = Reveal.objects.get(hand_over=link.hand_over)
    assert (look.staff, look.purpose, look.kind) == (desk.agent, "answer", "SECURE_FORM")
    assert REASON.encode() not in bytes(look.sealed_reason)
    assert Act.objects.filter(kind="hand_over.seen", actor=f"staff:{desk.agent.id}").exists()


def test_nothing_is_opened_when_the_look_cannot_be_recorded(
    desk: Desk, link: Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(desk, link)
    opened: list[bytes] = []
    monkeypatch.setattr(sealed_forms, "open_form", lambda *parts: opened.append(b"opened"))

    def broken(*_: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("sottovoce.desk.conversations.services.handover.write_look", broken)
    with pytest.raises(OSError, match="disk"):
        read_submission(desk.agent, link.hand_over.id, "answer", REASON, desk.now)
    assert opened == []


@pytest.mark.parametrize(
    ("purpose", "reason"), [("answer", "ok"), ("curiosity", REASON), ("answer", " " * 20)]
)
def test_reading_needs_a_known_purpose_and_a_reason_in_words(
    desk: Desk, link: Created, purpose: str, reason: str
) -> None:
    send(desk, link)
    with pytest.raises(BadInput):
        read_submission(desk.agent, link.hand_over.id, purpose, reason, desk.now)
    assert not Reveal.objects.exists()


def test_who_may_not_reveal_may_not_read(desk: Desk, link: Created) -> None:
    send(desk, link)
    with pytest.raises(Refused):
        read_submission(desk.staff["auditor"], link.hand_over.id, "legal", REASON, desk.now)


def test_an_agent_of_another_brand_finds_no_link(desk: Desk, link: Created) -> None:
    desk.agent.brands.set([desk.other])
    with pytest.raises(NotFound):
        withdraw(desk.agent, link.hand_over.id, desk.now)


def test_the_whole_hand_over_stands_on_one_timeline(
    desk: Desk, link: Created, say: Callable[..., Any]
) -> None:
    Measure.objects.create(
        brand=desk.acme,
        conversation=link.hand_over.conversation,
        message=link.hand_over.message,
        kind="hide",
        state="done",
        occasion="test",
        asked_at=desk.now,
        next_try_at=desk.now,
        settled_at=desk.now + timedelta(seconds=1),
    )
    record_sent(link.hand_over.id, desk.now + timedelta(seconds=2))
    record_sent(link.hand_over.id, desk.now + timedelta(seconds=2))
    at = desk.now + timedelta(seconds=3)
    form = open_link(link.hand_over.id, token_of(link), at)
    submit(link.hand_over.id, token_of(link), sealed_like_the_page(form, {}), at)
    read_submission(desk.agent, link.hand_over.id, "answer", REASON, at)
    purge(desk.agent, link.hand_over.id, at)
    shown = handovers.hand_over(link.hand_over.id)
    assert [step.kind for step in shown.steps] == [
        "created",
        "hidden",
        "sent",
        "opened",
        "submitted",
        "seen",
        "purged",
    ]
    assert {step.by for step in shown.steps if step.kind in ("created", "seen", "purged")} == {
        desk.agent.name
    }
    acts = set(Act.objects.filter(kind__startswith="hand_over.").values_list("id", flat=True))
    assert acts == {step.act for step in shown.steps if step.kind != "hidden"}


def test_a_link_is_used_once(desk: Desk, link: Created) -> None:
    sealed = send(desk, link)
    submit(link.hand_over.id, token_of(link), sealed, desk.now)  # the answer was lost; the page sends again
    other = bytes((sealed_forms.X25519,)) + bytes(len(sealed) - 1)
    for attempt in (
        lambda: open_link(link.hand_over.id, token_of(link), desk.now),
        lambda: submit(link.hand_over.id, token_of(link), other, desk.now),
    ):
        with pytest.raises(LinkClosed) as closed:
            attempt()
        assert closed.value.state == "submitted"
    assert HandOverStep.objects.filter(kind="submitted").count() == 1


def test_a_reload_opens_again_and_is_one_step(desk: Desk, link: Created) -> None:
    first = open_link(link.hand_over.id, token_of(link), desk.now)
    assert open_link(link.hand_over.id, token_of(link), desk.now) == first
    assert HandOverStep.objects.filter(kind="opened").count() == 1


def test_a_form_brings_the_conversation_back_and_asks_for_an_answer(desk: Desk, link: Created) -> None:
    conversation = link.hand_over.conversation
    type(conversation).objects.filter(id=conversation.id).update(
        status="resolved", unread=0, waiting_since=None
    )
    send(desk, link)
    conversation.refresh_from_db()
    assert (conversation.status, conversation.unread, conversation.waiting_since) == ("open", 1, desk.now)


def test_a_link_expires_at_its_hour_even_before_the_sweep(desk: Desk, link: Created) -> None:
    late = desk.now + timedelta(hours=desk.organisation.link_hours)
    with pytest.raises(LinkClosed) as closed:
        open_link(link.hand_over.id, token_of(link), late)
    assert closed.value.state == "expired"
    link.hand_over.refresh_from_db()
    assert link.hand_over.sealed_private_key is None


def test_the_sweep_expires_what_was_never_used(desk: Desk, link: Created) -> None:
    expire_hand_overs(link.hand_over.expires_at - timedelta(seconds=1))
    desk.see_all()
    assert HandOver.objects.get().state == "waiting"
    expire_hand_overs(link.hand_over.expires_at)
    desk.see_all()
    assert (HandOver.objects.get().state, HandOver.objects.get().sealed_private_key) == ("expired", None)


def test_a_withdrawn_link_says_so_and_cannot_be_withdrawn_again(desk: Desk, link: Created) -> None:
    withdraw(desk.agent, link.hand_over.id, desk.now)
    with pytest.raises(LinkClosed) as closed:
        open_link(link.hand_over.id, token_of(link), desk.now)
    assert closed.value.state == "withdrawn"
    with pytest.raises(Conflict):
        withdraw(desk.agent, link.hand_over.id, desk.now)


def test_a_form_is_purged_after_its_days_with_its_key(desk: Desk, link: Created) -> None:
    send(desk, link)
    due = desk.now + timedelta(days=desk.organisation.submission_days)
    purge_hand_overs(due - timedelta(seconds=1))
    desk.see_all()
    assert HandOver.objects.get().submission is not None
    purge_hand_overs(due)
    desk.see_all()
    kept = HandOver.objects.get()
    assert (kept.state, kept.submission, kept.sealed_private_key) == ("purged", None, None)
    with pytest.raises(Conflict):
        read_submission(desk.agent, link.hand_over.id, "answer", REASON, due)


def test_wrong_tokens_are_counted_and_end_the_link(desk: Desk, link: Created) -> None:
    for _ in range(MOST_WRONG_TOKENS):
        with pytest.raises(NotFound):
            open_link(link.hand_over.id, "guess", desk.now)
    with pytest.raises(LinkClosed) as closed:
        open_link(link.hand_over.id, token_of(link), desk.now)
    assert closed.value.state == "withdrawn"


def test_a_wrong_token_and_an_unknown_link_are_answered_alike(desk: Desk, link: Created) -> None:
    submit_nothing = bytes((sealed_forms.X25519,)) + bytes(32 + sealed_forms.BLOCK_BYTES + 16)
    with pytest.raises(NotFound):
        submit(link.hand_over.id, "guess", submit_nothing, desk.now)
    with pytest.raises(NotFound):
        open_link(uuid4(), token_of(link), desk.now)


def test_a_repeated_job_sends_the_same_link(desk: Desk, say: Callable[..., Any]) -> None:
    message = say("call me on 07911 123456")
    measure = Measure.objects.create(
        brand=desk.acme,
        conversation=message.conversation,
        message=message,
        kind="reply_privately",
        occasion="test",
        asked_at=desk.now,
        next_try_at=desk.now,
    )
    links = {
        create_hand_over(
            None, message.conversation_id, message.id, ["phone"], "en", desk.now, measure=measure
        ).url
        for _ in range(2)
    }
    assert len(links) == 1
    assert HandOver.objects.filter(measure=measure).count() == 1


@pytest.mark.parametrize(
    "sealed",
    [
        b"",
        b"\x01",
        b"\x03" + bytes(32 + 2048 + 16),
        b"\x01" + bytes(32 + 2047 + 16),
        b"\x01" + bytes(32 + 2048 * 17 + 16),
    ],
    ids=["empty", "suite alone", "unknown suite", "not a whole block", "too long"],
)
def test_what_cannot_be_a_sealed_form_is_refused_by_its_size(
    desk: Desk, link: Created, sealed: bytes
) -> None:
    with pytest.raises(BadInput):
        submit(link.hand_over.id, token_of(link), sealed, desk.now)
    assert HandOver.objects.get().state == "waiting"


def test_a_form_sealed_for_another_link_does_not_open(desk: Desk, link: Created) -> None:
    form = open_link(link.hand_over.id, token_of(link), desk.now)
    moved = OpenForm(form.organisation, uuid4(), form.fields, form.expires_at, form.public_key)
    submit(link.hand_over.id, token_of(link), sealed_like_the_page(moved, {}), desk.now)
    with pytest.raises(Unreadable):
        read_submission(desk.agent, link.hand_over.id, "answer", REASON, desk.now)


def test_only_what_was_asked_for_is_shown_and_no_more_of_it_than_fits(desk: Desk, link: Created) -> None:
    send(desk, link, {"order_number": "1" * 900, "message": 7, "iban": "DE00", "__proto__": "x"})
    shown = read_submission(desk.agent, link.hand_over.id, "answer", REASON, desk.now)
    assert shown == {"order_number": "1" * 60, "message": ""}


def test_after_a_shred_the_form_is_closed_and_unreadable(desk: Desk, link: Created) -> None:
    send(desk, link)
    shred(desk.officer, link.hand_over.conversation.customer_id, "the customer asked for it", desk.now)
    with pytest.raises(Unreadable):
        read_submission(desk.officer, link.hand_over.id, "answer", REASON, desk.now)
    with pytest.raises(NotFound):
        open_link(link.hand_over.id, token_of(link), desk.now)


def test_fields_that_are_not_known_are_not_asked(desk: Desk, say: Callable[..., Any]) -> None:
    conversation = say("hello").conversation_id
    with pytest.raises(BadInput):
        create_hand_over(desk.agent, conversation, None, ["password"], "en", desk.now)


def test_a_message_of_another_conversation_cannot_be_handed_over(desk: Desk, say: Callable[..., Any]) -> None:
    one, other = say("hello"), say("hello", who="jonas")
    with pytest.raises(NotFound):
        create_hand_over(desk.agent, one.conversation_id, other.id, ["message"], "en", desk.now)


def test_what_a_form_is_bound_to_can_be_read_one_way_only() -> None:
    organisation, hand_over = UUID(int=1), UUID(int=2)
    from tests.desk.fixtures import NOW

    assert sealed_forms.info(organisation, hand_over, ["email", "phone"], NOW) == (
        b"sottovoce/secure-form/v1\n00000000-0000-0000-0000-000000000001\n"
        b"00000000-0000-0000-0000-000000000002\nemail,phone\n1795521600"
    )
