"""What each law asks, and by when. The public face of the engine.

Laws are data (``packs``, one TOML file each) with citations and the confidence of the research; periods are
counted by rules of their own name (``counting.toml``) on calendars of real places. Pure: no network, no
Django, no time of day.

    >>> from datetime import date
    >>> deadline = clock(shipped().law("EU-GDPR"), "rights.response", Facts({"received": date(2026, 3, 31)}))
    >>> deadline.nominal
    datetime.date(2026, 4, 30)
"""

from sottovoce.law.applicable import Applies, Person, applicable
from sottovoce.law.calendars import Calendar, calendar
from sottovoce.law.clock import clock, strictest
from sottovoce.law.library import Library, read, shipped
from sottovoce.law.model import (
    Certainty,
    Condition,
    CountingRule,
    Deadline,
    Duty,
    Facts,
    Law,
    Line,
    Moment,
    Pause,
    Statement,
    certainty_of,
)

__all__ = [
    "Applies",
    "Calendar",
    "Certainty",
    "Condition",
    "CountingRule",
    "Deadline",
    "Duty",
    "Facts",
    "Law",
    "Library",
    "Line",
    "Moment",
    "Pause",
    "Person",
    "Statement",
    "applicable",
    "calendar",
    "certainty_of",
    "clock",
    "read",
    "shipped",
    "strictest",
]
