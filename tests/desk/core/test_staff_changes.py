"""Staff: who is let go is out at once, somebody always stays to manage, and each change is an act."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from sottovoce.desk.core import staff_changes
from sottovoce.desk.core.models import Act, Staff
from sottovoce.desk.core.selectors.ledger import one_act
from sottovoce.errors import BadInput, Conflict, NotFound, Refused
from tests.desk.fixtures import Desk


@pytest.fixture
def administrator(desk: Desk) -> Any:
    return desk.staff["administrator"]


def signed_in(email: str, password: str) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/accounts/password/change/").status_code == 200


def test_a_new_person_signs_in_with_the_password_that_is_shown_once(desk: Desk, administrator: Any) -> None:
    added = staff_changes.add_staff(
        administrator, "Noor@Staff.example", "  Noor   Haddad ", "agent", [desk.acme.id], desk.now
    )
    assert (added.person.email, added.person.name) == ("noor@staff.example", "Noor Haddad")
    assert added.person.brand_ids() == [desk.acme.id]
    assert is_in(signed_in("noor@staff.example", added.password))


def test_one_address_is_one_person(desk: Desk, administrator: Any) -> None:
    with pytest.raises(Conflict):
        staff_changes.add_staff(administrator, "AGENT@staff.example", "Again", "agent", [], desk.now)


@pytest.mark.parametrize(
    ("email", "name", "role", "brands", "field"),
    [
        ("nowhere", "Noor", "agent", [], "email"),
        ("noor@staff.example", " ", "agent", [], "name"),
        ("noor@staff.example", "Noor", "king", [], "role"),
        ("noor@staff.example", "Noor", "agent", [0], "brands"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    desk: Desk, administrator: Any, email: str, name: str, role: str, brands: list[int], field: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        staff_changes.add_staff(administrator, email, name, role, brands, desk.now)
    assert refusal.value.where == field
    assert not Staff.objects.filter(name="Noor").exists()


def test_who_is_let_go_is_signed_out_everywhere_at_once(desk: Desk, administrator: Any) -> None:
    added = staff_changes.add_staff(administrator, "noor@staff.example", "Noor", "agent", [], desk.now)
    browsers = [signed_in(added.person.email, added.password) for _ in range(2)]
    assert all(map(is_in, browsers))
    staff_changes.deactivate(administrator, added.person.id, desk.now)
    assert not any(map(is_in, browsers))
    assert not is_in(signed_in(added.person.email, added.password))


def test_an_old_session_does_not_come_back_with_the_person(desk: Desk, administrator: Any) -> None:
    added = staff_changes.add_staff(administrator, "noor@staff.example", "Noor", "agent", [], desk.now)
    browser = signed_in(added.person.email, added.password)
    staff_changes.deactivate(administrator, added.person.id, desk.now)
    password = staff_changes.reactivate(administrator, added.person.id, desk.now)
    assert not is_in(browser)
    assert is_in(signed_in(added.person.email, password))


def test_a_new_password_ends_the_sessions_of_the_old_one(desk: Desk, administrator: Any) -> None:
    added = staff_changes.add_staff(administrator, "noor@staff.example", "Noor", "agent", [], desk.now)
    browser = signed_in(added.person.email, added.password)
    password = staff_changes.new_password(administrator, added.person.id, desk.now)
    assert not is_in(browser)
    assert not is_in(signed_in(added.person.email, added.password))
    assert is_in(signed_in(added.person.email, password))


def test_the_last_administrator_stays(desk: Desk, administrator: Any) -> None:
    added = staff_changes.add_staff(
        administrator, "noor@staff.example", "Noor", "administrator", [], desk.now
    )
    staff_changes.deactivate(added.person, administrator.id, desk.now)
    # As after a takeover: somebody who is no longer there tries to put the last one out.
    with pytest.raises(Refused):
        staff_changes.deactivate(administrator, added.person.id, desk.now)
    with pytest.raises(Refused):
        staff_changes.change_role(administrator, added.person.id, "agent", desk.now)
    assert Staff.objects.get(id=added.person.id).is_active


def test_nobody_changes_their_own_role_or_lets_themselves_go(desk: Desk, administrator: Any) -> None:
    staff_changes.add_staff(administrator, "noor@staff.example", "Noor", "administrator", [], desk.now)
    with pytest.raises(Refused):
        staff_changes.change_role(administrator, administrator.id, "privacy_officer", desk.now)
    with pytest.raises(Refused):
        staff_changes.deactivate(administrator, administrator.id, desk.now)


@pytest.mark.parametrize("role", ["agent", "team_lead", "privacy_officer", "counsel", "auditor"])
def test_only_an_administrator_manages_staff(desk: Desk, role: str) -> None:
    somebody, other = desk.staff[role], desk.staff["administrator"]
    for attempt in (
        lambda: staff_changes.add_staff(somebody, "noor@staff.example", "Noor", "agent", [], desk.now),
        lambda: staff_changes.change_role(somebody, other.id, "agent", desk.now),
        lambda: staff_changes.set_brands(somebody, other.id, [], desk.now),
        lambda: staff_changes.deactivate(somebody, other.id, desk.now),
        lambda: staff_changes.new_password(somebody, other.id, desk.now),
        lambda: staff_changes.end_sessions(somebody, other.id, desk.now),
    ):
        with pytest.raises(Refused):
            attempt()


def test_a_change_of_brands_and_role_is_recorded_with_what_it_was(desk: Desk, administrator: Any) -> None:
    staff_changes.set_brands(administrator, desk.agent.id, [desk.acme.id, desk.other.id], desk.now)
    staff_changes.change_role(administrator, desk.agent.id, "team_lead", desk.now)
    staff_changes.change_role(administrator, desk.agent.id, "team_lead", desk.now)
    acts = Act.objects.filter(kind="staff.changed").order_by("id")
    details = [one_act(administrator, act.id).detail for act in acts]
    assert details == [
        {"what": "brands", "from": [desk.acme.id], "to": [desk.acme.id, desk.other.id]},
        {"what": "role", "from": "agent", "to": "team_lead"},
    ]
    assert {act.objects_named[0] for act in acts} == {f"staff:{desk.agent.id}"}


def test_nobody_is_found_under_an_unknown_id(desk: Desk, administrator: Any) -> None:
    with pytest.raises(NotFound):
        staff_changes.rename(administrator, uuid4(), "Noor", desk.now)
