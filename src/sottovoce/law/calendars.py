"""Calendars by name: which days are no working days where.

``DE``, ``GB-ENG``, ``US-CA`` and so on; ``EU`` knows weekends only.

The holidays are those of the library `holidays`, as observed. A calendar answers from 1950 to 2100.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from sottovoce.errors import BadInput

WEEKENDS_ONLY = "EU"
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True)
class Calendar:
    """The working days of a place; ``weekend`` holds weekdays, Monday being 0."""

    name: str
    weekend: frozenset[int]
    days: holidays.HolidayBase | None

    def holiday(self, day: date) -> str:
        """The name of the holiday that a day is; empty when it is none."""
        return str(self.days.get(day) or "") if self.days is not None else ""

    def rests(self, day: date) -> str:
        """Why a day is no working day, in a word or two; empty when it is one."""
        if name := self.holiday(day):
            return name
        return f"{day:%A}" if day.weekday() in self.weekend else ""

    def after(self, day: date, working_days: int) -> date:
        """The day that is so many working days after another."""
        while working_days:
            day += timedelta(days=1)
            working_days -= not self.rests(day)
        return day


@cache
def calendar(name: str) -> Calendar:
    """The calendar of a country (ISO 3166-1) or of a part of one (ISO 3166-2).

    Raises:
        BadInput: no such calendar is known.
    """
    if name == WEEKENDS_ONLY:
        return Calendar(name, frozenset((SATURDAY, SUNDAY)), None)
    country, _, part = name.upper().partition("-")
    try:
        days = holidays.country_holidays(country, subdiv=part or None)
    except NotImplementedError:
        raise BadInput(
            "There is no calendar of this name.",
            where="calendar",
            remedy="Name a country such as DE, a part of one such as GB-ENG, or EU for weekends only.",
        ) from None
    return Calendar(name.upper(), frozenset(days.weekend), days)
