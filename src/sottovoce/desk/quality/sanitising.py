"""A message as an example: every value in it replaced by a made-up one of the same kind and shape. Pure.

Each digit becomes another digit and each letter another of its case, so blanks, marks and length stay; a card
number gets a right check digit again, a name another name, an e-mail address a domain that is nobody's
(RFC 2606), and a word of health or belief another of its list. What is drawn depends on the seed and on the
shape alone, never on the value. An example is given out only if no original value is left in it, and a second
scan finds nothing beside what was put in.
"""

from __future__ import annotations

import random
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sottovoce import detect
from sottovoce.detect.fold import fold

NAMES = ("Alva", "Bruno", "Celia", "Dario", "Edda", "Falk", "Greta", "Hugo", "Ines", "Jonas", "Kaja", "Lino")
SURNAMES = (
    "Amsel",
    "Birkner",
    "Castello",
    "Duval",
    "Esteves",
    "Fontein",
    "Garner",
    "Halvers",
    "Ibsen",
    "Jordan",
)
SHORTEST_TRACE = 3
TRIES = 20
SPELLED_IN_CARDS = 12


@dataclass(frozen=True, slots=True)
class Sanitised:
    """An example: the new text, and the spans in it, as (start, end, kind)."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def sanitise(
    text: str,
    findings: Sequence[detect.Finding],
    language: str,
    seed: bytes,
    detector: detect.Detector,
    known_harmless: Sequence[tuple[int, int]] = (),
) -> Sanitised | None:
    """The example made of a message; None when it cannot be shown that no value is left.

    ``known_harmless``: spans that a person said are no personal data; a scan may find them.
    """
    draw = random.Random(seed)  # noqa: S311 - shapes, not secrets: nothing of a value goes into it
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    moved: list[tuple[int, int]] = []
    place = length = 0
    for finding in sorted(findings, key=lambda each: each.start):
        if finding.start < place or finding.start == finding.end:
            continue
        before = text[place : finding.start]
        moved += [
            (s - place + length, e - place + length)
            for s, e in known_harmless
            if place <= s and e <= finding.start
        ]
        made = _made_up(text[finding.start : finding.end], finding.kind, language, draw)
        start = length + len(before)
        pieces += [before, made]
        length = start + len(made)
        spans.append((start, length, finding.kind))
        place = finding.end
    moved += [(s - place + length, e - place + length) for s, e in known_harmless if place <= s]
    new = "".join(pieces) + text[place:]
    values = [text[finding.start : finding.end] for finding in findings]
    if _remains(values, new) or _found_beside(detector, new, [*moved, *((s, e) for s, e, _ in spans)]):
        return None
    return Sanitised(new, tuple(spans))


def _made_up(value: str, kind: str, language: str, draw: random.Random) -> str:
    for _ in range(TRIES):
        made = _one(value, kind, language, draw)
        if _plain(made) != _plain(value):
            return made
    return "".join("x" if letter.isalnum() else letter for letter in value)


def _one(value: str, kind: str, language: str, draw: random.Random) -> str:
    if kind == "PERSON":
        words = value.split()
        made = " ".join([draw.choice(NAMES), *(draw.choice(SURNAMES) for _ in words[1:])])
        return made.lower() if value.islower() else made.upper() if value.isupper() else made
    if kind == "EMAIL_ADDRESS" and "@" in value:
        local, _, _ = value.partition("@")
        return f"{_same_shape(local, draw)}@{draw.choice(NAMES).lower()}.example"
    terms = _terms(kind, language)
    if terms and not any(letter.isdigit() for letter in value):
        return draw.choice(terms)
    made = _same_shape(value, draw)
    return _with_check_digit(made) if kind == "CREDIT_CARD" else made


def _terms(kind: str, language: str) -> Sequence[str]:
    declared = detect.KINDS.get(kind)
    terms: Mapping[str, tuple[str, ...]] = declared.terms if declared else {}
    return terms.get(language) or next(iter(terms.values()), ())


def _same_shape(value: str, draw: random.Random) -> str:
    return "".join(_letter(letter, draw) for letter in value)


def _letter(letter: str, draw: random.Random) -> str:
    if letter.isdigit():
        return draw.choice(string.digits)
    if letter.isalpha():
        made = draw.choice(string.ascii_lowercase)
        return made.upper() if letter.isupper() else made
    return letter


def _with_check_digit(number: str) -> str:
    """A card number with the last digit that Luhn's formula (ISO/IEC 7812-1) asks for."""
    places = [place for place, letter in enumerate(number) if letter.isdigit()]
    if len(places) < SPELLED_IN_CARDS:
        return number
    total = 0
    for distance, place in enumerate(reversed(places[:-1]), start=1):
        digit = int(number[place]) * (2 if distance % 2 else 1)
        total += digit - 9 if digit > 9 else digit
    return f"{number[: places[-1]]}{-total % 10}{number[places[-1] + 1 :]}"


def _plain(value: str) -> str:
    return "".join(letter for letter in fold(value).text.lower() if letter.isalnum())


def _remains(values: Sequence[str], new: str) -> bool:
    """Whether any value, or a word of it that is long enough to name somebody, still stands in the text."""
    left = _plain(new)
    words = {word for value in values for word in map(_plain, value.split())}
    wholes = {_plain(value) for value in values}
    kept = set(map(_plain, new.split()))
    return any(len(value) >= SHORTEST_TRACE and value in left for value in wholes) or any(
        len(word) >= SHORTEST_TRACE and word in kept for word in words
    )


def _found_beside(detector: detect.Detector, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a scan finds anything that does not lie on what is known."""
    return any(
        not any(start < finding.end and finding.start < end for start, end in spans)
        for finding in detector.scan(text).findings
    )
