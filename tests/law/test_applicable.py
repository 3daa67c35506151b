"""Which laws hold for a person, and why."""

from __future__ import annotations

from datetime import date

import pytest

from sottovoce.errors import NotFound
from sottovoce.law import shipped
from sottovoce.law.applicable import Person, Subject, applicable

TODAY = date(2026, 11, 25)


def laws(person: Person, subject: Subject = "rights", on: date = TODAY) -> list[str]:
    return [each.law.id for each in applicable(shipped(), person, subject, on)]


@pytest.mark.parametrize(
    ("residence", "subject", "expected"),
    [
        ("DE", "rights", ["EU-GDPR"]),
        ("NO", "rights", ["EU-GDPR"]),
        ("GB", "breach", ["UK"]),
        ("US-CA", "rights", ["US-CA"]),
        ("US-CA", "breach", ["US-CA-BREACH"]),
        ("US-TX", "rights", ["US-TX-PRIV"]),
        ("US-WY", "rights", []),
        ("CA-QC", "rights", ["CA-FED", "CA-QC"]),
        ("CA-ON", "rights", ["CA-FED"]),
    ],
)
def test_a_person_is_protected_where_they_live(residence: str, subject: Subject, expected: list[str]) -> None:
    assert laws(Person(residence), subject) == expected


def test_a_country_without_its_part_may_be_any_of_its_parts() -> None:
    found = laws(Person("US"))
    assert {"US-CA", "US-TX-PRIV", "US-VA-PRIV"} <= set(found)
    assert "US-HIPAA" not in found


def test_where_nobody_knows_the_residence_all_markets_may_hold() -> None:
    person = Person(markets=("DE", "US-CA"))
    assert laws(person) == ["EU-GDPR", "US-CA"]
    assert all("not known" in each.reasons[0] for each in applicable(shipped(), person, "rights", TODAY))


def test_a_controller_in_the_union_is_under_the_gdpr_wherever_the_person_lives() -> None:
    (california, gdpr) = applicable(shipped(), Person("US-CA", establishments=("IE",)), "rights", TODAY)
    assert (california.law.id, gdpr.law.id) == ("US-CA", "EU-GDPR")
    assert gdpr.reasons == ("The controller is established in IE (Art. 3(1)).",)


def test_one_law_has_all_its_reasons() -> None:
    (gdpr,) = applicable(shipped(), Person("DE", ("EU-GDPR",), ("DE",)), "rights", TODAY)
    assert len(gdpr.reasons) == 3


def test_a_sector_law_holds_for_those_who_say_so() -> None:
    assert laws(Person("US-WY", sectors=("US-HIPAA",))) == ["US-HIPAA"]


def test_a_law_that_is_not_yet_in_force_does_not_hold() -> None:
    assert laws(Person("CL"), on=date(2026, 11, 30)) == []
    assert laws(Person("CL"), on=date(2026, 12, 1)) == ["CL"]
    assert laws(Person("US-OK"), on=TODAY) == []


def test_a_law_that_nobody_knows_is_refused() -> None:
    with pytest.raises(NotFound):
        laws(Person(declared=("ATLANTIS",)))
