"""One conversation opened for the screen: the thread in the middle, and everything beside it.

    open_conversation(staff, conversation_id, now, *, before="") -> Opened

Redacted segments only: the original of no message is opened here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sottovoce import channels
from sottovoce.channels import Attachable
from sottovoce.desk.conversations.models import WAITS_FOR_PERSON, Conversation, HandOver, Message
from sottovoce.desk.conversations.selectors.inbox import due_of
from sottovoce.desk.conversations.selectors.intents import written_by_a_child
from sottovoce.desk.conversations.selectors.keyset import Mark, decode_mark
from sottovoce.desk.conversations.selectors.people import Person, person_of
from sottovoce.desk.conversations.selectors.shown_messages import (
    MeasureShown,
    MessageShown,
    measure_shown,
    shown,
)
from sottovoce.desk.conversations.services.notes import colleagues_of
from sottovoce.desk.conversations.services.profiles import capabilities_of, credentials_of
from sottovoce.desk.conversations.services.within_reach import conversation_for, require
from sottovoce.desk.core.models import Organisation, Staff
from sottovoce.desk.core.rights import Right

MESSAGES = 50
OTHERS = 20

_STEPS = {
    "created": "Secure link made",
    "sent": "Link sent to the customer",
    "opened": "Link opened by the customer",
    "submitted": "Form sent by the customer",
    "seen": "Form read",
    "expired": "Link expired unused",
    "withdrawn": "Link withdrawn",
    "purged": "Form destroyed",
}


@dataclass(frozen=True, slots=True)
class Composer:
    """What may be written here. A visibility that the network lacks has its reason in words."""

    public: bool
    private: bool
    why_no_public: str
    why_no_private: str
    longest_public: int
    longest_private: int
    files_public: Attachable
    files_private: Attachable
    default: str
    may_reply: bool
    may_override: bool
    may_hand_over: bool
    may_hide: bool
    may_delete: bool
    deletion_how_to: str
    undo_seconds: int
    colleagues: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of a hand-over; ``act`` is its record in the ledger (hiding is recorded by its measure)."""

    kind: str
    words: str
    at: datetime
    by: str
    act: UUID | None


@dataclass(frozen=True, slots=True)
class HandOverShown:
    """A hand-over and its timeline, the hiding of its comment included."""

    id: UUID
    message_id: UUID | None
    state: str
    fields: tuple[str, ...]
    created_at: datetime
    expires_at: datetime
    purge_at: datetime | None
    by: str
    readable: bool
    steps: tuple[StepShown, ...]


