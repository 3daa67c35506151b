"""The proven steps of a hand-over: each is a row on its timeline and an act in the ledger, as one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sottovoce.desk.conversations.models import HandOver, HandOverStep
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.live import notify_conversations
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import CUSTOMER, ActToRecord, actor_of, record


class Step(StrEnum):
    """What happened to a secure link. That its comment was hidden is proven by the measure that hid it."""

    CREATED = "created"
    SENT = "sent"
    OPENED = "opened"
    SUBMITTED = "submitted"
    SEEN = "seen"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    PURGED = "purged"


_ACTS = {
    Step.CREATED: ActKind.HAND_OVER_CREATED,
    Step.SENT: ActKind.HAND_OVER_SENT,
    Step.OPENED: ActKind.HAND_OVER_OPENED,
    Step.SUBMITTED: ActKind.HAND_OVER_SUBMITTED,
    Step.EXPIRED: ActKind.HAND_OVER_EXPIRED,
    Step.WITHDRAWN: ActKind.HAND_OVER_WITHDRAWN,
    Step.PURGED: ActKind.HAND_OVER_PURGED,
}
_BY_CUSTOMER = frozenset({Step.OPENED, Step.SUBMITTED})


def take_step(
    hand_over: HandOver,
    step: Step,
    now: datetime,
    *,
    staff: Staff | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Record one step in the caller's transaction, and tell open inboxes."""
    conversation = hand_over.conversation
    act = record(
        ActToRecord(
            _ACTS[step],
            now,
            CUSTOMER if step in _BY_CUSTOMER else actor_of(staff),
            subject=conversation.customer_id,
            brand=hand_over.brand_id,
            objects=(str(hand_over.id), str(conversation.id)),
            detail=detail or {},
        )
    )
    note_step(hand_over, step, act, now, staff)


def note_step(hand_over: HandOver, step: Step, act: UUID, now: datetime, staff: Staff | None) -> None:
    """Put a step on the timeline whose act is recorded already."""
    HandOverStep.objects.create(
        brand_id=hand_over.brand_id, hand_over=hand_over, kind=step.value, at=now, staff=staff, act=act
    )
    notify_conversations({(hand_over.brand_id, hand_over.conversation_id)})
