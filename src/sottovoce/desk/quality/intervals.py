"""How sure a measured share is: Wilson's score interval (E. B. Wilson, JASA 22, 1927). Pure.

Counts may be weighted: then ``of`` is the effective size of the sample (L. Kish, Survey Sampling, 1965).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

# The 97.5th percentile of the normal distribution: 95 per cent lie between it and its opposite.
Z = 1.959964
# Below this an interval says so little that a number would mislead.
ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Share:
    """A measured share with its interval; ``of`` is how many were judged, weighted or not."""

    value: float
    low: float
    high: float
    of: float

    @property
    def enough(self) -> bool:
        return self.of >= ENOUGH


def share(hits: float, of: float) -> Share:
    """The share of hits among those judged, with its 95 per cent interval; all is open when none was."""
    if of <= 0:
        return Share(0.0, 0.0, 1.0, 0.0)
    value = min(1.0, max(0.0, hits / of))
    spread = Z * sqrt(value * (1 - value) / of + Z * Z / (4 * of * of))
    middle, divisor = value + Z * Z / (2 * of), 1 + Z * Z / of
    low, high = (middle - spread) / divisor, (middle + spread) / divisor
    return Share(value, max(0.0, min(low, value)), min(1.0, max(high, value)), of)


def weighted_share(judged: Iterable[tuple[bool, float]]) -> Share:
    """The same of judgements of which each stands for so many."""
    pairs = list(judged)
    total, squares = sum(weight for _, weight in pairs), sum(weight * weight for _, weight in pairs)
    if not total:
        return share(0, 0)
    effective = total * total / squares
    return share(effective * sum(weight for hit, weight in pairs if hit) / total, effective)
