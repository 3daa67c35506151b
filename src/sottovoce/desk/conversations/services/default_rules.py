"""The rules that a new organisation starts with."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from django.db import transaction

from sottovoce.desk.conversations.models import Rule
from sottovoce.desk.conversations.rules import DEFAULT_RULES


def plant_default_rules() -> None:
    """Write the default rules where there are no rules at all; a deliberate emptiness is not refilled.

    "No rules at all" is judged with a lock, so that two processes starting at once plant them once.
    """
    with transaction.atomic():
        if Rule.objects.select_for_update().exists() or _were_planted():
            return
        now = datetime.now(UTC)
        for position, rule in enumerate(DEFAULT_RULES):
            Rule.objects.create(
                position=position,
                name=rule.name,
                enabled=rule.enabled,
                conditions=msgspec.to_builtins(rule.conditions),
                measures=msgspec.to_builtins(rule.measures),
                changed_at=now,
            )


def _were_planted() -> bool:
    from sottovoce.desk.core.acts import ActKind
    from sottovoce.desk.core.models import Act

    return Act.objects.filter(kind=ActKind.RULE_CHANGED).exists()
