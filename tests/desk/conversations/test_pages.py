"""The conversation room's pages beside the inbox: who may open what, what they say, what they keep."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from sottovoce.desk.conversations.models import (
    CannedReply,
    Customer,
    Label,
    Measure,
    Rule,
)
from sottovoce.desk.conversations.services.handover import create_hand_over
from sottovoce.desk.core.rights import Right, allows
from tests.desk.fixtures import NOW, Desk
from tests.desk.pages import client_of, words_of

CARD = "my card is 4111 1111 1111 1111"

PAGES = {
    "measures": Right.SEE_MEASURES,
    "rules": Right.READ_RULES,
    "rule": Right.READ_RULES,
    "rule_new": Right.EDIT_RULES,
    "rule_deletion": Right.EDIT_RULES,
    "channels": Right.MANAGE_CHANNELS,
    "channel_choice": Right.MANAGE_CHANNELS,
    "profile_new": Right.MANAGE_CHANNELS,
    "profile": Right.MANAGE_CHANNELS,
    "profile_disconnection": Right.MANAGE_CHANNELS,
    "canned_replies": Right.MANAGE_CANNED_REPLIES,
    "canned_reply_new": Right.MANAGE_CANNED_REPLIES,
    "canned_reply": Right.MANAGE_CANNED_REPLIES,
    "canned_deletion": Right.MANAGE_CANNED_REPLIES,
    "labels": Right.MANAGE_CANNED_REPLIES,
    "label_new": Right.MANAGE_CANNED_REPLIES,
    "label": Right.MANAGE_CANNED_REPLIES,
    "label_deletion": Right.MANAGE_CANNED_REPLIES,
    "customer": Right.SEE_CUSTOMER,
    "customer_shredding": Right.SHRED,
    "hand_over": Right.READ_INBOX,
}
ACTIONS = {
    "measure_again": Right.SEE_MEASURES,
    "measure_seen": Right.SEE_MEASURES,
    "rule_move": Right.EDIT_RULES,
    "rule_switch": Right.EDIT_RULES,
    "rule_undo": Right.EDIT_RULES,
    "profile_test": Right.MANAGE_CHANNELS,
    "profile_pause": Right.MANAGE_CHANNELS,
    "profile_secret": Right.MANAGE_CHANNELS,
    "hand_over_withdrawal": Right.HAND_OVER,
    "hand_over_purge": Right.HAND_OVER,
}
ALSO_POSTED = {
    "rule": Right.EDIT_RULES,
    "hand_over": Right.REVEAL,
    "rule_new": Right.EDIT_RULES,
    "rule_deletion": Right.EDIT_RULES,
    "profile": Right.MANAGE_CHANNELS,
    "profile_disconnection": Right.MANAGE_CHANNELS,
    "canned_deletion": Right.MANAGE_CANNED_REPLIES,
    "label_deletion": Right.MANAGE_CANNED_REPLIES,
    "customer_shredding": Right.SHRED,
}


@pytest.fixture
def address(desk: Desk, say: Callable[..., Any]) -> Callable[[str], str]:
    """The address of a page about things of Acme's."""
    return addresses_of(desk, say(CARD), desk.profile, desk.acme)


def addresses_of(desk: Desk, message: Any, profile: Any, brand: Any) -> Callable[[str], str]:
    """Addresses about one message's measure, customer and hand-over, a brand's rule, profile and reply."""
    measure = Measure.objects.filter(message=message).first()
    assert measure is not None
    rule = Rule.objects.create(
        position=9,
        name=f"Of {brand.name}",
        brand=brand,
        conditions={},
        measures=[{"kind": "hide"}],
        changed_at=NOW,
    )
    canned = CannedReply.objects.create(
        shortcut=f"hi-{brand.slug}", title="Hello", text="Hello!", brand=brand
    )
    label, _ = Label.objects.get_or_create(name="refund")
    link = create_hand_over(None, message.conversation_id, message.id, ["message"], "en", desk.now)
    of = {
        "measure": measure.id,
        "rule": rule.id,
        "profile": profile.id,
        "canned": canned.id,
        "label": label.id,
        "customer": message.conversation.customer_id,
        "hand": link.hand_over.id,
    }
    alone = {"rule_new", "rule_undo", "canned_reply_new", "canned_replies", "label_new"}

    def address(name: str) -> str:
        view = f"conversations:{name}"
        if name == "profile_new":
            return reverse(view, args=["webhook"])
        if name == "rule_move":
            return reverse(view, args=[rule.id, 0])
        found = of.get(name.partition("_")[0])
        return reverse(view) if found is None or name in alone else reverse(view, args=[found])

    return address


def test_each_page_opens_for_the_roles_that_carry_its_right_and_for_nobody_else(
    desk: Desk, address: Callable[[str], str]
) -> None:
    for role, person in desk.staff.items():
        client = client_of(person)
        opened = {name: client.get(address(name)).status_code for name in PAGES}
        assert opened == {name: 200 if allows(role, right) else 403 for name, right in PAGES.items()}, role


def test_each_act_is_refused_to_the_roles_without_its_right(
    desk: Desk, address: Callable[[str], str]
) -> None:
    for role, person in desk.staff.items():
        client = client_of(person)
        answered = {
            name: client.post(address(name)).status_code
            for name, right in (ACTIONS | ALSO_POSTED).items()
            if not allows(role, right)
        }
        assert set(answered.values()) <= {403}, (role, answered)


def test_a_page_that_acts_does_nothing_when_it_is_only_opened(
    desk: Desk, address: Callable[[str], str]
) -> None:
    for person in (desk.officer, desk.staff["administrator"]):
        client = client_of(person)
        mine = [name for name, right in ACTIONS.items() if person.may(right)]
        assert {client.get(address(name)).status_code for name in mine} == {405}


def test_nothing_is_changed_by_a_form_of_another_site(desk: Desk, address: Callable[[str], str]) -> None:
    client = client_of(desk.officer, with_csrf=True)
    given = {"reason": "asked for it by letter", "confirmation": "shred"}
    assert client.post(address("customer_shredding"), given).status_code == 403
    assert client.post(address("rule_deletion")).status_code == 403
    assert not Customer.objects.filter(shredded_at__isnull=False).exists()


def test_what_belongs_to_another_brand_is_not_here(desk: Desk, say: Callable[..., Any]) -> None:
    others = addresses_of(
        desk, say(CARD, who="ben", profile=desk.other_profile), desk.other_profile, desk.other
    )
    for role in ("privacy_officer", "administrator"):
        person = desk.staff[role]
        person.brands.set([desk.acme])
        client = client_of(person)
        named = [name for name in PAGES if re.search(r"\d", others(name)) and not name.startswith("label")]
        opened = {name: client.get(others(name)).status_code for name in named if person.may(PAGES[name])}
        acted = {
            name: client.post(others(name)).status_code
            for name, right in ACTIONS.items()
            if person.may(right) and name != "rule_undo"
        }
        assert opened
        assert set(opened.values()) == {404}, (role, opened)
        assert set(acted.values()) == {404}, (role, acted)
        lists = ("measures", "rules", "canned_replies", "channels")
        told = [words_of(client.get(others(name))) for name in lists if person.may(PAGES[name])]
        assert not any("Of Other" in page or "Other webhook" in page or "hi-other" in page for page in told)
