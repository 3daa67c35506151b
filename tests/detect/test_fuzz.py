"""No text breaks the detector: a small part of what ``python -m bench.fuzz`` tries a million of, and what
hypothesis thinks of.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.fuzz import REGIONS, REPEATED, SHAPES, broken, make
from sottovoce.detect import Detector

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
MIXED = st.lists(st.sampled_from(SHAPES) | st.sampled_from(REPEATED) | ANY_TEXT, max_size=6).map("".join)
DETECTOR = Detector((), REGIONS, tier="patterns")


@settings(max_examples=150, deadline=None)
@given(MIXED, st.lists(MIXED, max_size=3))
def test_any_mixture_keeps_every_promise(text: str, window: list[str]) -> None:
    assert not broken(text, window, DETECTOR.scan(text, window))


@pytest.mark.parametrize("seed", range(4))
def test_inputs_of_the_fuzzer_keep_every_promise(seed: int) -> None:
    chance = Random(f"suite {seed}")
    for _ in range(300):
        text = make(chance)
        assert not broken(text, (), DETECTOR.scan(text)), ascii(text)


def test_with_the_model_too() -> None:
    detector, chance = Detector((), REGIONS), Random(77)
    for _ in range(100):
        text = make(chance)
        assert not broken(text, (), detector.scan(text)), ascii(text)
