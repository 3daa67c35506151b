"""A small bar chart as data: counts by day become bars, which a template draws as SVG beside their table.

Pure. Lengths are units of the drawing's own box; the page scales it to its width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH = 720
HEIGHT = 220
GAP = 4
ROOM_ABOVE = 34
ROOM_BELOW = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """One day. ``mark`` is the day's label under the axis, empty where it would crowd its neighbours."""

    day: date
    count: int
    x: float
    y: float
    width: float
    height: float
    mark: bool

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class BarChart:
    """The whole drawing."""

    bars: tuple[Bar, ...]
    most: int
    total: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def floor(self) -> int:
        return HEIGHT - ROOM_BELOW

    @property
    def ceiling(self) -> int:
        return ROOM_ABOVE


def bar_chart(counts: Sequence[tuple[date, int]]) -> BarChart:
    """Bars for counts by day, oldest first; a day with anything at all is at least a sliver high."""
    most = max((count for _, count in counts), default=0)
    step = WIDTH / max(len(counts), 1)
    room = HEIGHT - ROOM_ABOVE - ROOM_BELOW
    bars = []
    for number, (day, count) in enumerate(counts):
        height = max(2.0, room * count / most) if count else 0.0
        bars.append(
            Bar(
                day,
                count,
                round(number * step + GAP / 2, 2),
                round(HEIGHT - ROOM_BELOW - height, 2),
                round(step - GAP, 2),
                round(height, 2),
                (len(counts) - 1 - number) % 7 == 0,
            )
        )
    return BarChart(tuple(bars), most, sum(count for _, count in counts))
