"""The page of a customer: everything held, how it is kept, who looked; of an erased one, the receipt.

Within the caller's brands. What is shown is opened for the screen (handles, names); texts and values are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from sottovoce import channels
from sottovoce.desk.conversations.models import (
    Attachment,
    Conversation,
    Customer,
    Finding,
    HandOver,
    Identity,
    Intent,
    Message,
    Reveal,
    SearchTerms,
)
from sottovoce.desk.conversations.services.customers import act_of
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.models import Act, Organisation, Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.selectors.ledger import proof_of
from sottovoce.errors import NotFound, Unreadable

MOST_LOOKS = 200


@dataclass(frozen=True, slots=True)
class IdentityShown:
    """A customer's account on one network."""

    channel: str
    handle: str
    name: str


@dataclass(frozen=True, slots=True)
class ConversationHeld:
    """One conversation, as far as a list needs it."""

    id: UUID
    brand: str
    profile: str
    status: str
    started_at: datetime
    last_message_at: datetime
    messages: int


@dataclass(frozen=True, slots=True)
class Held:
    """How many of one thing are held, and how they are kept."""

    what: str
    count: int
    kept: str


@dataclass(frozen=True, slots=True)
class LookShown:
    """Somebody opened something of this customer."""

    at: datetime
    staff: str
    kind: str
    purpose: str
    reason: str
    conversation: UUID


@dataclass(frozen=True, slots=True)
class Erased:
    """That the customer was erased. ``proof`` is None until a checkpoint of the ledger holds the act."""

    at: datetime
    act: UUID
    by: UUID | None
    proof: str | None
    left_to_sweep: int


@dataclass(frozen=True, slots=True)
class CustomerShown:
    """Everything held about a customer. ``erased`` is None while there is a key."""

    id: UUID
    known_since: datetime
    identities: tuple[IdentityShown, ...]
    conversations: tuple[ConversationHeld, ...]
    held: tuple[Held, ...]
    kinds: tuple[tuple[str, int], ...]
    first_message_at: datetime | None
    last_message_at: datetime | None
    looks: tuple[LookShown, ...]
    erased: Erased | None


def customer_shown(staff: Staff, customer_id: UUID) -> CustomerShown:
    """The page of one customer.

    Raises:
        Refused: the person's role may not see customers.
        NotFound: there is no such customer within the person's brands.
    """
    require(staff, Right.SEE_CUSTOMER, "see customers")
    customer = Customer.objects.filter(id=customer_id).first()
    conversations = _conversations(staff, customer_id)
    if customer is None or (not conversations and customer.shredded_at is None):
        raise NotFound("There is no such customer here.")
    ids = [conversation.id for conversation in conversations]
    times = Message.objects.filter(conversation__in=ids).aggregate(first=Min("sent_at"), last=Max("sent_at"))
    return CustomerShown(
        id=customer.id,
        known_since=customer.created_at,
        identities=_identities(customer),
        conversations=conversations,
        held=_held(ids),
        kinds=_kinds(ids),
        first_message_at=times["first"],
        last_message_at=times["last"],
        looks=_looks(ids, customer.id),
        erased=_erased(customer),
    )


def _conversations(staff: Staff, customer_id: UUID) -> tuple[ConversationHeld, ...]:
    found = (
        Conversation.objects.filter(customer=customer_id, brand__in=staff.brand_ids())
        .select_related("brand", "profile")
        .annotate(held=Count("messages"))
        .order_by("-last_message_at")
    )
    return tuple(
        ConversationHeld(
            row.id,
            row.brand.name,
            row.profile.label,
            row.get_status_display(),
            row.started_at,
            row.last_message_at,
            row.held,
        )
        for row in found
    )


def _identities(customer: Customer) -> tuple[IdentityShown, ...]:
    if customer.shredded_at is not None:
        return ()
    return tuple(
        IdentityShown(
            channels.title(row.channel),
            open_text(customer.id, row.id, "handle", row.sealed_handle, "identity"),
            open_text(customer.id, row.id, "name", row.sealed_name, "identity"),
        )
        for row in Identity.objects.filter(customer=customer).order_by("channel")
    )


def _held(conversations: list[UUID]) -> tuple[Held, ...]:
    directions = Message.objects.filter(conversation__in=conversations).aggregate(
        written=Count("id", filter=Q(direction=Message.Direction.IN, sealed_original__isnull=False)),
        gone=Count("id", filter=Q(state=Message.State.GONE)),
        answered=Count("id", filter=Q(direction=Message.Direction.OUT)),
        noted=Count("id", filter=Q(direction=Message.Direction.NOTE)),
    )
    of_theirs = Q(message__conversation__in=conversations)
    forms = HandOver.objects.filter(conversation__in=conversations)
    sealed = "sealed under this customer's key"
    days = Organisation.objects.get().submission_days
    return (
        Held("Messages of the customer", directions["written"], f"{sealed}; until erased, or deleted there"),
        Held(
            "Messages deleted on their network", directions["gone"], "no text; the place in the thread only"
        ),
        Held("Replies of ours", directions["answered"], sealed),
        Held("Private notes", directions["noted"], sealed),
        Held("Findings", Finding.objects.filter(of_theirs).count(), "kind and place only, no values"),
        Held(
            "What messages are",
            Intent.objects.filter(of_theirs).count(),
            "names only (such as: asks to be deleted), no text",
        ),
        Held(
            "Attachments",
            Attachment.objects.filter(of_theirs, state=Attachment.State.SEALED).count(),
            f"files {sealed}, metadata removed",
        ),
        Held("Secure links", forms.count(), "what was asked and when; tokens as hashes"),
        Held(
            "Secure forms not yet purged",
            forms.filter(submission__isnull=False).count(),
            f"encrypted in the customer's browser; destroyed after {days} days",
        ),
        Held(
            "Search entries",
            SearchTerms.objects.filter(of_theirs).count(),
            "keyed hashes of words, under the key of their month",
        ),
    )


def _kinds(conversations: list[UUID]) -> tuple[tuple[str, int], ...]:
    found = Finding.objects.filter(message__conversation__in=conversations).values("kind")
    return tuple((row["kind"], row["count"]) for row in found.annotate(count=Count("id")).order_by("-count"))


def _looks(conversations: list[UUID], customer: UUID) -> tuple[LookShown, ...]:
    found = Reveal.objects.filter(conversation__in=conversations).select_related("staff")
    return tuple(
        LookShown(
            row.at,
            row.staff.name,
            row.kind,
            row.get_purpose_display(),
            _reason(row, customer),
            row.conversation_id,
        )
        for row in found.order_by("-at")[:MOST_LOOKS]
    )


def _reason(row: Reveal, customer: UUID) -> str:
    try:
        return open_text(customer, row.id, "reason", row.sealed_reason, "reveal")
    except Unreadable:
        return ""


def _erased(customer: Customer) -> Erased | None:
    if customer.shredded_at is None:
        return None
    act = Act.objects.get(id=act_of(customer.id))
    kind, _, actor = act.actor.partition(":")
    left = Message.objects.filter(conversation__customer=customer).count()
    return Erased(
        at=customer.shredded_at,
        act=act.id,
        by=UUID(actor) if kind == "staff" else None,
        proof=proof_of(act.index),
        left_to_sweep=left,
    )
