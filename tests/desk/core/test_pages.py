"""The core room's pages, asked as a browser would: who may open what, what they say, what they keep."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.installation import home, ledger_signer
from sottovoce.desk.core.models import Brand, Organisation, Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right, Role, allows
from sottovoce.desk.core.sequencer import sequence_once
from sottovoce.ledger import verify_proof
from tests.desk.fixtures import NOW, Desk
from tests.desk.pages import client_of, error_beside, words_of

PAGES = {
    "core:ledger": Right.READ_LEDGER,
    "core:ledger_checkpoint": Right.READ_LEDGER,
    "core:ledger_key": Right.READ_LEDGER,
    "core:settings": None,
    "core:account": None,
    "core:organisation": Right.MANAGE_ORGANISATION,
    "core:brands": Right.MANAGE_ORGANISATION,
    "core:brand_new": Right.MANAGE_ORGANISATION,
    "core:brand": Right.MANAGE_ORGANISATION,
    "core:staff": Right.MANAGE_STAFF,
    "core:person_new": Right.MANAGE_STAFF,
    "core:person": Right.MANAGE_STAFF,
    "core:act": Right.READ_LEDGER,
    "core:act_leaf": Right.READ_LEDGER,
}
ACTIONS = {
    "core:ledger_verification": Right.READ_LEDGER,
    "core:person_sessions": Right.MANAGE_STAFF,
    "core:person_password": Right.MANAGE_STAFF,
    "core:person_deactivation": Right.MANAGE_STAFF,
    "core:person_return": Right.MANAGE_STAFF,
}

ORGANISATION = {
    "name": "Acme Group",
    "undo_seconds": "8",
    "reveal_seconds": "30",
    "link_hours": "48",
    "submission_days": "7",
    "languages": ["en", "de"],
    "regions": ["DE"],
}


def noted(desk: Desk, kind: ActKind = ActKind.RULE_CHANGED, **more: Any) -> Any:
    with transaction.atomic():
        return record(
            ActToRecord(kind, more.pop("at", NOW), more.pop("actor", actor_of(desk.officer)), **more)
        )


@pytest.fixture
def address(desk: Desk) -> Callable[[str], str]:
    """The address of a page, for one act, brand or person where it needs one."""
    act = noted(desk)

    def of(name: str) -> str:
        if "act" in name.partition(":")[2]:
            return reverse(name, args=[act])
        if name == "core:brand":
            return reverse(name, args=[desk.acme.id])
        if name.startswith("core:person") and name != "core:person_new":
            return reverse(name, args=[desk.agent.id])
        return reverse(name)

    return of


def test_each_page_opens_for_the_roles_that_carry_its_right_and_for_nobody_else(
    desk: Desk, address: Callable[[str], str]
) -> None:
    for role, person in desk.staff.items():
        client = client_of(person)
        opened = {name: client.get(address(name)).status_code for name in PAGES}
        expected = {
            name: 200 if right is None or allows(role, right) else 403 for name, right in PAGES.items()
        }
        assert opened == expected, role


def test_each_act_is_refused_to_the_roles_without_its_right(
    desk: Desk, address: Callable[[str], str]
) -> None:
    for role, person in desk.staff.items():
        client = client_of(person)
        answered = {
            name: client.post(address(name)).status_code
            for name, right in ACTIONS.items()
            if not allows(role, right)
        }
        assert set(answered.values()) <= {403}, (role, answered)
    assert Staff.objects.get(id=desk.agent.id).is_active


def test_a_page_that_acts_does_nothing_when_it_is_only_opened(
    desk: Desk, address: Callable[[str], str]
) -> None:
    client = client_of(desk.staff["administrator"])
    assert {client.get(address(name)).status_code for name in ACTIONS} == {405}


def test_nothing_is_changed_by_a_form_of_another_site(desk: Desk) -> None:
    client = client_of(desk.officer, with_csrf=True)
    answer = client.post(reverse("core:organisation"), ORGANISATION)
    assert answer.status_code == 403
    assert Organisation.objects.get().name != "Acme Group"


def test_nobody_signed_in_is_led_to_the_sign_in_page(desk: Desk) -> None:
    for name in ("core:ledger", "core:settings", "core:staff"):
        answer = Client().get(reverse(name))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")


# The ledger.


def test_acts_are_told_in_words_and_filtered_by_kind_person_and_day(desk: Desk) -> None:
    noted(desk, ActKind.PROFILE_CHANGED, actor="system")
    noted(desk, ActKind.RULE_CHANGED, at=NOW - timedelta(days=2))
    client = client_of(desk.officer)
    everything = words_of(client.get(reverse("core:ledger")))
    assert "Rule changed" in everything
    assert "Profile changed" in everything
    assert "Sottovoce" in everything

    def rows(**wanted: str) -> int:
        return client.get(reverse("core:ledger"), wanted).content.decode().count('<th scope="row">')

    assert rows(kind="rule.changed") == 1
    assert rows(kind="rule.changed", person=str(desk.officer.id)) == 1
    assert rows(kind="rule.changed", person=str(desk.agent.id)) == 0
    assert rows(day=(NOW - timedelta(days=2)).date().isoformat()) == 1
    assert rows(day="1999-01-01") == 0


def test_a_filter_that_finds_nothing_says_what_to_do_next(desk: Desk) -> None:
    page = client_of(desk.officer).get(reverse("core:ledger"), {"day": "1999-01-01"})
    assert "No act fits" in words_of(page)
    assert "Show every act" in words_of(page)


def test_an_unusable_filter_is_an_error_beside_its_field(desk: Desk) -> None:
    page = client_of(desk.officer).get(reverse("core:ledger"), {"day": "yesterday"})
    assert page.status_code == 422
    assert error_beside(page, "day")
    assert 'value="yesterday"' in page.content.decode()


def test_older_acts_are_one_page_on_and_none_is_shown_twice(desk: Desk) -> None:
    acts = {str(noted(desk, at=NOW - timedelta(minutes=number))) for number in range(70)}
    client = client_of(desk.officer)
    address, seen = reverse("core:ledger") + "?kind=rule.changed", []
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'href="/ledger/([0-9a-f-]{36})/"', page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = reverse("core:ledger") + older.group(1).replace("&amp;", "&") if older else ""
    assert len(seen) == 70
    assert set(seen) == acts


def test_an_act_waits_until_it_has_its_place_in_the_log_and_then_hands_out_its_proof(desk: Desk) -> None:
    act = noted(desk)
    client = client_of(desk.staff["auditor"])
    assert "Waiting for its place" in words_of(client.get(reverse("core:act", args=[act])))
    assert client.get(reverse("core:act_proof", args=[act])).status_code == 404

    sequence_once(datetime.now(UTC))
    page = client.get(reverse("core:act", args=[act]))
    assert "Download the proof" in words_of(page)
    assert f"sottovoce ledger prove {act}" in words_of(page)
    proof = client.get(reverse("core:act_proof", args=[act]))
    leaf = client.get(reverse("core:act_leaf", args=[act]))
    assert proof["Content-Disposition"].endswith('.tlog-proof"')
    proven = verify_proof(proof.content.decode(), leaf.content, ledger_signer(home()).verifier_key)
    assert proven.index >= 0


def test_an_act_of_a_brand_beyond_reach_is_not_here(desk: Desk) -> None:
    lead = desk.staff["team_lead"]
    lead.brands.set([desk.acme])
    act = noted(desk, brand=desk.other.id)
    client = client_of(lead)
    for name in ("core:act", "core:act_proof", "core:act_leaf"):
        assert client.get(reverse(name, args=[act])).status_code == 404
    assert str(act) not in client.get(reverse("core:ledger")).content.decode()


def test_an_act_that_never_was_is_not_here(desk: Desk) -> None:
    page = client_of(desk.officer).get(reverse("core:act", args=[uuid4()]))
    assert page.status_code == 404
    assert "There is no such act here" in words_of(page)


def test_the_check_of_the_whole_log_says_that_it_holds_and_where_it_does_not(desk: Desk) -> None:
    noted(desk)
    sequence_once(datetime.now(UTC))
    client = client_of(desk.staff["auditor"])
    assert "Everything holds" in words_of(client.post(reverse("core:ledger_verification")))

    bundles = [path for path in (home().ledger / "tile" / "entries").rglob("*") if path.is_file()]
    bundle = max(bundles, key=lambda path: path.stat().st_mtime_ns)
    original = bundle.read_bytes()
    bundle.write_bytes(original[:-1] + bytes([original[-1] ^ 1]))
    try:
        page = words_of(client.post(reverse("core:ledger_verification")))
    finally:
        bundle.write_bytes(original)
    assert "The log does not hold" in page
    assert "tile/" in page


# Settings.


def test_times_are_shown_where_the_reader_lives(desk: Desk) -> None:
    desk.officer.time_zone = "Asia/Tokyo"
    desk.officer.save()
    act = noted(desk, at=datetime(2026, 11, 24, 20, 0, tzinfo=UTC))
    page = words_of(client_of(desk.officer).get(reverse("core:act", args=[act])))
    assert "25 November 2026, 05:00:00" in page


def test_a_person_saves_their_own_settings(desk: Desk) -> None:
    client = client_of(desk.agent)
    given = {"name": "Mira", "theme": "dark", "time_zone": "Europe/Berlin", "signature": "Mira, Acme"}
    answer = client.post(reverse("core:account"), given, follow=True)
    assert "Your settings are saved" in answer.content.decode()
    assert 'data-theme="dark"' in answer.content.decode()
    saved = Staff.objects.get(id=desk.agent.id)
    assert (saved.name, saved.theme, saved.time_zone) == ("Mira", "dark", "Europe/Berlin")


def test_what_was_typed_stays_when_a_field_is_wrong(desk: Desk) -> None:
    given = {"name": "Mira", "theme": "dark", "time_zone": "Mars/Olympus", "signature": "kept"}
    page = client_of(desk.agent).post(reverse("core:account"), given)
    assert page.status_code == 422
    assert error_beside(page, "time_zone")
    assert 'value="kept"' in page.content.decode()


def test_a_setting_out_of_its_range_is_told_beside_its_field_and_nothing_is_saved(desk: Desk) -> None:
    page = client_of(desk.officer).post(
        reverse("core:organisation"), ORGANISATION | {"reveal_seconds": "3000", "languages": []}
    )
    assert page.status_code == 422
    assert "600" in error_beside(page, "reveal_seconds")
    assert error_beside(page, "languages")
    assert Organisation.objects.get().name != "Acme Group"


def test_the_organisations_settings_are_saved(desk: Desk) -> None:
    answer = client_of(desk.officer).post(reverse("core:organisation"), ORGANISATION | {"undo_seconds": "20"})
    assert answer.status_code == 302
    saved = Organisation.objects.get()
    assert (saved.name, saved.undo_seconds, saved.languages) == ("Acme Group", 20, ["en", "de"])


def test_two_brands_of_one_name_are_refused_beside_the_name(desk: Desk) -> None:
    client = client_of(desk.officer)
    given = {"name": "Acme", "hue": "12", "first_reply_minutes": "30"}
    page = client.post(reverse("core:brand_new"), given)
    assert page.status_code == 422
    assert "already" in error_beside(page, "name")
    assert client.post(reverse("core:brand_new"), given | {"name": "Third"}).status_code == 302
    assert Brand.objects.get(name="Third").hue == 12


def test_a_new_persons_password_is_shown_once_and_works(desk: Desk) -> None:
    client = client_of(desk.staff["administrator"])
    given = {"name": "Ada", "email": "ada@staff.example", "role": "agent", "brands": [desk.acme.id]}
    page = client.post(reverse("core:person_new"), given)
    found = re.search(r'id="first-password">([^<]+)<', page.content.decode())
    assert found
    password = found.group(1)
    ada = Staff.objects.get(email="ada@staff.example")
    assert ada.check_password(password)
    assert ada.brand_ids() == [desk.acme.id]
    assert password not in client.get(reverse("core:person", args=[ada.id])).content.decode()


def test_an_address_that_is_taken_is_told_beside_it(desk: Desk) -> None:
    given = {"name": "Ada", "email": desk.agent.email, "role": "agent"}
    page = client_of(desk.staff["administrator"]).post(reverse("core:person_new"), given)
    assert page.status_code == 422
    assert "works here already" in error_beside(page, "email")
    assert 'value="Ada"' in page.content.decode()


def test_letting_somebody_go_ends_their_sessions_at_once(desk: Desk) -> None:
    theirs = client_of(desk.agent)
    assert theirs.get(reverse("core:account")).status_code == 200
    answer = client_of(desk.staff["administrator"]).post(
        reverse("core:person_deactivation", args=[desk.agent.id]), follow=True
    )
    assert "can no longer sign in" in answer.content.decode()
    assert theirs.get(reverse("core:account")).status_code == 302


def test_the_last_administrator_keeps_the_role(desk: Desk) -> None:
    administrator = desk.staff["administrator"]
    given = {"name": "Somebody", "role": Role.AGENT.value, "brands": [desk.acme.id]}
    page = client_of(administrator).post(reverse("core:person", args=[administrator.id]), given)
    assert page.status_code == 422
    assert "cannot change your own role" in words_of(page)
    kept = Staff.objects.get(id=administrator.id)
    assert kept.role == Role.ADMINISTRATOR
    assert kept.name != "Somebody"


def test_the_hub_offers_each_role_only_what_it_may_open(desk: Desk) -> None:
    agent = words_of(client_of(desk.agent).get(reverse("core:settings")))
    assert "My account" in agent
    assert "Staff" not in agent.replace("Staff and channels", "")
    administrator = words_of(client_of(desk.staff["administrator"]).get(reverse("core:settings")))
    assert all(word in administrator for word in ("Organisation", "Brands", "Staff", "Channels"))


def test_ones_sessions_are_told_by_browser_and_the_others_ended_with_one_click(desk: Desk) -> None:
    chrome = (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"
    )
    here, there = Client(headers={"user-agent": chrome}), Client(headers={"user-agent": chrome})
    for client in (here, there):
        given = {"login": desk.agent.email, "password": "a long enough password"}
        assert client.post(reverse("account_login"), given).status_code == 302
    assert words_of(here.get(reverse("usersessions_list"))).count("Chrome on Linux") == 2
    here.post(reverse("usersessions_list"))
    assert there.get(reverse("core:account")).status_code == 302
    assert here.get(reverse("core:account")).status_code == 200
