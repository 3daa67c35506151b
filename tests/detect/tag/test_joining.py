"""What patterns found stands beside what a model tagged, and never twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect.kinds import KINDS
from sottovoce.detect.model import Evidence, Finding
from sottovoce.detect.tag.joining import join
from sottovoce.detect.tag.model import Tagged

KINDS_USED = ("ADDRESS", "PERSON", "PHONE_NUMBER", "HEALTH", "AGE")


def found(kind: str, start: int, end: int) -> Finding:
    declared = KINDS[kind]
    why = (Evidence("match", "pattern", "it reads like one"),)
    return Finding(kind, start, end, 0.8, declared.category, declared.severity, why)


def joined(findings: list[Finding], spans: list[Tagged], mentions: bool = True) -> list[tuple[str, int, int]]:
    return [(each.kind, each.start, each.end) for each in join(tuple(findings), spans, "model", mentions)]


def test_a_longer_reading_of_the_same_kind_takes_the_place_of_what_it_holds() -> None:
    street, code = found("ADDRESS", 4, 9), found("ADDRESS", 10, 15)
    assert joined([street, code], [Tagged("ADDRESS", 0, 20, 0.9)]) == [("ADDRESS", 0, 20)]


def test_what_touches_a_finding_of_another_kind_is_dropped() -> None:
    phone = found("PHONE_NUMBER", 4, 9)
    spans = [Tagged("ADDRESS", 0, 6, 0.9), Tagged("PERSON", 8, 12, 0.9)]
    assert joined([phone], spans) == [("PHONE_NUMBER", 4, 9)]


def test_mentions_are_left_out_where_nobody_wants_them() -> None:
    spans = [Tagged("PERSON", 0, 3, 0.9), Tagged("HEALTH", 5, 9, 0.9)]
    assert joined([], spans, mentions=False) == [("HEALTH", 5, 9)]


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """Spans in order and apart from each other."""
    edges = sorted(draw(st.sets(st.integers(0, 40), max_size=16)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return [(draw(st.sampled_from(KINDS_USED)), start, end) for start, end in pairs]


@settings(max_examples=200)
@given(rows(), rows())
def test_the_answer_is_in_order_and_apart_and_loses_nothing(
    patterns: list[tuple[str, int, int]], model: list[tuple[str, int, int]]
) -> None:
    answer = joined([found(*row) for row in patterns], [Tagged(*row, 0.9) for row in model])
    assert all(before[2] <= after[1] for before, after in pairwise(answer))
    for kind, start, end in patterns:
        assert any(k == kind and s <= start and end <= e for k, s, e in answer)
    for row in model:
        if not any(start < row[2] and row[1] < end for _, start, end in patterns):
            assert row in answer
