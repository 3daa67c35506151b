"""Brings what a model tagged to the bounds of what it is: a name has no title, and ends with its line. Pure.

A model does not see where a line ends. In a signature or an address that is all there is between a name, a
trade and a firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sottovoce.detect.tag.model import Tagged

# A person or a firm stands in the first of the lines; of places each line may be one.
ONE_LINE = frozenset({"PERSON", "ORGANIZATION"})
EACH_LINE = frozenset({"LOCATION"})
BREAK = re.compile(r"\s*[\r\n][\s>|]*")
# What stands before a name without being of it.
BEFORE = re.compile(r"[\s.,;:>|-]+")
TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|herrn?|frau|mme|mlle|monsieur|madame|sig\.ra|sig|dott\.ssa|dott"
    r"|sra?|señora?|srta|exmo|dhr|mevr|mevrouw|meneer)(?:\. ?|\s+)(?=\w)",
    re.IGNORECASE,
)


# What an address has at least: a word, and not only one of these. Scores, seats and parcel numbers have none.
WORD = re.compile(r"[^\W\d_]{3,}")
NO_STREET = frozenset(("gate", "seat", "flight", "flug", "vol", "platform", "terminal", "and", "then"))


def trim(text: str, spans: Sequence[Tagged]) -> list[Tagged]:
    """The same spans within their bounds, in order; what cannot be of its kind is left out."""
    return [kept for span in spans if _may_be(text, span) for kept in _trimmed(text, span)]


def _may_be(text: str, span: Tagged) -> bool:
    if span.kind != "ADDRESS":
        return True
    words = WORD.findall(text, span.start, span.end)
    return any(word.lower() not in NO_STREET for word in words)


def _trimmed(text: str, span: Tagged) -> Iterator[Tagged]:
    if span.kind in EACH_LINE:
        start = span.start
        for end, after in _breaks(text, span):
            yield from _begun(text, span, start, end)
            start = after
        yield from _begun(text, span, start, span.end)
    elif span.kind in ONE_LINE:
        end = next((end for end, _ in _breaks(text, span)), span.end)
        yield from _begun(text, span, span.start, end)
    else:
        yield span


def _breaks(text: str, span: Tagged) -> Iterator[tuple[int, int]]:
    return (found.span() for found in BREAK.finditer(text, span.start, span.end))


def _begun(text: str, span: Tagged, start: int, end: int) -> Iterator[Tagged]:
    found = BEFORE.match(text, start, end)
    start = found.end() if found else start
    if span.kind == "PERSON":
        while found := TITLE.match(text, start, end):
            start = found.end()
    if start < end:
        yield Tagged(span.kind, start, end, span.confidence)
