"""The span measure counts as presidio-research does: parts join, pieces cover together, one answers once."""

from __future__ import annotations

import pytest

from bench.spans import Counts, Span, count, merged

TEXT = "Anna Weber, 12 High Street, London, call 0171 2345678"


def test_a_span_found_to_the_character_is_right() -> None:
    assert count(TEXT, [Span(0, 10, "A")], [Span(0, 10, "A")], by_kind=True) == Counts(right=1)


@pytest.mark.parametrize(("end", "right"), [(10, 1), (8, 1), (7, 0), (13, 1), (14, 0)])
def test_three_quarters_of_the_characters_must_be_shared(end: int, right: int) -> None:
    counted = count(TEXT, [Span(0, 10, "A")], [Span(0, end, "A")], by_kind=True)
    assert counted == Counts(right=right, wrong=1 - right, missed=1 - right)


def test_another_kind_counts_only_where_any_kind_does() -> None:
    wanted, found = [Span(0, 10, "A")], [Span(0, 10, "B")]
    assert count(TEXT, wanted, found, by_kind=True) == Counts(wrong=1, missed=1)
    assert count(TEXT, wanted, found, by_kind=False) == Counts(right=1)


def test_spans_of_one_kind_with_only_punctuation_between_are_one() -> None:
    parts = [Span(12, 26, "A"), Span(28, 34, "A"), Span(36, 40, "B")]
    assert merged(parts, TEXT) == [Span(12, 34, "A"), Span(36, 40, "B")]
    assert merged([Span(0, 4, "A"), Span(12, 26, "A")], TEXT) == [Span(0, 4, "A"), Span(12, 26, "A")]


def test_pieces_of_several_kinds_cover_a_span_together_and_count_once() -> None:
    found = [Span(12, 26, "A"), Span(28, 34, "B")]
    assert count(TEXT, [Span(12, 34, "A")], found, by_kind=False) == Counts(right=1)


def test_one_finding_answers_to_one_span_only() -> None:
    wanted = [Span(0, 4, "A"), Span(5, 10, "B")]
    assert count(TEXT, wanted, [Span(0, 4, "C"), Span(0, 10, "D")], by_kind=False).right == 1


def test_the_measure_weighs_recall_twice() -> None:
    assert Counts(right=3, wrong=1, missed=3).f() == pytest.approx(5 * 0.75 * 0.5 / (4 * 0.75 + 0.5))
    assert Counts().f() == 0
