"""The words of law: what a law pack, a counting rule and a deadline are. Frozen data; no rules, no I/O.

Every figure carries its citation and how sure the research was: P primary text read, S secondary source read,
M+ to M- from memory, surest first. Research, not advice: what counsel has not signed is shown as such.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

Moment = date | datetime
Fact = bool | int | str
CERTAINTY = re.compile(r"(?:P|S|M[+-]?)(?![A-Za-z])")
DayName = Literal["saturday", "sunday", "holiday", "closed"]


class Certainty(StrEnum):
    """How sure a fact of law is."""

    PRIMARY = "P"
    SECONDARY = "S"
    MEMORY_HIGH = "M+"
    MEMORY_MEDIUM = "M"
    MEMORY_LOW = "M-"
    NOT_STATED = ""

    @property
    def in_words(self) -> str:
        """In words, for screens and letters."""
        return {
            "P": "primary text read",
            "S": "secondary source read",
            "M+": "from memory, high confidence",
            "M": "from memory, medium confidence",
            "M-": "from memory, low confidence: verify first",
            "": "confidence not stated",
        }[self.value]


def certainty_of(confidence: str) -> Certainty:
    """The certainty that a pack's note begins with: ``M+ (45 S)`` is from memory, high."""
    stated = CERTAINTY.match(confidence)
    return Certainty(stated[0]) if stated else Certainty.NOT_STATED


