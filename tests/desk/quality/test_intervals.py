"""Intervals are Wilson's: known values, and what must hold of every one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.desk.quality.intervals import share, weighted_share


# R 4.3, `prop.test(x, n, correct = FALSE)$conf.int`.
@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (29, 29, 0.8830, 1.0)],
)
def test_published_values(hits: int, of: int, low: float, high: float) -> None:
    found = share(hits, of)
    assert (found.low, found.high) == (pytest.approx(low, abs=2e-4), pytest.approx(high, abs=2e-4))


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share_and_narrows_with_more(pair: tuple[int, int]) -> None:
    hits, of = pair
    found, more = share(hits, of), share(10 * hits, 10 * of)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert more.high - more.low < found.high - found.low


@given(st.lists(st.booleans(), min_size=1, max_size=50), st.floats(0.1, 1000))
def test_equal_weights_are_no_weights(judged: list[bool], weight: float) -> None:
    plain, weighted = share(sum(judged), len(judged)), weighted_share((hit, weight) for hit in judged)
    assert weighted.low == pytest.approx(plain.low)
    assert weighted.of == pytest.approx(plain.of)


def test_unequal_weights_count_for_less_and_pull_the_share() -> None:
    found = weighted_share([(True, 1.0)] * 30 + [(False, 9.0)] * 10)
    assert found.value == pytest.approx(30 / 120)
    assert found.of < 40


def test_nothing_judged_leaves_all_open() -> None:
    assert (weighted_share([]).low, weighted_share([]).high, weighted_share([]).enough) == (0.0, 1.0, False)
