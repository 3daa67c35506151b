"""Numbers of states: the check digits and rules of each, by `python-stdnum`; those that it lacks are in
`state_rules`.

A declaration names its rule after "number:", such as "number:us.ssn" for stdnum's module `stdnum.us.ssn`; a
number without a published rule names none, and is believed only beside a word for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module

from sottovoce.detect.checks.candidate import Candidate, Check, Judged, proof
from sottovoce.detect.model import Evidence

# How sure a number is that keeps a rule, or has no rule to keep, beside a word for it; and when it is at home
# in a region of the detector's. General kinds ("passport number") lie between the last two.
RULED, RULED_AT_HOME = 0.95, 0.97
UNRULED, UNRULED_AT_HOME = 0.74, 0.84
FEWEST_SIGNS = 3
# A word that says it is something else, right before it.
ADJACENT = 4


def number_check(rule: str) -> Check:
    """The check for one rule; none when it is empty."""

    def check_number(candidate: Candidate) -> Iterable[Judged]:
        regions = candidate.declaration.regions
        at_home = not regions or any(region in regions for region in candidate.scene.regions)
        near = candidate.surroundings(candidate.start, candidate.end)
        if near.supported:
            if not rule or _keeps(rule, candidate.text):
                yield _beside_a_word(candidate, rule, at_home)
        elif at_home and near.against >= ADJACENT and _stands_alone(candidate, rule):
            yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, (_kept(candidate),))

    return check_number


def _keeps(rule: str, text: str) -> bool:
    compact = re.sub(r"\s", "", text)
    if len(set(compact)) < FEWEST_SIGNS:
        return False
    # Not every module of stdnum takes out the full stops that its country writes.
    return not rule or _rule(rule)(compact) or ("." in compact and _rule(rule)(compact.replace(".", "")))


def _beside_a_word(candidate: Candidate, rule: str, at_home: bool) -> Judged:
    why = proof("context", "a word for it stands near")
    if not rule:
        return Judged(candidate.start, candidate.end, UNRULED_AT_HOME if at_home else UNRULED, (why,))
    sure = RULED_AT_HOME if at_home else RULED
    return Judged(candidate.start, candidate.end, sure, (_kept(candidate), why))


def _kept(candidate: Candidate) -> Evidence:
    return proof("number rule", f"it keeps the rules of the {candidate.declaration.title}")


def _stands_alone(candidate: Candidate, rule: str) -> bool:
    """Whether it keeps its rule, needs no word, and is no block of a longer number."""
    text = candidate.scene.text
    before, after = (
        text[max(0, candidate.start - 2) : candidate.start],
        text[candidate.end : candidate.end + 2],
    )
    is_part = re.fullmatch(r"\d[ -]", before) or re.fullmatch(r"[ -]\d", after)
    return not (candidate.pattern.needs_context or is_part) and _keeps(rule, candidate.text)


@cache
def _rule(rule: str) -> Callable[[str], bool]:
    from sottovoce.detect.checks.state_rules import RULES

    if rule in RULES:
        return RULES[rule]
    is_valid: Callable[[str], bool] = import_module(f"stdnum.{rule}").is_valid
    return is_valid
