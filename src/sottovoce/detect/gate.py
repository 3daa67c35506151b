"""Patterns that are read beside a word share one condition; which of them to read, the words of a text say.

States give some two hundred numbers with hundreds of names. A condition for each would slow the first pass
down by half; one for all costs it nothing, and the few texts that hold digits and a name are looked at once
more, for the names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sottovoce.detect.lexicon import WHOLE_WORD_LETTERS, Lexicon

if TYPE_CHECKING:
    from sottovoce.detect.rulebook import Reader
    from sottovoce.detect.said.reader import SaidReader


class Gate:
    """The readers of some patterns, by the words that call for them."""

    def __init__(self) -> None:
        self._readers: dict[str, list[Reader]] = {}

    def add(self, words: Iterable[str], reader: Reader) -> None:
        """Have a reader called wherever one of these words stands."""
        for word in words:
            self._readers.setdefault(word, []).append(reader)

    @property
    def words(self) -> Sequence[str]:
        """All words that call for somebody."""
        return tuple(self._readers)

    def opened(self, lower: str) -> Iterator[Reader]:
        """The readers that the words of a folded, lower-case text call for, each once."""
        found = {lower[start:end] for start, end in self._lexicon.find(lower)}
        yield from dict.fromkeys(reader for word in sorted(found) for reader in self._called_by[word])

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self._readers)

    @cached_property
    def _called_by(self) -> Mapping[str, Sequence[Reader]]:
        """Where a long word stands, the shorter ones that it begins with stand too."""
        return _Beginnings(self._readers)


class _Beginnings(dict[str, Sequence["Reader"]]):
    """Whom a word calls for, worked out when it is first met."""

    def __init__(self, readers: Mapping[str, Sequence[Reader]]) -> None:
        super().__init__()
        self._of_word = readers

    def __missing__(self, word: str) -> Sequence[Reader]:
        beginnings = (word[:end] for end in range(len(word), 0, -1) if _ends_there(word, end))
        called = [reader for each in beginnings for reader in self._of_word.get(each, ())]
        self[word] = called
        return called


def _ends_there(word: str, end: int) -> bool:
    """Whether a listed word of that length would be found where this one begins, as a lexicon does."""
    return end > WHOLE_WORD_LETTERS or end == len(word) or not word[end].isalnum()


@dataclass(frozen=True, slots=True)
class Called:
    """Who is called by the conditions that a text fulfils."""

    readers: tuple[Reader | SaidReader, ...]
    gates: tuple[Gate, ...]

    def by(self, lower: str) -> Sequence[Reader | SaidReader]:
        """The readers for a text that fulfils these conditions."""
        if not self.gates:
            return self.readers
        return (*self.readers, *(reader for gate in self.gates for reader in gate.opened(lower)))
