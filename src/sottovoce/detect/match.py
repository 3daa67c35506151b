"""Second stage: one pass of vectorscan over the folded text says which patterns can match at all.

All patterns, terms, context words and phrases of all kinds are one database. What is reported is a
condition: that a pattern's trigger and, where it needs one, a word of its context have both matched, so a
message that holds nothing costs one pass and no report. A pattern whose condition holds is then read
exactly, by `re` on the folded text. Most messages hold no digit, and most conditions need one: the others
are a second, smaller database, for messages without.

A database is compiled once for a set of languages and kept in the user's cache folder, because compiling
takes a tenth of a second and loading none; each thread has its own scratch space. Expressions may fire too
often, never too seldom, hence no look-around there and no start offsets.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import hyperscan

SHORT_LETTERS = 4
EXPRESSION = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_QUIET
CONDITION = hyperscan.HS_FLAG_COMBINATION | hyperscan.HS_FLAG_SINGLEMATCH
FIRST_CONDITION = 100_000
# Vectorscan takes 16,000 characters; no expression but a list of words is near that.
LONGEST_EXPRESSION = 12_000
DIGIT = re.compile(r"[0-9]")
ESCAPE_OR_CLASS = re.compile(r"\\[^d]|\[(?:\\.|[^\]\\])*\]")
GROUP = re.compile(r"\([^()]*\)")
DIGIT_DEMANDED = re.compile(r"\\d(?![*?]|\{0)")


@dataclass(slots=True)
class Plan:
    """Expressions to compile, and the conditions over them that are to fire; each is compiled once."""

    expressions: dict[str, int] = field(default_factory=dict)
    conditions: dict[str, int] = field(default_factory=dict)

    def when_all(self, *expressions: str) -> int:
        """The number that fires when all of these expressions have matched."""
        return self._when(" & ", expressions)

    def when_any(self, *expressions: str) -> int:
        """The number that fires when one of these expressions has matched."""
        return self._when(" | ", expressions)

    def without_digits(self) -> Plan:
        """What of this plan can fire in a text that holds no digit."""
        needing = {number for expression, number in self.expressions.items() if needs_digit(expression)}
        conditions = {
            condition: number
            for condition, number in self.conditions.items()
            if not any(needing.issuperset(_numbers(each)) for each in condition.split("&"))
        }
        used = {number for condition in conditions for number in _numbers(condition)}
        return Plan({each: n for each, n in self.expressions.items() if n in used}, conditions)

    def _when(self, operator: str, expressions: Sequence[str]) -> int:
        terms = [self._term(each) for each in expressions]
        # Vectorscan refuses a condition without an operator, hence a lone number stands twice.
        condition = operator.join(terms if len(terms) > 1 else terms * 2)
        return self.conditions.setdefault(condition, FIRST_CONDITION + len(self.conditions))

    def _term(self, expression: str) -> str:
        """The number of an expression; of one that is longer than vectorscan takes, those of its parts."""
        numbers = [
            str(self.expressions.setdefault(each, len(self.expressions))) for each in _parts(expression)
        ]
        return numbers[0] if len(numbers) == 1 else f"({' | '.join(numbers)})"


def _parts(expression: str) -> Iterator[str]:
    """The alternatives of a list of words, as many at a time as are allowed."""
    part = ""
    for alternative in expression.split("|") if len(expression) > LONGEST_EXPRESSION else (expression,):
        if part and len(part) + len(alternative) >= LONGEST_EXPRESSION:
            yield part
            part = ""
        part = f"{part}|{alternative}" if part else alternative
    yield part


def _numbers(condition: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", condition)]


def needs_digit(expression: str) -> bool:
    """Whether each alternative demands a digit outside of groups; no when that is not plain to see."""
    plain = ESCAPE_OR_CLASS.sub("x", expression)
    while plain != (plain := GROUP.sub("x", plain)):
        pass
    return all(DIGIT_DEMANDED.search(alternative) for alternative in plain.split("|"))


def any_of(words: Iterable[str], *, stems: bool = False) -> str:
    """An expression that fires wherever one of these words begins.

    A word that begins with another adds nothing. Very short ones must stand as words, or "rom" would fire
    in "from", unless all are stems that may go on.
    """
    kept: dict[str, None] = {}
    shortest = 1 if stems else SHORT_LETTERS + 1
    for word in sorted(set(words), key=lambda each: (len(each), each)):
        if not any(word[:end] in kept for end in range(shortest, len(word))):
            kept[word] = None
    return "|".join(
        rf"[^a-z0-9]{re.escape(word)}[^a-z0-9]"
        if not stems and len(word) <= SHORT_LETTERS and word.isalpha()
        else re.escape(word)
        for word in kept
    )


class Matcher:
    """Says which conditions of a plan a text fulfils."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    @cached_property
    def _whole(self) -> _Database:
        return _Database(self._plan)

    @cached_property
    def _without_digits(self) -> _Database:
        return _Database(self._plan.without_digits())

    def fired(self, text: str) -> Sequence[int]:
        """The numbers of the conditions that a folded text fulfils."""
        database = self._whole if DIGIT.search(text) else self._without_digits
        return database.fired(f" {text} ".encode("ascii"))

    def fired_in_bytes(self, data: bytes) -> Sequence[int]:
        """The same of bytes, which must begin and end with a space: one pass over all patterns and nothing
        else.
        """
        return self._whole.fired(data)


class _Database:
    """The compiled form of a plan, with a scratch space for each thread."""

    def __init__(self, plan: Plan) -> None:
        kept = _kept_file(plan)
        self._database = _load(kept) or _compile(plan)
        if not kept.exists():
            _keep(self._database, kept)
        self._local = threading.local()

    def fired(self, data: bytes) -> Sequence[int]:
        fired: list[int] = []
        try:
            scratch = self._local.scratch
        except AttributeError:
            scratch = self._local.scratch = hyperscan.Scratch(self._database)
        self._database.scan(data, _note, context=fired, scratch=scratch)
        return fired


def _note(number: int, start: int, end: int, flags: int, fired: Any) -> None:
    fired.append(number)


def _compile(plan: Plan) -> Any:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    flags = [EXPRESSION] * len(plan.expressions) + [CONDITION] * len(plan.conditions)
    database.compile(
        expressions=[each.encode("ascii") for each in (*plan.expressions, *plan.conditions)],
        ids=[*plan.expressions.values(), *plan.conditions.values()],
        elements=len(flags),
        flags=flags,
    )
    return database


def _kept_file(plan: Plan) -> Path:
    """Where the compiled database of this plan, and of this build of vectorscan, is kept."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sottovoce"
    described = "\n".join((getattr(hyperscan, "__version__", ""), *plan.expressions, *plan.conditions))
    return folder / f"patterns-{sha256(described.encode()).hexdigest()[:20]}.db"


def _load(kept: Path) -> Any:
    """The kept database; nothing when there is none, or it was made on another kind of machine."""
    with suppress(OSError, hyperscan.HyperscanError):
        return hyperscan.loadb(kept.read_bytes(), hyperscan.HS_MODE_BLOCK)
    return None


def _keep(database: Any, kept: Path) -> None:
    """Keep a database for the next process; where the folder cannot be written, each process compiles its
    own.
    """
    import tempfile

    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=kept.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hyperscan.dumpb(database))
        Path(name).replace(kept)
