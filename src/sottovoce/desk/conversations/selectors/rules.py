"""The rules as a person reads them: in their order, each as one sentence, with what it has done lately.

rules(staff, now) -> tuple[RuleShown, ...]        rule(staff, rule_id, now) -> RuleShown
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q

from sottovoce.desk.conversations import rule_words
from sottovoce.desk.conversations.models import Measure, Rule
from sottovoce.desk.conversations.rules import Conditions, MeasureOfRule, parse_conditions, parse_measures
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.errors import NotFound

LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule in words. ``asked_lately``: the measures it asked for in 30 days, within the reader's brands."""

    id: UUID
    position: int
    name: str
    sentence: str
    enabled: bool
    brand_id: int | None
    brand: str
    conditions: Conditions
    measures: tuple[MeasureOfRule, ...]
    asked_lately: int
    changed_at: datetime
    changed_by: str


def rules(staff: Staff, now: datetime) -> tuple[RuleShown, ...]:
    """The rules that concern this person's brands, in the order in which they are asked.

    Raises:
        Refused: the role may not read rules.
    """
    require(staff, Right.READ_RULES, "read rules")
    brands = staff.brand_ids()
    found = (
        Rule.objects.filter(Q(brand=None) | Q(brand__in=brands))
        .select_related("brand", "changed_by")
        .order_by("position", "name")
    )
    asked = dict(
        Measure.objects.filter(brand__in=brands, asked_at__gte=now - LATELY, rule__isnull=False)
        .values_list("rule")
        .annotate(Count("id"))
        .order_by()
    )
    return tuple(_shown(rule, asked.get(rule.id, 0)) for rule in found)


def rule(staff: Staff, rule_id: UUID, now: datetime) -> RuleShown:
    """One rule.

    Raises:
        NotFound: there is no such rule for this person's brands.
    """
    found = next((shown for shown in rules(staff, now) if shown.id == rule_id), None)
    if found is None:
        raise NotFound(
            "There is no such rule here.", remedy="Somebody may have deleted it; look at the list."
        )
    return found


def _shown(rule: Rule, asked: int) -> RuleShown:
    conditions, measures = parse_conditions(rule.conditions), parse_measures(rule.measures)
    brand = rule.brand.name if rule.brand else ""
    return RuleShown(
        id=rule.id,
        position=rule.position,
        name=rule.name,
        sentence=rule_words.sentence(conditions, measures, brand or None),
        enabled=rule.enabled,
        brand_id=rule.brand_id,
        brand=brand,
        conditions=conditions,
        measures=measures,
        asked_lately=asked,
        changed_at=rule.changed_at,
        changed_by=rule.changed_by.name if rule.changed_by else "",
    )
