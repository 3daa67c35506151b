"""Arranging the inbox: who has it, where it stands, what it is filed under, who has read it, who looks at it.

Each function takes the person first and works within their brands; each may be called twice; each tells open
inboxes. None of it concerns a customer's data, so none of it is an act for the ledger.

    assign(staff, conversation_id, assignee_id | None, now)
    set_status(staff, conversation_id, status, now)       snooze(staff, conversation_id, until, now)
    add_label / remove_label(staff, conversation_id, name, now)
    mark_read / mark_unread(staff, conversation_id, now)  show_viewing(staff, conversation_id, now)
    bulk(staff, ids, action, value, now) -> how many      wake_snoozed(now) -> how many
    save_view(staff, name, filters, *, shared) / delete_view(staff, view_id)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from sottovoce.desk.conversations.inbox_filters import as_data, parse_filters
from sottovoce.desk.conversations.models import (
    WAITS_FOR_PERSON,
    Conversation,
    Label,
    Measure,
    Mention,
    SavedView,
)
from sottovoce.desk.conversations.services.intake_places import tell_inboxes
from sottovoce.desk.conversations.services.within_reach import conversation_for, conversations_of, require
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.live import notify_topic
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, NotFound, Refused

MOST_AT_ONCE = 500
LONGEST_LABEL = 40


def assign(staff: Staff, conversation_id: UUID, assignee_id: UUID | None, now: datetime) -> None:
    """Give a conversation to somebody, or to nobody. Oneself always; others need the right to.

    Raises:
        Refused: the role may not assign to others, or the other may not see this brand.
        NotFound: there is no such conversation or colleague.
    """
    conversation_for(staff, conversation_id)
    _assign(staff, [conversation_id], assignee_id)


def set_status(staff: Staff, conversation_id: UUID, status: str, now: datetime) -> None:
    """Open, waiting or resolved. To resolve is also to say that a person has seen what went wrong in it."""
    conversation_for(staff, conversation_id)
    _set_status(staff, [conversation_id], status, now)


def snooze(staff: Staff, conversation_id: UUID, until: datetime, now: datetime) -> None:
    """Put a conversation away until a moment, or until the customer writes again."""
    conversation_for(staff, conversation_id)
    _snooze(staff, [conversation_id], until, now)


def add_label(staff: Staff, conversation_id: UUID, name: str, now: datetime) -> Label:
    """File a conversation under a label; one that is new is made."""
    conversation_for(staff, conversation_id)
    return _add_label(staff, [conversation_id], name)


def remove_label(staff: Staff, conversation_id: UUID, name: str, now: datetime) -> None:
    """Take a label off a conversation."""
    conversation_for(staff, conversation_id)
    _remove_label(staff, [conversation_id], name)


def mark_read(staff: Staff, conversation_id: UUID, now: datetime) -> None:
    """Nothing in it is unread any more, and no mention of this person is unseen."""
    conversation_for(staff, conversation_id)
    _mark_read(staff, [conversation_id], now)


def mark_unread(staff: Staff, conversation_id: UUID, now: datetime) -> None:
    """Let it stand out again."""
    conversation_for(staff, conversation_id)
    _mark_unread(staff, [conversation_id])


def bulk(staff: Staff, ids: Iterable[UUID], action: str, value: str, now: datetime) -> int:
    """Do one thing to many conversations; those outside the person's brands are left alone. Returns how many.

    ``action`` and its ``value``: assign (a colleague's id, or nothing), status (a status), snooze (a moment,
    ISO 8601), label and unlabel (a name), read and unread (nothing).

    Raises:
        BadInput: the action or its value is not one of these, or there are too many conversations.
    """
    wanted = list(dict.fromkeys(ids))
    if len(wanted) > MOST_AT_ONCE:
        raise BadInput(f"At most {MOST_AT_ONCE} conversations at once.", where="ids")
    do = _bulk_actions(staff, value, now).get(action)
    if do is None:
        raise BadInput("There is no such action.", where="action")
    reached = list(conversations_of(staff, wanted).values_list("id", flat=True))
    if reached:
        do(reached)
    return len(reached)


def show_viewing(staff: Staff, conversation_id: UUID, now: datetime) -> None:
    """Tell open inboxes that this person looks at a conversation now. Nothing is kept of it.

    The page calls this every 20 seconds while it is open; a name not heard of for 30 seconds has left.
    """
    conversation = conversation_for(staff, conversation_id)
    notify_topic(
        "viewing",
        conversation.brand_id,
        conversation=str(conversation.id),
        staff=str(staff.id),
        name=staff.name,
        at=now.isoformat(),
    )


def wake_snoozed(now: datetime) -> int:
    """Open what was put away until now. For the worker."""
    with brand_limits(every_brand()), transaction.atomic():
        over = Conversation.objects.select_for_update(skip_locked=True).filter(
            status=Conversation.Status.SNOOZED, snoozed_until__lte=now
        )
        ids = list(over.values_list("id", flat=True)[:MOST_AT_ONCE])
        _update(ids, status=Conversation.Status.OPEN, snoozed_until=None)
        return len(ids)


def save_view(staff: Staff, name: str, filters: Mapping[str, Any], *, shared: bool = False) -> SavedView:
    """Keep a way of looking at the inbox under a name, for oneself or (a team lead) for all.

    Saving under a name that is there replaces it.

    Raises:
        Refused: the role may not share views.
        BadInput: the name or a filter cannot be used.
    """
    if shared:
        require(staff, Right.ASSIGN_OTHERS, "share views")
    word = " ".join(name.split())
    if not 1 <= len(word) <= 60:
        raise BadInput("A view has a name of 1 to 60 characters.", where="name")
    kept = as_data(parse_filters(filters))
    owner = None if shared else staff
    with transaction.atomic():
        last = SavedView.objects.filter(owner=owner).aggregate(last=Max("position"))["last"]
        position = 0 if last is None else last + 1
        view, made = SavedView.objects.get_or_create(
            owner=owner, name=word, defaults={"filters": kept, "position": position}
        )
        if not made:
            SavedView.objects.filter(id=view.id).update(filters=kept)
            view.filters = kept
    return view


def delete_view(staff: Staff, view_id: int) -> None:
    """Forget a view: one's own, or (a team lead) a shared one."""
    view = SavedView.objects.filter(id=view_id).first()
    if view is None:
        return
    if view.owner_id is None:
        require(staff, Right.ASSIGN_OTHERS, "delete shared views")
    elif view.owner_id != staff.id:
        raise NotFound("There is no such view here.")
    view.delete()


