"""The pages of rules: told in words, made from answers, previewed, moved, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse

from sottovoce.desk.conversations.models import (
    Rule,
)
from tests.desk.fixtures import Desk
from tests.desk.pages import client_of, error_beside, words_of

CARD = "my card is 4111 1111 1111 1111"

RULE = {
    "name": "IBANs in private: tell a person",
    "visibility": "private",
    "minimum_severity": "2",
    "minimum_confidence": "0.5",
    "kinds": ["IBAN_CODE"],
    "escalate": "on",
    "enabled": "on",
}


def test_each_rule_is_one_plain_sentence(desk: Desk) -> None:
    page = words_of(client_of(desk.agent).get(reverse("conversations:rules")))
    assert (
        "When somebody shows very sensitive data (such as a card, a password, an ID or health) in public:"
        " hide the message on the network, then write to the customer in private with a secure link"
        " asking for order number and what you want to tell us." in page
    )
    assert "New rule" not in page


def test_a_rule_is_made_from_answers_and_told_in_words(desk: Desk) -> None:
    client = client_of(desk.officer)
    page = words_of(client.post(reverse("conversations:rule_new"), RULE, follow=True))
    assert "When somebody shows IBAN in a private message: tell a person." in page


def test_a_rule_about_other_peoples_data_is_made_and_shown_as_it_was_made(desk: Desk) -> None:
    client = client_of(desk.officer)
    page = words_of(client.post(reverse("conversations:rule_new"), RULE | {"whose": "other"}, follow=True))
    assert "When somebody shows IBAN of another person in a private message: tell a person." in page
    rule = Rule.objects.get(name=RULE["name"])
    assert rule.conditions["whose"] == "other"
    form = client.get(reverse("conversations:rule", args=[rule.id])).context["form"]
    assert form["whose"].value() == "other"


def test_a_rule_about_what_a_message_is_is_made_and_shown_as_it_was_made(desk: Desk) -> None:
    client = client_of(desk.officer)
    answers = RULE | {"kinds": [], "minimum_severity": "0", "intents": ["rights.erasure"]}
    page = words_of(client.post(reverse("conversations:rule_new"), answers, follow=True))
    assert "When somebody asks to be deleted in a private message: tell a person." in page
    rule = Rule.objects.get(name=RULE["name"])
    form = client.get(reverse("conversations:rule", args=[rule.id])).context["form"]
    assert (form["intents"].value(), form["minimum_severity"].value()) == (("rights.erasure",), 0)


def test_a_rule_about_nothing_at_all_is_an_error_beside_its_field(desk: Desk) -> None:
    answers = RULE | {"kinds": [], "minimum_severity": "0"}
    page = client_of(desk.officer).post(reverse("conversations:rule_new"), answers)
    assert page.status_code == 422
    assert error_beside(page, "minimum_severity") is not None


def test_a_rule_without_a_measure_is_an_error_beside_its_field(desk: Desk) -> None:
    page = client_of(desk.officer).post(
        reverse("conversations:rule_new"), {name: value for name, value in RULE.items() if name != "escalate"}
    )
    assert page.status_code == 422
    assert "at least one measure" in error_beside(page, "hide")
    assert "IBANs in private" in page.content.decode()
    assert not Rule.objects.filter(name=RULE["name"]).exists()


def test_a_preview_counts_the_last_thirty_days_and_saves_nothing(desk: Desk, say: Callable[..., Any]) -> None:
    # The page asks for the last thirty days from now, whenever that is.
    desk.now = datetime.now(UTC)
    say(CARD)
    say("where is my parcel?")
    asked = RULE | {
        "visibility": "public",
        "minimum_severity": "3",
        "kinds": [],
        "preview": "1",
        "hide": "on",
    }
    page = client_of(desk.officer).post(reverse("conversations:rule_new"), asked)
    assert page.status_code == 200
    assert "1 of 2 messages would have met it" in words_of(page)
    assert "<svg" in page.content.decode()
    assert "As a table" in words_of(page)
    assert not Rule.objects.filter(name=RULE["name"]).exists()


def test_a_deleted_rule_can_be_taken_back_to_its_place(desk: Desk) -> None:
    client = client_of(desk.officer)
    second = Rule.objects.order_by("position")[1]
    asked = words_of(client.get(reverse("conversations:rule_deletion", args=[second.id])))
    assert f"Delete “{second.name}”?" in asked
    page = client.post(reverse("conversations:rule_deletion", args=[second.id]), follow=True)
    assert "was deleted" in words_of(page)
    assert not Rule.objects.filter(id=second.id).exists()

    client.post(reverse("conversations:rule_undo"))
    restored = Rule.objects.order_by("position")[1]
    assert (restored.name, restored.conditions, restored.measures) == (
        second.name,
        second.conditions,
        second.measures,
    )


def test_a_changed_rule_can_be_taken_back(desk: Desk) -> None:
    client = client_of(desk.officer)
    first = Rule.objects.order_by("position")[0]
    client.post(reverse("conversations:rule", args=[first.id]), RULE)
    assert Rule.objects.get(id=first.id).name == RULE["name"]
    client.post(reverse("conversations:rule_undo"))
    back = Rule.objects.get(id=first.id)
    assert (back.name, back.conditions, back.position) == (first.name, first.conditions, first.position)


def test_an_old_change_is_no_longer_offered_for_undo(desk: Desk) -> None:
    client = client_of(desk.officer)
    first = Rule.objects.order_by("position")[0]
    client.post(reverse("conversations:rule", args=[first.id]), RULE)
    assert "Undo" in words_of(client.get(reverse("conversations:rules")))
    session = client.session
    session["rule_undo"] = session["rule_undo"] | {"at": "2026-01-01T00:00:00+00:00"}
    session.save()
    assert "Undo" not in words_of(client.get(reverse("conversations:rules")))
    client.post(reverse("conversations:rule_undo"))
    assert Rule.objects.get(id=first.id).name == RULE["name"]


def test_rules_are_moved_and_switched_from_the_list(desk: Desk) -> None:
    client = client_of(desk.officer)
    first, second = Rule.objects.order_by("position")[:2]
    client.post(reverse("conversations:rule_move", args=[second.id, 0]))
    assert Rule.objects.order_by("position")[0].id == second.id
    client.post(reverse("conversations:rule_switch", args=[first.id]), {"enabled": "off"})
    assert not Rule.objects.get(id=first.id).enabled
    assert "Switch on: " in client.get(reverse("conversations:rules")).content.decode()


def test_without_rules_the_page_says_what_still_holds_and_what_to_do(desk: Desk) -> None:
    Rule.objects.all().delete()
    page = words_of(client_of(desk.officer).get(reverse("conversations:rules")))
    assert "very sensitive data in public is still shown to a person" in page
    assert "Make the first rule" in page
