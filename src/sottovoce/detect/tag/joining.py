"""Puts what a model tagged beside what patterns found. Pure.

A pattern is surer than a model: what it found stands, and a tagged span that touches it is dropped. Only
where both say the same kind and the tagged span holds the found one whole is the longer one taken: patterns
find the street, the model the rest of the address. What is said of people is as long as the word that says
it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from sottovoce.detect.kinds import KINDS
from sottovoce.detect.kinds.said import SaidKind
from sottovoce.detect.model import Evidence, Finding, Severity
from sottovoce.detect.tag.model import Tagged

# Its number is the finding, without the words around it.
AGE = "AGE"


def join(
    found: tuple[Finding, ...], tagged: Sequence[Tagged], model: str, mentions: bool
) -> tuple[Finding, ...]:
    """The findings of patterns and of a model together, in the order of the text; each come in order and
    apart from each other.
    """
    starts, ends = [each.start for each in found], [each.end for each in found]
    kept: list[Finding] = []
    done = 0
    for span in tagged:
        if not mentions and KINDS[span.kind].severity <= Severity.LOW:
            continue
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end)
        kept += found[done:first]
        touching = found[first:last]
        if not touching:
            kept.append(_finding(span, model))
        elif all(_within(each, span) for each in touching):
            kept.append(_widened(touching, span, model))
        else:
            kept += found[max(first, done) : last]
        done = last
    return (*kept, *found[done:])


def _within(finding: Finding, span: Tagged) -> bool:
    return (
        finding.kind == span.kind
        and finding.kind != AGE
        and not isinstance(KINDS[finding.kind], SaidKind)
        and not finding.parts
        and span.start <= finding.start
        and finding.end <= span.end
    )


def _finding(span: Tagged, model: str) -> Finding:
    declared = KINDS[span.kind]
    return Finding(
        span.kind,
        span.start,
        span.end,
        span.confidence,
        declared.category,
        declared.severity,
        (proof(model),),
    )


def _widened(touching: Sequence[Finding], span: Tagged, model: str) -> Finding:
    first = max(touching, key=lambda each: each.confidence)
    evidence = (*first.evidence, *(() if proof(model) in first.evidence else (proof(model),)))
    return Finding(
        span.kind,
        span.start,
        span.end,
        max(first.confidence, span.confidence),
        first.category,
        first.severity,
        evidence,
    )


@cache
def proof(model: str) -> Evidence:
    """Evidence of the tag stage."""
    return Evidence("tag", model, "the words around it read like one")
