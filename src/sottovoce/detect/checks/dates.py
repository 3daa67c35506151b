"""Dates of birth and ages: whether they can be one. No clock: a year of birth lies between 1900 and 2029."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from sottovoce.detect.checks.candidate import Candidate, Judged, proof

OLDEST_AGE = 120


def check_birth_date(candidate: Candidate) -> Iterable[Judged]:
    """A possible date near a word of birth."""
    near = candidate.surroundings(candidate.start, candidate.end)
    if not near.supported or near.support > 30 or not _is_possible(candidate.text):
        return
    why = (proof("date", "it is a possible date"), proof("context", "a word of birth stands near"))
    yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def _is_possible(text: str) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if len(numbers) == 2:
        return any(1 <= day <= 31 and 1900 <= year < 2030 for day, year in (numbers, numbers[::-1]))
    first, second, third = numbers
    orders = ((first, second, third), (third, second, first), (third, first, second))
    return any(_is_date(*order) for order in orders)


def _is_date(year: int, month: int, day: int) -> bool:
    if year < 100:
        year += 1900
    try:
        return 1900 <= date(year, month, day).year < 2030
    except ValueError:
        return False


def check_age(candidate: Candidate) -> Iterable[Judged]:
    """An age of a grown-up or of somebody spoken of."""
    if 0 < int(candidate.text) <= OLDEST_AGE:
        why = (proof("range", "it is a possible age"),)
        yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)
