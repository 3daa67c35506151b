"""The first pass may call a pattern in vain, but never leave one out: whatever a pattern matches, each of its
triggers matches too.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sottovoce.detect import Detector
from sottovoce.detect.kinds import KINDS, Pattern

FLAGS = re.IGNORECASE | re.ASCII
# Kinds whose triggers are close to their patterns; the triggers of others are a word or a few digits.
CLOSE = ("ADDRESS", "AGE", "IBAN_CODE")
PATTERNS = [
    pytest.param(pattern, id=f"{kind}-{number}")
    for kind in CLOSE
    for number, pattern in enumerate(KINDS[kind].patterns)
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_a_pattern_matches_fires_its_triggers(pattern: Pattern) -> None:
    shape = re.compile(pattern.regex, re.ASCII)
    bounded = re.compile(rf"(?<![A-Za-z0-9])(?:{pattern.regex})(?![A-Za-z0-9])", FLAGS)

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(shape, fullmatch=True, alphabet=st.characters(max_codepoint=127)))
    def every_match_fires(text: str) -> None:
        sentence = f" {text} "
        if bounded.search(sentence):
            for trigger in pattern.triggers:
                assert re.search(trigger, sentence, FLAGS), (trigger, text)

    every_match_fires()


@pytest.mark.parametrize("before", ["order NB38918862", "flight late by 97 minutes,", "call 02 12"])
def test_an_iban_is_found_behind_letters_and_digits_that_begin_like_one(before: str) -> None:
    text = f"{before} DE89 3704 0044 0532 0130 00 please"
    found = [text[each.start : each.end] for each in Detector().find(text) if each.kind == "IBAN_CODE"]
    assert found == ["DE89 3704 0044 0532 0130 00"]
