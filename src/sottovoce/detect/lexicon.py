"""Word lists that are looked up by position in a folded, lower-case text.

A lookup costs by the words of the text, not by the words of the list: the list is keyed by its words' first
letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

WORD_START = re.compile(r"(?<![a-z0-9])[a-z0-9]")
KEY_LETTERS = 3
WHOLE_WORD_LETTERS = 4


class Lexicon:
    """A list of words and phrases, all lower case.

    Args:
        words: the list.
        whole: whether each must end where a word ends; otherwise only short ones must, and the others may be
            the beginning of a longer word.
    """

    def __init__(self, words: Iterable[str], *, whole: bool = False) -> None:
        self._by_key: dict[str, list[tuple[str, bool]]] = {}
        for word in sorted(set(words), key=len, reverse=True):
            entry = (word, whole or len(word) <= WHOLE_WORD_LETTERS)
            self._by_key.setdefault(word[:KEY_LETTERS], []).append(entry)
        self._key_lengths = sorted({len(key) for key in self._by_key}, reverse=True)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The spans of listed words that begin between two places, the longest at each place, in order."""
        last = len(text) if end is None else end
        for begin in WORD_START.finditer(text, start, last):
            place = begin.start()
            for length in self._key_lengths:
                listed = self._by_key.get(text[place : place + length])
                stop = _longest(listed, text, place) if listed else 0
                if stop:
                    yield place, stop
                    break


def _longest(listed: Iterable[tuple[str, bool]], text: str, place: int) -> int:
    """Where the longest of these words that stands at a place ends; 0 when none does."""
    for word, whole in listed:
        stop = place + len(word)
        if text.startswith(word, place) and not (whole and text[stop : stop + 1].isalnum()):
            return stop
    return 0
