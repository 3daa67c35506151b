"""A person opens a sealed value: right, brand, purpose and reason first; then the record; then the value.

The record is durable before anything is opened: if it cannot be written, nothing is shown. The screen masks
the value again after the seconds that are handed out with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sottovoce.desk.conversations.models import Attachment, Conversation, Finding, Message, Reveal
from sottovoce.desk.conversations.services.picture_contents import open_words
from sottovoce.desk.conversations.services.protection import open_text, seal_text
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Organisation, Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, NotFound

LEAST_REASON = 8
LONGEST_REASON = 500
WHOLE_MESSAGE = "MESSAGE"
LOST_PART = "…"
NOT_KEPT = "It was taken out of the file when the file came, and is not kept."


@dataclass(frozen=True, slots=True)
class Revealed:
    """An opened value, and how many seconds a screen may show it."""

    value: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody is about to look at, and under which kind of act the ledger keeps it."""

    conversation: Conversation
    kind: str
    object: UUID
    act: ActKind = ActKind.REVEALED
    message: UUID | None = None
    finding: UUID | None = None
    hand_over: UUID | None = None


def reveal(staff: Staff, finding_id: UUID, purpose: str, reason: str, now: datetime) -> Revealed:
    """Open the value of one finding; parts in earlier messages are joined to it.

    Raises:
        Refused: the person's role may not reveal.
        NotFound: there is no such finding within the person's brands.
        BadInput: the purpose is unknown, or the reason too short; the field is named.
        Unreadable: the customer was shredded.
    """
    require(staff, Right.REVEAL, "open sealed values")
    finding = (
        Finding.objects.select_related("message__conversation")
        .filter(id=finding_id, brand__in=staff.brand_ids())
        .first()
    )
    if finding is None or finding.message.conversation is None:
        raise NotFound("There is no such finding here.", remedy="Look at the conversation again.")
    look = Look(
        finding.message.conversation, finding.kind, finding.id, message=finding.message_id, finding=finding.id
    )
    record_look(staff, look, purpose, reason, now)
    return Revealed(_value_of(finding, look.conversation), seconds_to_show())


def reveal_message(staff: Staff, message_id: UUID, purpose: str, reason: str, now: datetime) -> Revealed:
    """Open the whole text of one message. Raises as `reveal` does."""
    require(staff, Right.REVEAL, "open sealed values")
    message = (
        Message.objects.select_related("conversation")
        .filter(id=message_id, brand__in=staff.brand_ids())
        .first()
    )
    if message is None or message.conversation is None or message.sealed_original is None:
        raise NotFound(
            "There is no such text here.", remedy="It may be gone from its network, and so from here."
        )
    look = Look(message.conversation, WHOLE_MESSAGE, message.id, message=message.id)
    record_look(staff, look, purpose, reason, now)
    text = open_text(message.conversation.customer_id, message.id, "original", message.sealed_original)
    return Revealed(text, seconds_to_show())


def record_look(staff: Staff, look: Look, purpose: str, reason: str, now: datetime) -> UUID:
    """Write who looks at what and why, durably, before it is opened. Returns the act's id.

    Raises:
        BadInput: the purpose is unknown, or the reason too short; the field is named.
    """
    with transaction.atomic(durable=True):
        return write_look(staff, look, purpose, reason, now)


def write_look(staff: Staff, look: Look, purpose: str, reason: str, now: datetime) -> UUID:
    """`record_look` in the caller's transaction, for acts that write more than the look itself."""
    words = _checked(purpose, reason)
    identifier, customer = new_id(), look.conversation.customer_id
    Reveal.objects.create(
        id=identifier,
        brand_id=look.conversation.brand_id,
        conversation=look.conversation,
        message_id=look.message,
        finding_id=look.finding,
        hand_over_id=look.hand_over,
        staff=staff,
        kind=look.kind,
        purpose=purpose,
        sealed_reason=seal_text(customer, identifier, "reason", words, "reveal"),
        at=now,
    )
    return record(
        ActToRecord(
            look.act,
            now,
            actor_of(staff),
            subject=customer,
            brand=look.conversation.brand_id,
            objects=(str(look.object), str(look.conversation.id)),
            detail={"kind": look.kind, "purpose": purpose, "reason": words},
        )
    )


def seconds_to_show() -> int:
    """For how long a screen shows what was opened."""
    return Organisation.objects.get().reveal_seconds


def _checked(purpose: str, reason: str) -> str:
    if purpose not in Reveal.Purpose.values:
        raise BadInput("Choose what you need it for.", where="purpose")
    words = " ".join(reason.split())
    if not LEAST_REASON <= len(words) <= LONGEST_REASON:
        raise BadInput(
            "Say in a few words why you need it.",
            where="reason",
            remedy=f"{LEAST_REASON} to {LONGEST_REASON} characters; do not copy personal data into it.",
        )
    return words


def _value_of(finding: Finding, conversation: Conversation) -> str:
    if finding.start == finding.end:
        return NOT_KEPT
    spans = [(UUID(part[3] if len(part) > 3 else part[0]), part[1], part[2]) for part in finding.parts]
    spans.append((finding.attachment_id or finding.message_id, finding.start, finding.end))
    texts = _texts(conversation, [source for source, _, _ in spans])
    return " ".join(
        texts[source][start:end] if source in texts else LOST_PART for source, start, end in spans
    )


def _texts(conversation: Conversation, sources: list[UUID]) -> dict[UUID, str]:
    """What messages say, and what stands in attachments, by their id."""
    customer = conversation.customer_id
    messages = Message.objects.filter(
        id__in=sources, conversation=conversation, sealed_original__isnull=False
    ).values_list("id", "sealed_original")
    attachments = Attachment.objects.filter(
        id__in=sources, message__conversation=conversation, sealed_contents__isnull=False
    ).values_list("id", "sealed_contents")
    return {
        **{found: open_text(customer, found, "original", sealed or b"") for found, sealed in messages},
        **{found: open_words(customer, found, sealed or b"") for found, sealed in attachments},
    }
