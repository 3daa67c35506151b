"""Corrections teach: this message at once, later ones on demand or after enough of the same; with undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from sottovoce.desk.conversations.models import Finding, Message
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.conversations.services.reveals import reveal
from sottovoce.desk.conversations.services.scanner import refresh
from sottovoce.desk.core.database import limit_to_brands
from sottovoce.desk.core.models import Act
from sottovoce.desk.quality.models import Correction, Phrase
from sottovoce.desk.quality.policy import SAME_CORRECTIONS
from sottovoce.desk.quality.reach import whole_organisation
from sottovoce.desk.quality.services.corrections import correct_kind, correct_missed, correct_wrong, undo
from sottovoce.desk.quality.services.learnt import adjustments
from sottovoce.desk.quality.services.phrases import add_phrase, change_phrase
from sottovoce.errors import BadInput, Conflict, NotFound, Refused
from tests.desk.fixtures import Desk

Say = Callable[..., Message]
CALL = "please call the shop on 07911 123456"
WORD = "doormat"


@pytest.fixture(autouse=True)
def forget_what_was_learnt(db: None) -> Any:
    """The scanner of this process must not keep what another test taught it."""
    yield
    from sottovoce.desk.conversations.services import scanner

    scanner._known.clear()


def kinds(message: Message) -> set[str]:
    return set(Finding.objects.filter(message=message).values_list("kind", flat=True))


def call_wrong(desk: Desk, message: Message, *, later: bool = False) -> Correction:
    finding = Finding.objects.get(message=message, kind="PHONE_NUMBER")
    reveal(desk.agent, finding.id, "quality", "checking what was found", desk.now)
    correction = correct_wrong(desk.agent, finding.id, desk.now, later=later)
    refresh()
    return correction


def mark(desk: Desk, message: Message, *, later: bool = False) -> Correction:
    start = f"leave it under the {WORD}".index(WORD)
    correction = correct_missed(
        desk.agent, message.id, "PERSON", 0, start, start + len(WORD), desk.now, later=later
    )
    refresh()
    return correction


def test_a_wrong_finding_changes_this_message_and_no_later_one_at_first(desk: Desk, say: Say) -> None:
    message = say(CALL)
    call_wrong(desk, message)
    assert "PHONE_NUMBER" not in kinds(message)
    assert "PHONE_NUMBER" in kinds(say(CALL, who="tom"))


def test_a_wrong_finding_is_not_found_in_later_messages_when_the_corrector_says_so(
    desk: Desk, say: Say
) -> None:
    call_wrong(desk, say(CALL), later=True)
    assert "PHONE_NUMBER" not in kinds(say("ring 07911-123456 today", who="tom"))
    assert "PHONE_NUMBER" in kinds(say("ring 07911 123457 today", who="una"))


def test_the_same_correction_often_enough_holds_for_later_messages(desk: Desk, say: Say) -> None:
    for number in range(SAME_CORRECTIONS):
        message = say(CALL, who=f"who{number}")
        assert "PHONE_NUMBER" in kinds(message)
        call_wrong(desk, message)
    assert "PHONE_NUMBER" not in kinds(say(CALL, who="last"))


def test_a_missed_word_is_found_later_and_forgotten_again_by_undo(desk: Desk, say: Say) -> None:
    message = say(f"leave it under the {WORD}")
    assert "PERSON" not in kinds(message)
    correction = mark(desk, message, later=True)
    assert "PERSON" in kinds(message)
    assert "PERSON" in kinds(say(f"is the {WORD.upper()} green", who="tom"))
    undo(desk.agent, correction.id, desk.now)
    refresh()
    assert "PERSON" not in kinds(message)
    assert "PERSON" not in kinds(say(f"and the {WORD} is gone", who="una"))
    assert not Phrase.objects.exists()


def test_undo_of_a_wrong_finding_brings_back_its_chip(desk: Desk, say: Say) -> None:
    message = say(CALL)
    before = Finding.objects.get(message=message, kind="PHONE_NUMBER")
    undo(desk.agent, call_wrong(desk, message, later=True).id, desk.now)
    after = Finding.objects.get(message=message, kind="PHONE_NUMBER")
    assert (after.start, after.end, after.evidence) == (before.start, before.end, before.evidence)
    message.refresh_from_db()
    assert message.severity == before.severity


def test_undo_twice_is_refused(desk: Desk, say: Say) -> None:
    correction = mark(desk, say(f"leave it under the {WORD}"))
    undo(desk.agent, correction.id, desk.now)
    with pytest.raises(Conflict):
        undo(desk.agent, correction.id, desk.now)


def test_a_wrong_kind_is_another_kind_now_and_in_later_messages(desk: Desk, say: Say) -> None:
    message = say(CALL)
    finding = Finding.objects.get(message=message, kind="PHONE_NUMBER")
    reveal(desk.agent, finding.id, "quality", "checking what was found", desk.now)
    with pytest.raises(BadInput):
        correct_kind(desk.agent, finding.id, "PHONE_NUMBER", desk.now)
    correction = correct_kind(desk.agent, finding.id, "US_SSN", desk.now, later=True)
    refresh()
    assert kinds(message) == {"US_SSN"}
    assert "US_SSN" in kinds(say(CALL, who="tom"))
    undo(desk.agent, correction.id, desk.now)
    assert kinds(message) == {"PHONE_NUMBER"}


def test_the_opposite_correction_takes_a_phrase_off_its_list(desk: Desk, say: Say) -> None:
    add_phrase(desk.officer, desk.acme.id, "allow", "", WORD, "our mascot's name", desk.now)
    mark(desk, say(f"leave it under the {WORD}"))
    assert Phrase.objects.get(listing="allow").state == Phrase.State.REMOVED


def test_words_are_sealed_and_die_with_the_customer(desk: Desk, say: Say) -> None:
    message = say(f"leave it under the {WORD}")
    mark(desk, message, later=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM quality_phrase p")
        assert WORD.lower() not in str(cursor.fetchall()).lower()
    assert [phrase.words for phrase in adjustments().deny] == [WORD.lower()]
    assert message.conversation is not None
    shred(desk.officer, message.conversation.customer_id, "the customer asked for it", desk.now)
    assert adjustments().deny == ()


def test_what_staff_list_by_hand_outlives_customers_and_can_be_removed(desk: Desk) -> None:
    phrase = add_phrase(desk.officer, desk.acme.id, "allow", "", WORD, "our mascot's name", desk.now)
    assert phrase.customer is None
    assert len(adjustments().allow) == 1
    change_phrase(desk.officer, phrase.id, "remove", desk.now)
    assert adjustments().allow == ()
    assert Act.objects.filter(kind="detection.changed").count() == 2


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"words": "a"}, "words"),
        ({"listing": "maybe"}, "listing"),
        ({"listing": "deny", "kind": ""}, "kind"),
        ({"kind": "DRAGON"}, "kind"),
        ({"why": "no"}, "why"),
    ],
)
def test_a_phrase_that_is_none_is_refused(desk: Desk, told: dict[str, str], field: str) -> None:
    good = {"listing": "allow", "kind": "", "words": WORD, "why": "our mascot's name"}
    with pytest.raises(BadInput) as refused:
        add_phrase(desk.officer, desk.acme.id, now=desk.now, **(good | told))
    assert refused.value.where == field


def test_an_agent_corrects_and_changes_no_list(desk: Desk) -> None:
    with pytest.raises(Refused):
        add_phrase(desk.agent, desk.acme.id, "allow", "", WORD, "our mascot's name", desk.now)


def test_beyond_ones_brands_nothing_is_seen_or_undone(desk: Desk, say: Say) -> None:
    correction = mark(desk, say(f"leave it under the {WORD}"))
    limit_to_brands([desk.other.id])
    assert not Correction.objects.exists()
    assert not Phrase.objects.exists()
    with pytest.raises(NotFound):
        undo(desk.agent, correction.id, desk.now)


def test_to_look_at_the_whole_organisation_does_not_widen_what_a_person_sees(desk: Desk, say: Say) -> None:
    say(CALL)
    limit_to_brands([desk.other.id])
    with whole_organisation():
        assert Message.objects.exists()
    assert not Message.objects.exists()
