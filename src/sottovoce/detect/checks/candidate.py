"""What a check is given and what it answers. A check is a pure function of a candidate.

Tuples with names, and evidence that is made once, because a scan makes several of each in microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sottovoce.detect.kinds.declaration import KindDeclaration, Pattern
from sottovoce.detect.lexicon import Lexicon
from sottovoce.detect.model import Evidence

CONTEXT_BEFORE = 70
CONTEXT_AFTER = 30
FAR = 1_000
FILLER = re.compile(
    r"[a-z]{0,12}(?:[\s#:.,=-]{1,3}(?:numbers?|nos?|nr|num|id|code|nummer|numero|n|nro|is|was|ist|lautet|est|es|e|del?|des"
    r"|do|da|di|my|the|with|of|for|mit|der|die)(?![a-z]))*[\s#:.,=]{0,4}"
)


# What is no digit in folded text, for `str.translate`.
NO_DIGITS = dict.fromkeys(code for code in range(128) if not chr(code).isdigit())


class Scene(NamedTuple):
    """The folded text that is scanned, in lower case too, and the regions whose national numbers count."""

    text: str
    lower: str
    regions: tuple[str, ...]


class Judged(NamedTuple):
    """A span that passed a check, in folded characters."""

    start: int
    end: int
    confidence: float
    evidence: tuple[Evidence, ...] = ()


class Surroundings(NamedTuple):
    """How far the nearest word for and against stands, in characters; `FAR` when there is none near."""

    support: int = FAR
    against: int = FAR

    @property
    def supported(self) -> bool:
        return self.support < FAR and self.support < self.against


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a kind, ready to look for."""

    context: Lexicon | None = None
    against: Lexicon | None = None


class Candidate(NamedTuple):
    """A span that has the shape of a kind."""

    scene: Scene
    declaration: KindDeclaration
    pattern: Pattern
    vocabulary: Vocabulary
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.scene.text[self.start : self.end]

    def surroundings(self, start: int, end: int) -> Surroundings:
        """What stands near a span within this candidate."""
        lower = self.scene.lower
        return Surroundings(
            distance(self.vocabulary.context, lower, start, end, filler=False),
            distance(self.vocabulary.against, lower, start, end, filler=True),
        )


Check = Callable[[Candidate], Iterable[Judged]]


def distance(lexicon: Lexicon | None, text: str, start: int, end: int, *, filler: bool) -> int:
    """The gap to the nearest word; a word after the span counts only when it follows in the same breath."""
    if lexicon is None:
        return FAR
    nearest = FAR
    stop = lexicon.last(text, max(0, start - CONTEXT_BEFORE), start)
    if stop is not None:
        reach = FILLER.match(text, stop, start) if filler else None
        nearest = max(0, start - (reach.end() if reach else stop))
    begin = lexicon.first(text, end, end + CONTEXT_AFTER)
    return nearest if begin is None else min(nearest, begin - end + 4)


def digits_of(text: str) -> str:
    """The digits of a folded text, in order."""
    return text.translate(NO_DIGITS)


@cache
def proof(check: str, explanation: str) -> Evidence:
    """Evidence of the check stage; explanations are the checks' own words and no customer's."""
    return Evidence("check", check, explanation)
