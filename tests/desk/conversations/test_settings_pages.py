"""The settings of this room: channels, canned replies and labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from sottovoce.desk.conversations.models import (
    CannedReply,
    Label,
    Profile,
)
from sottovoce.desk.conversations.services.canned import save_canned
from sottovoce.desk.conversations.services.labels import save_label
from sottovoce.desk.conversations.services.profiles import credentials_of
from tests.desk.fixtures import NOW, Desk
from tests.desk.network import Network
from tests.desk.pages import client_of, error_beside, words_of


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
