"""Labels of pieces become spans of the text."""

from __future__ import annotations

from sottovoce.detect.tag.model import Tagged
from sottovoce.detect.tag.spans import spans

KINDS = ("PERSON", "LOCATION")
STARTS, ENDS = (0, 5, 9, 14), (4, 8, 13, 18)


def cut(labels: list[int], sure: float = 0.9, least: float = 0.5) -> list[Tagged]:
    return spans(labels, [sure] * len(labels), STARTS, ENDS, KINDS, dict.fromkeys(KINDS, least))


def test_what_begins_and_goes_on_is_one_span() -> None:
    assert cut([1, 2, 0, 3]) == [Tagged("PERSON", 0, 8, 0.9), Tagged("LOCATION", 14, 18, 0.9)]


def test_what_begins_again_is_another_span() -> None:
    assert [(each.start, each.end) for each in cut([1, 1, 2, 0])] == [(0, 4), (5, 13)]


def test_what_goes_on_without_beginning_begins_there() -> None:
    assert cut([0, 2, 2, 0]) == [Tagged("PERSON", 5, 13, 0.9)]


def test_what_is_not_sure_enough_is_left_out() -> None:
    assert cut([1, 0, 0, 0], sure=0.4) == []


def test_a_kind_that_is_not_asked_for_is_left_out() -> None:
    assert spans([3], [1.0], STARTS, ENDS, KINDS, {"PERSON": 0.5}) == []
