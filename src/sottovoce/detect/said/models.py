"""What a model read into a sentence, held against the grammar: a model tells "diabetic" from "jacket", but
often not a diabetic from a recipe for one. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sottovoce.detect.fold import Folded
from sottovoce.detect.kinds import KINDS
from sottovoce.detect.kinds.said import SaidKind
from sottovoce.detect.model import Finding
from sottovoce.detect.said.reader import GRAMMARS, read, sentence_of
from sottovoce.detect.said.term_list import Strength

MODEL_STAGE = "tag"
RELATIVE = "FAMILY"


def borne_out(folded: Folded, lower: str, language: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those that only a model made and that no sentence says of a person.

    Words for relatives are few and known: a model that reads "my password" like "my mother" is overruled.
    """
    return tuple(each for each in findings if _stands(folded, lower, language, each))


def _stands(folded: Folded, lower: str, language: str, finding: Finding) -> bool:
    declaration = KINDS.get(finding.kind)
    if finding.kind == RELATIVE:
        return _relatives().search(lower, *folded.place(finding.start, finding.end)) is not None
    if not isinstance(declaration, SaidKind) or any(each.stage != MODEL_STAGE for each in finding.evidence):
        return True
    grammars = [GRAMMARS[language]] if language in GRAMMARS else list(GRAMMARS.values())
    sentence = sentence_of(lower, *folded.place(finding.start, finding.end))
    strength = Strength.TERM if declaration.terms else Strength.PREDICATE
    return not any(grammar.is_figure.search(sentence.before) for grammar in grammars) and any(
        read(grammar, strength, sentence) is not None for grammar in grammars
    )


@cache
def _relatives() -> re.Pattern[str]:
    """Whoever stands near the writer, in any language, compounds and plurals too."""
    people = "|".join(grammar.somebody for grammar in GRAMMARS.values())
    return re.compile(rf"(?:{people})(?:e?s|e?n|nen|innen|i)?(?![a-z0-9])")
