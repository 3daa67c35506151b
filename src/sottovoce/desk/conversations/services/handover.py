"""The hand-over, seen from the desk: make a secure link, read what came, end it. Customers: `secure_links`.

The link's token is derived from the customer's key, so that a repeated job sends the same link and a shred
ends it; the database holds its hash only. Whatever ends a hand-over destroys its private key and the form.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from sottovoce.desk.conversations import sealed_forms
from sottovoce.desk.conversations.fields_asked import fields_named
from sottovoce.desk.conversations.models import Conversation, HandOver, HandOverStep, Measure, Message
from sottovoce.desk.conversations.services.handover_steps import Step, note_step, take_step
from sottovoce.desk.conversations.services.reveals import Look, write_look
from sottovoce.desk.conversations.services.within_reach import conversation_for, require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.installation import home, organisation_id, vault
from sottovoce.desk.core.models import Organisation, Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.sealing import context_of
from sottovoce.errors import Conflict, NotFound, Refused
from sottovoce.vault import Context

TABLE = "hand_over"
TOKEN_BYTES = 24
_TOKEN_USE = b"sottovoce/hand-over/token/v1"
MOST_AT_ONCE = 500
SECURE_FORM = "SECURE_FORM"
OPEN_STATES = (HandOver.State.WAITING, HandOver.State.OPENED)


@dataclass(frozen=True, slots=True)
class Created:
    """A hand-over, and the link to send. The link is a secret of its customer: never log or store it."""

    url: str
    hand_over: HandOver


def create_hand_over(
    staff: Staff | None,
    conversation_id: UUID,
    message_id: UUID | None,
    fields: Sequence[str],
    language: str,
    now: datetime,
    *,
    measure: Measure | None = None,
) -> Created:
    """Make a secure link for a conversation. For a measure it is made once, however often this is called.

    Raises:
        Refused: the person's role may not hand over.
        NotFound: there is no such conversation within the person's brands, or no such message in it.
        BadInput: unknown fields, or too many.
    """
    conversation = _conversation(staff, conversation_id)
    names = [field.name for field in fields_named(fields)]
    identifier = new_id() if measure is None else uuid5(measure.id, "hand-over")
    with transaction.atomic():
        known = HandOver.objects.select_related("conversation").filter(id=identifier).first()
        hand_over = known or _make(
            identifier,
            conversation,
            _message_in(conversation, message_id),
            names,
            language,
            now,
            measure,
            staff,
        )
    token = token_of(conversation.customer_id, hand_over.id)
    return Created(f"{settings.PUBLIC_URL}/s/{hand_over.id}#{token}", hand_over)


def record_sent(hand_over_id: UUID, now: datetime) -> None:
    """The link has reached the customer's network. Told twice, it is recorded once."""
    with transaction.atomic():
        hand_over = locked(HandOver.objects.filter(id=hand_over_id))
        if not HandOverStep.objects.filter(hand_over=hand_over, kind=Step.SENT).exists():
            take_step(hand_over, Step.SENT, now)


def read_submission(
    staff: Staff, hand_over_id: UUID, purpose: str, reason: str, now: datetime
) -> dict[str, str]:
    """What the customer filled in, by field. Recorded as a look before it is opened.

    Raises:
        Refused: the person's role may not reveal.
        NotFound: there is no such hand-over within the person's brands.
        Conflict: nothing was submitted, or it is purged.
        BadInput: the purpose is unknown, or the reason too short.
        Unreadable: the customer was shredded, or what came does not open.
    """
    require(staff, Right.REVEAL, "read secure forms")
    with transaction.atomic(durable=True):
        hand_over = _within_reach(staff, hand_over_id)
        if hand_over.submission is None or hand_over.sealed_private_key is None:
            raise Conflict("There is no form to read: none was sent, or it is purged.")
        look = Look(
            hand_over.conversation,
            SECURE_FORM,
            hand_over.id,
            act=ActKind.HAND_OVER_SEEN,
            message=hand_over.message_id,
            hand_over=hand_over.id,
        )
        note_step(hand_over, Step.SEEN, write_look(staff, look, purpose, reason, now), now, staff)
    customer = hand_over.conversation.customer_id
    private = vault().open(
        customer, bytes(hand_over.sealed_private_key), _key_context(customer, hand_over.id)
    )
    plaintext = sealed_forms.open_form(bytes(hand_over.submission), private, bound_to(hand_over))
    return sealed_forms.answers(plaintext, hand_over.fields)


def withdraw(staff: Staff, hand_over_id: UUID, now: datetime) -> None:
    """Take a link back that nobody has used.

    Raises:
        Refused: the person's role may not hand over.
        NotFound: there is no such hand-over within the person's brands.
        Conflict: it was used, or has ended.
    """
    require(staff, Right.HAND_OVER, "withdraw secure links")
    with transaction.atomic():
        hand_over = _within_reach(staff, hand_over_id)
        if hand_over.state not in OPEN_STATES:
            raise Conflict("This link is closed already.", remedy="Look at its timeline.")
        end(hand_over, HandOver.State.WITHDRAWN, Step.WITHDRAWN, now, staff=staff)


