"""IBAN (ISO 13616, by `python-stdnum`'s registry)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sottovoce.detect.checks.candidate import Candidate, Judged, proof

SHORTEST_IBAN = 15
GROUP = re.compile(r"[A-Za-z0-9]+")
IBAN_BEGIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}")
IBAN_SHAPE = re.compile(r"[A-Za-z]{2}[ -]?\d{2}(?:[ \n-]?[A-Za-z0-9]{1,4}){3,8}(?![A-Za-z0-9])")


def check_iban(candidate: Candidate) -> Iterable[Judged]:
    """An IBAN whose country, length and check digits are right. Words may read like its beginning, such as
    "at 12" before it, so it may begin at any group of the match.
    """
    text = candidate.scene.text
    for begin in IBAN_BEGIN.finditer(text, candidate.start, candidate.end):
        shape = IBAN_SHAPE.match(text, begin.start())
        end = _end_of_iban(text, *shape.span()) if shape else None
        if end is not None:
            why = proof("ISO 13616", "its country, length and check digits are those of an IBAN")
            yield Judged(begin.start(), end, candidate.pattern.confidence, (why,))
            return


def _end_of_iban(text: str, start: int, end: int) -> int | None:
    """Where the IBAN that begins here ends: the last group with which it is right."""
    for group in reversed(list(GROUP.finditer(text, start, end))):
        compact = re.sub(r"[ \n-]", "", text[start : group.end()]).upper()
        if len(compact) < SHORTEST_IBAN:
            return None
        if _remainder(compact) == 1 and _is_registered(compact):
            return group.end()
    return None


def _remainder(compact: str) -> int:
    return int("".join(str(int(character, 36)) for character in compact[4:] + compact[:4])) % 97


def _is_registered(compact: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(compact, check_country=False))
