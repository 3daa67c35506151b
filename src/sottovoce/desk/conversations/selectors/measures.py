"""The page of measures: what is under way, what a network refused, what failed, and what became of the rest.

page(staff, *, state="", kind="", brand=None, after="") -> Page        counts(staff) -> dict of state → number
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sottovoce.desk.conversations.models import WAITS_FOR_PERSON, Measure
from sottovoce.desk.conversations.selectors.keyset import Mark, decode_mark
from sottovoce.desk.conversations.selectors.people import Person, person_of
from sottovoce.desk.conversations.selectors.shown_messages import MeasureShown, measure_shown
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput

ROWS = 50
COUNTED_TO = 1_000
# What waits for a person (`WAITS_FOR_PERSON`): not a state of its own, but what people look for first.
TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Row:
    """A measure, where it belongs, and whose wish it was."""

    measure: MeasureShown
    conversation_id: UUID
    person: Person
    brand: str
    brand_hue: int
    channel: str
    profile: str
    rule: str
    visibility: str
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of measures, the latest first, and the mark of the next one; empty when this is the last."""

    rows: tuple[Row, ...]
    next_after: str


def page(staff: Staff, *, state: str = "", kind: str = "", brand: int | None = None, after: str = "") -> Page:
    """A page of measures. ``state`` is one of a measure's, or `TROUBLE`.

    Raises:
        Refused: the role may not see measures.
        BadInput: no such state or kind, or ``after`` is no mark of a page.
    """
    require(staff, Right.SEE_MEASURES, "see measures")
    found = _in_state(_of(staff), state)
    if kind:
        if kind not in Measure.Kind.values:
            raise BadInput("There is no such kind of measure.", where="kind")
        found = found.filter(kind=kind)
    if brand is not None:
        found = found.filter(brand=brand)
    if after:
        mark = decode_mark(after)
        found = found.filter(asked_at__lte=mark.at).exclude(asked_at=mark.at, id__gte=mark.id)
    ordered = found.select_related(
        "asked_by", "rule", "message", "brand", "conversation__identity", "conversation__profile"
    ).order_by("-asked_at", "-id")
    shown = list(ordered[: ROWS + 1])
    last = shown[ROWS - 1] if len(shown) > ROWS else None
    return Page(
        tuple(_row(measure) for measure in shown[:ROWS]),
        Mark(last.asked_at, last.id).encode() if last else "",
    )


def counts(staff: Staff) -> dict[str, int]:
    """How many measures stand in each state, and in trouble; `COUNTED_TO` means "so many or more"."""
    require(staff, Right.SEE_MEASURES, "see measures")
    states = [TROUBLE, *Measure.State.values]
    return {state: _in_state(_of(staff), state).order_by()[:COUNTED_TO].count() for state in states}


def _of(staff: Staff) -> QuerySet[Measure]:
    return Measure.objects.filter(brand__in=staff.brand_ids())


def _in_state(found: QuerySet[Measure], state: str) -> QuerySet[Measure]:
    if state == TROUBLE:
        return found.filter(WAITS_FOR_PERSON)
    if state and state not in Measure.State.values:
        raise BadInput("There is no such state of a measure.", where="state")
    return found.filter(state=state) if state else found


def _row(measure: Measure) -> Row:
    conversation, message = measure.conversation, measure.message
    return Row(
        measure=measure_shown(measure),
        conversation_id=conversation.id,
        person=person_of(conversation.identity),
        brand=measure.brand.name,
        brand_hue=measure.brand.hue,
        channel=conversation.profile.channel,
        profile=conversation.profile.label,
        rule=measure.rule.name if measure.rule else "",
        visibility=message.visibility if message else "",
        sent_at=message.sent_at if message else None,
    )
