"""Secure links as they are shown: each hand-over with the proof of its whole life on one timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sottovoce.desk.conversations.fields_asked import FIELDS_BY_NAME
from sottovoce.desk.conversations.models import HandOver, HandOverStep, Measure
from sottovoce.desk.conversations.services.handover import OPEN_STATES
from sottovoce.desk.conversations.services.handover_steps import Step
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import every_brand, limit_transaction_to_brands
from sottovoce.desk.core.models import Act
from sottovoce.errors import NotFound

HIDDEN = "hidden"
_TITLES = {
    Step.CREATED: "Secure link made",
    Step.SENT: "Link sent privately",
    Step.OPENED: "Opened by the customer",
    Step.SUBMITTED: "Form sent, encrypted",
    Step.SEEN: "Read",
    Step.EXPIRED: "Expired unused",
    Step.WITHDRAWN: "Withdrawn",
    Step.PURGED: "Key and form destroyed",
}


@dataclass(frozen=True, slots=True)
class StepShown:
    """One proven step. ``act`` leads to its proof in the ledger; None until the act is found there."""

    kind: str
    title: str
    at: datetime
    by: str
    act: UUID | None


@dataclass(frozen=True, slots=True)
class HandOverShown:
    """A hand-over and what may be done with it now."""

    id: UUID
    conversation: UUID
    message: UUID | None
    state: str
    fields: tuple[str, ...]
    created_at: datetime
    expires_at: datetime
    purge_at: datetime | None
    steps: tuple[StepShown, ...]
    can_withdraw: bool
    can_read: bool


@dataclass(frozen=True, slots=True)
class LinkShown:
    """What the customer's page says before anybody has shown a token: who asks, in which language.

    Not whether the link is open still, or used: that is for the token's owner.
    """

    brand: str
    hue: int
    language: str


def hand_overs_of(conversation: UUID) -> tuple[HandOverShown, ...]:
    """The hand-overs of a conversation that the caller may see, newest first."""
    return _shown(HandOver.objects.filter(conversation=conversation))


def hand_over(hand_over_id: UUID) -> HandOverShown:
    """One hand-over.

    Raises:
        NotFound: it is not here, or not within the caller's brands.
    """
    found = _shown(HandOver.objects.filter(id=hand_over_id))
    if not found:
        raise NotFound("There is no such hand-over here.")
    return found[0]


def link_shown(hand_over_id: UUID) -> LinkShown:
    """What a link's page may say to whoever knows its address.

    Raises:
        NotFound: there is no such link.
    """
    with transaction.atomic():
        limit_transaction_to_brands(every_brand())
        found = (
            HandOver.objects.select_related("brand")
            .filter(id=hand_over_id, conversation__customer__shredded_at=None)
            .first()
        )
    if found is None:
        raise NotFound("There is no such link here.")
    return LinkShown(found.brand.name, found.brand.hue, found.language)


def _shown(found: Iterable[HandOver]) -> tuple[HandOverShown, ...]:
    rows = list(found)
    steps = _steps(rows)
    return tuple(
        HandOverShown(
            id=row.id,
            conversation=row.conversation_id,
            message=row.message_id,
            state=row.state,
            fields=tuple(FIELDS_BY_NAME[name].title for name in row.fields),
            created_at=row.created_at,
            expires_at=row.expires_at,
            purge_at=row.purge_at,
            steps=tuple(sorted(steps[row.id], key=lambda step: step.at)),
            can_withdraw=row.state in OPEN_STATES,
            can_read=row.state == HandOver.State.SUBMITTED,
        )
        for row in rows
    )


def _steps(rows: list[HandOver]) -> Mapping[UUID, list[StepShown]]:
    found: dict[UUID, list[StepShown]] = defaultdict(list)
    steps = HandOverStep.objects.filter(hand_over__in=rows).select_related("staff").order_by("at", "id")
    for step in steps:
        by = step.staff.name if step.staff else ""
        found[step.hand_over_id].append(StepShown(step.kind, _TITLES[Step(step.kind)], step.at, by, step.act))
    hidings = _hidings([row.message_id for row in rows if row.message_id is not None])
    for row in rows:
        if row.message_id in hidings:
            found[row.id].append(hidings[row.message_id])
    return found


def _hidings(messages: list[UUID]) -> dict[UUID | None, StepShown]:
    """That a comment was hidden is proven by the act of the measure that hid it."""
    measures = Measure.objects.filter(
        message__in=messages, kind=Measure.Kind.HIDE, state=Measure.State.DONE, settled_at__isnull=False
    ).select_related("conversation")
    return {
        measure.message_id: StepShown(
            HIDDEN, "Comment hidden on the network", measure.settled_at, "", _act_of(measure)
        )
        for measure in measures
        if measure.settled_at is not None
    }


def _act_of(measure: Measure) -> UUID | None:
    acts = Act.objects.filter(
        subject=measure.conversation.customer_id,
        kind=ActKind.MEASURE_DONE,
        objects_named__contains=[str(measure.id)],
    )
    return acts.values_list("id", flat=True).first()
