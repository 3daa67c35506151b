"""Corrections: what a person says of a finding changes what is shown, what is done, and is recorded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sottovoce.desk.conversations import redacted
from sottovoce.desk.conversations.models import Finding, Measure, Message
from sottovoce.desk.conversations.services.findings import add_missed, judge_wrong
from sottovoce.desk.conversations.services.protection import open_redacted
from sottovoce.desk.conversations.services.reveals import reveal
from sottovoce.desk.core.models import Act
from sottovoce.errors import BadInput, NotFound, Refused
from tests.desk.fixtures import Desk

Say = Callable[..., Message]
TEXT = "first 07911 123456 then 4111 1111 1111 1111 and my pet is called Rex"


def segments(message: Message) -> tuple[redacted.Segment, ...]:
    message.refresh_from_db()
    assert message.sealed_redacted is not None
    assert message.conversation is not None
    return open_redacted(message.conversation.customer_id, message.id, message.sealed_redacted)


def seen(desk: Desk, message: Message, kind: str) -> Finding:
    finding = Finding.objects.get(message=message, kind=kind)
    reveal(desk.agent, finding.id, "quality", "checking what was found", desk.now)
    return finding


def test_a_finding_called_wrong_becomes_text_again(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    judge_wrong(desk.agent, seen(desk, message, "PHONE_NUMBER").id, desk.now)
    assert segments(message)[0].text == "first 07911 123456 then "
    assert not Finding.objects.filter(message=message, kind="PHONE_NUMBER").exists()


def test_the_other_chips_still_lead_to_their_findings(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    card = Finding.objects.get(message=message, kind="CREDIT_CARD")
    judge_wrong(desk.agent, seen(desk, message, "PHONE_NUMBER").id, desk.now)
    assert [part.finding for part in segments(message) if part.finding is not None] == [card.number]
    assert (
        reveal(desk.agent, card.id, "answer", "to check the payment", desk.now).value == "4111 1111 1111 1111"
    )


def test_severity_follows_the_correction(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    judge_wrong(desk.agent, seen(desk, message, "CREDIT_CARD").id, desk.now)
    message.refresh_from_db()
    message.conversation.refresh_from_db()
    assert (message.severity, message.conversation.severity) == (2, 2)


def test_who_has_not_looked_may_not_call_it_wrong(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    finding = seen(desk, message, "CREDIT_CARD")
    with pytest.raises(Refused):
        judge_wrong(desk.staff["team_lead"], finding.id, desk.now)
    assert Finding.objects.filter(id=finding.id).exists()


def test_a_missed_span_becomes_a_chip_and_is_decided_on(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    before = Measure.objects.filter(message=message).count()
    place, start = next(
        (number, part.text.index("pet"))
        for number, part in enumerate(segments(message))
        if part.finding is None and "pet" in part.text
    )
    finding = add_missed(desk.agent, message.id, "PERSON", place, start, start + 3, desk.now).finding
    assert TEXT[finding.start : finding.end] == "pet"
    assert "pet" not in "".join(part.text for part in segments(message))
    assert finding.number in {part.finding for part in segments(message)}
    assert Measure.objects.filter(message=message).count() > before


def test_the_correction_is_recorded_without_a_value(desk: Desk, say: Say) -> None:
    message = say(TEXT)
    judge_wrong(desk.agent, seen(desk, message, "PHONE_NUMBER").id, desk.now)
    act = Act.objects.get(kind="finding.judged")
    assert act.actor == f"staff:{desk.agent.id}"
    assert act.objects_named == [str(message.id)]


@pytest.mark.parametrize(
    ("kind", "segment", "start", "end"),
    [
        ("DRAGON", 0, 0, 2),
        ("PERSON", 1, 0, 2),
        ("PERSON", 99, 0, 2),
        ("PERSON", 0, 2, 2),
        ("PERSON", 0, -1, 2),
        ("PERSON", 0, 0, 999),
    ],
    ids=["unknown kind", "a chip", "no such segment", "empty", "before the text", "beyond the text"],
)
def test_a_place_that_is_none_is_refused(
    desk: Desk, say: Say, kind: str, segment: int, start: int, end: int
) -> None:
    message = say(TEXT)
    with pytest.raises(BadInput):
        add_missed(desk.agent, message.id, kind, segment, start, end, desk.now)


def test_beyond_ones_brands_there_is_nothing_to_correct(desk: Desk, say: Say) -> None:
    message = say(TEXT, profile=desk.other_profile)
    with pytest.raises(NotFound):
        add_missed(desk.agent, message.id, "PERSON", 0, 0, 5, desk.now)


def test_a_look_keeps_its_finding_when_a_later_message_completes_the_text(desk: Desk, say: Say) -> None:
    message = say("call me on 07911 123456, my card is 4111 1111", native_id="1")
    phone = seen(desk, message, "PHONE_NUMBER")
    say("1111 1111 is the rest", native_id="2")
    assert Finding.objects.filter(id=phone.id, message=message).exists()
    assert {finding.kind for finding in Finding.objects.filter(message=message)} == {
        "PHONE_NUMBER",
        "CREDIT_CARD",
    }
    assert "4111" not in "".join(part.text for part in segments(message))


def test_a_joined_value_stays_joined_when_its_message_is_redacted_again(desk: Desk, say: Say) -> None:
    say("my card is 4111 1111", native_id="1")
    second = say("1111 1111 and call me on 07911 123456", native_id="2")
    label = next(part.text for part in segments(second) if part.finding is not None)
    judge_wrong(desk.agent, seen(desk, second, "PHONE_NUMBER").id, desk.now)
    assert next(part.text for part in segments(second) if part.finding is not None) == label
    card = Finding.objects.get(message=second, kind="CREDIT_CARD")
    assert (
        reveal(desk.agent, card.id, "answer", "to check the payment", desk.now).value == "4111 1111 1111 1111"
    )
