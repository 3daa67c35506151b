"""The demonstration: seeded once through the services, safe to repeat, never mixed into a desk in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sottovoce.desk.demo.seeding import Seeded, seed
from sottovoce.desk.demo.stories import CUSTOMER, LANGUAGES, organisation, stories
from sottovoce.errors import Refused
from tests.servers.demo import DemoNetwork, demo_network_running

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def network() -> Iterator[DemoNetwork]:
    with demo_network_running("http://127.0.0.1:9") as running:
        yield running


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any, network: DemoNetwork) -> Iterator[Seeded]:
    """The demonstration, seeded once for these tests."""
    from django.core.management import call_command

    with django_db_blocker.unblock():
        try:
            yield seed(network.url, NOW, lambda done, of: None)
        finally:
            call_command("flush", interactive=False, verbosity=0, reset_sequences=False)


@pytest.fixture
def everything(seeded: Seeded, db: None) -> Seeded:
    from sottovoce.desk.core.database import every_brand, limit_to_brands

    limit_to_brands(every_brand())
    return seeded


def test_the_stories_are_many_in_seven_languages_and_end_before_now() -> None:
    assert len(stories()) >= 40
    assert {story.language for story in stories()} == set(LANGUAGES)
    assert {story.brand for story in stories()} == {brand.slug for brand in organisation().brands}
    for story in stories():
        moments = story.moments(NOW)
        assert moments == sorted(moments)
        assert moments[-1] < NOW
        assert moments[0] > NOW - timedelta(days=30)


def test_handles_are_all_different_and_all_values_stand_in_what_was_told() -> None:
    assert len({story.handle for story in stories()}) == len(stories())
    for story in stories():
        told = " ".join(line.text for line in story.lines if line.by == CUSTOMER)
        filled_in = " ".join(story.hand_over.fields.values()) if story.hand_over else ""
        digits = "".join(filter(str.isalnum, told + filled_in))
        for value in story.sensitive:
            assert value in told + filled_in or "".join(filter(str.isalnum, value)) in digits, value


def test_every_story_is_told(everything: Seeded) -> None:
    from sottovoce.desk.conversations.models import Conversation, Message

    assert Conversation.objects.count() == len(stories())
    heard = sum(line.by == CUSTOMER for story in stories() for line in story.lines)
    assert Message.objects.filter(direction="in", state="received").count() == heard
    assert Message.objects.count() >= 150
    assert not Message.objects.filter(sent_at__gt=NOW).exists()
    assert not Message.objects.filter(state__in=("failed", "held", "sending")).exists()


def test_what_was_severe_in_public_is_hidden_or_a_person_was_told(everything: Seeded) -> None:
    from sottovoce.desk.conversations.models import Measure, Message

    severe = Message.objects.filter(direction="in", visibility="public", severity__gte=3)
    assert severe.count() >= 15
    for message in severe.filter(hidden_at=None).select_related("conversation"):
        told = Measure.objects.filter(conversation=message.conversation_id).exclude(state="due")
        assert told.filter(kind__in=("escalate", "hide")).exists()
    assert list(Measure.objects.filter(state="due").values("kind", "problem", "occasion")) == []


def test_one_refusal_waits_for_a_person_and_one_hand_over_was_completed(everything: Seeded) -> None:
    from sottovoce.desk.conversations.models import HandOver, Measure

    refused = Measure.objects.filter(state="refused")
    assert refused.count() == 1
    assert refused[0].conversation.needs_person
    completed = HandOver.objects.filter(state="submitted", created_by__isnull=False).get()
    steps = set(completed.steps.values_list("kind", flat=True))
    assert {"created", "sent", "opened", "submitted", "seen"} <= steps


def test_each_role_has_a_person_who_may_sign_in(everything: Seeded) -> None:
    from sottovoce.desk.core.demo_staff import DEMO_STAFF
    from sottovoce.desk.core.rights import Role

    assert {person.role for person in DEMO_STAFF} == set(Role)
    for person in DEMO_STAFF:
        account = everything.cast.staff[person.role.value]
        assert account.check_password(person.password)
        assert account.brands.count() == 2


def test_the_network_knows_the_past_with_what_was_hidden(everything: Seeded, network: DemoNetwork) -> None:
    comments = network.customer().comments()
    shown = {comment["text"] for comment in comments.values()}
    assert any("geraniums" in text for text in shown)
    assert not any("4111" in text for text in shown)


def test_seeding_again_changes_nothing(everything: Seeded, network: DemoNetwork) -> None:
    from sottovoce.desk.conversations.models import Message
    from sottovoce.desk.core.models import Act

    before = (Message.objects.count(), Act.objects.count())
    again = seed(network.url, NOW + timedelta(hours=1), lambda done, of: None)
    from sottovoce.desk.core.database import every_brand, limit_to_brands

    limit_to_brands(every_brand())
    assert again.new == 0
    assert (Message.objects.count(), Act.objects.count()) == before


def test_a_desk_in_use_is_left_alone(desk: Any, network: DemoNetwork) -> None:
    from sottovoce.desk.core.models import Brand

    Brand.objects.filter(slug="fennwick").update(slug="renamed")
    with pytest.raises(Refused, match="in use"):
        seed(network.url, NOW, lambda done, of: None)


def test_what_must_not_be_overlooked_is_there_to_be_seen(everything: Seeded) -> None:
    from sottovoce.desk.conversations.models import Intent

    marked = Intent.objects.filter(message__direction="in").values_list("name", "message__language")
    rights = {(name, language) for name, language in marked if name.startswith("rights.")}
    assert {
        "rights.access",
        "rights.erasure",
        "rights.rectification",
        "rights.portability",
        "rights.objection",
        "rights.withdraw_consent",
    } <= {name for name, _ in rights}
    assert {language for _, language in rights} >= {"de", "en", "es", "fr", "it", "nl", "pt"}
    assert {"breach.report", "child.writer"} <= {name for name, _ in marked}
    assert Intent.objects.filter(name="breach.report", message__feeling="negative").exists()
