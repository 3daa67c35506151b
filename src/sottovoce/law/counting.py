"""Counting: from the day of an event to the last day of a period, by a named rule. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from sottovoce.law.calendars import SATURDAY, SUNDAY, Calendar
from sottovoce.law.model import CountingRule


def add_months(day: date, months: int) -> date:
    """The same date so many months later, or the last day of a month that has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def closed(rule: CountingRule, day: date) -> bool:
    """Whether a rule itself says that a day is no working day, such as 25 December to 15 January."""
    name = f"{day:%m-%d}"
    return any(
        first <= name <= last if first <= last else name >= first or name <= last
        for first, last in rule.closed
    )


def add_days(rule: CountingRule, day: date, days: int) -> date:
    """The last day of a period of calendar days that an event on a day begins."""
    return day + timedelta(days=days - rule.counts_first_day)


def add_working_days(rule: CountingRule, day: date, days: int, places: Calendar) -> date:
    """The last day of a period of working days; those that the rule closes are none."""
    while days:
        day = places.after(day, 1)
        days -= not closed(rule, day)
    return day


def rolled(rule: CountingRule, day: date, places: Calendar) -> tuple[date, str]:
    """A last day moved forward from rest days as the rule says, and why it was; the same day, and nothing,
    where the rule moves none.
    """
    reasons: list[str] = []
    while reason := _moves(rule, day, places):
        reasons.append(f"{day.day} {day:%B} is {reason}")
        day += timedelta(days=1)
    return day, ", ".join(reasons)


def _moves(rule: CountingRule, day: date, places: Calendar) -> str:
    if "saturday" in rule.rolls_from and day.weekday() == SATURDAY:
        return "a Saturday"
    if "sunday" in rule.rolls_from and day.weekday() == SUNDAY:
        return "a Sunday"
    if "holiday" in rule.rolls_from and (name := places.holiday(day)):
        return f"a holiday ({name})"
    return "closed" if "closed" in rule.rolls_from and closed(rule, day) else ""
