"""What a kind of personal data is, as data. The matcher, the checks, the labels, the documentation and the
tests read these declarations; a new kind needs no other code unless it has an arithmetic of its own.

Patterns are written for folded text (`detect.fold`): ASCII letters without accents, and case does not matter.
Terms too; context words may be written as people write them, in any script, and are folded like the text.
Word boundaries at both ends are added. A pattern's span is its group ``value`` where it has one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sottovoce.detect.kinds.law import Law, laws_of
from sottovoce.detect.model import Category, Severity

# Cheap expressions for the first pass.
SOME_DIGITS = r"\d\d"
FOUR_DIGITS = r"\d[^a-z]*\d[^a-z]*\d[^a-z]*\d"
SIX_DIGITS = FOUR_DIGITS + r"[^a-z]*\d[^a-z]*\d"
TWELVE_DIGITS = r"\d(?:[^a-wyz]*\d){11}"
# Four digits in any company: the trigger of shapes that are read only beside a word, all by one condition
# (`detect.gate`).
BESIDE_A_WORD = r"\d.*\d.*\d.*\d"
LONG_WORD = r"\w{16}"

Words = Mapping[str, tuple[str, ...]]

# Digits with a few separators between them, as people write telephone and card numbers.
NUMBER_RUN = r"[+(]{0,2}\d(?:[ \t\r\n.,_/()|*~\x7f-]{0,4}\d)*(?: ?(?:x|ext\.?) ?\d{1,6})?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One shape of a kind.

    Args:
        regex: the shape; no lookaround, no back-reference, so that it runs in linear time.
        confidence: how sure a match is once its check has passed.
        needs_context: whether a context word must stand near it.
        triggers: expressions of which each must fire in the first pass before the shape is read; the shape
            itself when none are given. Lists of plain words and short digit forms compile fast, others do
            not.
    """

    regex: str
    confidence: float
    needs_context: bool = False
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindDeclaration:
    """A kind of personal data.

    Args:
        kind: its name, as in Presidio where Presidio has the kind.
        title: what a person calls it.
        chip: what a chip says; with ``shown_digits``, so many last digits follow.
        presidio: the entity of Presidio's API that it answers to; none where Presidio has no such thing.
        google, fideslang, dpv: what Google's Sensitive Data Protection, Fides' taxonomy and the W3C Data
            Privacy Vocabulary (its extension PD 2.3) call it; empty where they have no word for it.
        law: classes of law beside those of its category (`kinds.law`); ``laws`` is all of them.
        regions: where such numbers are given. A shape that needs no context stands alone only in these;
            elsewhere it needs a word of context like any other. Everywhere when empty.
        terms: words that are the finding themselves, by language.
        context: words that make a weak shape a finding, by language.
        against: words that, standing nearer than any context word, say it is something else.
        check: the arithmetic or judgement that a match must pass (`detect.checks`); empty for none.
        mention: whether most messages may hold one, so that a screen may leave it out (`kinds.mentions`).
        examples, counter_examples: messages; in an example the value stands between « and ».
    """

    kind: str
    title: str
    chip: str
    category: Category
    severity: Severity
    patterns: tuple[Pattern, ...] = ()
    presidio: str = ""
    terms: Words = field(default_factory=dict)
    context: Words = field(default_factory=dict)
    against: Words = field(default_factory=dict)
    check: str = ""
    shown_digits: int = 0
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    google: str = ""
    fideslang: str = ""
    dpv: str = ""
    law: tuple[Law, ...] = ()
    regions: tuple[str, ...] = ()
    mention: bool = False

    @property
    def laws(self) -> tuple[Law, ...]:
        """All classes of law that it is in."""
        return laws_of(self.category, self.law)
