"""Word lists that are looked up by position in a folded, lower-case text.

A list is one regular expression that shares the beginnings of its words, so a lookup costs by the words of
the text, not by the words of the list. It is compiled when the list is first asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby

WHOLE_WORD_LETTERS = 4
NOTHING = r"(?!)"


class Lexicon:
    """A list of words and phrases, all lower case.

    Args:
        words: the list.
        whole: whether each must end where a word ends; otherwise only short ones must, and the others may be
            the beginning of a longer word.
    """

    def __init__(self, words: Iterable[str], *, whole: bool = False) -> None:
        self._words = sorted(set(words))
        self._whole = whole
        self._longest = max(map(len, self._words), default=0)

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile(_beginning(self._words, self._whole))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The spans of listed words that begin between two places, the longest at each place, in order."""
        last = len(text) if end is None else end
        search, reach = self._regex.search, last + self._longest + 1
        found = search(text, start, reach)
        while found and found.start() < last:
            yield found.span()
            found = search(text, found.start() + 1, reach)

    def first(self, text: str, start: int, end: int) -> int | None:
        """Where the first listed word that begins between two places begins."""
        found = self._regex.search(text, start, end + self._longest + 1)
        return found.start() if found and found.start() < end else None

    def last(self, text: str, start: int, end: int) -> int | None:
        """Where the last listed word that begins between two places ends."""
        search, reach, last = self._regex.search, end + self._longest + 1, None
        found = search(text, start, reach)
        while found and found.start() < end:
            last = found.end()
            found = search(text, found.start() + 1, reach)
        return last


def expression(words: Sequence[str]) -> str:
    """The expression for one of these words, given in order: shared beginnings, the longest first."""
    return _going_on(words, 0, whole=False) or NOTHING


def _beginning(words: Sequence[str], whole: bool) -> str:
    """The expression for words anywhere in a text.

    It begins with the first letters, and looks behind them only then: so `re` skips what begins no word.
    """
    return (
        "|".join(
            rf"{re.escape(first)}(?<![a-z0-9]{re.escape(first)}){_going_on(tuple(group), 1, whole)}"
            for first, group in groupby(words, key=lambda word: word[0])
        )
        or NOTHING
    )


def _going_on(words: Sequence[str], depth: int, whole: bool) -> str:
    """The expression for what follows the first letters that these words share, the longest first."""
    ways = [
        re.escape(letter) + _going_on(tuple(group), depth + 1, whole)
        for letter, group in groupby(words, key=lambda word: word[depth : depth + 1])
        if letter
    ]
    if len(words[0]) == depth:
        ways.append(r"(?![a-z0-9])" if whole or depth <= WHOLE_WORD_LETTERS else "")
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
