"""Cuts words into the pieces that a language model knows: the longest that fits, again and again, as BERT
does. Pure; takes time in proportion to a word's length, which has a bound.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 40


class WordPieces:
    """The pieces of a vocabulary, numbered in its order."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.begin, self.end = self._numbers[CLS], self._numbers[SEP]
        self._unknown = [self._numbers[UNKNOWN]]

    def cut(self, word: str) -> list[int]:
        """The numbers of a word's pieces; at least one."""
        plain = unicodedata.normalize("NFD", word.lower()[:LONGEST_WORD])
        plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
        found: list[int] = []
        at = 0
        while at < len(plain):
            begin = "##" if at else ""
            for end in range(len(plain), at, -1):
                number = self._numbers.get(begin + plain[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return self._unknown
        return found or self._unknown
