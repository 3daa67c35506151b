"""Finding again in a text what is already known, however it is written. Pure.

Two values are the same when their letters and digits are: "0171 234-5678" is "01712345678".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Shorter values ("42", "Rue") stand in too many innocent texts to say anything.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value that a customer told us, and its kind."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a known value stands in a text, in code points."""

    kind: str
    start: int
    end: int


def fold(text: str) -> str:
    """The letters and digits of a text, small."""
    return "".join(character for character in text.casefold() if character.isalnum())


def occurrences(text: str, known: Iterable[KnownValue]) -> tuple[Occurrence, ...]:
    """Where known values stand in a text as whole words; each place once."""
    folded, places = _with_places(text)
    found: dict[tuple[int, int], Occurrence] = {}
    for value in known:
        needle = fold(value.value)
        if len(needle) < SHORTEST:
            continue
        at = folded.find(needle)
        while at >= 0:
            start, end = places[at], places[at + len(needle) - 1] + 1
            if _stands_alone(text, start, end):
                found.setdefault((start, end), Occurrence(value.kind, start, end))
            at = folded.find(needle, at + 1)
    return tuple(found[place] for place in sorted(found))


def _with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the original."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for piece in character.casefold():
            if piece.isalnum():
                folded.append(piece)
                places.append(place)
    return "".join(folded), places


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
