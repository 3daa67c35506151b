"""A message in segments: plain text and chips, which never show more than the last digits of a number."""

from __future__ import annotations

import pytest

from sottovoce.detect import Chip, Detector, Plain, redact, segments


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(regions=("DE",))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("my card is 4111 1111 1111 1111!", "my card is [card ··1111]!"),
        ("call 0171 2345678", "call [phone ··78]"),
        ("mail jo@example.com now", "mail [e-mail] now"),
        ("I'm diabetic", "I'm [health]"),
        ("my pin is 4821", "my pin is [PIN]"),
        ("nothing here", "nothing here"),
    ],
)
def test_a_chip_stands_for_each_finding(detector: Detector, text: str, shown: str) -> None:
    assert redact(text, detector.scan(text).findings) == shown


def test_segments_keep_the_number_of_their_finding(detector: Detector) -> None:
    text = "call 0171 2345678 or jo@example.com"
    pieces = segments(text, detector.scan(text).findings)
    assert pieces == (Plain("call "), Chip("phone ··78", 0), Plain(" or "), Chip("e-mail", 1))


def test_digits_in_words_or_another_script_never_reach_a_label(detector: Detector) -> None:
    text = "card four one one one one one one one one one one one one one one one"
    assert redact(text, detector.scan(text).findings) == "card [card]"


def test_a_fragment_of_a_card_shows_none_of_its_digits(detector: Detector) -> None:
    (found,) = detector.scan("my card is 4111 1111 1111 1111").findings
    from dataclasses import replace

    assert redact("4111 1111", [replace(found, start=0, end=9)]) == "[card]"


def test_overlapping_findings_hide_all_that_either_covers(detector: Detector) -> None:
    from dataclasses import replace

    (found,) = detector.scan("jo@example.com").findings
    overlapping = [replace(found, start=0, end=6), replace(found, start=3, end=9)]
    assert redact("abcdefghijk", overlapping) == "[e-mail][e-mail]jk"
