"""Every published or derived test vector of the research (`law.json`, `test_vectors`), by its number.

Vectors give an input in words; here each is the case it describes. Where a vector names a day without its
year, a year in which that day needs no roll is taken, and the roll has vectors of its own.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sottovoce.law import Deadline, Facts, Moment, calendar, clock, shipped
from sottovoce.law.counting import add_days, rolled

BERLIN = ZoneInfo("Europe/Berlin")
LONDON = "GB-ENG"


def at(
    law: str, duty: str, start: Moment, places: str = "", zone: ZoneInfo | None = None, **known: int
) -> Deadline:
    return clock(
        shipped().law(law),
        duty,
        Facts({"start": start}, known),
        calendar(places) if places else None,
        zone or UTC,
    )


def due(law: str, duty: str, start: str, places: str = "", **known: int) -> str:
    found = at(law, duty, date.fromisoformat(start), places, None, **known).due
    assert found is not None
    assert (found.hour, found.minute, found.second) == (23, 59, 59)
    return found.date().isoformat()


def nominal(law: str, duty: str, start: str, places: str = "") -> str:
    return str(at(law, duty, date.fromisoformat(start), places).nominal)


DAYS = [
    ("T01", "UK", "rights.response", "2024-01-01", LONDON, "2024-02-01"),
    ("T02", "UK", "rights.response", "2024-11-25", LONDON, "2024-12-27"),
    ("T04", "UK", "rights.extension", "2024-11-25", LONDON, "2025-02-25"),
    ("T05", "UK", "rights.response", "2025-09-03", LONDON, "2025-10-03"),
    ("T05", "EU-GDPR", "rights.response", "2025-09-03", "FR", "2025-10-03"),
    ("T07", "UK", "rights.response", "2025-01-31", LONDON, "2025-02-28"),
    ("T08", "UK", "rights.response", "2024-01-31", LONDON, "2024-02-29"),
    ("T10", "UK", "rights.response", "2025-01-30", LONDON, "2025-02-28"),
    ("T13", "EU-GDPR", "rights.response", "2026-08-31", "EU", "2026-09-30"),
    ("T26", "UK", "rights.response", "2026-01-31", LONDON, "2026-03-02"),
    ("T28", "UK", "rights.response", "2026-10-14", LONDON, "2026-11-16"),
    ("T29", "UK", "rights.response", "2026-03-03", LONDON, "2026-04-07"),
    ("T31", "EU-GDPR", "rights.extension", "2026-08-31", "EU", "2026-11-30"),
    ("T40", "US-CA", "rights.acknowledgement", "2026-01-15", "US-CA", "2026-01-30"),
    ("T40", "US-CA", "rights.response", "2026-01-15", "US-CA", "2026-03-01"),
    ("T40", "US-CA", "rights.extension", "2026-01-15", "US-CA", "2026-04-15"),
    ("T41", "US-CA", "rights.opt_out", "2026-01-15", "US-CA", "2026-02-06"),
    ("T43", "US-NY-BREACH", "breach.individuals", "2026-11-23", "", "2026-12-23"),
    ("T44", "US-TX-BREACH", "breach.individuals", "2026-11-23", "", "2027-01-22"),
    ("T44", "US-TX-BREACH", "breach.authority", "2026-11-23", "", "2026-12-23"),
    ("T46", "US-IA-BREACH", "breach.authority", "2026-11-23", "", "2026-12-01"),
    ("T47", "US-OK-BREACH", "breach.authority", "2026-11-23", "", "2027-01-22"),
    ("T52", "SG", "breach.authority", "2026-11-23", "", "2026-11-26"),
    ("T53", "SG", "breach.authority", "2026-11-20", "", "2026-11-23"),
    ("T55", "MX", "rights.response", "2026-11-23", "", "2026-12-21"),
    ("T56", "AR", "rights.response", "2026-11-23", "", "2026-12-03"),
    ("T58", "KR", "rights.response", "2026-11-23", "", "2026-12-03"),
    ("T59", "CH", "rights.response", "2026-11-23", "", "2026-12-23"),
    ("T62", "TH", "rights.response", "2026-11-23", "", "2026-12-23"),
    ("T64", "EU-GDPR", "rights.response", "2028-02-29", "EU", "2028-03-29"),
]

NOMINAL = [
    ("T16", "2026-08-01", "2026-09-01"),
    ("T17", "2026-01-31", "2026-02-28"),
    ("T19", "2026-01-29", "2026-02-28"),
    ("T20", "2026-03-31", "2026-04-30"),
    ("T22", "2028-01-31", "2028-02-29"),
    ("T23", "2028-01-29", "2028-02-29"),
    ("T25", "2028-02-29", "2028-03-29"),
    ("T26", "2026-01-31", "2026-02-28"),
    ("T28", "2026-10-14", "2026-11-14"),
    ("T29", "2026-03-03", "2026-04-03"),
]

HOURS = [
    ("T34", "EU-GDPR", "2026-11-23T14:30+01:00", "2026-11-26T14:30+01:00"),
    ("T35", "EU-GDPR", "2026-11-20T16:30+01:00", "2026-11-23T16:30+01:00"),
    ("T37", "EU-GDPR", "2026-06-14T04:52+00:00", "2026-06-17T04:52+00:00"),
    ("T38", "EU-GDPR", "2026-10-24T12:00+02:00", "2026-10-27T11:00+01:00"),
    ("T61", "IN", "2027-06-01T10:00+05:30", "2027-06-04T10:00+05:30"),
]

# Shown in their own tests below.
ELSEWHERE = {"T11", "T14", "T32", "T49", "T50"}


@pytest.mark.parametrize(("number", "law", "duty", "start", "places", "expected"), DAYS)
def test_a_period_of_days_or_months_ends(
    number: str, law: str, duty: str, start: str, places: str, expected: str
) -> None:
    assert due(law, duty, start, places) == expected


@pytest.mark.parametrize(("number", "start", "expected"), NOMINAL)
def test_a_month_ends_before_any_roll(number: str, start: str, expected: str) -> None:
    assert nominal("EU-GDPR", "rights.response", start) == expected


@pytest.mark.parametrize(("number", "law", "aware", "expected"), HOURS)
def test_hours_are_never_rolled(number: str, law: str, aware: str, expected: str) -> None:
    deadline = at(law, "breach.authority", datetime.fromisoformat(aware), zone=BERLIN)
    assert deadline.due == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("aware", "bound"),
    [("2026-11-23T14:30", "Thursday 26 November 2026, 15:00"), ("2026-11-20T16:30", "17:00")],
)
def test_t34_t35_the_outer_bound_is_told_and_not_used(aware: str, bound: str) -> None:
    deadline = at("EU-GDPR", "breach.authority", datetime.fromisoformat(aware), zone=BERLIN)
    assert any(bound in line and "not used" in line for line in deadline.explanation)


def test_t11_the_rule_before_2019_is_not_produced() -> None:
    assert due("UK", "rights.response", "2025-08-01", LONDON) == "2025-09-01"


def test_t14_a_weekend_or_holiday_moves_to_the_next_working_day() -> None:
    # 1 May 2026 is a Friday and a holiday in Berlin.
    assert due("EU-GDPR", "rights.response", "2026-04-01", "DE") == "2026-05-04"
    assert due("EU-GDPR", "rights.response", "2026-04-01", "EU") == "2026-05-01"


def test_t32_a_complaint_is_acknowledged_within_thirty_days_from_the_day_after() -> None:
    """The vector's day lies before the duty's first one (19 June 2026), hence the counting by itself too."""
    rule, received = shipped().rules["UK"], date(2025, 6, 5)
    assert add_days(rule, received, 1) == date(2025, 6, 6)
    assert add_days(rule, received, 30) == date(2025, 7, 5)
    assert rolled(rule, date(2025, 7, 5), calendar(LONDON))[0] == date(2025, 7, 7)
    assert due("UK", "rights.acknowledgement", "2026-08-06", LONDON) == "2026-09-07"


def test_t40_the_internal_target_is_a_day_earlier() -> None:
    deadline = at("US-CA", "rights.response", date(2026, 1, 15))
    assert deadline.target is not None
    assert deadline.target.date() == date(2026, 2, 28)
    assert any("CCP 12a" in line and "not used" in line for line in deadline.explanation)


def test_t44_the_attorney_general_is_told_of_250_or_more() -> None:
    deadline = at("US-TX-BREACH", "breach.authority", date(2026, 11, 23), affected=249)
    assert not deadline.owed
    assert deadline.due is None
    assert at("US-TX-BREACH", "breach.authority", date(2026, 11, 23), affected=250).owed


@pytest.mark.parametrize(
    ("number", "day", "expected"), [("T49", "2024-07-04", "2025-03-01"), ("T50", "2026-01-01", "2027-03-01")]
)
def test_few_people_are_told_of_to_hhs_after_the_year(number: str, day: str, expected: str) -> None:
    assert due("US-HIPAA", "breach.authority", day, affected=499) == expected
    assert due("US-HIPAA", "breach.authority", day, affected=500) < expected


def test_every_vector_of_the_research_is_here(shared: Path) -> None:
    vectors = json.loads((shared / "law" / "law.json").read_text())["test_vectors"]
    shown = {case[0] for case in (*DAYS, *NOMINAL, *HOURS)} | ELSEWHERE
    assert {vector["id"] for vector in vectors} <= shown
