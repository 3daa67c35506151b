"""The clock: what a deadline rests on, what stops it, and that it is never later than the law."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.errors import BadInput, NotFound
from sottovoce.law import Facts, Pause, calendar, clock, shipped, strictest
from sottovoce.law.counting import add_months

LAWS = shipped().laws
GDPR, UK = LAWS["EU-GDPR"], LAWS["UK"]
LONGEST_ROLL = timedelta(days=12)
DAYS = st.dates(date(2028, 2, 1), date(2034, 6, 1))
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"])
DUTIES = st.sampled_from(
    sorted({(law.id, duty.id) for law in LAWS.values() for duty in law.duties if duty.value is not None})
)


def test_each_step_is_explained_with_what_it_rests_on() -> None:
    deadline = clock(GDPR, "rights.response", Facts({"received": date(2026, 1, 31)}), calendar("DE"))
    said = " ".join(deadline.explanation)
    for step in (
        "1 month",
        "from Saturday 31 January 2026 (receipt of the request)",
        "last day of the month",
        "28 February is a Saturday, 1 March is a Sunday (calendar DE)",
        "Due by Monday 2 March 2026",
    ):
        assert step in said
    assert deadline.citations == ("Art. 12(3)", "Reg. (EEC, Euratom) 1182/71 arts 2-3")


def test_what_the_law_gives_no_figure_for_has_its_words() -> None:
    deadline = clock(GDPR, "breach.individuals", Facts({"aware": date(2026, 1, 31)}))
    assert (deadline.due, deadline.wording, deadline.owed) == (None, "without undue delay", True)


@pytest.mark.parametrize("far", [date(9999, 12, 31), datetime(9999, 12, 31, 23, tzinfo=UTC)])
@pytest.mark.parametrize("duty", ["rights.response", "breach.authority"])
def test_a_date_of_another_millennium_is_a_slip_of_the_pen(duty: str, far: date) -> None:
    with pytest.raises(BadInput, match="too far ahead"):
        clock(GDPR, duty, Facts({"start": far}))


def test_a_day_without_its_hour_begins_at_midnight() -> None:
    deadline = clock(
        GDPR, "breach.authority", Facts({"aware": date(2026, 3, 2)}), zone=ZoneInfo("Europe/Berlin")
    )
    assert deadline.due == datetime(2026, 3, 5, tzinfo=ZoneInfo("Europe/Berlin"))
    assert any("hour is not known" in line for line in deadline.explanation)


def test_a_request_of_late_evening_belongs_to_the_day_of_its_zone() -> None:
    late = Facts({"received": datetime(2026, 3, 2, 23, 30, tzinfo=UTC)})
    assert clock(GDPR, "rights.response", late, zone=ZoneInfo("Europe/Berlin")).nominal == date(2026, 4, 3)
    assert clock(GDPR, "rights.response", late, zone=UTC).nominal == date(2026, 4, 2)


def test_the_latest_of_several_starts_counts_where_the_law_says_so() -> None:
    moments = {"received": date(2026, 3, 2), "identity_received": date(2026, 3, 9)}
    assert clock(UK, "rights.response", Facts(moments)).nominal == date(2026, 4, 9)
    assert clock(GDPR, "rights.response", Facts(moments)).nominal == date(2026, 4, 2)


def test_clarification_stops_the_clock_where_the_law_allows_it() -> None:
    """DPA 2018 s.54(3C): from the day of asking to the day of receiving, both included."""
    paused = Facts(
        {"received": date(2026, 3, 2)}, pauses=(Pause("clarification", date(2026, 3, 4), date(2026, 3, 6)),)
    )
    assert clock(UK, "rights.response", paused).nominal == date(2026, 4, 5)
    assert clock(GDPR, "rights.response", paused).nominal == date(2026, 4, 2)
    assert any("does not stop" in line for line in clock(GDPR, "rights.response", paused).explanation)


def test_a_clock_that_stands_still_shows_no_date() -> None:
    waiting = Facts({"received": date(2026, 3, 2)}, pauses=(Pause("identity", date(2026, 3, 3)),))
    deadline = clock(GDPR, "rights.response", waiting)
    assert deadline.due is None
    assert "stands still since Tuesday 3 March 2026" in deadline.wording
    california = clock(LAWS["US-CA"], "rights.response", waiting)
    assert california.due is not None


def test_what_is_not_known_is_taken_as_the_strictest() -> None:
    discovered = {"discovered": date(2026, 2, 2)}
    unknown = clock(LAWS["US-HIPAA"], "breach.authority", Facts(discovered))
    many = clock(LAWS["US-HIPAA"], "breach.authority", Facts(discovered, {"affected": 500}))
    assert unknown.due == many.due
    assert any("Not known: affected" in line for line in unknown.explanation)


def test_an_authority_that_comes_no_later_than_the_people_follows_them() -> None:
    law = LAWS["US-CT-BREACH"]
    facts = {"discovered": date(2026, 2, 2), "individuals_notified": date(2026, 2, 10)}
    deadline = clock(law, "breach.authority", Facts(facts))
    assert deadline.due is not None
    assert deadline.due.date() == date(2026, 2, 10)


def test_a_law_of_a_later_day_is_not_used_for_an_earlier_one() -> None:
    with pytest.raises(NotFound, match="does not have this duty on 2026-11-30") as stop:
        clock(LAWS["CL"], "rights.response", Facts({"received": date(2026, 11, 30)}))
    assert "from 2026-12-01 on" in stop.value.remedy
    assert clock(LAWS["CL"], "rights.response", Facts({"received": date(2026, 12, 1)})).owed


def test_an_unknown_duty_is_answered_with_those_there_are() -> None:
    with pytest.raises(NotFound) as stop:
        clock(GDPR, "rights.nonsense", Facts({"received": date(2026, 1, 1)}))
    assert "rights.response" in stop.value.remedy


def test_a_clock_without_a_start_asks_for_it() -> None:
    with pytest.raises(BadInput) as stop:
        clock(GDPR, "rights.response", Facts({}))
    assert stop.value.where == "received"


def test_the_strictest_of_several_laws_is_the_earliest_date() -> None:
    facts = Facts({"start": date(2026, 3, 2)})
    deadlines = [clock(LAWS[law], "rights.response", facts) for law in ("EU-GDPR", "US-CA", "BR", "JP")]
    assert strictest(deadlines).law == "BR"
    assert strictest(reversed(deadlines)).law == "BR"


@given(DUTIES, DAYS, ZONES)
def test_no_clock_is_later_than_its_longest_reading(which: tuple[str, str], day: date, zone: str) -> None:
    law = LAWS[which[0]]
    deadline = clock(law, which[1], Facts({"start": day}), zone=ZoneInfo(zone))
    duty = deadline.duty
    if deadline.due is None:
        return
    value = duty.value or 0
    start = date(day.year, 12, 31) if duty.after else day
    if duty.unit == "hour":
        began = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        assert deadline.due.astimezone(UTC) == began + timedelta(hours=value)
        return
    if duty.unit == "month":
        bound = add_months(start, value) + LONGEST_ROLL
    elif duty.days == "business":
        bound = start + timedelta(days=2 * value + 32)
    else:
        bound = start + timedelta(days=value) + LONGEST_ROLL
    assert day <= deadline.due.date() <= bound
    assert deadline.target is not None
    assert deadline.target <= deadline.due
    assert deadline.lines
    assert deadline.citations


@given(DUTIES, DAYS, st.integers(1, 40))
def test_what_begins_later_is_never_due_earlier(which: tuple[str, str], day: date, later: int) -> None:
    law = LAWS[which[0]]
    first = clock(law, which[1], Facts({"start": day})).due
    second = clock(law, which[1], Facts({"start": day + timedelta(days=later)})).due
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert first <= second


@given(DAYS, st.times(), ZONES)
def test_hours_pass_as_they_pass_whatever_the_clocks_do(day: date, hour: time, zone: str) -> None:
    moment = datetime.combine(day, hour, ZoneInfo(zone))
    deadline = clock(GDPR, "breach.authority", Facts({"aware": moment}), zone=ZoneInfo(zone))
    assert deadline.due is not None
    assert deadline.due.astimezone(UTC) - moment.astimezone(UTC) == timedelta(hours=72)
