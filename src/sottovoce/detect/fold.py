"""First stage: bring a text to the plain form that patterns are written for, and remember where each
character came from.

Unicode's compatibility forms are undone (NFKD, UAX 15), accents and invisible characters dropped, letters
that look Latin made Latin (a small part of UTS 39's confusables), digits of every script made ASCII. A
letter that has no ASCII form becomes `LETTER`, a symbol `SYMBOL`, a currency sign "$": so the folded text
is ASCII and one byte is one character. Lone surrogates are symbols like any other.

Words that stand for signs ("four one one", "name at mail dot com") are a second fold, in `detect.fold_words`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import NamedTuple

LETTER = "\x1a"
SYMBOL = "\x7f"

LETTER_IN_FORM = re.compile(
    r"(?:LATIN LETTER SMALL|NEGATIVE (?:CIRCLED|SQUARED) LATIN|CROSSED NEGATIVE SQUARED LATIN) CAPITAL"
    r"(?: LETTER)? ([A-Z])"
)
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝӏвкмнтѵАВЕКМНОРСТУХІЈЅЗαονρτυικηγωχεβΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡɩօոսհյզց",
    "aeopcyxijshdqwlbkmhtvABEKMHOPCTYXIJS3aovptuiknywxebABEZHIKMNOPTYXagionuhjqg",
)
SPECIAL = {
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
    "Đ": "D", "ð": "d", "þ": "th", "ı": "i", "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"',
    "«": '"',
    "»": '"', "′": "'", "″": '"', "·": ".", "•": ".", "∙": ".", "・": ".", "。": ".", "⁄": "/", "∕": "/",
    "﹫": "@", "×": "x", "🔟": "10", "ꓸ": ".", "､": ",", "、": ",", "−": "-", "ƽ": "5", "۔": ".", "،": ",",
    "\u115f": "", "\u1160": "", "\u3164": "", "\uffa0": "", "\u2800": " ",
}  # fmt: skip


class Folded(NamedTuple):
    """A folded text. ``starts[i]`` and ``ends[i]`` are the span in the original of its character i; where
    they are None each character stands where it stood.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text for a span of the folded one (not empty)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the original text stands in the folded one."""
        if self.starts is None or self.ends is None:
            return start, end
        return bisect_left(self.starts, start), bisect_left(self.ends, end) + 1


class _Table(dict[int, str]):
    """What each character folds to, worked out when it is first seen."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character < "\x80":
        return character
    if character in SPECIAL:
        return SPECIAL[character]
    return "".join(map(_plain, unicodedata.normalize("NFKD", character).translate(LOOK_ALIKES)))


def _plain(character: str) -> str:
    """One character of a decomposed text, as ASCII."""
    if character < "\x80":
        return character
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category in ("Nd", "No") and unicodedata.digit(character, None) is not None:
        return str(unicodedata.digit(character))
    by_category = {"Zs": " ", "Zl": "\n", "Zp": "\n", "Pd": "-", "Pc": "_", "Sc": "$"}
    if category in by_category:
        return by_category[category]
    capital = LETTER_IN_FORM.fullmatch(unicodedata.name(character, ""))
    if capital:
        return capital[1].lower()
    return LETTER if category[0] in "LM" else SYMBOL


_TABLE = _Table()


def fold(text: str) -> Folded:
    """Fold the characters of a text."""
    if text.isascii():
        return Folded(text)
    if all(len(_TABLE[ord(character)]) == 1 for character in set(NOT_ASCII.findall(text))):
        return Folded(text.translate(_TABLE))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        folded = _TABLE[ord(character)]
        if not folded and ends:
            ends[-1] = place + 1
        for each in folded:
            pieces.append(each)
            starts.append(place)
            ends.append(place + 1)
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def substitute(folded: Folded, replacements: list[tuple[int, int, str]]) -> Folded:
    """Replace spans of a folded text, in order and apart from each other, keeping the way back to the
    original.

    A replacement of as many characters as its span keeps their places one by one; any other stands for the
    whole of its span.
    """
    if not replacements:
        return folded
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(start: int, end: int, text: str) -> None:
        pieces.append(text)
        for place in range(start, end):
            first, last = folded.original(place, place + 1)
            starts.append(first)
            ends.append(last)

    done = 0
    for start, end, new in replacements:
        keep(done, start, folded.text[done:start])
        if len(new) == end - start:
            keep(start, end, new)
        else:
            first, last = folded.original(start, end)
            pieces.append(new)
            starts.extend([first] * len(new))
            ends.extend([last] * len(new))
        done = end
    keep(done, len(folded.text), folded.text[done:])
    return Folded("".join(pieces), tuple(starts), tuple(ends))
