"""The bar chart: bars stand on one floor, in their box, as high as what they count."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.desk.core.bar_chart import bar_chart

FIRST = date(2026, 11, 1)


def counted(numbers: list[int]) -> list[tuple[date, int]]:
    return [(FIRST + timedelta(days=number), count) for number, count in enumerate(numbers)]


@settings(max_examples=80)
@given(st.lists(st.integers(0, 10**7), max_size=60))
def test_every_bar_stands_on_the_floor_inside_the_box(numbers: list[int]) -> None:
    chart = bar_chart(counted(numbers))
    assert chart.total == sum(numbers)
    for bar in chart.bars:
        assert abs(bar.y + bar.height - chart.floor) < 0.02
        assert bar.y >= chart.ceiling - 0.02
        assert bar.x >= 0
        assert bar.x + bar.width <= chart.width
        assert (bar.height > 0) == (bar.count > 0)


def test_the_busiest_day_is_the_highest_and_half_of_it_half_as_high() -> None:
    most, half, none = bar_chart(counted([100, 50, 0])).bars
    assert most.height == 2 * half.height
    assert none.height == 0


def test_every_seventh_day_is_named_and_so_is_the_last() -> None:
    chart = bar_chart(counted([1] * 31))
    assert [bar.mark for bar in chart.bars].count(True) == 5
    assert chart.bars[-1].mark
