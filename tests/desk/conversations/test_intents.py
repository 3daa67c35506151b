"""What a message is, on the desk: stored without text, decided on by rules, marked, filtered, corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from sottovoce.desk.conversations.inbox_filters import Filters
from sottovoce.desk.conversations.intents import ANY_RIGHT, BREACH, CHILD
from sottovoce.desk.conversations.models import Conversation, Intent, Measure, Message
from sottovoce.desk.conversations.selectors import inbox as selected
from sottovoce.desk.conversations.selectors.conversation import open_conversation
from sottovoce.desk.conversations.services.customers import shred, sweep
from sottovoce.desk.conversations.services.intents import affirm, deny
from sottovoce.desk.conversations.services.replies import write_reply
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.models import Act
from sottovoce.errors import BadInput, NotFound, Refused
from tests.desk.fixtures import NOW, Desk

Say = Callable[..., Message]
RIGHTS = Filters(status="any", intent=ANY_RIGHT)
REQUESTS = (
    ("Delete all my data", "rights.erasure"),
    ("Supprimez toutes mes données personnelles de votre système", "rights.erasure"),
    ("Verwijder al mijn gegevens, ik beroep me op de AVG", "rights.erasure"),
    ("Voglio che cancelliate tutti i miei dati", "rights.erasure"),
    ("Quiero una copia de todos los datos que tienen sobre mí", "rights.access"),
    ("Ich möchte wissen, welche Daten Sie über mich gespeichert haben", "rights.access"),
    ("Retiro o meu consentimento para o tratamento dos meus dados", "rights.withdraw_consent"),
    ("Do not sell or share my personal information", "rights.opt_out"),
)
LEAK = "I found your customer database on a public website, everyone's addresses are in there"
DISTRUST = f"{LEAK}. This is terrible, I do not trust you any more!"


def names_of(message: Message) -> set[str]:
    return set(Intent.objects.filter(message=message, denied=False).values_list("name", flat=True))


def of(message: Message) -> UUID:
    assert message.conversation_id is not None
    return message.conversation_id


def row_of(desk: Desk, message: Message) -> selected.Row:
    (row,) = selected.rows_among(desk.officer, Filters(status="any"), [of(message)], NOW)
    return row


def marked(desk: Desk, message: Message) -> list[str]:
    return [mark.group for mark in row_of(desk, message).marks]


def why_told(message: Message) -> list[str]:
    told = Measure.objects.filter(message=message, kind=Measure.Kind.ESCALATE)
    return [measure.parameters["why"] for measure in told]


@pytest.mark.parametrize(("text", "name"), REQUESTS)
@pytest.mark.parametrize("visibility", ["public", "private"])
def test_a_rights_request_in_any_language_is_stored_marked_and_told_to_a_person(
    desk: Desk, say: Say, text: str, name: str, visibility: str
) -> None:
    message = say(text, visibility=visibility)
    assert name in names_of(message)
    assert marked(desk, message) == [ANY_RIGHT]
    assert why_told(message) == [ANY_RIGHT]
    assert Conversation.objects.get(id=of(message)).needs_person


@pytest.mark.parametrize("text", ["please delete my comment", "where is my parcel", "thank you for the lamp"])
def test_what_is_no_request_is_not_marked_and_tells_nobody(desk: Desk, say: Say, text: str) -> None:
    message = say(text)
    assert marked(desk, message) == []
    assert why_told(message) == []


@pytest.mark.parametrize(("text", "what"), [(LEAK, BREACH), ("Ich bin 11 Jahre alt", CHILD)])
def test_a_breach_and_a_child_are_told_to_a_person(desk: Desk, say: Say, text: str, what: str) -> None:
    message = say(text, visibility="private")
    assert marked(desk, message) == [what]
    assert why_told(message) == [what]


class TestEdits:
    @pytest.fixture
    def written(self, say: Say) -> Callable[[str, int], Message]:
        def write(text: str, minute: int) -> Message:
            at = NOW - timedelta(minutes=30 - minute)
            return say(text, native_id="one", kind="edited" if minute else "new", at=at)

        return write

    def test_an_edit_is_read_anew_and_asks_the_rules(
        self, desk: Desk, written: Callable[[str, int], Message]
    ) -> None:
        written("hello", 0)
        message = written("Delete all my data", 1)
        assert names_of(message) == {"rights.erasure"}
        assert why_told(message) == [ANY_RIGHT]
        assert names_of(written("hello again", 2)) == set()

    def test_a_denial_is_of_the_old_words_but_what_a_person_saw_stays(
        self, desk: Desk, written: Callable[[str, int], Message]
    ) -> None:
        message = written("Delete all my data", 0)
        deny(desk.agent, message.id, ANY_RIGHT, NOW)
        assert names_of(written("Please delete all of my data", 1)) == {"rights.erasure"}
        affirm(desk.agent, message.id, BREACH, NOW)
        assert names_of(written("hello", 2)) == {BREACH}

    def test_a_bad_feeling_goes_with_the_words(
        self, desk: Desk, written: Callable[[str, int], Message]
    ) -> None:
        assert row_of(desk, written(DISTRUST, 0)).uneasy
        assert not row_of(desk, written("all is well", 1)).uneasy


def test_a_bad_feeling_is_marked_only_where_it_is_about_privacy(desk: Desk, say: Say) -> None:
    about_parcels = say("Terrible service, awful, I hate waiting for this parcel!", who="otto")
    assert about_parcels.feeling == "negative"
    assert not row_of(desk, about_parcels).uneasy
    assert row_of(desk, say(DISTRUST, who="mira")).uneasy


def test_nothing_of_the_text_is_stored_with_what_it_is(desk: Desk, say: Say) -> None:
    message = say("Delete all my data, Mira Lindqvist")
    (stored,) = Intent.objects.filter(message=message).values()
    assert {type(value) for value in stored.values()} <= {UUID, int, str, float, bool, type(None)}
    assert [value for value in stored.values() if isinstance(value, str)] == ["rights.erasure"]


def test_what_is_gone_or_shredded_leaves_nothing(desk: Desk, say: Say) -> None:
    say("Delete all my data", native_id="g", who="gus")
    gone = say("", native_id="g", who="gus", kind="gone")
    shredded = say("Delete all my data", who="sue")
    customer = Conversation.objects.get(id=of(shredded)).customer_id
    shred(desk.officer, customer, "asked for it", NOW)
    sweep(customer, NOW)
    assert not Intent.objects.filter(message__in=[gone.id, shredded.id]).exists()


class TestFilter:
    def test_the_list_is_narrowed_by_what_it_is(self, desk: Desk, say: Say) -> None:
        request, breach = say("Delete all my data", who="a"), say(LEAK, who="b")
        say("hello", who="c")
        narrowed = {
            what: [row.id for row in selected.page(desk.officer, Filters(intent=what), NOW).rows]
            for what in (ANY_RIGHT, "rights.erasure", "rights.access", BREACH)
        }
        assert narrowed == {
            ANY_RIGHT: [of(request)],
            "rights.erasure": [of(request)],
            "rights.access": [],
            BREACH: [of(breach)],
        }

    def test_a_privacy_officer_has_a_view_of_rights_requests(self, desk: Desk) -> None:
        assert [view.name for view in selected.views(desk.officer)] == ["Rights requests"]
        assert selected.views(desk.agent) == ()


class TestCorrections:
    def test_a_denied_request_loses_its_mark_and_its_place_in_the_view(self, desk: Desk, say: Say) -> None:
        message = say("Delete all my data")
        deny(desk.agent, message.id, ANY_RIGHT, NOW)
        assert marked(desk, message) == []
        assert selected.page(desk.officer, RIGHTS, NOW).rows == ()
        act = Act.objects.get(kind=ActKind.INTENT_JUDGED)
        assert act.actor == f"staff:{desk.agent.id}"

    def test_a_missed_request_is_marked_by_hand_and_told(self, desk: Desk, say: Say) -> None:
        message = say("please delete my comment")
        affirm(desk.agent, message.id, ANY_RIGHT, NOW)
        (mark,) = row_of(desk, message).marks
        assert (mark.group, mark.by_a_person, mark.likely) == (ANY_RIGHT, True, True)
        assert why_told(message) == [ANY_RIGHT]

    def test_a_denial_can_be_taken_back_with_the_kinds_it_had(self, desk: Desk, say: Say) -> None:
        message = say("Delete all my data")
        deny(desk.agent, message.id, ANY_RIGHT, NOW)
        affirm(desk.officer, message.id, ANY_RIGHT, NOW)
        assert names_of(message) == {"rights.erasure"}

    def test_only_who_may_and_only_within_reach(self, desk: Desk, say: Say) -> None:
        message = say("Delete all my data")
        elsewhere = say("Delete all my data", profile=desk.other_profile)
        with pytest.raises(Refused):
            deny(desk.staff["counsel"], message.id, ANY_RIGHT, NOW)
        with pytest.raises(NotFound):
            deny(desk.agent, elsewhere.id, ANY_RIGHT, NOW)
        with pytest.raises(NotFound):
            deny(desk.agent, message.id, BREACH, NOW)
        with pytest.raises(BadInput):
            affirm(desk.agent, message.id, "complaint", NOW)
        assert names_of(message) == {"rights.erasure"}


class TestChildren:
    def test_nobody_answers_a_child_in_public_until_a_person_says_it_is_none(
        self, desk: Desk, tell: Say
    ) -> None:
        message = tell("I am 12 years old and I ordered a lamp")
        composer = open_conversation(desk.agent, of(message), NOW).composer
        assert not composer.public
        assert "child" in composer.why_no_public
        with pytest.raises(Refused, match="child"):
            write_reply(desk.agent, of(message), "Hello!", "public", NOW)
        deny(desk.agent, message.id, CHILD, NOW)
        assert open_conversation(desk.agent, of(message), NOW).composer.public
        assert write_reply(desk.agent, of(message), "Hello!", "public", NOW).visibility == "public"


def test_the_opened_message_says_how_sure(client: Any, desk: Desk, say: Say) -> None:
    message = say("Delete all my data")
    client.force_login(desk.agent)
    page = client.get(f"/inbox/{of(message)}/").content.decode()
    assert "Rights request: asks to be deleted" in page
    assert "% sure" in page
    assert "A person decides." in page
    said = client.post(f"/messages/{message.id}/intent/", {"what": ANY_RIGHT, "is": "none"})
    assert said.status_code in (200, 204)
    assert names_of(message) == set()
