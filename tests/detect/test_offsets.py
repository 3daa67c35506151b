"""Places are right in code points, UTF-16 code units and UTF-8 bytes, whatever stands in the text."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect import Detector, Unit, measured
from sottovoce.detect.offsets import to_code_points, to_unit
from tests.detect.forms import card, email

TRICKY = st.lists(
    st.sampled_from(
        [
            "😀",
            "👩‍👩‍👧",
            "é",
            "e\u0301",
            "\ud83d",
            "\udc00",
            "\u200b",
            "ﬃ",
            "①",
            "🇩🇪",
            "\u202e",
            "ß",
            "٣",
            "שלום",
            "x",
            " ",
            "\n",
        ]
    )
    | st.text(st.characters(exclude_categories=()), max_size=4),
    max_size=10,
).map("".join)
PLANTED = st.sampled_from((("EMAIL_ADDRESS", email), ("CREDIT_CARD", card)))
DETECTOR = Detector(regions=("US", "DE"), tier="patterns")


def encoded(text: str, unit: Unit) -> bytes:
    return text.encode("utf-16-le" if unit is Unit.UTF16 else "utf-8", "surrogatepass")


def cut(text: str, start: int, end: int, unit: Unit) -> str:
    """What the other side would cut out of the text by these places."""
    if unit is Unit.CODE_POINTS:
        return text[start:end]
    size, name = (2, "utf-16-le") if unit is Unit.UTF16 else (1, "utf-8")
    return encoded(text, unit)[start * size : end * size].decode(name, "surrogatepass")


@settings(max_examples=150, deadline=None)
@given(TRICKY, TRICKY, PLANTED, st.integers(0, 2**32), st.sampled_from(Unit))
def test_a_finding_cuts_out_exactly_what_was_planted(
    before: str, after: str, planted: tuple[str, object], seed: int, unit: Unit
) -> None:
    kind, make = planted
    value = make(Random(seed))  # type: ignore[operator]
    text = f"{before}. mail or card: {value} . {after}"
    found = measured(text, DETECTOR.find(text), unit)
    assert value in [cut(text, each.start, each.end, unit) for each in found if each.kind == kind]


@given(TRICKY, st.sampled_from(Unit))
def test_places_go_there_and_back(text: str, unit: Unit) -> None:
    if any("\ud800" <= one <= "\udbff" and "\udc00" <= two <= "\udfff" for one, two in pairwise(text)):
        return
    places = list(range(len(text) + 1))
    counted = to_unit(text, places, unit)
    assert counted == [len(cut_bytes(text[:place], unit)) for place in places]
    assert to_code_points(text, counted, unit) == places


def cut_bytes(text: str, unit: Unit) -> str | bytes:
    return text if unit is Unit.CODE_POINTS else encoded(text, unit)[:: 2 if unit is Unit.UTF16 else 1]


@pytest.mark.parametrize(("unit", "place"), [(Unit.CODE_POINTS, 5), (Unit.UTF16, 6), (Unit.UTF8, 8)])
def test_an_emoji_counts_one_two_or_four(unit: Unit, place: int) -> None:
    text = "hi 😀 jo@example.com"
    assert measured(text, DETECTOR.find(text), unit)[0].start == place


def test_a_place_within_a_character_is_that_of_its_beginning() -> None:
    assert to_code_points("a😀b", [0, 1, 2, 3, 4, 5, 6, 9], Unit.UTF8) == [0, 1, 1, 1, 1, 2, 3, 3]


def test_parts_are_measured_in_the_texts_that_they_lie_in() -> None:
    window, text = ["😀 4111 1111"], "😀😀 1111 1111"
    (finding,) = measured(text, DETECTOR.scan(text, window).findings, Unit.UTF16, window)
    assert (finding.start, finding.end) == (5, 14)
    assert [(part.start, part.end) for part in finding.parts] == [(3, 12)]
