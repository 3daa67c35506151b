"""The list of conversations: one page at a time, however many there are.

    page(staff, filters, now, *, query="", after="") -> Page
    rows_among(staff, filters, ids, now, *, query="") -> those that belong in the list, for a live update
    counts(staff, filters) -> Counts          views(staff) -> the saved views, own first

Only the rows shown are opened, and of each only the redacted form of its last message. Both orders and the
counts run through indexes and stop at a limit: a million messages cost what a thousand do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from sottovoce.desk.conversations import redacted
from sottovoce.desk.conversations.inbox_filters import Filters
from sottovoce.desk.conversations.intents import ANY_RIGHT, names_in
from sottovoce.desk.conversations.models import Conversation, Intent, Label, Mention, SavedView
from sottovoce.desk.conversations.selectors.intents import Mark as IntentMark
from sottovoce.desk.conversations.selectors.intents import marks_of_conversations, uneasy_conversations
from sottovoce.desk.conversations.selectors.keyset import Mark, decode_mark
from sottovoce.desk.conversations.selectors.people import Person, person_of
from sottovoce.desk.conversations.selectors.search import conversations_found
from sottovoce.desk.conversations.services.protection import open_redacted
from sottovoce.desk.conversations.services.within_reach import conversations_of, require
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.errors import Unreadable

ROWS = 30
COUNTED_TO = 1_000
MOST_AMONG = 200
PREVIEW_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation in the list. ``due_at``: until when the customer should have a first answer."""

    id: UUID
    person: Person
    brand: str
    brand_hue: int
    channel: str
    profile: str
    preview: str
    preview_direction: str
    preview_visibility: str
    status: str
    severity: int
    needs_person: bool
    unread: int
    mentioned: bool
    assignee_id: UUID | None
    assignee: str
    labels: tuple[tuple[str, int], ...]
    has_public: bool
    has_private: bool
    last_message_at: datetime
    waiting_since: datetime | None
    due_at: datetime | None
    overdue: bool
    snoozed_until: datetime | None
    marks: tuple[IntentMark, ...] = ()
    uneasy: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list, and the mark of the next one; empty when this is the last."""

    rows: tuple[Row, ...]
    next_after: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many conversations each tab has; `COUNTED_TO` means "so many or more"."""

    mine: int
    unassigned: int
    mentioned: int
    all: int


@dataclass(frozen=True, slots=True)
class View:
    """A saved view. Without an id it is one that comes with the role, and cannot be deleted."""

    id: int | None
    name: str
    shared: bool
    filters: dict[str, object]


RIGHTS_REQUESTS = View(None, "Rights requests", False, {"status": "any", "intent": ANY_RIGHT})


def page(staff: Staff, filters: Filters, now: datetime, *, query: str = "", after: str = "") -> Page:
    """A page of conversations, the latest first. ``query``: a handle, or words that one message has.

    Raises:
        Refused: the role may not read the inbox.
        BadInput: ``after`` is no mark of a page.
    """
    require(staff, Right.READ_INBOX, "read the inbox", "Ask an administrator.")
    found = _narrowed(staff, filters, query)
    if after:
        mark = decode_mark(after)
        found = found.filter(last_message_at__lte=mark.at).exclude(last_message_at=mark.at, id__gte=mark.id)
    shown = list(_in_order(found)[: ROWS + 1])
    rows = _rows(staff, shown[:ROWS], now)
    last = shown[ROWS - 1] if len(shown) > ROWS else None
    return Page(rows, Mark(last.last_message_at, last.id).encode() if last else "")


def rows_among(
    staff: Staff, filters: Filters, ids: Sequence[UUID], now: datetime, *, query: str = ""
) -> tuple[Row, ...]:
    """Those of these conversations that belong in the list, the latest first; for a live update."""
    require(staff, Right.READ_INBOX, "read the inbox", "Ask an administrator.")
    found = _narrowed(staff, filters, query).filter(id__in=list(ids)[:MOST_AMONG])
    return _rows(staff, list(_in_order(found)), now)


def counts(staff: Staff, filters: Filters) -> Counts:
    """How many conversations each tab would show with these filters."""
    require(staff, Right.READ_INBOX, "read the inbox", "Ask an administrator.")
    base = _filtered(conversations_of(staff), filters)
    number = {
        tab: _tab(staff, base, tab).order_by()[:COUNTED_TO].count()
        for tab in ("mine", "unassigned", "mentioned", "all")
    }
    return Counts(**number)


def views(staff: Staff) -> tuple[View, ...]:
    """The saved views that this person sees: one for who answers for rights, their own, those shared."""
    found = SavedView.objects.filter(Q(owner=staff) | Q(owner=None)).order_by("owner", "position", "name")
    saved = tuple(View(view.id, view.name, view.owner_id is None, view.filters) for view in found)
    return (RIGHTS_REQUESTS, *saved) if staff.may(Right.SHRED) else saved


def _in_order(found: QuerySet[Conversation]) -> QuerySet[Conversation]:
    return found.select_related("brand", "profile", "identity", "assignee").order_by(
        "-last_message_at", "-id"
    )


def _narrowed(staff: Staff, filters: Filters, query: str) -> QuerySet[Conversation]:
    found = _tab(staff, _filtered(conversations_of(staff), filters), filters.tab)
    return found.filter(id__in=conversations_found(query)) if query.strip() else found


