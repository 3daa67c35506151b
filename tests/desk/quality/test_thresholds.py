"""A threshold rises while what is found is too often wrong, not at the cost of what is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.desk.core.models import Act
from sottovoce.desk.quality.models import Correction, Threshold
from sottovoce.desk.quality.policy import MOST_LOST, PRECISION_WANTED, Looked, decide
from sottovoce.desk.quality.services.learnt import adjustments
from sottovoce.desk.quality.services.thresholds import pin, recompute, reset
from sottovoce.errors import BadInput, Refused
from tests.desk.fixtures import Desk

LOOKED = st.lists(st.builds(Looked, st.sampled_from([0.5, 0.6, 0.7, 0.8, 0.9]), st.booleans()), max_size=80)


def looks(right: int, wrong: int, *, sure: float = 0.9, unsure: float = 0.55) -> list[Looked]:
    return [Looked(sure, True)] * right + [Looked(unsure, False)] * wrong


def test_too_few_looks_decide_nothing() -> None:
    assert decide(looks(5, 14), 0.95).least == 0.0
    assert "20 are needed" in decide(looks(5, 14), 0.95).why


def test_a_threshold_comes_just_above_what_was_wrong() -> None:
    decided = decide(looks(30, 10), 0.95)
    assert decided.least == 0.56
    assert decided.why == "30 of 40 looked at were right; from 56% on 30 of 30 were."


def test_good_precision_needs_no_threshold() -> None:
    assert decide(looks(60, 2), 0.95).least == 0.0


def test_what_is_right_is_not_given_up() -> None:
    assert decide(looks(30, 20, sure=0.55, unsure=0.9), 0.95).least == 0.0


def test_no_threshold_goes_beyond_what_may_be_asked() -> None:
    assert decide(looks(30, 20, unsure=0.7), 0.6).least == 0.0


@given(LOOKED)
def test_whatever_was_looked_at_a_threshold_helps_and_costs_little(looked: list[Looked]) -> None:
    least = decide(looked, 0.95).least
    if least:
        kept = [each for each in looked if each.confidence >= least]
        right = sum(each.right for each in looked)
        assert sum(each.right for each in kept) >= (1 - MOST_LOST) * right
        assert sum(each.right for each in kept) / len(kept) >= PRECISION_WANTED
    assert decide(looked, 0.95) == decide(list(reversed(looked)), 0.95)


def wrong(desk: Desk, times: int, confidence: float = 0.55) -> None:
    Correction.objects.bulk_create(
        Correction(
            brand=desk.acme,
            judgement="wrong",
            kind="PERSON",
            language="en",
            confidence=confidence,
            before={},
            staff=desk.agent,
            at=desk.now,
        )
        for _ in range(times)
    )


def test_a_pinned_threshold_stays_until_it_is_reset(desk: Desk) -> None:
    pin(desk.officer, "PERSON", "en", 0.7, desk.now)
    wrong(desk, 30)
    recompute("PERSON", "en", desk.agent, desk.now)
    assert adjustments().thresholds == {("PERSON", "en"): 0.7}
    reset(desk.officer, "PERSON", "en", desk.now)
    assert not Threshold.objects.exists()
    assert Act.objects.filter(kind="detection.changed").count() == 2


@pytest.mark.parametrize(
    ("kind", "least"), [("CREDIT_CARD", 0.7), ("PERSON", 0.99), ("PERSON", -0.1), ("DRAGON", 0.5)]
)
def test_a_threshold_beyond_bounds_is_refused(desk: Desk, kind: str, least: float) -> None:
    with pytest.raises(BadInput):
        pin(desk.officer, kind, "en", least, desk.now)


def test_who_may_not_change_detection_pins_nothing(desk: Desk) -> None:
    with pytest.raises(Refused):
        pin(desk.agent, "PERSON", "en", 0.7, desk.now)
