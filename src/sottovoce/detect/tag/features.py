"""What the fast model knows of a piece: which word it is, how it is written, and what lists it stands on.

Known words have a row of their own. An unknown word is the sum of its hashed parts (beginnings, ends and
the letters in between), so that nothing met in a text is ever kept. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

# How a piece is written; the model has a row for each.
LOWER, TITLE, UPPER, MIXED, DIGITS, LETTERS_AND_DIGITS, SIGN, EMOJI, LINK, ONE_CAPITAL, UNCASED = range(11)
DIGIT_SHAPES = 11
LONGEST_DIGITS = 9
SHAPES = DIGIT_SHAPES + LONGEST_DIGITS
# The same again for a piece that stands close to the one before it.
WRITINGS = 2 * SHAPES

LONGEST_PART = 5
FEWEST_LETTERS = 2
MOST_PARTS = 28


def writing(word: str, joined: bool) -> int:
    """How a piece is written, and whether it follows the one before without a space."""
    return _shape(word) + SHAPES if joined else _shape(word)


def _shape(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.istitle():
            return TITLE if len(word) > 1 else ONE_CAPITAL
        if word.isupper():
            return UPPER
        return MIXED if word.lower() != word.upper() else UNCASED
    if word.isdigit():
        return DIGIT_SHAPES + min(len(word), LONGEST_DIGITS) - 1
    if len(word) == 1:
        return SIGN if word < "\u2000" else EMOJI
    return LINK if "/" in word or "." in word else LETTERS_AND_DIGITS


def key(word: str) -> str:
    """The form under which a word is looked up: lower case, digits alike, links alike."""
    if word.isalpha():
        return word.lower()
    if word.isdigit():
        return word if len(word) < FEWEST_LETTERS + 1 else "0" * min(len(word), LONGEST_DIGITS)
    if word.startswith(("http", "www.")):
        return "http"
    return word.lower()


def parts(word: str, buckets: int) -> Sequence[int]:
    """The buckets of a word's parts: its beginnings and ends, and each three letters."""
    marked = f"<{word}>".encode("utf-8", "surrogatepass")
    length = len(marked)
    found = [b"#" + marked]
    for size in range(FEWEST_LETTERS, min(LONGEST_PART + 1, length)):
        found += (b"^" + marked[:size], b"$" + marked[-size:])
    found += [marked[at : at + 3] for at in range(1, min(length - 3, MOST_PARTS))]
    return [crc32(part) % buckets for part in found[:MOST_PARTS]]
