"""The conversation room's pages beside the inbox: who may open what, what they say, what they keep."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from sottovoce.desk.conversations.models import (
    CannedReply,
    Conversation,
    Customer,
    Label,
    Measure,
    Profile,
    Rule,
)
from sottovoce.desk.conversations.services.canned import save_canned
from sottovoce.desk.conversations.services.carrying_out import carry_out
from sottovoce.desk.conversations.services.handover import create_hand_over, record_sent
from sottovoce.desk.conversations.services.labels import save_label
from sottovoce.desk.conversations.services.profiles import credentials_of
from sottovoce.desk.conversations.services.reveals import reveal
from sottovoce.desk.core.installation import home, ledger_signer
from sottovoce.desk.core.models import Act
from sottovoce.desk.core.rights import Right, allows
from sottovoce.desk.core.sequencer import sequence_once
from sottovoce.ledger import verify_proof
from tests.desk.fixtures import NOW, Desk
from tests.desk.network import Network
from tests.desk.pages import client_of, error_beside, words_of

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

RULE = {
    "name": "IBANs in private: tell a person",
    "visibility": "private",
    "minimum_severity": "2",
    "minimum_confidence": "0.5",
    "kinds": ["IBAN_CODE"],
    "escalate": "on",
    "enabled": "on",
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


# Measures.


@pytest.fixture
def refused(desk: Desk, tell: Callable[..., Any], network: Network) -> Measure:
    """A hide that the network refused."""
    network.answer_next(403)
    message = tell(CARD)
    measure = Measure.objects.get(message=message, kind="hide")
    carry_out(measure.id, desk.now)
    desk.see_all()
    measure.refresh_from_db()
    assert measure.state == Measure.State.REFUSED
    return measure


def test_what_a_network_refused_stands_first_with_what_to_do_next(desk: Desk, refused: Measure) -> None:
    page = words_of(client_of(desk.staff["team_lead"]).get(reverse("conversations:measures")))
    assert "Refused by the network" in page
    assert refused.problem in page
    assert "Try again" in page


def test_a_refused_measure_is_tried_again(desk: Desk, refused: Measure) -> None:
    client = client_of(desk.staff["team_lead"])
    answer = client.post(reverse("conversations:measure_again", args=[refused.id]), follow=True)
    assert "Nothing needs a person" in words_of(answer)
    desk.see_all()
    assert Measure.objects.get(id=refused.id).state == Measure.State.DUE


def test_what_a_person_has_seen_to_is_off_the_list_and_the_conversation_calm(
    desk: Desk, refused: Measure
) -> None:
    client = client_of(desk.staff["team_lead"])
    answer = client.post(
        reverse("conversations:measure_seen", args=[refused.id]), {"next": "/measures/?state=refused"}
    )
    assert answer["Location"] == "/measures/?state=refused"
    desk.see_all()
    assert not Conversation.objects.get(id=refused.conversation_id).needs_person


def test_an_auditor_sees_measures_but_not_whom_they_concern(desk: Desk, refused: Measure) -> None:
    page = words_of(client_of(desk.staff["auditor"]).get(reverse("conversations:measures")))
    assert "Refused by the network" in page
    assert "Mira" not in page


# Rules.


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


def test_a_rule_without_a_measure_is_an_error_beside_its_field(desk: Desk) -> None:
    page = client_of(desk.officer).post(
        reverse("conversations:rule_new"), {name: value for name, value in RULE.items() if name != "escalate"}
    )
    assert page.status_code == 422
    assert "at least one measure" in error_beside(page, "hide")
    assert "IBANs in private" in page.content.decode()
    assert not Rule.objects.filter(name=RULE["name"]).exists()


def test_a_preview_counts_the_last_thirty_days_and_saves_nothing(desk: Desk, say: Callable[..., Any]) -> None:
    say(CARD, at=datetime.now(UTC))
    say("where is my parcel?", at=datetime.now(UTC))
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


# Channels.


def test_a_webhooks_secret_is_shown_once_with_an_example(desk: Desk) -> None:
    client = client_of(desk.staff["administrator"])
    given = {"brand": desk.acme.id, "label": "Shop", "secret": "", "outgoing_url": ""}
    page = client.post(reverse("conversations:profile_new", args=["webhook"]), given).content.decode()
    found = re.search(r'id="secret-secret">([^<]+)<', page)
    assert found
    desk.see_all()
    profile = Profile.objects.get(label="Shop")
    assert credentials_of(profile.id)["secret"] == found.group(1)
    assert f"/hooks/{profile.slug}" in page
    assert "X-Sottovoce-Signature" in page
    assert (
        found.group(1) not in client.get(reverse("conversations:profile", args=[profile.id])).content.decode()
    )


def test_a_missing_credential_is_an_error_beside_its_field_and_no_secret_is_sent_back(desk: Desk) -> None:
    given = {
        "brand": desk.acme.id,
        "label": "Acme",
        "service": "",
        "identifier": "acme.test",
        "password": "hunter2",
    }
    page = client_of(desk.staff["administrator"]).post(
        reverse("conversations:profile_new", args=["bluesky"]), given
    )
    assert page.status_code == 422
    assert error_beside(page, "service")
    assert 'value="acme.test"' in page.content.decode()
    assert "hunter2" not in page.content.decode()


def test_a_new_secret_replaces_the_old_one(desk: Desk) -> None:
    before = credentials_of(desk.profile.id)["secret"]
    page = client_of(desk.staff["administrator"]).post(
        reverse("conversations:profile_secret", args=[desk.profile.id])
    )
    desk.see_all()
    after = credentials_of(desk.profile.id)["secret"]
    assert after != before
    assert after in page.content.decode()


def test_a_profile_is_tested_and_says_what_the_network_answered(
    desk: Desk, acting: Any, network: Network
) -> None:
    client = client_of(desk.staff["administrator"])
    network.answer_next(500)
    failed = client.post(reverse("conversations:profile_test", args=[acting.id]), follow=True)
    assert "The test failed" in failed.content.decode()
    assert "In trouble" in words_of(failed)
    worked = client.post(reverse("conversations:profile_test", args=[acting.id]), follow=True)
    assert "It works" in worked.content.decode()
    assert "In trouble" not in words_of(worked)


def test_a_profile_is_paused_and_goes_on(desk: Desk) -> None:
    client = client_of(desk.staff["administrator"])
    pause = reverse("conversations:profile_pause", args=[desk.profile.id])
    assert "Nothing is received" in words_of(client.post(pause, {"paused": "on"}, follow=True))
    assert "Nothing is received" not in words_of(client.post(pause, {"paused": "off"}, follow=True))


def test_disconnecting_asks_first_and_destroys_the_credentials(desk: Desk) -> None:
    client = client_of(desk.staff["administrator"])
    address = reverse("conversations:profile_disconnection", args=[desk.profile.id])
    assert "The credentials are destroyed" in words_of(client.get(address))
    client.post(address)
    desk.see_all()
    assert credentials_of(desk.profile.id) == {}


def test_each_network_says_what_it_allows_before_it_is_connected(desk: Desk) -> None:
    page = words_of(client_of(desk.staff["administrator"]).get(reverse("conversations:channel_choice")))
    assert "Mastodon lets nobody hide another's post" in page
    assert "Bluesky" in page


# Words of one's own.


def test_a_canned_reply_is_kept_and_its_shortcut_is_taken_once(desk: Desk) -> None:
    client = client_of(desk.staff["team_lead"])
    given = {
        "title": "Thanks",
        "shortcut": "thanks",
        "language": "en",
        "brand": "",
        "text": "Thank you, {name}!",
    }
    assert client.post(reverse("conversations:canned_reply_new"), given).status_code == 302
    again = client.post(reverse("conversations:canned_reply_new"), given | {"text": "Kept text"})
    assert again.status_code == 422
    assert "taken" in error_beside(again, "shortcut")
    assert "Kept text" in again.content.decode()


def test_a_placeholder_that_nothing_fills_is_told_beside_the_text(desk: Desk) -> None:
    given = {"title": "Odd", "shortcut": "odd", "language": "en", "brand": "", "text": "Hello {surname}"}
    page = client_of(desk.staff["team_lead"]).post(reverse("conversations:canned_reply_new"), given)
    assert "placeholder" in error_beside(page, "text")


def test_a_canned_reply_is_deleted_after_asking(desk: Desk) -> None:
    lead = desk.staff["team_lead"]
    kept = save_canned(lead, shortcut="bye", title="Goodbye", text="Bye", now=NOW)
    client = client_of(lead)
    address = reverse("conversations:canned_deletion", args=[kept.id])
    assert "Delete “Goodbye”?" in words_of(client.get(address))
    client.post(address)
    assert not CannedReply.objects.filter(id=kept.id).exists()


def test_labels_are_made_renamed_and_deleted(desk: Desk) -> None:
    client = client_of(desk.staff["team_lead"])
    client.post(reverse("conversations:label_new"), {"name": "refund", "hue": "130"})
    taken = client.post(reverse("conversations:label_new"), {"name": "refund", "hue": "12"})
    assert "already" in error_beside(taken, "name")
    kept = Label.objects.get()
    client.post(reverse("conversations:label", args=[kept.id]), {"name": "money back", "hue": "130"})
    assert Label.objects.get().name == "money back"
    client.post(reverse("conversations:label_deletion", args=[kept.id]))
    assert not Label.objects.exists()


def test_a_label_counts_only_conversations_of_the_readers_brands(desk: Desk, say: Callable[..., Any]) -> None:
    lead = desk.staff["team_lead"]
    label = save_label(lead, None, "refund", 130)
    say("hello").conversation.labels.add(label)
    say("hello", who="ben", profile=desk.other_profile).conversation.labels.add(label)
    lead.brands.set([desk.acme])
    assert "on 1 conversation" in words_of(client_of(lead).get(reverse("conversations:labels")))


# Customers and hand-overs.


def test_the_page_of_a_customer_says_what_is_held_and_who_looked(desk: Desk, say: Callable[..., Any]) -> None:
    message = say(CARD)
    finding = message.findings.get()
    reveal(desk.agent, finding.id, "answer", "to check the refund", NOW)
    address = reverse("conversations:customer", args=[message.conversation.customer_id])
    page = client_of(desk.agent).get(address)
    words = words_of(page)
    assert "Mira" in words
    assert "Messages of the customer 1" in words
    assert "to check the refund" in words
    assert "4111" not in page.content.decode()
    assert "Shred" not in words


def test_shredding_wants_the_word_and_a_reason(desk: Desk, say: Callable[..., Any]) -> None:
    customer = say(CARD).conversation.customer_id
    client = client_of(desk.officer)
    address = reverse("conversations:customer_shredding", args=[customer])
    page = client.post(address, {"reason": "asked for it by letter", "confirmation": "yes"})
    assert page.status_code == 422
    assert "shred" in error_beside(page, "confirmation")
    assert "asked for it by letter" in page.content.decode()
    short = client.post(address, {"reason": "gone", "confirmation": "shred"})
    assert error_beside(short, "reason")
    assert Customer.objects.get(id=customer).shredded_at is None


def test_a_shredded_customer_leaves_a_receipt_that_anybody_can_check(
    desk: Desk, say: Callable[..., Any]
) -> None:
    customer = say(CARD).conversation.customer_id
    client = client_of(desk.officer)
    given = {"reason": "asked for it by letter", "confirmation": "Shred"}
    page = client.post(reverse("conversations:customer_shredding", args=[customer]), given, follow=True)
    assert "This customer was shredded" in words_of(page)
    assert "Mira" not in page.content.decode()
    assert client.get(reverse("conversations:customer_receipt", args=[customer])).status_code == 404

    sequence_once(datetime.now(UTC))
    proof = client.get(reverse("conversations:customer_receipt", args=[customer]))
    act = Act.objects.get(kind="customer.shredded", objects_named__contains=[str(customer)])
    proven = verify_proof(proof.content.decode(), bytes(act.leaf), ledger_signer(home()).verifier_key)
    assert proven.index == act.index


def test_a_hand_over_is_told_step_by_step_and_can_be_withdrawn(desk: Desk, say: Callable[..., Any]) -> None:
    message = say(CARD)
    made = create_hand_over(desk.agent, message.conversation_id, message.id, ["order_number"], "en", NOW)
    record_sent(made.hand_over.id, NOW)
    client = client_of(desk.agent)
    address = reverse("conversations:hand_over", args=[made.hand_over.id])
    words = words_of(client.get(address))
    assert words.index("Secure link made") < words.index("Link sent privately")
    assert "Order number" in words
    after = client.post(reverse("conversations:hand_over_withdrawal", args=[made.hand_over.id]), follow=True)
    assert "Withdrawn" in words_of(after)


def test_a_form_is_read_only_with_a_reason(desk: Desk, say: Callable[..., Any]) -> None:
    message = say(CARD)
    made = create_hand_over(desk.agent, message.conversation_id, message.id, ["order_number"], "en", NOW)
    address = reverse("conversations:hand_over", args=[made.hand_over.id])
    page = client_of(desk.agent).post(address, {"purpose": "answer", "reason": "no"})
    assert page.status_code == 422
    nothing = client_of(desk.agent).post(address, {"purpose": "answer", "reason": "to find the order"})
    assert "There is no form to read" in words_of(nothing)


def test_a_customer_who_never_was_is_not_here(desk: Desk) -> None:
    page = client_of(desk.officer).get(reverse("conversations:customer", args=[uuid4()]))
    assert page.status_code == 404
