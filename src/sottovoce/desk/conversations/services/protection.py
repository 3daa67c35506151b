"""Protect one text: scan it, seal it, redact it. Touches the vault, no database.

The same steps serve a new message, an edit, and an earlier message that a later one completes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any, overload
from uuid import UUID

from sottovoce import detect
from sottovoce.desk.conversations import redacted
from sottovoce.desk.conversations.rules import FindingFacts, MessageFacts
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.sealing import context_of

TABLE = "message"
WINDOW_MESSAGES = 8
WINDOW_HOURS = 24


# Where a text stands: a message, and the attachment of it if the text stands in that.
Place = tuple[UUID, UUID | None]


@dataclass(frozen=True, eq=False)
class Earlier:
    """Another text of the same conversation, opened by the first scan that looks at it; most do not.

    It is what a message says, or what stands in one of its attachments.
    """

    message: UUID
    sent_at: datetime
    opened: Callable[[], str]
    attachment: UUID | None = None

    @property
    def place(self) -> Place:
        return self.message, self.attachment

    @cached_property
    def text(self) -> str:
        return self.opened()


class Texts(Sequence[str]):
    """The texts of earlier messages, each opened when it is asked for."""

    def __init__(self, window: Sequence[Earlier]) -> None:
        self._window = window

    def __len__(self) -> int:
        return len(self._window)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Texts: ...
    def __getitem__(self, place: int | slice) -> str | Texts:
        return Texts(self._window[place]) if isinstance(place, slice) else self._window[place].text


@dataclass(frozen=True, slots=True)
class Protected:
    """A text made safe to keep."""

    message: UUID
    customer: UUID
    text: str
    findings: tuple[detect.Finding, ...]
    window: tuple[Earlier, ...]
    language: str
    severity: int
    sealed_original: bytes
    sealed_redacted: bytes
    # What the message is: names of intents, each with how sure that is.
    intents: Mapping[str, float]
    feeling: str

    def facts(self, brand: int, channel: str, visibility: str) -> MessageFacts:
        """What rules may know of it."""
        found = facts_of(self.findings)
        return MessageFacts(brand, channel, visibility, self.language, found, frozenset(self.intents))

    def as_earlier(self, sent_at: datetime) -> Earlier:
        """As it stands in the window of messages after it."""
        return Earlier(self.message, sent_at, lambda: self.text)

    def part_ids(self, finding: detect.Finding) -> list[list[Any]]:
        """`part_ids` of its own window."""
        return part_ids(finding, self.window)


def part_ids(finding: detect.Finding, window: Sequence[Earlier]) -> list[list[Any]]:
    """The earlier spans that complete a finding, ``[[message, start, end], …]``, its file as a fourth."""
    found = [(window[part.message], part) for part in finding.parts if -len(window) <= part.message < 0]
    return [
        [str(text.message), part.start, part.end, *([str(text.attachment)] if text.attachment else [])]
        for text, part in found
    ]


@cache
def detector(languages: tuple[str, ...], regions: tuple[str, ...]) -> detect.Detector:
    """The detector for these languages and regions, built once in each process.

    Names and the like are left out: a chip for each would hide every message that greets somebody.
    """
    return detect.Detector(languages=languages, regions=regions, mentions=False)


def protect(
    scanner: detect.Detector, message: UUID, customer: UUID, text: str, window: Sequence[Earlier]
) -> Protected:
    """Scan and seal one text of a customer."""
    assessment = scanner.scan(text, Texts(window))
    return seal_findings(message, customer, text, assessment, tuple(window))


def seal_findings(
    message: UUID,
    customer: UUID,
    text: str,
    assessment: detect.Assessment,
    window: tuple[Earlier, ...] = (),
) -> Protected:
    """Seal a text and its redacted form, given what was found in it."""
    segments = redacted.segments_of(text, assessment.findings)
    return Protected(
        message=message,
        customer=customer,
        text=text,
        findings=assessment.findings,
        window=window,
        language=assessment.language,
        severity=int(assessment.severity),
        sealed_original=seal_text(customer, message, "original", text),
        sealed_redacted=vault().seal(
            customer, redacted.encode(segments), context_of(customer, TABLE, "redacted", message)
        ),
        intents={intent.name: intent.confidence for intent in assessment.intents},
        feeling=assessment.feeling.label,
    )


def seal_text(customer: UUID, row: UUID, column: str, text: str, table: str = TABLE) -> bytes:
    """Seal one text for one column of one row. Lone surrogates survive the journey."""
    return vault().seal(
        customer, text.encode("utf-8", "surrogatepass"), context_of(customer, table, column, row)
    )


def open_text(customer: UUID, row: UUID, column: str, sealed: bytes | memoryview, table: str = TABLE) -> str:
    """Open what `seal_text` sealed. Raises `Unreadable` after a shred."""
    opened = vault().open(customer, bytes(sealed), context_of(customer, table, column, row))
    return opened.decode("utf-8", "surrogatepass")


def open_redacted(customer: UUID, message: UUID, sealed: bytes | memoryview) -> tuple[redacted.Segment, ...]:
    """The segments a screen shows."""
    opened = vault().open(customer, bytes(sealed), context_of(customer, TABLE, "redacted", message))
    return redacted.decode(opened)


def facts_of(findings: Sequence[detect.Finding]) -> tuple[FindingFacts, ...]:
    """The facts that rules may know of findings."""
    return tuple(
        FindingFacts(
            finding.kind,
            str(finding.category),
            int(finding.severity),
            finding.confidence,
            str(finding.whose),
        )
        for finding in findings
    )
