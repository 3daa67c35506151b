"""Hostile texts cost no more than in step with their length: calls are counted, no clock is asked."""

from __future__ import annotations

import re
import sys
from types import FrameType

import pytest

from sottovoce.detect import Detector
from sottovoce.detect.checks import cards, phones

LENGTHS = (1_000, 2_000, 4_000)
MOST_GROWTH = 2.3
SLACK = 3_000
PIECES = (
    "1", "12 ", "1-", "a@", "(", ")", "@", "a.b.", "one ", "double ", "quatre vingt ", "vierundvierzig ",
    "then 1 ", "\u200b", "\u200b1", "0O", "|l1", "S5 ", "at dot ", "a at b dot ", "jo@example.com ",
    "4111 1111 1111 1111 ", "DE89 3704 ", "0171 2345678 ", "192.168.", "my password is ", "I'm diabetic ",
    "\ud800", "\U0001f600", "e\u0301", "12/04/", "x" * 60 + " ", "AB12", "::", "https://a:b@c/",
    "j o @ e . c ",
)  # fmt: skip


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector((), ("US", "GB", "DE", "FR"), tier="patterns")


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_in_step_with_the_text(detector: Detector, piece: str) -> None:
    texts = [(piece * length)[:length] for length in LENGTHS]
    for text in texts:
        detector.scan(text)
    one, two, four = (calls(detector, text) for text in texts)
    assert two <= one * MOST_GROWTH + SLACK
    assert four <= two * MOST_GROWTH + SLACK


@pytest.mark.parametrize("piece", ["4111 ", "jo@", "the number is ", "12 "])
def test_work_of_a_long_window_is_bounded(detector: Detector, piece: str) -> None:
    """Of many long earlier messages no more is read than of a few."""
    text, few, many = "1111 1111", [piece * 50] * 10, [piece * 500] * 40
    detector.scan(text, few)
    assert calls(detector, text, many) <= calls(detector, text, few) * 2.5 + SLACK


@pytest.mark.parametrize("character", ["a", "1", "(", "@", "é", "\u200b", "\ud800"])
def test_a_text_of_one_character_a_hundred_thousand_times_is_scanned(
    detector: Detector, character: str
) -> None:
    text = character * 100_000
    assert all(0 <= each.start < each.end <= len(text) for each in detector.scan(text).findings)


@pytest.mark.parametrize("piece", ["07911 123456 ", "one two three "])
def test_what_stood_before_a_number_is_not_read_again_for_each(
    detector: Detector, piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ends at a number is looked for in a few characters before it: no count of calls shows that."""
    reach = []

    class Watched:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self.pattern = pattern

        def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
            reach.append(end - start)
            return self.pattern.match(text, start, end)

    for module in (cards, phones):
        monkeypatch.setattr(module, "BLOCK_BEFORE", Watched(module.BLOCK_BEFORE))
    detector.scan(piece * 200)
    assert reach
    assert max(reach) <= 5


def calls(detector: Detector, text: str, window: tuple[str, ...] | list[str] = ()) -> int:
    """How many calls a scan makes, in Python and C."""
    made = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        detector.scan(text, window)
    finally:
        sys.setprofile(None)
    return made
