"""What a rule would have done to the last 30 days: counted from stored findings, with no text opened.

`preview(staff, conditions, measures, now, *, brand_id=None) -> Preview`. The conditions become one SQL query
over findings; what follows from a match is asked of `rules.decide`, once for each profile, since only a
network's reach changes the measures of a given rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models import Q as Where
from django.db.models.functions import TruncDate

from sottovoce.desk.conversations.models import Finding, Message, Profile
from sottovoce.desk.conversations.rules import (
    ActiveRule,
    Conditions,
    FindingFacts,
    MeasureOfRule,
    MessageFacts,
    decide,
    parse_conditions,
    parse_measures,
)
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right

DAYS = 30
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Example:
    """One message that the rule would have met. The page opens its redacted text like any other."""

    message: UUID
    conversation: UUID
    received_at: datetime
    channel: str
    visibility: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule would have done: messages in all, those it matches, and the measures by kind.

    ``by_day``: the messages it matches on each day (UTC), oldest first, quiet days included.
    """

    days: int
    messages: int
    matched: int
    measures: dict[str, int]
    channels: dict[str, int]
    by_day: tuple[tuple[date, int], ...]
    examples: tuple[Example, ...]


def preview(
    staff: Staff, conditions: object, measures: object, now: datetime, *, brand_id: int | None = None
) -> Preview:
    """Count what a rule with these conditions and measures would have done, within the person's brands.

    Raises:
        Refused: the role may not read rules.
        BadInput: a condition or measure cannot be read; the field is named.
    """
    require(staff, Right.READ_RULES, "read rules")
    wanted, asked = parse_conditions(conditions), parse_measures(measures)
    brands = [brand for brand in staff.brand_ids() if brand_id in (None, brand)]
    since = now - timedelta(days=DAYS)
    found = _matching(wanted, brands, since)
    counted = found.values_list("message__profile").annotate(Count("message", distinct=True)).order_by()
    by_profile: dict[UUID, int] = dict(counted)
    profiles = {profile.id: profile for profile in Profile.objects.filter(id__in=by_profile)}
    totals: Counter[str] = Counter()
    channels: Counter[str] = Counter()
    for identifier, number in by_profile.items():
        profile = profiles[identifier]
        channels[profile.channel] += number
        for kind in _measures_on(profile, wanted, asked):
            totals[kind] += number
    return Preview(
        days=DAYS,
        messages=Message.objects.filter(
            brand__in=brands, direction=Message.Direction.IN, received_at__gte=since
        ).count(),
        matched=sum(by_profile.values()),
        measures=dict(totals),
        channels=dict(channels),
        by_day=_by_day(found, now),
        examples=_examples(found),
    )


def _matching(conditions: Conditions, brands: Sequence[int], since: datetime) -> QuerySet[Finding]:
    """The findings for which `rules.matching_findings` would say yes."""
    found = Finding.objects.filter(
        brand__in=brands,
        message__direction=Message.Direction.IN,
        message__received_at__gte=since,
        severity__gte=conditions.minimum_severity,
        confidence__gte=conditions.minimum_confidence,
    )
    if conditions.visibility != "any":
        found = found.filter(message__visibility=conditions.visibility)
    if conditions.kinds or conditions.categories:
        found = found.filter(Where(kind__in=conditions.kinds) | Where(category__in=conditions.categories))
    if conditions.channels:
        found = found.filter(message__profile__channel__in=conditions.channels)
    if conditions.languages:
        found = found.filter(message__language__in=conditions.languages)
    return found


def _measures_on(
    profile: Profile, conditions: Conditions, measures: tuple[MeasureOfRule, ...]
) -> Sequence[str]:
    """The measures that a match brings about on this profile's network."""
    rule = ActiveRule(profile.id, None, Conditions(visibility="any", minimum_confidence=0.0), measures)
    visibility = "public" if conditions.visibility == "any" else conditions.visibility
    facts = MessageFacts(
        profile.brand_id, profile.channel, visibility, "en", (FindingFacts("ANY", "any", 0, 1.0),)
    )
    return [asked.kind for asked in decide(facts, [rule], ref_of(profile).reach)]


def _by_day(found: QuerySet[Finding], now: datetime) -> tuple[tuple[date, int], ...]:
    counted = (
        found.annotate(day=TruncDate("message__received_at", tzinfo=UTC))
        .values_list("day")
        .annotate(Count("message", distinct=True))
        .order_by()
    )
    numbers: dict[date, int] = dict(counted)
    first = (now - timedelta(days=DAYS)).astimezone(UTC).date()
    days = [first + timedelta(days=number) for number in range(DAYS + 1)]
    return tuple((day, numbers.get(day, 0)) for day in days)


def _examples(found: QuerySet[Finding]) -> tuple[Example, ...]:
    """The latest few messages, each with the kinds that the rule would have met in it."""
    latest = list(
        found.values_list("message", flat=True)
        .order_by("-message__received_at", "-message_id")
        .distinct()[:EXAMPLES]
    )
    kinds: dict[UUID, set[str]] = {message: set() for message in latest}
    for message, kind in found.filter(message__in=latest).values_list("message", "kind"):
        kinds[message].add(kind)
    messages = Message.objects.select_related("profile").filter(id__in=latest)
    shown = sorted(messages, key=lambda message: latest.index(message.id))
    return tuple(
        Example(
            message.id,
            message.conversation_id,
            message.received_at,
            message.profile.channel,
            message.visibility,
            tuple(sorted(kinds[message.id])),
        )
        for message in shown
        if message.conversation_id is not None
    )
