"""What one library says otherwise than another: law by law and field by field, and what it does to clocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from sottovoce.law.library import Library
from sottovoce.law.model import CountingRule, Duty, Law, Strict

# Hours that a unit holds at the least, to compare periods of different units.
HOURS = {"hour": 1, "day": 24, "month": 24 * 28}
HOURS_OF_WORKING_DAY = 24 * 7 / 5

# Fields that are words to people; a change of any other may move a deadline, in which way is not plain.
WORDS_OF_DUTY = frozenset(
    {"citation", "confidence", "wording", "runs_from", "note", "pause_note", "target_reason"}
)
MOVES_OF_LAW = frozenset({"calendar", "effective", "until", "territories", "kind"})
MOVES_OF_RULE = frozenset({"counts_first_day", "rolls_from", "full_hours", "closed"})
COUNTING = "counting"


class Effect(StrEnum):
    """What a change does to the deadline of a duty."""

    SHORTER = "shorter"
    LONGER = "longer"
    NEW = "new duty"
    GONE = "duty gone"
    MOVES = "may move deadlines"
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
    for id in sorted({*old.rules, *new.rules}):
        changes.extend(_of_rule(id, old.rules.get(id), new.rules.get(id)))
    return tuple(changes)


def _of_rule(id: str, old: CountingRule | None, new: CountingRule | None) -> Iterator[Change]:
    """A rule that comes or goes moves nothing by itself: duties name it, and they differ then."""
    if old is None or new is None:
        yield Change(COUNTING, id, old.title if old else "", new.title if new else "", Effect.WORDS)
        return
    for name, before, after in _fields(old, new):
        effect = Effect.MOVES if name in MOVES_OF_RULE else Effect.WORDS
        yield Change(COUNTING, f"{id} {name}", _text(before), _text(after), effect)


def _fields(old: Strict, new: Strict) -> Iterator[tuple[str, Any, Any]]:
    """The fields that differ, with both values."""
    before, after = msgspec.to_builtins(old), msgspec.to_builtins(new)
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield name, before.get(name), after.get(name)


def _of_law(id: str, old: Law | None, new: Law | None) -> Iterator[Change]:
    if old is None or new is None:
        effect = Effect.NEW if old is None else Effect.GONE
        yield Change(id, "law", old.name if old else "", new.name if new else "", effect)
        return
    for name, before, after in _fields(old, new):
        if name != "duties":
            yield from _texts(id, name, before, after)
    yield from _of_duties(id, old, new)


def _texts(id: str, name: str, before: Any, after: Any) -> Iterator[Change]:
    """A field's difference; of a list, what went and what came."""
    effect = Effect.MOVES if name in MOVES_OF_LAW else Effect.WORDS
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        for gone in (each for each in before if each not in after):
            yield Change(id, name, _text(gone), "", effect)
        for came in (each for each in after if each not in before):
            yield Change(id, name, "", _text(came), effect)
        return
    yield Change(id, name, _text(before), _text(after), effect)


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
    for name, before, after in _fields(one, other):
        if name not in ("value", "unit", "days"):
            effect = Effect.WORDS if name in WORDS_OF_DUTY else Effect.MOVES
            yield Change(id, f"duties {key} {name}", _text(before), _text(after), effect)


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
