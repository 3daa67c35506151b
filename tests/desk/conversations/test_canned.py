"""Canned replies are kept by team leads and filled in when they are used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sottovoce.desk.conversations.models import CannedReply, Message
from sottovoce.desk.conversations.services.canned import delete_canned, fill, save_canned
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.core.models import Act
from sottovoce.errors import BadInput, NotFound, Refused
from tests.desk.fixtures import NOW, Desk

Say = Callable[..., Message]


def save(desk: Desk, **more: Any) -> CannedReply:
    given: dict[str, Any] = {"shortcut": "hello", "title": "Hello", "text": "Hello {name}!", "now": NOW}
    return save_canned(desk.staff["team_lead"], **(given | more))


def test_a_canned_reply_is_filled_with_name_brand_and_link(desk: Desk, say: Say) -> None:
    conversation = say("hi").conversation
    assert conversation is not None
    canned = save(desk, text="Hello {name}, {brand} here. {link}")
    assert fill(canned, conversation, link="https://desk.example/s/1#t") == (
        "Hello Mira, Acme here. https://desk.example/s/1#t"
    )
    assert fill(canned, conversation) == "Hello Mira, Acme here."


def test_a_customer_who_was_shredded_has_no_name_to_fill_in(desk: Desk, say: Say) -> None:
    conversation = say("hi").conversation
    assert conversation is not None
    canned = save(desk)
    shred(desk.officer, conversation.customer_id, "asked for erasure", NOW)
    desk.see_all()
    assert fill(canned, conversation) == "Hello !"


def test_each_change_is_recorded_because_it_approves_words_for_the_public(desk: Desk) -> None:
    canned = save(desk)
    changed = save(desk, canned_id=canned.id, text="Good day {name}!")
    assert (changed.id, CannedReply.objects.get().text) == (canned.id, "Good day {name}!")
    delete_canned(desk.staff["team_lead"], canned.id, NOW)
    assert not CannedReply.objects.exists()
    assert Act.objects.filter(kind="organisation.changed").count() == 3


def test_an_agent_uses_them_and_changes_none(desk: Desk) -> None:
    canned = save(desk)
    with pytest.raises(Refused):
        delete_canned(desk.agent, canned.id, NOW)
    with pytest.raises(Refused):
        save_canned(desk.agent, shortcut="mine", title="Mine", text="Mine", now=NOW)


def test_another_brands_reply_is_not_there(desk: Desk) -> None:
    canned = save(desk, brand_id=desk.other.id)
    desk.staff["team_lead"].brands.set([desk.acme])
    with pytest.raises(NotFound):
        delete_canned(desk.staff["team_lead"], canned.id, NOW)
    with pytest.raises(NotFound):
        save(desk, shortcut="other", brand_id=desk.other.id)


def test_a_shortcut_is_taken_once_for_each_language(desk: Desk) -> None:
    save(desk)
    save(desk, language="de", text="Guten Tag!")
    with pytest.raises(BadInput) as refusal:
        save(desk)
    assert refusal.value.where == "shortcut"


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("shortcut", {"shortcut": "Say Hello"}),
        ("shortcut", {"shortcut": ""}),
        ("title", {"title": " "}),
        ("text", {"text": ""}),
        ("text", {"text": "x" * 2_001}),
        ("text", {"text": "Hello {surname}"}),
    ],
)
def test_an_unusable_one_names_its_field(desk: Desk, field: str, change: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as refusal:
        save(desk, **change)
    assert refusal.value.where == field
