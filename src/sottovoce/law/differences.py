"""What one library says otherwise than another: law by law and field by field, and what it does to clocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from sottovoce.law.library import Library
from sottovoce.law.model import Duty, Law

# Hours that a unit holds at the least, to compare periods of different units.
HOURS = {"hour": 1, "day": 24, "month": 24 * 28}
HOURS_OF_WORKING_DAY = 24 * 7 / 5


class Effect(StrEnum):
    """What a change does to the deadline of a duty."""

    SHORTER = "shorter"
    LONGER = "longer"
    NEW = "new duty"
    GONE = "duty gone"
    WORDS = "no deadline changes"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, such as of ``duties rights.response note``; a text is empty where there is none."""

    law: str
    where: str
    before: str
    after: str
    effect: Effect


def differences(old: Library, new: Library) -> tuple[Change, ...]:
    """All that differs, in the order of the laws' ids."""
    changes: list[Change] = []
    for id in sorted({*old.laws, *new.laws}):
        changes.extend(_of_law(id, old.laws.get(id), new.laws.get(id)))
    return tuple(changes)


def _of_law(id: str, old: Law | None, new: Law | None) -> Iterator[Change]:
    if old is None or new is None:
        effect = Effect.NEW if old is None else Effect.GONE
        yield Change(id, "law", old.name if old else "", new.name if new else "", effect)
        return
    before, after = msgspec.to_builtins(old), msgspec.to_builtins(new)
    for name in sorted({*before, *after} - {"duties"}):
        if before.get(name) != after.get(name):
            yield from _texts(id, name, before.get(name), after.get(name))
    yield from _of_duties(id, old, new)


def _texts(id: str, name: str, before: Any, after: Any) -> Iterator[Change]:
    """A field's difference; of a list, what went and what came."""
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        for gone in (each for each in before if each not in after):
            yield Change(id, name, _text(gone), "", Effect.WORDS)
        for came in (each for each in after if each not in before):
            yield Change(id, name, "", _text(came), Effect.WORDS)
        return
    yield Change(id, name, _text(before), _text(after), Effect.WORDS)


def _of_duties(id: str, old: Law, new: Law) -> Iterator[Change]:
    before, after = _by_condition(old), _by_condition(new)
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        if one is None or other is None:
            effect = Effect.NEW if one is None else Effect.GONE
            yield Change(
                id, f"duties {key}", one.period if one else "", other.period if other else "", effect
            )
        elif one != other:
            yield from _of_duty(id, key, one, other)


def _by_condition(law: Law) -> dict[str, Duty]:
    """Duties by what tells them apart: their id, their conditions, and the day from which they hold."""
    named: dict[str, Duty] = {}
    for duty in law.duties:
        parts = [duty.id, *map(str, duty.when), f"from {duty.effective}" if duty.effective else ""]
        named[" ".join(filter(None, parts))] = duty
    return named


def _of_duty(id: str, key: str, one: Duty, other: Duty) -> Iterator[Change]:
    if (one.value, one.unit, one.days) != (other.value, other.unit, other.days):
        yield Change(id, f"duties {key}", one.period, other.period, _effect(one, other))
    before, after = msgspec.to_builtins(one), msgspec.to_builtins(other)
    for name in sorted({*before, *after} - {"value", "unit", "days"}):
        if before.get(name) != after.get(name):
            yield Change(
                id, f"duties {key} {name}", _text(before.get(name)), _text(after.get(name)), Effect.WORDS
            )


def _effect(one: Duty, other: Duty) -> Effect:
    """A period in place of none ("without undue delay") is shorter: there is a date that can be missed."""
    before, after = _hours(one), _hours(other)
    if before is None or after is None:
        return Effect.SHORTER if before is None else Effect.LONGER
    return Effect.SHORTER if after < before else Effect.LONGER


def _hours(duty: Duty) -> float | None:
    if duty.value is None or duty.unit is None:
        return None
    business = duty.unit == "day" and duty.days == "business"
    return duty.value * (HOURS_OF_WORKING_DAY if business else HOURS[duty.unit])


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_text(each)}" for name, each in value.items() if each not in (None, ""))
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    return str(value)
