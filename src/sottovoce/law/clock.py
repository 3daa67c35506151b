"""The clock: by when a duty must be done in one case, and why, line by line.

Pure: facts and calendar in, a deadline out; it never looks at the time of day. Hours are counted as they
pass. Days and months end with the last second of their last day in the zone asked for. What is not known is
taken as the strictest: of several duties whose conditions may hold, the earliest deadline counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sottovoce.errors import BadInput, NotFound
from sottovoce.law.calendars import Calendar
from sottovoce.law.calendars import calendar as calendar_named
from sottovoce.law.counting import add_days, add_months, add_working_days, rolled
from sottovoce.law.library import Library, shipped
from sottovoce.law.model import CountingRule, Deadline, Duty, Facts, Law, Line, Moment, Pause

LAST_SECOND = time(23, 59, 59)
ANY_START = "start"
# Calendars end with the year 9999; a slip of the pen is told as one.
LAST_YEAR = 2999


def clock(
    law: Law,
    duty: str,
    facts: Facts,
    calendar: Calendar | None = None,
    zone: tzinfo = UTC,
    library: Library | None = None,
) -> Deadline:
    """The deadline of a duty.

    Raises:
        NotFound: the law has no such duty, or not at that time.
        BadInput: the fact from which the clock runs is not given, or lies in another millennium.
    """
    for name, moment in facts.moments.items():
        if moment.year > LAST_YEAR:
            raise BadInput("This date is too far ahead.", where=name, remedy="Check its year.")
    rules = (library or shipped()).rules
    places = calendar or calendar_named(law.calendar)
    candidates = _in_force(law, duty, facts, zone)
    open_ones = [each for each in candidates if all(c.holds(facts.known) is not False for c in each.when)]
    if not open_ones:
        return _not_owed(law, candidates[0])
    deadlines = [_Count(law, each, rules[each.counting], facts, places, zone)() for each in open_ones]
    deadline = strictest(deadlines)
    if len(deadlines) > 1 or any(c.holds(facts.known) is None for c in deadline.duty.when):
        unknown = sorted({c.fact.replace("_", " ") for each in open_ones for c in each.when})
        said = Line(f"Not known: {', '.join(unknown)}. What is not known is taken as the strictest.")
        deadline = replace(deadline, lines=(*deadline.lines, said))
    return _not_later_than_other(law, deadline, facts, places, zone, library)


def strictest(deadlines: Iterable[Deadline]) -> Deadline:
    """The deadline to work by among several: one without a figure ("without undue delay") does not outdo a
    date, since it names none to work by.
    """
    return min(
        deadlines,
        key=lambda each: (not each.owed, each.due is None, each.due or datetime.max.replace(tzinfo=UTC)),
    )


def _in_force(law: Law, duty: str, facts: Facts, zone: tzinfo) -> list[Duty]:
    named = law.duties_named(duty)
    if not named:
        known = sorted({each.id for each in law.duties})
        raise NotFound(
            f"{law.id} has no duty of this name.",
            where="duty",
            remedy=f"It has {', '.join(known) or 'none'}.",
        )
    on = _day(_start(named[0], facts), zone)
    holding = [each for each in named if law.in_force(on) and each.in_force(on)]
    if not holding:
        first = max(filter(None, (law.effective, named[0].effective)), default=None)
        since = f"It holds from {first.isoformat()} on." if first and on < first else ""
        raise NotFound(
            f"{law.id} does not have this duty on {on.isoformat()}.",
            where="duty",
            remedy=f"{since} The law before it is not in this pack.".strip(),
        )
    return holding


def _start(duty: Duty, facts: Facts) -> Moment:
    """The latest of the moments from which a duty's clock may run."""
    given = [facts.moments[name] for name in duty.starts if name in facts.moments]
    if given:
        return max(given, key=_comparable)
    if ANY_START in facts.moments:
        return facts.moments[ANY_START]
    raise BadInput(
        "The clock needs to know when this began.",
        where=" or ".join(duty.starts),
        remedy="Give the date, or date and time.",
    )


