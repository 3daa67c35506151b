"""What adjusts detection now, as a person may see it; what is supported; examples to judge.

A phrase that is no personal data is shown to those who may open sealed values. What is always marked is
personal data: it is shown by its kind and length alone, with the way to its conversation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from django.db.models import Count, Q

from sottovoce import detect
from sottovoce.desk.core.forms import LANGUAGES
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.quality.models import Example, Phrase, Threshold
from sottovoce.desk.quality.policy import SAME_CORRECTIONS
from sottovoce.desk.quality.selectors.measured import LANGUAGE_TITLES, title_of
from sottovoce.desk.quality.services.examples import open_line
from sottovoce.desk.quality.services.learnt import words_of
from sottovoce.errors import Unreadable

COVERED = "…"


@dataclass(frozen=True, slots=True)
class PhraseShown:
    """A phrase of a list, or one that waits for more corrections."""

    id: UUID
    allowed: bool
    words: str
    length: int
    title: str
    brand: str
    listed: bool
    times: int
    why: str
    changed_at: datetime
    changed_by: str
    conversation: UUID | None


@dataclass(frozen=True, slots=True)
class ThresholdShown:
    """A threshold that holds."""

    kind: str
    title: str
    code: str
    language: str
    percent: int
    pinned: bool
    why: str
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """An example in pieces: text, and what was made up with its kind."""

    id: UUID
    language: str
    pieces: tuple[tuple[str, str], ...]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Support:
    """A language that is supported, and the kinds for whose words it has none."""

    language: str
    spoken: int
    silent: tuple[str, ...]


class _Span(msgspec.Struct):
    start: int
    end: int
    type: str


class _Record(msgspec.Struct):
    text: str
    spans: list[_Span]


def phrases(staff: Staff) -> tuple[PhraseShown, ...]:
    """The phrases of the person's brands that are listed or wait, newest first."""
    rows = (
        Phrase.objects.filter(brand__in=staff.brand_ids())
        .exclude(state=Phrase.State.REMOVED)
        .select_related("brand", "changed_by")
        .annotate(times=Count("corrections", filter=Q(corrections__undone_at=None)))
        .order_by("-changed_at")
    )
    return tuple(
        PhraseShown(
            id=row.id,
            allowed=row.listing == Phrase.Listing.ALLOW,
            words=_words(staff, row),
            length=row.length,
            title=title_of(row.kind) if row.kind else "Any kind",
            brand=row.brand.name,
            listed=row.state == Phrase.State.LISTED,
            times=row.times,
            why=row.why or f"Corrected {row.times} of {SAME_CORRECTIONS} times.",
            changed_at=row.changed_at,
            changed_by=row.changed_by.name if row.changed_by else "",
            conversation=row.conversation_id if staff.may(Right.READ_INBOX) else None,
        )
        for row in rows
    )


def thresholds() -> tuple[ThresholdShown, ...]:
    """Every threshold that holds; they are the organisation's."""
    return tuple(
        ThresholdShown(
            row.kind,
            title_of(row.kind),
            row.language,
            LANGUAGE_TITLES.get(row.language, row.language),
            round(row.least * 100),
            row.pinned,
            row.why,
            row.changed_at,
            row.changed_by.name if row.changed_by else "",
        )
        for row in Threshold.objects.select_related("changed_by")
    )


def examples_due(staff: Staff) -> tuple[ExampleShown, ...]:
    """The examples that nobody has judged yet."""
    rows = Example.objects.filter(brand__in=staff.brand_ids(), state=Example.State.DUE)
    return tuple(_example(row) for row in rows)


def examples_approved(staff: Staff) -> int:
    """How many examples would be exported."""
    return Example.objects.filter(brand__in=staff.brand_ids(), state=Example.State.APPROVED).count()


def support() -> tuple[Support, ...]:
    """For each language: of the kinds that are found by words, those that have none in it."""
    by_words = [kind for kind in detect.KINDS.values() if kind.terms]
    found = []
    for code, title in LANGUAGES:
        if code in detect.LANGUAGES:
            silent = tuple(sorted(kind.title for kind in by_words if not kind.terms.get(code)))
            found.append(Support(title, len(detect.KINDS) - len(silent), silent))
    return tuple(found)


def _words(staff: Staff, row: Phrase) -> str:
    """The words, where the person may see them; what is personal stays covered."""
    if not staff.may(Right.REVEAL) or (row.listing == Phrase.Listing.DENY and row.customer is not None):
        return COVERED
    try:
        return words_of(row)
    except Unreadable:
        return COVERED


def _example(row: Example) -> ExampleShown:
    told = msgspec.json.decode(open_line(row), type=_Record)
    pieces: list[tuple[str, str]] = []
    place = 0
    for span in told.spans:
        pieces += [
            (told.text[place : span.start], ""),
            (told.text[span.start : span.end], title_of(span.type)),
        ]
        place = span.end
    pieces.append((told.text[place:], ""))
    language = LANGUAGE_TITLES.get(row.language, row.language)
    return ExampleShown(row.id, language, tuple(piece for piece in pieces if piece[0]), row.made_at)