@dataclass(frozen=True, slots=True)
class OtherConversation:
    """Another conversation with the same customer, within the person's brands."""

    id: UUID
    brand: str
    profile: str
    channel: str
    status: str
    last_message_at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation with the messages of one page, oldest first, and what stands beside them."""

    id: UUID
    customer_id: UUID
    person: Person
    brand: str
    brand_hue: int
    channel: str
    channel_title: str
    profile: str
    status: str
    snoozed_until: datetime | None
    assignee_id: UUID | None
    assignee: str
    labels: tuple[tuple[str, int], ...]
    severity: int
    needs_person: bool
    unread: int
    has_public: bool
    has_private: bool
    started_at: datetime
    waiting_since: datetime | None
    due_at: datetime | None
    overdue: bool
    messages: tuple[MessageShown, ...]
    older: str
    measures: tuple[MeasureShown, ...]
    hand_overs: tuple[HandOverShown, ...]
    others: tuple[OtherConversation, ...]
    composer: Composer


def open_conversation(staff: Staff, conversation_id: UUID, now: datetime, *, before: str = "") -> Opened:
    """Everything the screen needs of one conversation. ``before`` (`Opened.older`) leads to earlier messages.

    Raises:
        Refused: the role may not read the inbox.
        NotFound: it is not here, or not within the person's brands.
    """
    require(staff, Right.READ_INBOX, "read the inbox", "Ask an administrator.")
    found = conversation_for(staff, conversation_id)
    page, older = _page(found, before)
    organisation = Organisation.objects.get()
    due_at = due_of(found)
    return Opened(
        id=found.id,
        customer_id=found.customer_id,
        person=person_of(found.identity),
        brand=found.brand.name,
        brand_hue=found.brand.hue,
        channel=found.profile.channel,
        channel_title=channels.title(found.profile.channel),
        profile=found.profile.label,
        status=found.status,
        snoozed_until=found.snoozed_until,
        assignee_id=found.assignee_id,
        assignee=found.assignee.name if found.assignee else "",
        labels=tuple(found.labels.values_list("name", "hue")),
        severity=found.severity,
        needs_person=found.needs_person,
        unread=found.unread,
        has_public=found.has_public,
        has_private=found.has_private,
        started_at=found.started_at,
        waiting_since=found.waiting_since,
        due_at=due_at,
        overdue=due_at is not None and due_at < now,
        messages=shown(page, found.customer_id, _undo_until(page, staff, organisation)),
        older=older,
        measures=_measures_in_trouble(found),
        hand_overs=_hand_overs(found),
        others=_others(staff, found),
        composer=_composer(staff, found, organisation),
    )


def _page(conversation: Conversation, before: str) -> tuple[list[Message], str]:
    found = Message.objects.filter(conversation=conversation).exclude(state=Message.State.UNDONE)
    if before:
        mark = decode_mark(before)
        found = found.filter(sent_at__lte=mark.at).exclude(sent_at=mark.at, id__gte=mark.id)
    latest = list(found.select_related("author").order_by("-sent_at", "-id")[: MESSAGES + 1])
    page = latest[:MESSAGES][::-1]
    return page, Mark(page[0].sent_at, page[0].id).encode() if len(latest) > MESSAGES else ""


def _undo_until(page: Sequence[Message], staff: Staff, organisation: Organisation) -> dict[UUID, datetime]:
    """Until when this person may take back their own replies that are still held."""
    seconds = timedelta(seconds=organisation.undo_seconds)
    return {
        message.id: message.received_at + seconds
        for message in page
        if message.state == Message.State.HELD and message.author_id == staff.id
    }


def _measures_in_trouble(conversation: Conversation) -> tuple[MeasureShown, ...]:
    """What waits for a person here."""
    found = conversation.measures.filter(WAITS_FOR_PERSON)
    return tuple(measure_shown(measure) for measure in found.select_related("asked_by").order_by("asked_at"))


def _hand_overs(conversation: Conversation) -> tuple[HandOverShown, ...]:
    found = conversation.hand_overs.select_related("created_by", "message").prefetch_related("steps__staff")
    return tuple(_hand_over(hand_over) for hand_over in found)


def _hand_over(hand_over: HandOver) -> HandOverShown:
    steps = [
        StepShown(
            kind=step.kind,
            words=_STEPS.get(step.kind, step.kind),
            at=step.at,
            by=step.staff.name if step.staff else "",
            act=step.act,
        )
        for step in hand_over.steps.all()
    ]
    comment = hand_over.message
    if comment is not None and comment.hidden_at is not None:
        hidden = StepShown("hidden", "Comment hidden on the network", comment.hidden_at, "", None)
        steps = sorted([*steps, hidden], key=lambda step: step.at)
    return HandOverShown(
        id=hand_over.id,
        message_id=hand_over.message_id,
        state=hand_over.state,
        fields=tuple(hand_over.fields),
        created_at=hand_over.created_at,
        expires_at=hand_over.expires_at,
        purge_at=hand_over.purge_at,
        by=hand_over.created_by.name if hand_over.created_by else "",
        readable=hand_over.state == HandOver.State.SUBMITTED,
        steps=tuple(steps),
    )


def _others(staff: Staff, conversation: Conversation) -> tuple[OtherConversation, ...]:
    found = (
        Conversation.objects.filter(customer=conversation.customer_id, brand__in=staff.brand_ids())
        .exclude(id=conversation.id)
        .select_related("brand", "profile")
        .order_by("-last_message_at")[:OTHERS]
    )
    return tuple(
        OtherConversation(
            id=other.id,
            brand=other.brand.name,
            profile=other.profile.label,
            channel=other.profile.channel,
            status=other.status,
            last_message_at=other.last_message_at,
        )
        for other in found
    )


def _composer(staff: Staff, conversation: Conversation, organisation: Organisation) -> Composer:
    profile = conversation.profile
    able = capabilities_of(profile.channel, credentials_of(profile.id))
    comments = Message.objects.filter(
        conversation=conversation,
        direction=Message.Direction.IN,
        state=Message.State.RECEIVED,
        visibility=Message.Visibility.PUBLIC,
    )
    child = written_by_a_child(conversation.id)
    public = able.reply_public and not child and comments.exists()
    no_comment = "There is no public comment to answer." if able.reply_public else ""
    if child and able.reply_public:
        no_comment = "The writer seems to be a child: nobody answers in public."
    return Composer(
        public=public,
        private=able.reply_private,
        why_no_public="" if public else no_comment or "This network has no public reply for brands.",
        why_no_private="" if able.reply_private else "This network has no private reply for brands.",
        longest_public=able.longest_public,
        longest_private=able.longest_private,
        files_public=able.attachments_public,
        files_private=able.attachments_private,
        # The safer one, where there is a choice.
        default="private" if able.reply_private else "public",
        may_reply=staff.may(Right.REPLY),
        may_override=staff.may(Right.OVERRIDE_CHECK),
        may_hand_over=staff.may(Right.HAND_OVER) and able.reply_private,
        may_hide=staff.may(Right.REPLY) and able.hide,
        may_delete=staff.may(Right.REPLY) and able.delete,
        deletion_how_to=able.deletion_how_to,
        undo_seconds=organisation.undo_seconds,
        colleagues=tuple(colleagues_of(conversation.brand_id).items()),
    )
