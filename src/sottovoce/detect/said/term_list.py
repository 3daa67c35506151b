"""Long lists of words, looked up by the first word of each; made without compiling anything, because a list
of thousands would cost a first message a fifth of a second as one regular expression.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

STEM = "*"
WORD = re.compile(r"[a-z0-9]+")
END_OF_WORD = re.compile(r"[a-z0-9]*")


# A beginning this long tells most words apart, and compiles in a third of the time that whole ones take.
HEAD = 6
# Of a phrase more is taken: "in the" begins many sentences, "in the hosp" few.
LONGER_HEAD = 11
SHORT = 5


def any_head(terms: Iterable[str]) -> str:
    """An expression for the first pass that fires wherever one of these terms can begin."""
    heads = {_head(term) for term in terms}
    return "|".join(sorted(head for head in heads if not _is_covered(head, heads)))


def _head(term: str) -> str:
    text = term.rstrip(STEM)
    head = re.escape(text[: LONGER_HEAD if " " in text[:HEAD] else HEAD])
    if len(text) >= SHORT:
        return head if len(text) > SHORT else f"[^a-z0-9]{head}"
    return f"[^a-z0-9]{head}" + ("" if term.endswith(STEM) else "[^a-z0-9]")


def _is_covered(head: str, heads: set[str]) -> bool:
    return any(head[:length] in heads for length in range(SHORT + 1, len(head)))


class Strength(IntEnum):
    """How much a word says of a person by itself."""

    PREDICATE = 1
    TERM = 2
    PHRASE = 3


class Meaning(NamedTuple):
    """In which language a word is listed, and how strong it is there."""

    language: str
    strength: Strength


class Found(NamedTuple):
    """A listed word in a text."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class _Entry(NamedTuple):
    text: str
    is_stem: bool
    meanings: list[Meaning]


class TermList:
    """Words, phrases and stems with their meanings."""

    def __init__(self) -> None:
        self._by_first_word: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_stem: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._entries: dict[str, _Entry] = {}
        self._stem_lengths: tuple[int, ...] = ()

    def add(self, term: str, meaning: Meaning) -> None:
        """List a term; the same one may mean something in several languages."""
        known = self._entries.get(term)
        if known is not None:
            known.meanings.append(meaning)
            return
        entry = self._entries[term] = _Entry(term.rstrip(STEM), term.endswith(STEM), [meaning])
        found = WORD.match(entry.text)
        first = found.group() if found else ""
        if entry.is_stem and first == entry.text:
            self._by_stem[first].append(entry)
            self._stem_lengths = tuple(sorted({len(stem) for stem in self._by_stem}))
        else:
            self._by_first_word[first].append(entry)

    def find(self, lower: str) -> Iterator[Found]:
        """The listed words of a folded lower-case text, the longest at each place, in order.

        They may overlap, since a longer one may turn out to be said of nobody.
        """
        first_words, stems, lengths = self._by_first_word, self._by_stem, self._stem_lengths
        for match in WORD.finditer(lower):
            word = match.group()
            entries = list(first_words.get(word, ()))
            for length in lengths:
                if length > len(word):
                    break
                entries += stems.get(word[:length], ())
            if entries:
                found = _longest(lower, match.start(), entries)
                if found is not None:
                    yield found


def _longest(lower: str, start: int, entries: Iterable[_Entry]) -> Found | None:
    """The longest of some entries that begins here; of two that are equally long, both."""
    best: Found | None = None
    for entry in entries:
        end = _end(lower, start, entry)
        if end and (best is None or end > best.end):
            best = Found(start, end, tuple(entry.meanings))
        elif best is not None and end == best.end:
            best = best._replace(meanings=best.meanings + tuple(entry.meanings))
    return best


def _end(lower: str, start: int, entry: _Entry) -> int:
    """Where an entry that begins here ends; 0 when the text goes on differently."""
    if not lower.startswith(entry.text, start):
        return 0
    end = start + len(entry.text)
    rest = END_OF_WORD.match(lower, end)
    reach = rest.end() if rest else end
    return reach if entry.is_stem or reach == end else 0
