"""How long the desk waits before it asks a network again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.channels import backoff
from sottovoce.channels.waiting import LONGEST_WAIT_SECONDS


@given(st.integers(-3, 10_000))
def test_a_wait_is_never_nothing_and_never_without_end(attempts: int) -> None:
    assert 0 < backoff(attempts) <= LONGEST_WAIT_SECONDS


@given(st.integers(0, 40), st.floats(0.1, 3_600))
def test_a_wait_is_never_shorter_than_the_platform_asked_for(attempts: int, asked: float) -> None:
    assert backoff(attempts, asked) >= asked


def test_waits_grow_with_each_failure() -> None:
    shortest_of_the_fourth = min(backoff(4) for _ in range(50))
    longest_of_the_second = max(backoff(2) for _ in range(50))
    assert shortest_of_the_fourth > longest_of_the_second


def test_waits_are_scattered_so_that_all_do_not_come_back_at_once() -> None:
    assert len({backoff(5, 60.0) for _ in range(20)}) > 10
