"""The words of detection: what a scan returns. Frozen data only; no rules, no I/O.

Offsets are code points of the original text, as Python counts them: ``text[finding.start:finding.end]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Literal


class Category(StrEnum):
    """What a kind is in law."""

    CONTACT = "contact"
    IDENTIFIER = "identifier"
    GOVERNMENT_ID = "government_id"
    FINANCIAL = "financial"
    CREDENTIAL = "credential"
    LOCATION = "location"
    HEALTH = "health"
    SPECIAL_CATEGORY = "special_category"
    CHILD = "child"
    ONLINE = "online"
    VEHICLE = "vehicle"


class Severity(IntEnum):
    """How much harm a finding in public can do."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Whose(StrEnum):
    """Whose data a finding is, as far as its message says."""

    SELF = "self"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a finding is one: the stage and the check that spoke, and what they saw, in plain words."""

    stage: str
    check: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Part:
    """A span of an earlier message that belongs to a finding; ``message`` counts back: -1 is the last one."""

    message: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A span that holds personal data. ``parts`` are the earlier spans of a finding put together."""

    kind: str
    start: int
    end: int
    confidence: float
    category: Category
    severity: Severity
    evidence: tuple[Evidence, ...]
    parts: tuple[Part, ...] = ()
    whose: Whose = Whose.UNKNOWN


@dataclass(frozen=True, slots=True)
class Intent:
    """What a message wants, by the words that say so."""

    name: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Feeling:
    """How a message feels about us: from -1 to 1, and the word for it."""

    label: Literal["negative", "neutral", "positive"] = "neutral"
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that a scan says of one text. ``language`` is ISO 639-1, or "und" when unsure."""

    findings: tuple[Finding, ...]
    intents: tuple[Intent, ...]
    language: str
    severity: Severity
    feeling: Feeling = Feeling()


@dataclass(frozen=True, slots=True)
class Plain:
    """Text to show as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Chip:
    """What stands in the place of a finding; ``finding`` is its number in the sequence given."""

    label: str
    finding: int


@dataclass(frozen=True, slots=True)
class Request:
    """A place where a text asks its reader for personal data of a kind."""

    kind: str
    start: int
    end: int
