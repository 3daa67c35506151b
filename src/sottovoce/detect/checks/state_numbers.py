"""Numbers of states: the check digits and rules of each, by `python-stdnum`; two that it lacks are here.

A declaration names its rule after "number:", such as "number:us.ssn" for stdnum's module `stdnum.us.ssn`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module

from sottovoce.detect.checks.candidate import Candidate, Check, Judged, proof

NOT_NINO_PREFIXES = frozenset(("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"))


def number_check(rule: str) -> Check:
    """The check for one rule."""

    def check_number(candidate: Candidate) -> Iterable[Judged]:
        compact = re.sub(r"\s", "", candidate.text)
        if len(set(compact)) < 3 or not _rule(rule)(compact):
            return
        near = candidate.surroundings(candidate.start, candidate.end)
        if near.against < near.support and candidate.pattern.needs_context:
            return
        if not near.supported and (near.against < 4 or _is_part(candidate)):
            return
        why = [proof("number rule", f"it keeps the rules of the {candidate.declaration.title}")]
        if near.supported:
            why.append(proof("context", "a word for it stands near"))
        confidence = min(0.97, candidate.pattern.confidence + (0.1 if near.supported else 0.0))
        yield Judged(candidate.start, candidate.end, confidence, tuple(why))

    return check_number


def _is_part(candidate: Candidate) -> bool:
    """Whether it goes on before or after, as a block of a longer number does."""
    text = candidate.scene.text
    before, after = (
        text[max(0, candidate.start - 2) : candidate.start],
        text[candidate.end : candidate.end + 2],
    )
    return bool(re.fullmatch(r"\d[ -]", before) or re.fullmatch(r"[ -]\d", after))


@cache
def _rule(rule: str) -> Callable[[str], bool]:
    ours = {"nino": _is_nino, "german_pension": _is_german_pension}
    if rule in ours:
        return ours[rule]
    is_valid: Callable[[str], bool] = import_module(f"stdnum.{rule}").is_valid
    return is_valid


def _is_nino(text: str) -> bool:
    """National Insurance manual NIM39110: prefixes that are not allocated."""
    return text[:2].upper() not in NOT_NINO_PREFIXES


def _is_german_pension(text: str) -> bool:
    """VKVV section 4: the digit sums of the weighted digits, modulo 10."""
    letter = f"{ord(text[8].upper()) - 64:02d}"
    digits = text[:8] + letter + text[9:11]
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    total = 0
    for digit, weight in zip(digits, weights, strict=True):
        product = int(digit) * weight
        total += product // 10 + product % 10
    return total % 10 == int(text[11])
