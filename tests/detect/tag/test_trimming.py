"""What a model tagged ends where the line ends, and begins where the name does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect.tag.model import Tagged
from sottovoce.detect.tag.trimming import trim


def trimmed(kind: str, text: str) -> list[str]:
    return [text[each.start : each.end] for each in trim(text, [Tagged(kind, 0, len(text), 0.9)])]


def test_a_name_ends_with_its_line() -> None:
    assert trimmed("PERSON", "Ada Byron\nEngineer") == ["Ada Byron"]
    assert trimmed("ORGANIZATION", "Byron & Co\r\n12 Long Lane") == ["Byron & Co"]


def test_each_line_of_places_is_a_place() -> None:
    assert trimmed("LOCATION", "Los Angeles\n> United States") == ["Los Angeles", "United States"]


def test_a_title_is_no_part_of_a_name() -> None:
    assert trimmed("PERSON", "Prof. Dr. Ada Byron") == ["Ada Byron"]
    assert trimmed("PERSON", "Frau Byron") == ["Byron"]
    assert trimmed("PERSON", "Sig.ra Byron") == ["Byron"]
    assert trimmed("PERSON", ". Byron") == ["Byron"]


def test_a_name_that_begins_like_a_title_is_left_whole() -> None:
    assert trimmed("PERSON", "Don Byron") == ["Don Byron"]
    assert trimmed("PERSON", "Drew") == ["Drew"]


def test_an_address_keeps_its_lines() -> None:
    assert trimmed("ADDRESS", "12 Long Lane\nYork") == ["12 Long Lane\nYork"]


def test_what_is_nothing_but_signs_is_no_name() -> None:
    assert trimmed("PERSON", ".\n") == []


@settings(max_examples=100)
@given(st.text("aM r.\n>-", max_size=30), st.sampled_from(("PERSON", "LOCATION", "ORGANIZATION", "ADDRESS")))
def test_the_answer_is_in_order_and_inside_what_was_tagged(text: str, kind: str) -> None:
    answer = trim(text, [Tagged(kind, 0, len(text), 0.9)] if text else [])
    assert all(before.end <= after.start for before, after in pairwise(answer))
    assert all(0 <= each.start < each.end <= len(text) for each in answer)


@pytest.mark.parametrize("text", ["4-1 4-1", "seat 7A, gate B96", "4718 2578 26", "QA 8966", "-"])
def test_what_holds_no_word_of_a_street_is_no_address(text: str) -> None:
    assert trim(text, [Tagged("ADDRESS", 0, len(text), 0.9)]) == []


def test_an_address_without_a_number_stays() -> None:
    text = "calle del Carmen"
    assert trim(text, [Tagged("ADDRESS", 0, len(text), 0.9)]) == [Tagged("ADDRESS", 0, len(text), 0.9)]
