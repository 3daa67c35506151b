"""What a measurement says: one row of the table, with the target it must reach."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One measured number. ``ratio`` is ours to the peer's; ``reach`` says the target in words."""

    name: str
    ours: float
    unit: str
    against: str
    peer: float | None
    ratio: float | None
    reach: str
    holds: bool

    @classmethod
    def times(cls, name: str, ours: float, unit: str, against: str, peer: float, least: float) -> Row:
        """Ours must be at least so many times the peer's number, measured in the same run."""
        ratio = ours / peer
        return cls(name, ours, unit, against, peer, ratio, f"≥ {least:g} times", ratio >= least)

    @classmethod
    def at_least(cls, name: str, ours: float, unit: str, least: float, against: str = "") -> Row:
        """Ours must not be smaller than a figure."""
        return cls(name, ours, unit, against, None, None, f"≥ {least:,g} {unit}", ours >= least)

    @classmethod
    def at_most(cls, name: str, ours: float, unit: str, most: float, against: str = "") -> Row:
        """Ours must not be larger than a figure."""
        return cls(name, ours, unit, against, None, None, f"≤ {most:,g} {unit}", ours <= most)

    @classmethod
    def ratio_at_most(cls, name: str, ours: float, unit: str, against: str, peer: float, most: float) -> Row:
        """Ours must be at most so many times the peer's number, measured in the same run."""
        ratio = ours / peer
        return cls(name, ours, unit, against, peer, ratio, f"≤ {most:g} times", ratio <= most)


def rate(work: Callable[[], object], *, seconds: float = 1.0) -> float:
    """How often a second ``work`` runs: the middle of a few rounds, after a warm-up."""
    return rates(work, seconds=seconds)[0]


def rates(*works: Callable[[], object], seconds: float = 1.0) -> list[float]:
    """How often a second each of them runs, measured in turn, so that a busy moment slows all alike."""
    numbers = [_calls_within(work, seconds / ROUNDS) for work in works]
    measured = [
        [_once(work, number) for work, number in zip(works, numbers, strict=True)] for _ in range(ROUNDS)
    ]
    return [statistics.median(column) for column in zip(*measured, strict=True)]


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _calls_within(work: Callable[[], object], seconds: float) -> int:
    started = time.perf_counter()
    calls = 0
    while time.perf_counter() - started < seconds:
        work()
        calls += 1
    return calls


def _once(work: Callable[[], object], number: int) -> float:
    started = time.perf_counter()
    for _ in range(number):
        work()
    return number / (time.perf_counter() - started)
