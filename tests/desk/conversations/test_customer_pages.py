"""The pages of a customer and of a hand-over: what is held, who looked, erasure and its receipt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.urls import reverse

from sottovoce.desk.conversations.models import (
    Customer,
)
from sottovoce.desk.conversations.services.handover import create_hand_over, record_sent
from sottovoce.desk.conversations.services.reveals import reveal
from sottovoce.desk.core.installation import home, ledger_signer
from sottovoce.desk.core.models import Act
from sottovoce.desk.core.sequencer import sequence_once
from sottovoce.ledger import verify_proof
from tests.desk.fixtures import NOW, Desk
from tests.desk.pages import client_of, error_beside, words_of
from tests.legible import legible

CARD = "my card is 4111 1111 1111 1111"


def test_the_page_of_a_customer_says_what_is_held_and_who_looked(desk: Desk, say: Callable[..., Any]) -> None:
    message = say(CARD)
    finding = message.findings.get()
    reveal(desk.agent, finding.id, "answer", "to check the refund", NOW)
    address = reverse("conversations:customer", args=[message.conversation.customer_id])
    page = client_of(desk.agent).get(address)
    words = words_of(page)
    assert "Mira" in words
    assert "Messages of the customer 1" in words
    assert "to check the refund" in words
    assert "4111" not in legible(page.content.decode())
    assert "Shred" not in words


def test_shredding_wants_the_word_and_a_reason(desk: Desk, say: Callable[..., Any]) -> None:
    customer = say(CARD).conversation.customer_id
    client = client_of(desk.officer)
    address = reverse("conversations:customer_shredding", args=[customer])
    page = client.post(address, {"reason": "asked for it by letter", "confirmation": "yes"})
    assert page.status_code == 422
    assert "shred" in error_beside(page, "confirmation")
    assert "asked for it by letter" in page.content.decode()
    short = client.post(address, {"reason": "gone", "confirmation": "shred"})
    assert error_beside(short, "reason")
    assert Customer.objects.get(id=customer).shredded_at is None


def test_a_shredded_customer_leaves_a_receipt_that_anybody_can_check(
    desk: Desk, say: Callable[..., Any]
) -> None:
    customer = say(CARD).conversation.customer_id
    client = client_of(desk.officer)
    given = {"reason": "asked for it by letter", "confirmation": "Shred"}
    page = client.post(reverse("conversations:customer_shredding", args=[customer]), given, follow=True)
    assert "This customer was shredded" in words_of(page)
    assert "Mira" not in page.content.decode()
    assert client.get(reverse("conversations:customer_receipt", args=[customer])).status_code == 404

    sequence_once(datetime.now(UTC))
    proof = client.get(reverse("conversations:customer_receipt", args=[customer]))
    act = Act.objects.get(kind="customer.shredded", objects_named__contains=[str(customer)])
    proven = verify_proof(proof.content.decode(), bytes(act.leaf), ledger_signer(home()).verifier_key)
    assert proven.index == act.index


def test_a_hand_over_is_told_step_by_step_and_can_be_withdrawn(desk: Desk, say: Callable[..., Any]) -> None:
    message = say(CARD)
    made = create_hand_over(desk.agent, message.conversation_id, message.id, ["order_number"], "en", NOW)
    record_sent(made.hand_over.id, NOW)
    client = client_of(desk.agent)
    address = reverse("conversations:hand_over", args=[made.hand_over.id])
    words = words_of(client.get(address))
    assert words.index("Secure link made") < words.index("Link sent privately")
    assert "Order number" in words
    after = client.post(reverse("conversations:hand_over_withdrawal", args=[made.hand_over.id]), follow=True)
    assert "Withdrawn" in words_of(after)


def test_a_form_is_read_only_with_a_reason(desk: Desk, say: Callable[..., Any]) -> None:
    message = say(CARD)
    made = create_hand_over(desk.agent, message.conversation_id, message.id, ["order_number"], "en", NOW)
    address = reverse("conversations:hand_over", args=[made.hand_over.id])
    page = client_of(desk.agent).post(address, {"purpose": "answer", "reason": "no"})
    assert page.status_code == 422
    nothing = client_of(desk.agent).post(address, {"purpose": "answer", "reason": "to find the order"})
    assert "There is no form to read" in words_of(nothing)


def test_a_customer_who_never_was_is_not_here(desk: Desk) -> None:
    page = client_of(desk.officer).get(reverse("conversations:customer", args=[uuid4()]))
    assert page.status_code == 404
