"""Templates: lines with alternatives `{a|b|}` and slots `<name>` that a line `@name = a|b` fills.

A line `# rights.access rights.erasure` opens a section: what its lines want, "-" for nothing. The lines of
`# wrap -` and `# wrap +` hold `<POSITIVE>`, a sentence that asks for a right: reported by somebody, or
repeated by the one who asks.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "templates"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
ALTERNATIVES = re.compile(r"\{([^{}]*)\}")
SLOT = re.compile(r"<([a-z]+)>")


@dataclass(slots=True)
class Grammar:
    """The templates of one language."""

    language: str
    slots: dict[str, list[str]] = field(default_factory=dict)
    lines: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    wraps: list[tuple[bool, str]] = field(default_factory=list)

    def spoken(self, line: str, chance: random.Random) -> str:
        """One of the sentences of a line."""
        while ALTERNATIVES.search(line):
            line = ALTERNATIVES.sub(lambda match: chance.choice(match[1].split("|")), line, count=1)
        line = SLOT.sub(lambda match: chance.choice(self.slots[match[1]]), line)
        return re.sub(r"\s+", " ", line).replace(" ,", ",").strip()


def read(language: str) -> Grammar:
    """The templates of a language."""
    grammar = Grammar(language)
    section: list[str] = []
    for line in (FOLDER / f"{language}.txt").read_text().splitlines():
        if line.startswith("@"):
            name, _, values = line[1:].partition(" = ")
            grammar.slots[name] = values.split("|")
        elif line.startswith("# "):
            section = line[2:].split()
        elif section[0] == "wrap":
            grammar.wraps.append((section[1] == "+", line))
        elif line:
            grammar.lines.append((tuple(name for name in section if name != "-"), line))
    return grammar


@dataclass(frozen=True, slots=True)
class Made:
    """A message made, what it wants, and the template it comes from."""

    text: str
    wants: frozenset[str]
    language: str
    template: str


def messages(grammar: Grammar, each: int, chance: random.Random) -> Iterator[Made]:
    """``each`` sentences of every template; those of wraps around sentences that ask for a right."""
    asking = [(wants, line) for wants, line in grammar.lines if any(n.startswith("rights.") for n in wants)]
    for wants, line in grammar.lines:
        for text in {grammar.spoken(line, chance) for _ in range(each)}:
            yield Made(text, frozenset(wants), grammar.language, line)
    for counts, line in grammar.wraps:
        for _ in range(each * 6):
            wants, inner = chance.choice(asking)
            text = grammar.spoken(line, chance).replace("<POSITIVE>", grammar.spoken(inner, chance))
            yield Made(text, frozenset(wants if counts else ()), grammar.language, line)