def _bulk_actions(staff: Staff, value: str, now: datetime) -> dict[str, Callable[[Sequence[UUID]], object]]:
    return {
        "assign": lambda ids: _assign(staff, ids, _uuid(value) if value else None),
        "status": lambda ids: _set_status(staff, ids, value, now),
        "snooze": lambda ids: _snooze(staff, ids, _moment(value), now),
        "label": lambda ids: _add_label(staff, ids, value),
        "unlabel": lambda ids: _remove_label(staff, ids, value),
        "read": lambda ids: _mark_read(staff, ids, now),
        "unread": lambda ids: _mark_unread(staff, ids),
    }


def _assign(staff: Staff, ids: Sequence[UUID], assignee_id: UUID | None) -> None:
    require(staff, Right.REPLY, "take conversations")
    held_by_others = Conversation.objects.filter(id__in=ids, assignee__isnull=False).exclude(assignee=staff)
    takes_from_others = assignee_id is None and held_by_others.exists()
    if (assignee_id not in (None, staff.id) or takes_from_others) and not staff.may(Right.ASSIGN_OTHERS):
        raise Refused("Your role may assign conversations only to yourself.", remedy="Ask a team lead.")
    assignee = None
    if assignee_id is not None:
        assignee = Staff.objects.filter(id=assignee_id, is_active=True).first()
        if assignee is None:
            raise NotFound("There is no such colleague.", where="assignee")
        brands = set(Conversation.objects.filter(id__in=ids).values_list("brand_id", flat=True))
        if not brands <= set(assignee.brand_ids()) or not assignee.may(Right.READ_INBOX):
            raise Refused(
                "This colleague may not see conversations of this brand.", remedy="Choose somebody else."
            )
    _update(ids, assignee=assignee)


