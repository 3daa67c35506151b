"""Settings and brands: each change within its range, by who may, and recorded with what it was."""

from __future__ import annotations

from typing import Any

import pytest

from sottovoce.desk.core.models import Act, Brand
from sottovoce.desk.core.selectors.ledger import one_act
from sottovoce.desk.core.settings_changes import add_brand, change_brand, change_organisation
from sottovoce.errors import BadInput, NotFound, Refused
from tests.desk.fixtures import Desk


def test_a_change_is_recorded_with_what_it_was(desk: Desk) -> None:
    changed = change_organisation(desk.officer, {"reveal_seconds": 60, "undo_seconds": 8}, desk.now)
    assert changed.reveal_seconds == 60
    act = Act.objects.get(kind="organisation.changed")
    assert one_act(desk.officer, act.id).detail == {
        "what": "settings",
        "from": {"reveal_seconds": 30},
        "to": {"reveal_seconds": 60},
    }


def test_what_changes_nothing_is_no_act(desk: Desk) -> None:
    change_organisation(desk.officer, {"name": desk.organisation.name}, desk.now)
    assert not Act.objects.filter(kind="organisation.changed").exists()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("reveal_seconds", 4),
        ("undo_seconds", 61),
        ("link_hours", 0),
        ("submission_days", 366),
        ("submission_days", "7"),
        ("languages", []),
        ("regions", ["Mars"]),
        ("name", "  "),
        ("id", "x"),
    ],
)
def test_what_is_out_of_range_is_refused_by_name(desk: Desk, setting: str, value: Any) -> None:
    with pytest.raises(BadInput) as refusal:
        change_organisation(desk.officer, {setting: value}, desk.now)
    assert refusal.value.where == setting


def test_an_agent_changes_nothing(desk: Desk) -> None:
    with pytest.raises(Refused):
        change_organisation(desk.agent, {"reveal_seconds": 60}, desk.now)
    with pytest.raises(Refused):
        add_brand(desk.agent, "Third", 10, 60, desk.now)


def test_who_adds_a_brand_may_see_it_and_its_slug_is_its_own(desk: Desk) -> None:
    administrator = desk.staff["administrator"]
    brand = add_brand(administrator, "Acmé", 10, 60, desk.now)
    assert (brand.slug, brand.id in administrator.brand_ids()) == ("acme-2", True)
    with pytest.raises(BadInput):
        add_brand(administrator, "Acmé", 10, 60, desk.now)


def test_a_renamed_brand_keeps_the_addresses_of_its_webhooks(desk: Desk) -> None:
    change_brand(desk.officer, desk.acme.id, "Acme & Sons", 40, 30, desk.now)
    brand = Brand.objects.get(id=desk.acme.id)
    assert (brand.name, brand.slug, brand.hue, brand.first_reply_minutes) == ("Acme & Sons", "acme", 40, 30)
    with pytest.raises(NotFound):
        change_brand(desk.officer, 0, "Nobody", 40, 30, desk.now)
