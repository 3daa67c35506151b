"""A kind that is told in words, as data: health, religion, a conviction. What makes such a word a finding is
that it is said of a person, so its words are sorted by how much of that they bring with them.

Words are folded (no accents, lower case); one that ends with "*" is the beginning of any word. Which people
and verbs say something of a person is each language's own (`detect.said`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sottovoce.detect.kinds.declaration import KindDeclaration, Words


@dataclass(frozen=True, slots=True)
class SaidKind(KindDeclaration):
    """A kind that is told in words.

    Args:
        phrases: words that say it of a person by themselves ("my rabbi", "came out as").
        predicates: words that mean much else besides, and count only where a sentence says somebody is or
            has that ("I am deaf"). ``terms`` lie between: they count where a person stands near.
    """

    phrases: Words = field(default_factory=dict)
    predicates: Words = field(default_factory=dict)


def listed(**by_language: str) -> Mapping[str, tuple[str, ...]]:
    """Words by language from lists with commas, which read better than hundreds of quoted words."""
    return {
        language: tuple(word for each in text.split(",") if (word := " ".join(each.split())))
        for language, text in by_language.items()
    }
