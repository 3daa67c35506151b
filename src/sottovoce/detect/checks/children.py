"""Whether a number is a child's age, and whose: the writer's own or a child's that is spoken of."""

# ruff: noqa: E501 - an expression stays in one piece
from __future__ import annotations

import re
from collections.abc import Iterable

from sottovoce.detect.checks.candidate import Candidate, Judged, proof
from sottovoce.detect.kinds.sensitive.children import CHILD, NUMBER_WORDS
from sottovoce.detect.model import Evidence
from sottovoce.detect.said.reader import OF_OTHER, OF_WRITER

ADULT_AGE = 18
YOUNGEST_WRITER = 5
LEAD = 60
# What says that a bare number is no age.
OTHER_UNIT = re.compile(
    r"[\s-]?(?:\. ?[a-z]|st|nd|rd|th|min|minute|hour|hr|h\b|day|week|month|monat|sec|km|kilo|mile|metre|meter|m\b|cm|feet|foot|ft|kg|lb|pound|%|percent"
    r"|euro|dollar|\$|pm|am\b|o'clock|time|stund|tag|woch|uhr|prozent|pro\b|heure|jour|semaine|mois|fois|hora|dia|semana|mes|meses"
    r"|vez|veces|giorn|or[ae]\b|settiman|mesi|volte|uur|dag|we[ek]k|maand|people|person|item|order|pedido|ordin|commande|bestel"
    r"|stop|step|of\b|in line|bits|gb|mb|[.,/:]\d|['\"]|-\d|more|away|late|kids|kinder|enfants|hij[oa]s|figli|filhos|kinderen|ans\s+de\s+(?:garantie|retard))"
)
AGE_UNIT = re.compile(
    r"[\s-]?(?:y/?o\b|yrs?\b|years?\b|jahre?\b|jahrig|ans\b|anos\b|anni\b|jaar\b|jarig|geworden)"
)
ENDS = re.compile(
    r"\s*(?:$|[^a-z0-9\s]|(?:and|und|et|y|e|en|here|pls|please|so|but|do|am|can|aber|mais|pero|ma|mas|maar|now|years|who|she|he"
    r"|hat|has|bought|kocht|vond|a\b|ich|i\b|je\b|ik\b|lol|btw|geworden|when|because|is|darf|mag|puis|peux)(?![a-z]))"
)
BARE_ALLOWED = re.compile(
    r"(?:(?:i'?m|i am|bin|ben|turned|is|ist|tengo|,|\(|van|von|of|he'?s|she'?s)(?:\s+[a-z]+){0,2}\s*\(?)$"
)
NOT_A_CHILD = re.compile(r"[\s-](?:year|yr)s?[\s-]old (?!(?:[a-z]+ )?(?:boy|girl|son|daughter|kid|child|niece|nephew|brother|sister|twins|grandson|granddaughter))"
    r"(?!found|was|is|has|had|and|who|got|loves?|wants?|just|can|keeps|bought|saw|needs?|to|on|in|with|at|for|downloaded|opened|ate|put|did|made|spent|said|asked|used|ordered|now|today)[a-z]")  # fmt: skip
OF_A_CHILD = re.compile(
    rf"(?<![a-z])(?:{CHILD}|he|she|he's|she's|hes|shes|er|sie|il|elle|ele|ela|lui|lei|hij|zij|ze|tiene|tem|ha|my|our|his|her"
    r"|unsere?[rnms]?|meine?[rnms]?|mijn|onze?)(?![a-z])"
)
OF_WRITER_LEAD = re.compile(
    r"(?<![a-z])(?:i|i'?m|im|ich|bin|je|j'ai|g|tengo|voy|estoy|curso|acabo|ho|faccio|frequento|tenho|estou|ando|acabei|ik|ben|suis|so tenho|fiz)"
    r"(?![a-z])"
)


def check_minor(candidate: Candidate) -> Iterable[Judged]:
    """An age under 18, or a year of school, with whose it is."""
    lower = candidate.scene.lower
    lead = lower[max(0, candidate.start - LEAD) : candidate.start]
    text = lower[candidate.start : candidate.end]
    whose = _whose(lead)
    if not text.isdigit() and text not in NUMBER_WORDS:
        why = (proof("school", "it is a year of school"), whose)
        yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)
        return
    age = int(text) if text.isdigit() else NUMBER_WORDS[text]
    rest = lower[candidate.end : candidate.end + 40]
    least = YOUNGEST_WRITER if whose is OF_WRITER else 0
    if not least <= age < ADULT_AGE or not _is_age(lead, rest):
        return
    why = (proof("range", "it is an age under 18"), whose)
    aged = bool(AGE_UNIT.match(rest))
    yield Judged(candidate.start, candidate.end, 0.9 if aged else 0.7, why)


def _is_age(lead: str, rest: str) -> bool:
    """Whether a number is followed by years, or by nothing that it could count."""
    if AGE_UNIT.match(rest):
        return not NOT_A_CHILD.match(rest)
    return bool(BARE_ALLOWED.search(lead)) and not OTHER_UNIT.match(rest) and bool(ENDS.match(rest))


def _whose(lead: str) -> Evidence:
    """The last person named before the number."""
    writer = max((each.end() for each in OF_WRITER_LEAD.finditer(lead)), default=-1)
    other = max((each.end() for each in OF_A_CHILD.finditer(lead)), default=-1)
    return OF_OTHER if other > writer else OF_WRITER
