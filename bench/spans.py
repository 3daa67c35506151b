"""How well found spans answer to annotated ones: the span measure of presidio-research's `SpanEvaluator`, by
characters. Pure.

Spans of one kind with nothing but blanks, punctuation and small words between them are one span. An annotated
span is found when the found spans that overlap it cover it with an intersection over union of three quarters;
it then counts as one right finding. What answers to no annotated span is a false one. Read by kind, only
found spans of the same kind count; read for any kind, all do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LEAST_OVERLAP = 0.75
# What may stand between the parts of one span.
BETWEEN = re.compile(r"(?:\W|\b(?:a|an|and|at|by|de|del|der|in|of|on|the|to|van|von)\b)*", re.IGNORECASE)


class Span(NamedTuple):
    """A span of a text and its kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, wrong and missed spans."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    def f(self, beta: float = 2.0) -> float:
        """The weighted harmonic mean; recall counts ``beta`` times as much as precision."""
        weighted = beta * beta * self.precision + self.recall
        return (1 + beta * beta) * self.precision * self.recall / weighted if weighted else 0.0


def merged(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans in order, those of one kind that stand together as one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and kept[-1].kind == span.kind and BETWEEN.fullmatch(text, kept[-1].end, span.start):
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end), span.kind)
        else:
            kept.append(span)
    return kept


def count(text: str, wanted: Iterable[Span], found: Iterable[Span], *, by_kind: bool) -> Counts:
    """What of the wanted spans of a text is found, and what else is."""
    annotated, left = merged(wanted, text), merged(found, text)
    right = 0
    for span in annotated:
        used = _answering(span, [each for each in left if not by_kind or each.kind == span.kind])
        if used:
            right += 1
            left = [each for each in left if each not in used]
    return Counts(right, len(left), len(annotated) - right)


def _answering(span: Span, found: Sequence[Span]) -> list[Span]:
    """The found spans that together cover this one well enough; none when they do not."""
    used: list[Span] = []
    best = 0.0
    for each in found:
        if each.start < span.end and span.start < each.end:
            overlap = _overlap(span, [*used, each])
            if overlap > best:
                used, best = [*used, each], overlap
    return used if best >= LEAST_OVERLAP else []


def _overlap(span: Span, others: Sequence[Span]) -> float:
    """Intersection over union, by characters."""
    covered = {place for each in others for place in range(each.start, each.end)}
    own = set(range(span.start, span.end))
    return len(covered & own) / len(covered | own)
