"""What the classifier sees of a text: hashes of its words, of their beginnings and consonants, and of
neighbours.

Beginnings and consonants let endings and many typing errors go ("deltee" and "delete" share theirs).
Quotation marks count as words, because what is quoted is seldom asked. The hashes are the same in each
process and on each machine; the shipped weights depend on this module letter by letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from zlib import crc32

BITS = 15
MASK = (1 << BITS) - 1
TOKEN = re.compile(r'[a-z]+|[0-9]+|["?]')
TOKEN_IN_BYTES = re.compile(TOKEN.pattern.encode())
VOWELS = b"aeiouy"
BEGINNING = 5
CHILD = range(5, 18)
# A text is read in passages, so that a request in a long letter is not lost among its other words.
PASSAGE_WORDS = 24
STEP_WORDS = 16
SENTENCE_END = re.compile(r"[.!?;\n]+")


def passages(lower: str) -> Iterator[tuple[int, int]]:
    """The spans in which a folded, lower-case text is read: all of a short one; of a longer one its
    sentences, short ones joined, and of a very long sentence overlapping pieces.
    """
    words = [match.span() for match in TOKEN.finditer(lower)]
    if len(words) <= PASSAGE_WORDS:
        if words:
            yield 0, len(lower)
        return
    ends = [match.end() for match in SENTENCE_END.finditer(lower)]
    first = 0
    while first < len(words):
        last = min(first + PASSAGE_WORDS, len(words))
        limit = words[last - 1][1]
        # The last sentence that ends in the passage.
        place = bisect_right(ends, limit + 2)
        stop = ends[place - 1] if place else 0
        if stop > words[first][1] and last < len(words):
            last = next((n for n in range(first, last) if words[n][0] >= stop), last)
            yield words[first][0], words[last - 1][1]
            first = last
        else:
            yield words[first][0], limit
            first = len(words) if last == len(words) else first + STEP_WORDS


def features(passage: str) -> set[int]:
    """The hashes of one passage of folded, lower-case text."""
    found: set[int] = set()
    add = found.add
    before = before_that = 1
    for token in TOKEN_IN_BYTES.findall(passage.encode("ascii", "ignore")):
        if token.isdigit():
            token = b"#child" if len(token) < 3 and int(token) in CHILD else b"#"
        beginning = crc32(token[:BEGINNING])
        add(crc32(token, 7) & MASK)
        add(beginning & MASK)
        add(crc32(token.translate(None, VOWELS), token[0]) & MASK)
        add((before * 31 + beginning) & MASK)
        add((before_that * 1009 + beginning) & MASK)
        add((before_that * 961 + before * 37 + beginning * 5) & MASK)
        before_that, before = before, beginning
    return found
