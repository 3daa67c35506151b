"""Whose data a finding is: the writer's own, another person's (the first sign of doxxing), or unknown.

Looks only at texts that hold a finding, so it costs nothing for the others. What the reader of sensitive
words or of children's ages has seen counts first; then the nearest cue in the sentence (`whose_words`). A
company's own public contact is nobody's. Pure; works on folded text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sottovoce.detect.fold import Folded
from sottovoce.detect.model import Category, Evidence, Finding, Whose
from sottovoce.detect.said.reader import OF_OTHER, OF_WRITER
from sottovoce.detect.whose_words import CUES

REACH_BEFORE, REACH_AFTER = 90, 40
SENTENCE_END = re.compile(r"[.!?;]\s|\n")
# What a company gives out itself, and what belongs to a device, is nobody's in this sense.
NOBODYS = frozenset((Category.CREDENTIAL, Category.ONLINE))
SAID_ALREADY = {OF_WRITER.check: Whose.SELF, OF_OTHER.check: Whose.OTHER}
NAMES_SOMEBODY = Evidence("whose", "another person", "the sentence says it is somebody else's")
NAMES_WRITER = Evidence("whose", "the writer", "the sentence says it is the writer's own")


def with_whose(folded: Folded, lower: str, language: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of a text, each with whose it is as far as the text says."""
    return tuple(_judged(folded, lower, language, finding) for finding in findings)


def _judged(folded: Folded, lower: str, language: str, finding: Finding) -> Finding:
    for evidence in finding.evidence:
        said = SAID_ALREADY.get(evidence.check)
        if said is not None:
            return replace(finding, whose=said)
    if finding.category in NOBODYS:
        return finding
    whose = _by_cue(lower, *folded.place(finding.start, finding.end), language)
    if whose is Whose.UNKNOWN:
        return finding
    why = NAMES_SOMEBODY if whose is Whose.OTHER else NAMES_WRITER
    return replace(finding, whose=whose, evidence=(*finding.evidence, why))


def _by_cue(lower: str, start: int, end: int, language: str) -> Whose:
    """The nearest cue before a span; one right after it where there is none before."""
    cues = _cues(language if language in CUES else "")
    before = lower[max(0, start - REACH_BEFORE) : start]
    for stop in SENTENCE_END.finditer(before):
        before = " " * stop.end() + before[stop.end() :]
    last = max(cues.finditer(before), key=lambda cue: cue.end(), default=None)
    if last is None:
        after = SENTENCE_END.split(lower[end : end + REACH_AFTER])[0]
        last = cues.search(after)
    if last is None or last["brand"]:
        return Whose.UNKNOWN
    return Whose.OTHER if last["other"] else Whose.SELF


@cache
def _cues(language: str) -> re.Pattern[str]:
    """All cues of one language, or of all when it is not known; the longest way to read one comes first."""
    chosen = [CUES[language]] if language else list(CUES.values())
    kinds = (
        (name, "|".join(getattr(each, name) for each in chosen)) for name in ("brand", "writer", "other")
    )
    ways = "|".join(rf"(?P<{name}>(?:{words})(?![a-z0-9]))" for name, words in kinds)
    return re.compile(rf"(?<![a-z0-9])(?:{ways})")
