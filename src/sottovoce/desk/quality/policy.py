"""When corrections change what is detected. Pure: counts in, a decision with its reason out.

A phrase joins a list when it was corrected `SAME_CORRECTIONS` times, or at once when the corrector says so. A
threshold for a kind in a language is set where the lower bound of the measured precision lies under
`PRECISION_WANTED` and a threshold exists above which it does not, at the price of at most `MOST_LOST` of the
findings that people looked at and let stand. It goes when it is no longer needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sottovoce.desk.quality.intervals import ENOUGH, share

SAME_CORRECTIONS = 3
PRECISION_WANTED = 0.8
MOST_LOST = 0.02


@dataclass(frozen=True, slots=True)
class Looked:
    """A finding that a person looked at: how sure the desk was, and whether it was right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """The threshold to hold (0 is none), and why, in words."""

    least: float
    why: str


def decide(looked: Sequence[Looked], most: float) -> Decision:
    """The threshold for a kind in a language, from what people looked at; ``most`` is the highest allowed."""
    right = sum(each.right for each in looked)
    measured = share(right, len(looked))
    said = f"{right} of {len(looked)} looked at were right"
    if len(looked) < ENOUGH:
        return Decision(0.0, f"{said}; {ENOUGH} are needed to judge.")
    if measured.low >= PRECISION_WANTED:
        return Decision(0.0, f"{said}: at least {measured.low:.0%}, so nothing is held back.")
    for least in sorted({_above(each.confidence) for each in looked if not each.right}):
        above = [each for each in looked if each.confidence >= least]
        kept = sum(each.right for each in above)
        if least > most or right - kept > MOST_LOST * right:
            break
        if share(kept, len(above)).low >= PRECISION_WANTED:
            return Decision(least, f"{said}; from {least:.0%} on {kept} of {len(above)} were.")
    return Decision(0.0, f"{said}; no threshold would help without losing what is right.")


def _above(confidence: float) -> float:
    """The least confidence that leaves this one out; confidences have two digits."""
    return round(confidence + 0.01, 2)