def _set_status(staff: Staff, ids: Sequence[UUID], status: str, now: datetime) -> None:
    require(staff, Right.REPLY, "change conversations")
    if status not in (
        Conversation.Status.OPEN,
        Conversation.Status.WAITING,
        Conversation.Status.RESOLVED,
    ):
        raise BadInput("A status is open, waiting or resolved.", where="status")
    if status != Conversation.Status.RESOLVED:
        _update(ids, status=status, snoozed_until=None)
        return
    with transaction.atomic():
        waiting = Measure.objects.filter(WAITS_FOR_PERSON, conversation__in=ids)
        waiting.update(seen_by_person_at=now)
        _update(ids, status=status, snoozed_until=None, needs_person=False, waiting_since=None)


def _snooze(staff: Staff, ids: Sequence[UUID], until: datetime, now: datetime) -> None:
    require(staff, Right.REPLY, "change conversations")
    if until <= now:
        raise BadInput("That moment is over.", where="until", remedy="Choose one to come.")
    _update(ids, status=Conversation.Status.SNOOZED, snoozed_until=until)


def _add_label(staff: Staff, ids: Sequence[UUID], name: str) -> Label:
    require(staff, Right.REPLY, "change conversations")
    word = " ".join(name.split())
    if not 1 <= len(word) <= LONGEST_LABEL:
        raise BadInput(f"A label has 1 to {LONGEST_LABEL} characters.", where="label")
    filing = Conversation.labels.through
    with transaction.atomic():
        label = Label.objects.filter(name__iexact=word).first() or Label.objects.get_or_create(name=word)[0]
        filing.objects.bulk_create(
            (filing(conversation_id=found, label_id=label.id) for found in ids), ignore_conflicts=True
        )
        _tell(ids)
    return label


def _remove_label(staff: Staff, ids: Sequence[UUID], name: str) -> None:
    require(staff, Right.REPLY, "change conversations")
    with transaction.atomic():
        Conversation.labels.through.objects.filter(
            conversation__in=ids, label__name__iexact=" ".join(name.split())
        ).delete()
        _tell(ids)


def _mark_read(staff: Staff, ids: Sequence[UUID], now: datetime) -> None:
    require(staff, Right.READ_INBOX, "read conversations")
    with transaction.atomic():
        Mention.objects.filter(staff=staff, note__conversation__in=ids, seen_at=None).update(seen_at=now)
        unread = list(Conversation.objects.filter(id__in=ids, unread__gt=0).values_list("id", flat=True))
        _update(unread, unread=0)


def _mark_unread(staff: Staff, ids: Sequence[UUID]) -> None:
    require(staff, Right.READ_INBOX, "read conversations")
    read = list(Conversation.objects.filter(id__in=ids, unread=0).values_list("id", flat=True))
    _update(read, unread=1)


def _update(ids: Sequence[UUID], **values: Any) -> None:
    with transaction.atomic():
        Conversation.objects.filter(id__in=ids).update(**values)
        _tell(ids)


def _tell(ids: Sequence[UUID]) -> None:
    tell_inboxes(set(Conversation.objects.filter(id__in=ids).values_list("brand_id", "id")))


def _uuid(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        raise BadInput("This is no id of a colleague.", where="value") from None


def _moment(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise BadInput("This is no moment.", where="value", remedy="Write it as ISO 8601.") from None
    if moment.tzinfo is None:
        raise BadInput("A moment needs its time zone.", where="value")
    return moment