def _comparable(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return datetime.combine(moment, time(), UTC)


def _day(moment: Moment, zone: tzinfo) -> date:
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(zone).date() if moment.tzinfo else moment.date()


def _not_owed(law: Law, duty: Duty) -> Deadline:
    said = f"Not owed here: it holds only for {' and '.join(map(str, duty.when))}."
    return Deadline(law.id, duty, None, None, None, said, False, (Line(said, duty.citation),))


def _not_later_than_other(
    law: Law,
    deadline: Deadline,
    facts: Facts,
    places: Calendar,
    zone: tzinfo,
    library: Library | None,
) -> Deadline:
    other = deadline.duty.no_later_than
    if not other:
        return deadline
    order = "before" if deadline.duty.before else "not later than"
    lines = [*deadline.lines, Line(f"It comes {order} {other}.", deadline.duty.citation)]
    bounds = [deadline.due, clock(law, other, facts, places, zone, library).due]
    if told := facts.moments.get("individuals_notified"):
        bounds.append(_end_of(_day(told, zone), zone))
        lines.append(Line(f"The individuals were told on {_said(_day(told, zone))}."))
    due = min(filter(None, bounds), default=None)
    if due is not None and due != deadline.due:
        lines.append(Line(f"Hence due by {_said(due)}."))
    target = min(filter(None, (deadline.target, due)), default=None)
    return replace(deadline, due=due, target=target, lines=tuple(lines))


class _Count:
    """One duty counted in one case, its steps written down as they are taken."""

    def __init__(
        self, law: Law, duty: Duty, rule: CountingRule, facts: Facts, places: Calendar, zone: tzinfo
    ) -> None:
        self._law, self._duty, self._rule = law, duty, rule
        self._facts, self._places, self._zone = facts, places, zone
        self._lines: list[Line] = []

    def __call__(self) -> Deadline:
        duty = self._duty
        self._say(f"{self._law.name}, {duty.id}: {duty.period}.", duty.citation)
        if duty.note:
            self._say(f"{duty.note[0].upper()}{duty.note[1:]}.", duty.citation)
        start = _start(duty, self._facts)
        runs = f" ({duty.runs_from})" if duty.runs_from else ""
        self._say(f"The clock runs from {_said(self._local(start))}{runs}.")
        if duty.value is None:
            return self._deadline(None, None, None, duty.wording)
        if duty.unit == "hour":
            return self._in_hours(start)
        return self._in_days(_day(start, self._zone))

    def _in_hours(self, start: Moment) -> Deadline:
        begun = self._instant(start)
        due = (begun + timedelta(hours=self._duty.value or 0)).astimezone(self._zone)
        self._say(self._rule.hours, self._rule.citation)
        if begun.astimezone(self._zone).utcoffset() != due.utcoffset():
            self._say("The clocks change in between: the hours that really pass are counted.")
        self._say(f"Due by {_said(due)}.")
        if self._rule.full_hours and (due.minute or due.second):
            bound = due.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            self._say(f"Outer bound by art 3(1), not used: {_said(bound)}.", self._rule.citation)
        return self._deadline(due, due, due, "")

    def _in_days(self, start: date) -> Deadline:
        if self._duty.after == "year_end":
            start = date(start.year, 12, 31)
            self._say(f"The period begins with the end of that calendar year: {_said(start)}.")
        self._say(self._rule.first_day, self._rule.citation)
        nominal = self._last_day(start)
        self._say(f"{self._duty.period} end{'s' if self._duty.value == 1 else ''} on {_said(nominal)}.")
        nominal, standing = self._paused(nominal)
        if standing:
            return self._deadline(None, None, nominal, standing)
        day, reasons = rolled(self._rule, nominal, self._places)
        self._say_roll(day, reasons, nominal)
        due = _end_of(day, self._zone)
        self._say(f"Due by {_said(due)}.")
        target = due
        if self._duty.target_days_earlier:
            target = _end_of(day - timedelta(days=self._duty.target_days_earlier), self._zone)
            self._say(f"Work towards {_said(target.date())}: {self._duty.target_reason}.")
        return self._deadline(due, target, nominal, "")

    def _last_day(self, start: date) -> date:
        duty, rule, value = self._duty, self._rule, self._duty.value or 0
        if duty.unit == "month":
            last = add_months(start, value)
            if last.day != start.day:
                self._say(rule.month_end, rule.citation)
            return last
        if duty.days == "business":
            self._say(f"Working days are those of the calendar {self._places.name}.")
            if rule.closed_reason:
                self._say(rule.closed_reason, rule.citation)
            return add_working_days(rule, start, value, self._places)
        return add_days(rule, start, value)

    def _paused(self, last: date) -> tuple[date, str]:
        """The last day moved by the days on which the clock stood still, and why it still does, if so."""
        for pause in self._facts.pauses:
            if pause.kind not in self._duty.pauses:
                self._say(
                    f"This law does not stop the clock for {pause.kind}; it runs on.", self._duty.citation
                )
                continue
            authority = self._duty.pause_note or f"the law stops the clock for {pause.kind}"
            if pause.end is None:
                said = f"The clock stands still since {_said(pause.start)}, waiting for {pause.kind}"
                self._say(f"{said}: {authority}.", self._duty.citation)
                return last, f"{said}."
            days = _length(pause)
            last += timedelta(days=days)
            self._say(
                f"{days} days do not count, from {_said(pause.start)} to {_said(pause.end)} ({pause.kind}):"
                f" {authority}.",
                self._duty.citation,
            )
        return last, ""

    def _say_roll(self, day: date, reasons: str, nominal: date) -> None:
        if reasons:
            self._say(
                f"{reasons[0].upper()}{reasons[1:]} (calendar {self._places.name}). {self._rule.roll}",
                self._rule.citation,
            )
        elif self._rule.later and self._places.rests(nominal):
            self._say(self._rule.later, self._rule.citation)

    def _deadline(
        self, due: datetime | None, target: datetime | None, nominal: Moment | None, wording: str
    ) -> Deadline:
        return Deadline(self._law.id, self._duty, due, target, nominal, wording, True, tuple(self._lines))

    def _say(self, text: str, citation: str = "") -> None:
        self._lines.append(Line(text, citation))

    def _local(self, moment: Moment) -> Moment:
        if isinstance(moment, datetime):
            return moment.astimezone(self._zone) if moment.tzinfo else moment.replace(tzinfo=self._zone)
        return moment

    def _instant(self, moment: Moment) -> datetime:
        """A moment as an instant; of a day whose hour is not known, its first."""
        if isinstance(moment, datetime):
            return (moment if moment.tzinfo else moment.replace(tzinfo=self._zone)).astimezone(UTC)
        self._say("The hour is not known: the beginning of the day counts, which is the strictest.")
        return datetime.combine(moment, time(), self._zone).astimezone(UTC)


def _length(pause: Pause) -> int:
    """The days of a pause, first and last included (DPA 2018 s.54(3C))."""
    return ((pause.end or pause.start) - pause.start).days + 1


def _end_of(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, LAST_SECOND, zone)


def _said(moment: Moment) -> str:
    if isinstance(moment, datetime):
        hour = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
        return f"{moment:%A} {moment.day} {moment:%B %Y}, {hour} ({moment.tzname()})"
    return f"{moment:%A} {moment.day} {moment:%B %Y}"