def _tab(staff: Staff, found: QuerySet[Conversation], tab: str) -> QuerySet[Conversation]:
    if tab == "mine":
        return found.filter(assignee=staff)
    if tab == "unassigned":
        return found.filter(assignee=None)
    if tab == "mentioned":
        return found.filter(id__in=_unseen_mentions(staff).values("note__conversation"))
    return found


def _unseen_mentions(staff: Staff) -> QuerySet[Mention]:
    return Mention.objects.filter(staff=staff, seen_at=None)


def _filtered(found: QuerySet[Conversation], filters: Filters) -> QuerySet[Conversation]:
    exact = {
        "status": filters.status if filters.status != "any" else None,
        "brand": filters.brand,
        "profile": filters.profile,
        "profile__channel": filters.channel or None,
        "assignee": filters.assignee,
        "severity__gte": filters.severity or None,
        "unread__gt": 0 if filters.unread else None,
        "needs_person": True if filters.needs_person else None,
        "has_public": True if filters.visibility == "public" else None,
        "has_private": True if filters.visibility == "private" else None,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value is not None})
    if filters.label:
        filed = Label.conversations.through.objects.filter(
            conversation=OuterRef("id"), label__name__iexact=filters.label
        )
        found = found.filter(Exists(filed))
    if filters.intent:
        are = Intent.objects.filter(name__in=names_in(filters.intent), denied=False)
        found = found.filter(id__in=are.values("conversation"))
    return found


def _rows(staff: Staff, shown: Sequence[Conversation], now: datetime) -> tuple[Row, ...]:
    ids = [conversation.id for conversation in shown]
    last = _last_messages(ids)
    labels = _labels(ids)
    marks, uneasy = marks_of_conversations(ids), uneasy_conversations(ids)
    mentioned = set(
        _unseen_mentions(staff)
        .filter(note__conversation__in=ids)
        .values_list("note__conversation_id", flat=True)
    )
    return tuple(
        replace(
            _row(conversation, last.get(conversation.id), labels, conversation.id in mentioned, now),
            marks=marks.get(conversation.id, ()),
            uneasy=conversation.id in uneasy,
        )
        for conversation in shown
    )


@dataclass(frozen=True, slots=True)
class _Last:
    message: UUID
    direction: str
    visibility: str
    sealed_redacted: bytes


def _last_messages(ids: Sequence[UUID]) -> dict[UUID, _Last]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.id, m.id, m.direction, m.visibility, m.sealed_redacted FROM unnest(%s::uuid[]) AS c(id)"
            " CROSS JOIN LATERAL (SELECT id, direction, visibility, sealed_redacted"
            " FROM conversations_message WHERE conversation_id = c.id AND direction <> 'note'"
            " AND sealed_redacted IS NOT NULL ORDER BY sent_at DESC, id DESC LIMIT 1) AS m",
            [list(ids)],
        )
        return {found[0]: _Last(*found[1:]) for found in cursor.fetchall()}


def _labels(ids: Sequence[UUID]) -> dict[UUID, list[tuple[str, int]]]:
    filed = Conversation.labels.through.objects.filter(conversation__in=ids).order_by("label__name")
    labels: dict[UUID, list[tuple[str, int]]] = {}
    for conversation, name, hue in filed.values_list("conversation", "label__name", "label__hue"):
        labels.setdefault(conversation, []).append((name, hue))
    return labels


def _row(
    conversation: Conversation,
    last: _Last | None,
    labels: dict[UUID, list[tuple[str, int]]],
    mentioned: bool,
    now: datetime,
) -> Row:
    due_at = due_of(conversation)
    return Row(
        id=conversation.id,
        person=person_of(conversation.identity),
        brand=conversation.brand.name,
        brand_hue=conversation.brand.hue,
        channel=conversation.profile.channel,
        profile=conversation.profile.label,
        preview=_preview(conversation.customer_id, last),
        preview_direction=last.direction if last else "",
        preview_visibility=last.visibility if last else "",
        status=conversation.status,
        severity=conversation.severity,
        needs_person=conversation.needs_person,
        unread=conversation.unread,
        mentioned=mentioned,
        assignee_id=conversation.assignee_id,
        assignee=conversation.assignee.name if conversation.assignee else "",
        labels=tuple(labels.get(conversation.id, ())),
        has_public=conversation.has_public,
        has_private=conversation.has_private,
        last_message_at=conversation.last_message_at,
        waiting_since=conversation.waiting_since,
        due_at=due_at,
        overdue=due_at is not None and due_at < now,
        snoozed_until=conversation.snoozed_until,
    )


def due_of(conversation: Conversation) -> datetime | None:
    """Until when the customer should have a first answer; None when nobody waits."""
    if conversation.waiting_since is None:
        return None
    return conversation.waiting_since + timedelta(minutes=conversation.brand.first_reply_minutes)


def _preview(customer: UUID, last: _Last | None) -> str:
    if last is None:
        return ""
    try:
        line = redacted.as_line(open_redacted(customer, last.message, last.sealed_redacted))
    except Unreadable:
        return ""
    return line if len(line) <= PREVIEW_CHARACTERS else f"{line[:PREVIEW_CHARACTERS].rstrip()}…"
