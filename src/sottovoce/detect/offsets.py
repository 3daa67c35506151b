"""Places in a text by the units that others count in: code points here, UTF-16 code units in browsers and
Java, UTF-8 bytes in Bluesky's facets.

One pass over a text answers for all of its findings. A lone surrogate is one code unit, and three bytes as
Python's "surrogatepass" writes it. Places of ``parts`` lie in earlier texts and are measured in those.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from sottovoce.detect.model import Finding, Part


class Unit(StrEnum):
    """What a place is counted in."""

    CODE_POINTS = "codepoint"
    UTF16 = "utf16"
    UTF8 = "utf8"


def measured(
    text: str, findings: Sequence[Finding], unit: Unit, window: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """The findings of a text with their places counted in a unit; ``window`` holds the earlier texts that
    their parts lie in.
    """
    places = to_unit(text, [place for each in findings for place in (each.start, each.end)], unit)
    return tuple(
        replace(
            finding,
            start=places[2 * number],
            end=places[2 * number + 1],
            parts=tuple(_measured_part(part, window, unit) for part in finding.parts),
        )
        for number, finding in enumerate(findings)
    )


def _measured_part(part: Part, window: Sequence[str], unit: Unit) -> Part:
    start, end = to_unit(window[part.message], (part.start, part.end), unit)
    return Part(part.message, start, end)


def to_unit(text: str, places: Sequence[int], unit: Unit) -> list[int]:
    """Places given in code points, counted in a unit; any order."""
    if unit is Unit.CODE_POINTS or text.isascii():
        return list(places)
    length = _length_in(unit)
    counted: dict[int, int] = {}
    done = total = 0
    for place in sorted(set(places)):
        total += length(text[done:place])
        counted[place], done = total, place
    return [counted[place] for place in places]


def to_code_points(text: str, places: Sequence[int], unit: Unit) -> list[int]:
    """Places counted in a unit, in code points; a place within a character is that of its beginning."""
    if unit is Unit.CODE_POINTS or text.isascii():
        return list(places)
    size: Callable[[str], int] = _size_in_utf16 if unit is Unit.UTF16 else _size_in_utf8
    counted: dict[int, int] = {}
    wanted = iter(sorted(set(places)))
    place = next(wanted, None)
    total = 0
    for number, character in enumerate(text):
        following = total + size(character)
        while place is not None and place < following:
            counted[place] = number
            place = next(wanted, None)
        total = following
    return [counted.get(each, len(text)) for each in places]


def _length_in(unit: Unit) -> Callable[[str], int]:
    return _utf16_length if unit is Unit.UTF16 else _utf8_length


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8_length(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _size_in_utf16(character: str) -> int:
    return 2 if character > "\uffff" else 1


def _size_in_utf8(character: str) -> int:
    return 1 if character < "\x80" else 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
