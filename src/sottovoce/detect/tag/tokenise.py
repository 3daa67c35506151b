"""Cut a message into the pieces that the tagger labels: words, numbers, signs, links. Pure; never fails.

A piece knows where it stood, in code points of the text that was given, so that a span of pieces is a span
of the text whatever emoji, handles or marks stand before it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# A link is one piece; so is a word with its digits and underscores (handles); anything else stands alone.
# No piece is longer than this: nothing that a person is called is, and work per piece stays bounded.
LONGEST = 64
PIECE = re.compile(rf"(?:https?://|www\.)[^\s<>\"]{{1,200}}|\w{{1,{LONGEST}}}|[^\w\s]")


class Pieces(NamedTuple):
    """The pieces of one text in order, and where each begins and ends."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def part(self, first: int, last: int) -> Pieces:
        """Some of them, from one number to before another."""
        return Pieces(self.words[first:last], self.starts[first:last], self.ends[first:last])


def tokenise(text: str) -> Pieces:
    """The pieces of a text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in PIECE.finditer(text):
        words.append(found.group())
        start, end = found.span()
        starts.append(start)
        ends.append(end)
    return Pieces(words, starts, ends)
