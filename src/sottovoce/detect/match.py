"""Second stage: one pass of vectorscan over the folded text says which patterns can match at all.

All patterns, terms, context words and phrases of all kinds are one database. A pattern that fires is then read
exactly, by `re` on the folded text, so a message that holds nothing costs one pass. The database is compiled
once for a set of languages; each thread has its own scratch space. Expressions are prefilters: they may fire too
often, never too seldom, hence no word boundaries there and no start offsets.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import hyperscan

FLAGS = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_PREFILTER


@dataclass(slots=True)
class Plan:
    """Expressions to compile, each under the number it was given. The same expression is compiled once."""

    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, expression: str) -> int:
        """The number under which this expression fires."""
        return self.numbers.setdefault(expression, len(self.numbers))

    def add_words(self, words: Iterable[str]) -> int:
        """The number under which any of these words fires."""
        return self.add(any_of(words))


def any_of(words: Iterable[str]) -> str:
    """An expression that matches any of these words."""
    return "|".join(re.escape(word) for word in sorted(set(words)))


class Matcher:
    """The compiled database of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[expression.encode("ascii") for expression in plan.numbers],
            ids=list(plan.numbers.values()),
            elements=len(plan.numbers),
            flags=[FLAGS] * len(plan.numbers),
        )
        self._local = threading.local()

    def fired(self, text: str) -> Sequence[int]:
        """The numbers of the expressions that fire in a folded text."""
        fired: list[int] = []
        try:
            scratch = self._local.scratch
        except AttributeError:
            scratch = self._local.scratch = hyperscan.Scratch(self._database)
        self._database.scan(text.encode("ascii"), _note, context=fired, scratch=scratch)
        return fired


def _note(number: int, start: int, end: int, flags: int, fired: Any) -> None:
    fired.append(number)
