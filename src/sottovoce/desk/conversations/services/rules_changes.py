"""Changing rules: each change is an act in the ledger. What a rule would have done: `rules_preview`.

    save_rule(staff, *, name, conditions, measures, now, rule_id=None, brand_id=None, enabled=True) -> Rule
    move_rule(staff, rule_id, position, now)     enable_rule(staff, rule_id, enabled, now)
    delete_rule(staff, rule_id, now)

A changed rule concerns what arrives from now on; what was decided stays decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from sottovoce.desk.conversations.fields_asked import fields_named
from sottovoce.desk.conversations.models import Rule
from sottovoce.desk.conversations.rules import MeasureOfRule, parse_conditions, parse_measures
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import every_brand, limit_transaction_to_brands
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.live import notify_topic
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, NotFound


def save_rule(
    staff: Staff,
    *,
    name: str,
    conditions: object,
    measures: object,
    now: datetime,
    rule_id: UUID | None = None,
    brand_id: int | None = None,
    enabled: bool = True,
) -> Rule:
    """Make a rule (it comes last), or change the one of this id. ``brand_id`` None means every brand.

    Raises:
        Refused: the role may not change rules.
        BadInput: a condition or measure cannot be read; the field is named.
        NotFound: there is no such rule, or the brand is not one of the person's.
    """
    _require(staff)
    word = " ".join(name.split())
    if not 1 <= len(word) <= 120:
        raise BadInput("A rule has a name of 1 to 120 characters.", where="name")
    kept_conditions: Any = msgspec.to_builtins(parse_conditions(conditions))
    kept_measures: Any = msgspec.to_builtins(_usable(parse_measures(measures)))
    if brand_id is not None and brand_id not in staff.brand_ids():
        raise NotFound("There is no such brand here.", where="brand")
    with transaction.atomic():
        rules = _in_order()
        rule = Rule(id=new_id(), position=len(rules)) if rule_id is None else _among(rules, staff, rule_id)
        rule.name, rule.brand_id, rule.enabled = word, brand_id, enabled
        rule.conditions, rule.measures = kept_conditions, kept_measures
        rule.changed_at, rule.changed_by = now, staff
        rule.save()
        _record(staff, rule, now, "made" if rule_id is None else "changed")
    return rule


def move_rule(staff: Staff, rule_id: UUID, position: int, now: datetime) -> None:
    """Put a rule at a place in the order (0 is first): of two measures of a kind, the first rule's counts."""
    _require(staff)
    with transaction.atomic():
        rules = _in_order()
        rule = _among(rules, staff, rule_id)
        rules.remove(rule)
        rules.insert(max(0, min(position, len(rules))), rule)
        _number(rules)
        _record(staff, rule, now, "moved")


def enable_rule(staff: Staff, rule_id: UUID, enabled: bool, now: datetime) -> None:
    """Switch a rule on or off."""
    _require(staff)
    with transaction.atomic():
        rule = _among(_in_order(), staff, rule_id)
        if rule.enabled == enabled:
            return
        rule.enabled, rule.changed_at, rule.changed_by = enabled, now, staff
        rule.save(update_fields=["enabled", "changed_at", "changed_by"])
        _record(staff, rule, now, "enabled" if enabled else "disabled")


def delete_rule(staff: Staff, rule_id: UUID, now: datetime) -> None:
    """Forget a rule; the measures that it asked for stay, and the ledger keeps what it said."""
    _require(staff)
    with transaction.atomic():
        rules = _in_order()
        rule = _among(rules, staff, rule_id)
        rules.remove(rule)
        _number(rules)
        _record(staff, rule, now, "deleted")
        # A rule for all brands is named by measures of brands that this person may not see: they let go too.
        limit_transaction_to_brands(every_brand())
        rule.delete()


def _require(staff: Staff) -> None:
    require(staff, Right.EDIT_RULES, "change rules", "Ask a privacy officer.")


def _usable(measures: Sequence[MeasureOfRule]) -> Sequence[MeasureOfRule]:
    if not measures:
        raise BadInput("A rule asks for at least one measure.", where="measures")
    if len({measure.kind for measure in measures}) < len(measures):
        raise BadInput("A rule asks for each measure once.", where="measures")
    for measure in measures:
        if measure.with_link:
            fields_named(measure.fields)
    return measures


def _in_order() -> list[Rule]:
    """All rules, locked: an order is one thing, and changes to it come one after the other."""
    return list(Rule.objects.select_for_update().order_by("position", "name"))


def _number(rules: Sequence[Rule]) -> None:
    """Number rules by their order, without gaps."""
    for place, found in enumerate(rules):
        found.position = place
    Rule.objects.bulk_update(rules, ["position"])


def _among(rules: Sequence[Rule], staff: Staff, rule_id: UUID) -> Rule:
    reachable = (None, *staff.brand_ids())
    found = next((rule for rule in rules if rule.id == rule_id and rule.brand_id in reachable), None)
    if found is None:
        raise NotFound(
            "There is no such rule here.", remedy="Somebody may have deleted it; look at the list."
        )
    return found


def _record(staff: Staff, rule: Rule, now: datetime, what: str) -> None:
    record(
        ActToRecord(
            ActKind.RULE_CHANGED,
            now,
            actor_of(staff),
            brand=rule.brand_id,
            objects=(str(rule.id),),
            detail={
                "what": what,
                "name": rule.name,
                "enabled": rule.enabled,
                "position": rule.position,
                "conditions": rule.conditions,
                "measures": rule.measures,
            },
        )
    )
    notify_topic("rules")
