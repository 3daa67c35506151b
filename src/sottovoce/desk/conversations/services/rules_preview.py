"""What a rule would have done to the last 30 days: counted from stored findings, with no text opened.

`preview(staff, conditions, measures, now, *, brand_id=None) -> Preview`. The conditions become one SQL query
over findings; what follows from a match is asked of `rules.decide`, once for each profile, since only a
network's reach changes the measures of a given rule.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models import Q as Where
from django.db.models.functions import TruncDate

from sottovoce.desk.conversations.intents import names_among
from sottovoce.desk.conversations.models import Finding, Intent, Message, Profile
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
    intents: tuple[str, ...]


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
    met = _messages_met(wanted, brands, since)
    counted = _by_profile_and_day(met)
    profiles = {profile.id: profile for profile in Profile.objects.filter(id__in={key[0] for key in counted})}
    totals: Counter[str] = Counter()
    channels: Counter[str] = Counter()
    days: Counter[date] = Counter()
    measures_on = {key: _measures_on(profile, wanted, asked) for key, profile in profiles.items()}
    for (profile, day), number in counted.items():
        channels[profiles[profile].channel] += number
        days[day] += number
        totals.update(dict.fromkeys(measures_on[profile], number))
    return Preview(
        days=DAYS,
        messages=_received(brands, since).count(),
        matched=sum(counted.values()),
        measures=dict(totals),
        channels=dict(channels),
        by_day=tuple((day, days[day]) for day in _days_until(now)),
        examples=_examples(met, wanted, brands),
    )


def _received(brands: Sequence[int], since: datetime) -> QuerySet[Message]:
    return Message.objects.filter(brand__in=brands, direction=Message.Direction.IN, received_at__gte=since)


def _messages_met(conditions: Conditions, brands: Sequence[int], since: datetime) -> QuerySet[Message]:
    """The messages for which `rules.applies` would hold."""
    found = _received(brands, since)
    if conditions.visibility != "any":
        found = found.filter(visibility=conditions.visibility)
    if conditions.channels:
        found = found.filter(profile__channel__in=conditions.channels)
    if conditions.languages:
        found = found.filter(language__in=conditions.languages)
    if conditions.intents:
        found = found.filter(Exists(_intents_met(conditions).filter(message=OuterRef("id"))))
    if not conditions.need_finding:
        return found
    return found.filter(Exists(_findings_met(conditions).filter(message=OuterRef("id"))))


def _intents_met(conditions: Conditions) -> QuerySet[Intent]:
    return Intent.objects.filter(name__in=names_among(conditions.intents), denied=False)


def _findings_met(conditions: Conditions) -> QuerySet[Finding]:
    found = Finding.objects.filter(
        severity__gte=conditions.minimum_severity, confidence__gte=conditions.minimum_confidence
    )
    if conditions.whose != "any":
        found = found.filter(whose=conditions.whose)
    if conditions.kinds or conditions.categories:
        found = found.filter(Where(kind__in=conditions.kinds) | Where(category__in=conditions.categories))
    return found


def _by_profile_and_day(met: QuerySet[Message]) -> dict[tuple[UUID, date], int]:
    counted = (
        met.annotate(day=TruncDate("received_at", tzinfo=UTC))
        .values_list("profile", "day")
        .annotate(Count("id"))
        .order_by()
    )
    return {(profile, day): number for profile, day, number in counted}


def _days_until(now: datetime) -> list[date]:
    """The days of the preview (UTC), oldest first, quiet ones included."""
    first = (now - timedelta(days=DAYS)).astimezone(UTC).date()
    return [first + timedelta(days=number) for number in range(DAYS + 1)]


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


def _examples(met: QuerySet[Message], conditions: Conditions, brands: Sequence[int]) -> tuple[Example, ...]:
    """The latest few messages, each with the kinds that the rule would have met in it."""
    # Brand by brand, so that each walks its index from the latest message and stops at the fifth.
    of_brands = [
        met.filter(brand=brand).select_related("profile").order_by("-received_at", "-id")[:EXAMPLES]
        for brand in brands
    ]
    met_by_all = sorted(
        chain(*of_brands), key=lambda message: (message.received_at, message.id), reverse=True
    )
    latest = met_by_all[:EXAMPLES]
    kinds: dict[UUID, set[str]] = defaultdict(set)
    ids = [message.id for message in latest]
    if conditions.need_finding:
        for finding in _findings_met(conditions).filter(message__in=ids):
            kinds[finding.message_id].add(finding.kind)
    intents: dict[UUID, list[str]] = defaultdict(list)
    for intent in _intents_met(conditions).filter(message__in=ids):
        intents[intent.message_id].append(intent.name)
    return tuple(
        Example(
            message.id,
            message.conversation_id,
            message.received_at,
            message.profile.channel,
            message.visibility,
            tuple(sorted(kinds[message.id])),
            tuple(intents[message.id]),
        )
        for message in latest
        if message.conversation_id is not None
    )
