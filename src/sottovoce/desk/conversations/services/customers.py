"""Erase a customer: destroy the key, then sweep the rows.

Three steps, each safe to repeat, in the only order that loses nothing. First one transaction records the act,
takes the blind index from the customer's accounts (a message that arrives from now on makes a new customer)
and defers the sweep, which also destroys the key if this process dies before it can. Then the key is
destroyed: from here on nothing opens, in the database or in any backup of it. That is the receipt, after the
same time for ten messages or a hundred thousand. Last the rows go, in bounded batches. Acts stay, their
details unreadable. Of each message that a network may tell again stays a tombstone: the keyed hash of its
id, tied to nobody, so that the next poll does not bring back what was erased.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sottovoce import vault as vault_engine
from sottovoce.desk.conversations.models import Attachment, Conversation, Customer, Identity, Message, Upload
from sottovoce.desk.conversations.services.attachment_files import remove_files
from sottovoce.desk.conversations.services.reveals import LEAST_REASON, LONGEST_REASON
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import brand_limits, every_brand, limit_transaction_to_brands
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.live import notify_conversations
from sottovoce.desk.core.models import Act, Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, NotFound, Refused

BATCH_MESSAGES = 500
# A message that was being taken in during the erasure may be written after the sweep has looked.
SWEEP_AGAIN_AFTER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a customer was erased: the act in the ledger, and the key store's word that the key is gone."""

    customer: UUID
    act: UUID
    at: datetime
    key: vault_engine.Receipt


def shred(staff: Staff, customer_id: UUID, reason: str, now: datetime) -> Receipt:
    """Erase a customer. Asked twice, it is done once, and the receipt is the same act's.

    Raises:
        Refused: the person's role may not, or the customer also wrote to brands beyond the person's.
        NotFound: there is no such customer within the person's brands.
        BadInput: the reason is too short.
    """
    require(staff, Right.SHRED, "erase customers", "Ask a privacy officer.")
    with transaction.atomic(durable=True):
        limit_transaction_to_brands(every_brand())
        customer = Customer.objects.select_for_update().filter(id=customer_id).first()
        conversations = set(Conversation.objects.filter(customer=customer_id).values_list("brand_id", "id"))
        if customer is None:
            raise NotFound("There is no such customer here.")
        _require_reach(staff, customer, {brand for brand, _ in conversations})
        if customer.shredded_at is None:
            act, at = _record(staff, customer, reason, now), now
        else:
            act, at = act_of(customer_id), customer.shredded_at
        notify_conversations(conversations)
    return Receipt(customer_id, act, at, vault().shred(customer_id, at))


def sweep(customer_id: UUID, now: datetime) -> None:
    """Remove the rows and files of an erased customer, batch by batch. Safe to repeat and to interrupt."""
    with brand_limits(every_brand()):
        customer = Customer.objects.filter(id=customer_id, shredded_at__isnull=False).first()
        if customer is None:
            return
        vault().shred(customer_id, customer.shredded_at or now)
        while _sweep_messages(customer_id, now):
            pass
        with transaction.atomic():
            conversations = Conversation.objects.filter(customer=customer_id)
            uploads = Upload.objects.filter(conversation__customer=customer_id)
            remove_files(uploads.values_list("id", flat=True))
            gone = set(conversations.values_list("brand_id", "id"))
            conversations.delete()
            Identity.objects.filter(customer=customer_id).delete()
            notify_conversations(gone)


def act_of(customer_id: UUID) -> UUID:
    """The act that erased a customer."""
    found = Act.objects.filter(kind=ActKind.CUSTOMER_SHREDDED, objects_named__contains=[str(customer_id)])
    return found.values_list("id", flat=True).get()


def _require_reach(staff: Staff, customer: Customer, brands: set[int]) -> None:
    own = set(staff.brand_ids())
    if customer.shredded_at is None and not brands & own:
        raise NotFound("There is no such customer here.")
    if brands - own:
        raise Refused(
            "This customer also wrote to brands that you may not see.",
            remedy="Ask a privacy officer of every brand concerned.",
        )


def _record(staff: Staff, customer: Customer, reason: str, now: datetime) -> UUID:
    from sottovoce.desk.conversations import jobs

    words = " ".join(reason.split())
    if not LEAST_REASON <= len(words) <= LONGEST_REASON:
        raise BadInput(
            "Say in a few words why.",
            where="reason",
            remedy=f"{LEAST_REASON} to {LONGEST_REASON} characters. The reason stays: do not name anybody.",
        )
    customer.shredded_at = now
    customer.save(update_fields=["shredded_at"])
    for identity in Identity.objects.filter(customer=customer):
        identity.blind_native_id, identity.blind_handle = secrets.randbits(63), secrets.randbits(63)
        identity.save(update_fields=["blind_native_id", "blind_handle"])
    # Sealed for the organisation: why it erased somebody must stay readable when the customer's key is gone.
    act = record(
        ActToRecord(
            ActKind.CUSTOMER_SHREDDED,
            now,
            actor_of(staff),
            objects=(str(customer.id),),
            detail={"reason": words},
        )
    )
    jobs.sweep_shredded.defer(customer_id=str(customer.id))
    later = jobs.sweep_shredded.configure(schedule_at=now + SWEEP_AGAIN_AFTER)
    later.defer(customer_id=str(customer.id))
    return act


def _sweep_messages(customer_id: UUID, now: datetime) -> bool:
    """Remove one batch; False when there was nothing left."""
    with transaction.atomic():
        found = Message.objects.filter(conversation__customer=customer_id)
        # Whichever come first: an order would make every batch sort all that is left.
        batch = list(found.order_by()[:BATCH_MESSAGES])
        ids = [message.id for message in batch]
        # Files before rows: a crash in between leaves the row that names what is still to remove.
        remove_files(Attachment.objects.filter(message__in=ids).values_list("id", flat=True))
        Message.objects.filter(id__in=ids).delete()
        Message.objects.bulk_create(_tombstones(batch, now), ignore_conflicts=True)
    return bool(batch)


def _tombstones(messages: Iterable[Message], now: datetime) -> list[Message]:
    """What stays of messages that their network may tell again: new ids, so that no act leads to them."""
    return [
        Message(
            brand_id=message.brand_id,
            profile_id=message.profile_id,
            direction=Message.Direction.IN,
            visibility=Message.Visibility.PUBLIC,
            state=Message.State.GONE,
            blind_native_id=message.blind_native_id,
            sent_at=now,
            received_at=now,
            gone_at=now,
        )
        for message in messages
        if message.direction == Message.Direction.IN and message.blind_native_id is not None
    ]