class Strict(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of a pack; a field that it does not know is an error."""


class Condition(Strict, frozen=True):
    """When a duty holds: a number not below, or below, a bound; or a fact that is so."""

    fact: str
    at_least: int | None = None
    below: int | None = None
    equals: bool | None = None

    def holds(self, known: Mapping[str, Fact]) -> bool | None:
        """Whether it holds; None when nothing is known of it."""
        value = known.get(self.fact)
        if value is None or isinstance(value, str):
            return None
        if self.equals is not None:
            return bool(value) == self.equals
        high_enough = self.at_least is None or value >= self.at_least
        return high_enough and (self.below is None or value < self.below)

    def __str__(self) -> str:
        name = self.fact.replace("_", " ")
        if self.equals is not None:
            return name if self.equals else f"not {name}"
        if self.at_least is not None:
            return f"{name} {self.at_least:,} or more"
        return f"{name} below {self.below:,}"


class Duty(Strict, frozen=True):
    """One obligation of a law, with its period.

    Args:
        id: ``rights.response``, ``breach.authority`` and so on; several duties of one id differ by `when`.
        starts: the facts from which the clock may run, the latest known one wins.
        value, unit, days: the period; without a value the law has ``wording`` only.
        counting: the counting rule's id.
        extends: the duty whose period this one lengthens; its own period is the total from the same start.
        pauses: what may stop the clock; ``pause_note`` says by what authority.
        after: ``year_end`` when the period runs from the end of the calendar year of the start.
        no_later_than: another duty of the law that it must not come after; ``before``: it must come first.
        target_days_earlier: where the text is ambiguous, so many days earlier is the internal target.
        effective, until: the first day on which it holds, and the first on which it does not.
        about: the only kind of request that it is about; all when empty.
    """

    id: str
    citation: str
    confidence: str
    counting: str
    starts: tuple[str, ...] = ()
    value: int | None = None
    unit: Literal["hour", "day", "month"] | None = None
    days: Literal["calendar", "business"] = "calendar"
    wording: str = ""
    runs_from: str = ""
    note: str = ""
    extends: str = ""
    pauses: tuple[Literal["identity", "clarification"], ...] = ()
    pause_note: str = ""
    when: tuple[Condition, ...] = ()
    after: Literal["", "year_end"] = ""
    no_later_than: str = ""
    before: bool = False
    target_days_earlier: int = 0
    target_reason: str = ""
    effective: date | None = None
    until: date | None = None
    about: str = ""

    def in_force(self, on: date) -> bool:
        """Whether it holds on a day."""
        return (self.effective is None or self.effective <= on) and (self.until is None or on < self.until)

    @property
    def period(self) -> str:
        """The period in words, such as ``10 business days``."""
        if self.value is None or self.unit is None:
            return self.wording
        day = "business day" if self.unit == "day" and self.days == "business" else self.unit
        return f"{self.value} {day}" + ("s" if self.value != 1 else "")


class ActOfLaw(Strict, frozen=True):
    """A statute or regulation that a pack is about."""

    citation: str
    effective: str = ""
    last_amendment: str = ""


class Statement(Strict, frozen=True):
    """What a law says of a topic, in a sentence or two."""

    topic: str
    text: str
    citation: str = ""
    confidence: str = ""


class Sensitive(Strict, frozen=True):
    """What a law holds sensitive."""

    citation: str
    confidence: str
    categories: tuple[str, ...] = ()
    separate: tuple[str, ...] = ()
    unique_ids: tuple[str, ...] = ()
    note: str = ""


class NoticeItems(Strict, frozen=True):
    """What a privacy notice must hold."""

    items: tuple[str, ...]
    citation: str
    confidence: str


class Regulator(Strict, frozen=True):
    """Whom one writes to, and how."""

    name: str
    route: str = ""


class Law(Strict, frozen=True):
    """A law pack: one jurisdiction's law as data.

    Args:
        territories: ISO 3166 codes of countries, or of their parts, whose people it protects.
        calendar: the calendar of holidays that its clocks use when none is named.
        facts_as_of: the day up to which the research went.
    """

    id: str
    name: str
    kind: Literal["general", "sector", "state_privacy", "state_breach"]
    territories: tuple[str, ...]
    facts_as_of: date
    calendar: str
    duties: tuple[Duty, ...] = ()
    effective: date | None = None
    until: date | None = None
    rights: tuple[str, ...] = ()
    breach_content: tuple[str, ...] = ()
    breach_exemptions: tuple[str, ...] = ()
    regulator: Regulator | None = None
    sensitive: Sensitive | None = None
    notice: NoticeItems | None = None
    acts: tuple[ActOfLaw, ...] = ()
    statements: tuple[Statement, ...] = ()

    def in_force(self, on: date) -> bool:
        """Whether the law holds on a day."""
        return (self.effective is None or self.effective <= on) and (self.until is None or on < self.until)

    def duties_named(self, duty: str) -> tuple[Duty, ...]:
        """All duties of an id, whatever their conditions and dates."""
        return tuple(each for each in self.duties if each.id == duty)


class CountingRule(Strict, frozen=True):
    """How a law counts its periods, and by what authority; the sentences go into explanations."""

    id: str
    title: str
    citation: str
    confidence: str
    first_day: str
    confidence_note: str = ""
    counts_first_day: bool = False
    month_end: str = "A month ends with the same date, or with the last day of a month that has no such date."
    rolls_from: tuple[DayName, ...] = ()
    roll: str = ""
    later: str = ""
    hours: str = "Hours are counted as they pass, nights, weekends and holidays included."
    full_hours: bool = False
    closed: tuple[tuple[str, str], ...] = ()
    closed_reason: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which a clock stood still: from asking to receiving. ``end`` is None while it still does."""

    kind: Literal["identity", "clarification"]
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a case.

    Args:
        moments: when things happened, by the names that duties start from; ``start`` stands for any of them.
        known: what conditions ask for, such as ``affected``.
        pauses: when the clock stood still.
    """

    moments: Mapping[str, Moment]
    known: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One step of an explanation, with what it rests on."""

    text: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a duty must be done in one case, and why.

    Args:
        due: the last moment, in the zone asked for; None when the law names no figure, does not ask for it
            here, or the clock stands still.
        target: the internal target: ``due``, or earlier where the text is ambiguous.
        nominal: the last day, or moment, before any roll over rest days.
        wording: what the law says where it names no figure, or why there is no date.
        owed: whether the duty holds in this case.
        lines: the reasoning, step by step.
    """

    law: str
    duty: Duty
    due: datetime | None
    target: datetime | None
    nominal: Moment | None
    wording: str
    owed: bool
    lines: tuple[Line, ...]

    @property
    def citations(self) -> tuple[str, ...]:
        """What the reasoning rests on, each once."""
        return tuple(dict.fromkeys(line.citation for line in self.lines if line.citation))

    @property
    def explanation(self) -> tuple[str, ...]:
        """The reasoning in words."""
        return tuple(line.text for line in self.lines)
