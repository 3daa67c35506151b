"""One system on one annotated set: the span measure, the exact one, what leaks, false alarms, the rate."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.false_alarms import TOLD
from bench.peers import Answer
from bench.spans import Counts, Span, count
from bench.systems import System, in_scored_words
from sottovoce.detect import KINDS

STRUCTURED = frozenset(("PHONE_NUMBER", "EMAIL_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "IP_ADDRESS", "US_SSN"))
# What a message without personal data may well hold, in our names and in the peers': to find it is no false
# alarm. Order and parcel numbers are among them: they are told on purpose.
NO_ALARM = (
    {kind for kind, declaration in KINDS.items() if declaration.mention}
    | TOLD
    | {"PERSON", "LOCATION", "GPE", "ORGANIZATION", "DOMAIN_NAME", "AGE", "USERNAME", "NRP", "TITLE"}
)
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """How a system did on a set. Counts are those of the span measure (IoU 0.75).

    ``leaked`` is the share of annotated characters that no finding of whatever kind covers; ``false_alarms``
    are findings of structured or sensitive kinds that answer to nothing annotated, in a thousand messages.
    """

    system: str
    ours: bool
    structured: Counts
    any_kind: Counts
    by_kind: Counts
    exact: Counts
    leaked: float
    false_alarms: float
    messages_per_second: float


def read(path: Path) -> list[Record]:
    """The annotated messages of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def score(system: System, records: Sequence[Record], without: Collection[str] = ()) -> Score:
    """A system's score on a set; spans of the texts ``without`` are neither wanted nor counted."""
    texts = [record["text"] for record in records]
    answer = system.answer(texts)
    structured = any_kind = by_kind = exact = Counts()
    alarms = annotated = covered = 0
    for record, found in _pairs(records, answer):
        text, scored = record["text"], frozenset(record["scored_types"])
        wanted = [span for span in _wanted(record) if text[span.start : span.end] not in without]
        said = in_scored_words(found, scored)
        structured += _count_by_kind(text, wanted, said, scored & STRUCTURED)
        by_kind += _count_by_kind(text, wanted, said, scored)
        any_kind += count(text, wanted, said, by_kind=False)
        exact += _exact(wanted, [span for span in said if span.kind in scored])
        places = {place for span in said for place in range(span.start, span.end)}
        annotated += sum(span.end - span.start for span in wanted)
        covered += sum(place in places for span in wanted for place in range(span.start, span.end))
        alarms += sum(span.kind not in NO_ALARM and not _touches(span, wanted) for span in said)
    return Score(
        system.title,
        system.ours,
        structured,
        any_kind,
        by_kind,
        exact,
        1 - covered / annotated if annotated else 0.0,
        alarms * 1_000 / len(records),
        len(records) / answer.seconds if answer.seconds else 0.0,
    )


def _pairs(records: Sequence[Record], answer: Answer) -> Iterator[tuple[Record, Sequence[Span]]]:
    return zip(records, answer.spans, strict=True)


def _wanted(record: Record) -> Iterator[Span]:
    scored = frozenset(record["scored_types"])
    for each in record["spans"]:
        if each["type"] in scored:
            yield Span(each["start"], each["end"], each["type"])


def _count_by_kind(
    text: str, wanted: Sequence[Span], said: Sequence[Span], scored: Collection[str]
) -> Counts:
    return count(
        text,
        [span for span in wanted if span.kind in scored],
        [span for span in said if span.kind in scored],
        by_kind=True,
    )


def _exact(wanted: Sequence[Span], said: Sequence[Span]) -> Counts:
    """Right to the character and the kind (seqeval's strict reading)."""
    right = len(set(wanted) & set(said))
    return Counts(right, len(set(said)) - right, len(set(wanted)) - right)


def _touches(span: Span, wanted: Sequence[Span]) -> bool:
    return any(each.start < span.end and span.start < each.end for each in wanted)
