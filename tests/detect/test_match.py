"""The first pass: what needs no digit is found in texts without digits by a smaller database, and nothing is
lost by that.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect.fold import fold
from sottovoce.detect.kinds import KINDS
from sottovoce.detect.match import Matcher, Plan, needs_digit
from sottovoce.detect.rulebook import rulebook

TEXTS = [
    re.sub(r"\d", "", fold(example).text)
    for declared in KINDS.values()
    for example in (*declared.examples, *declared.counter_examples)
]


@pytest.mark.parametrize(
    "expression",
    [r"\d\d", r"\d[^a-z]*\d", r"x(?:a|b)?\d", r"\d{3}-\d", r"a\d|\d{2}b", r"[|]\d\.?", r"\(\d+"],
)
def test_an_expression_that_demands_a_digit_is_known(expression: str) -> None:
    assert needs_digit(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "card",
        r"\d?x",
        r"\d*",
        r"x\d{0,3}",
        r"a|\d",
        r"(?:\d|a)b",
        r"[\d]x",
        r"[0-9]",
        r"\\d",
        r"\D",
        r"((\d)|a)",
    ],
)
def test_an_expression_that_may_do_without_is_not_taken_for_one(expression: str) -> None:
    assert not needs_digit(expression)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_without_digits_fulfils_the_same_in_both_databases(text: str) -> None:
    matcher = rulebook(()).matcher
    assert sorted(matcher.fired(text)) == sorted(matcher.fired_in_bytes(f" {text} ".encode()))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(max_codepoint=126, exclude_categories=("Nd",)), max_size=60))
def test_any_text_without_digits_does(text: str) -> None:
    matcher = rulebook(()).matcher
    assert sorted(matcher.fired(text)) == sorted(matcher.fired_in_bytes(f" {text} ".encode()))


def test_a_condition_of_two_fires_when_both_have_matched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    plan = Plan()
    both, word = plan.when_all(r"\d\d", "card"), plan.when_any("card", "code")
    matcher = Matcher(plan)
    assert matcher.fired("my card") == [word]
    assert sorted(matcher.fired("card 12")) == sorted([both, word])
    assert matcher.fired("12 of them") == []
    assert len(list((tmp_path / "sottovoce").iterdir())) == 2, "both are kept for the next process"
    assert sorted(Matcher(plan).fired("card 12")) == sorted([both, word])


def test_a_list_of_words_longer_than_vectorscan_takes_is_cut_and_means_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    words = [f"{chr(97 + number % 26)}{chr(97 + number // 26)}{'word' * 14}" for number in range(260)]
    plan = Plan()
    both, one = plan.when_all("|".join(words), "card"), plan.when_any("|".join(words))
    matcher = Matcher(plan)
    assert sorted(matcher.fired(f"card {words[-1]} 1")) == sorted([both, one])
    assert sorted(matcher.fired(f"card word {words[0]}")) == sorted([both, one])
    assert matcher.fired("card 12 word") == []