def purge(staff: Staff, hand_over_id: UUID, now: datetime) -> None:
    """Destroy a form that has served, before its time. Raises as `withdraw` does."""
    require(staff, Right.HAND_OVER, "purge secure forms")
    with transaction.atomic():
        hand_over = _within_reach(staff, hand_over_id)
        if hand_over.state != HandOver.State.SUBMITTED:
            raise Conflict("There is no form to purge.")
        end(hand_over, HandOver.State.PURGED, Step.PURGED, now, staff=staff)


def expire_hand_overs(now: datetime) -> None:
    """Close the links whose time is over."""
    _end_due(
        HandOver.objects.filter(state__in=OPEN_STATES, expires_at__lte=now),
        HandOver.State.EXPIRED,
        Step.EXPIRED,
        now,
    )


def purge_hand_overs(now: datetime) -> None:
    """Destroy the forms whose time is over."""
    _end_due(
        HandOver.objects.filter(state=HandOver.State.SUBMITTED, purge_at__lte=now),
        HandOver.State.PURGED,
        Step.PURGED,
        now,
    )


def end(
    hand_over: HandOver, state: str, step: Step, now: datetime, *, staff: Staff | None = None, why: str = ""
) -> None:
    """End a hand-over in the caller's transaction: key and form are destroyed, the step is proven."""
    hand_over.state = state
    hand_over.sealed_private_key, hand_over.submission, hand_over.purge_at = None, None, None
    hand_over.save(update_fields=["state", "sealed_private_key", "submission", "purge_at"])
    take_step(hand_over, step, now, staff=staff, detail={"why": why} if why else None)


def token_of(customer: UUID, hand_over: UUID) -> str:
    """The secret of a link: 192 bits that only the customer's key gives, the same whenever it is asked."""
    secret = hmac.new(vault().salt(customer, hand_over), _TOKEN_USE, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(secret[:TOKEN_BYTES]).decode()


def hash_of(token: str) -> bytes:
    """What the database keeps of a token. It is random, so one round of SHA-256 cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def bound_to(hand_over: HandOver) -> bytes:
    """The bytes that both sides of the form bind it to."""
    return sealed_forms.info(organisation_id(home()), hand_over.id, hand_over.fields, hand_over.expires_at)


def locked(found: QuerySet[HandOver]) -> HandOver:
    """The one hand-over of a query with its conversation, locked until the transaction ends.

    Raises:
        NotFound: there is none.
    """
    hand_over = found.select_for_update(of=("self",)).select_related("conversation__customer").first()
    if hand_over is None:
        raise NotFound("There is no such hand-over here.")
    return hand_over


def _conversation(staff: Staff | None, conversation_id: UUID) -> Conversation:
    if staff is not None:
        require(staff, Right.HAND_OVER, "send secure links")
        return conversation_for(staff, conversation_id)
    return Conversation.objects.get(id=conversation_id)


def _message_in(conversation: Conversation, message_id: UUID | None) -> Message | None:
    if message_id is None:
        return None
    message = Message.objects.filter(id=message_id, conversation=conversation).first()
    if message is None:
        raise NotFound("There is no such message in this conversation.")
    return message


def _make(
    identifier: UUID,
    conversation: Conversation,
    message: Message | None,
    names: list[str],
    language: str,
    now: datetime,
    measure: Measure | None,
    staff: Staff | None,
) -> HandOver:
    if conversation.customer.shredded_at is not None:
        raise Refused("This customer was erased; there is nobody to hand over to.")
    customer, keys = conversation.customer_id, sealed_forms.new_keys()
    hand_over = HandOver.objects.create(
        id=identifier,
        brand_id=conversation.brand_id,
        conversation=conversation,
        message=message,
        measure=measure,
        created_by=staff,
        token_hash=hash_of(token_of(customer, identifier)),
        fields=names,
        language=language,
        public_key=keys.public,
        sealed_private_key=vault().seal(customer, keys.private, _key_context(customer, identifier)),
        created_at=now,
        expires_at=now + timedelta(hours=Organisation.objects.get().link_hours),
    )
    # The public key stands in the ledger's commitment: one that was swapped later would not match it.
    detail = {"fields": names, "public_key": keys.public.hex()}
    take_step(hand_over, Step.CREATED, now, staff=staff, detail=detail)
    return hand_over


def _within_reach(staff: Staff, hand_over_id: UUID) -> HandOver:
    return locked(HandOver.objects.filter(id=hand_over_id, brand__in=staff.brand_ids()))


def _end_due(due: QuerySet[HandOver], state: str, step: Step, now: datetime) -> None:
    """End what is due, each in its own transaction; what was settled meanwhile is left alone."""
    with brand_limits(every_brand()):
        # An erased customer's hand-overs cannot be recorded under their key; the sweep removes them whole.
        waiting = due.filter(conversation__customer__shredded_at=None)
        for identifier in list(waiting.order_by("id").values_list("id", flat=True)[:MOST_AT_ONCE]):
            with transaction.atomic():
                hand_over = due.filter(id=identifier).select_for_update(of=("self",)).first()
                if hand_over is not None:
                    end(hand_over, state, step, now)


def _key_context(customer: UUID, hand_over: UUID) -> Context:
    return context_of(customer, TABLE, "private_key", hand_over)
