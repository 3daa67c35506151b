"""A fault nobody foresaw is counted, logged by its type alone, and in the end told to a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NoReturn

import pytest
from django.db import OperationalError
from procrastinate.contrib.django.models import ProcrastinateJob
from structlog.testing import capture_logs

from sottovoce.channels import InboundAttachment
from sottovoce.desk.conversations.models import Attachment, Conversation, Measure, Message
from sottovoce.desk.conversations.services import attachments, carrying_out, replies
from sottovoce.desk.conversations.services.attachments import GIVES_UP_AFTER, fetch
from sottovoce.desk.conversations.services.carrying_out import carry_out
from sottovoce.desk.conversations.services.measures import MOST_ATTEMPTS
from sottovoce.desk.conversations.services.replies import deliver, write_reply
from sottovoce.errors import PlatformUnavailable
from tests.desk.fixtures import NOW, Desk
from tests.legible import legible

CARD = "my card is 4111 1111 1111 1111"
LATER = NOW + timedelta(minutes=1)
Tell = Callable[..., Message]


def breaking(fault: Exception) -> Callable[..., NoReturn]:
    def fail(*_: Any, **__: Any) -> NoReturn:
        raise fault

    return fail


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the network meets a fault whose words quote the customer."""
    fault = breaking(ZeroDivisionError("4111 1111 1111 1111"))
    for module in (carrying_out, replies, attachments):
        monkeypatch.setattr(module, "ask_network", fault)


@pytest.fixture
def hiding(tell: Tell) -> Measure:
    tell(CARD)
    return Measure.objects.get(kind="hide")


@pytest.fixture
def reply(desk: Desk, tell: Tell) -> Message:
    message = tell("where is my order?")
    assert message.conversation_id is not None
    return write_reply(desk.agent, message.conversation_id, "It is on its way.", "public", NOW)


@pytest.fixture
def picture(tell: Tell) -> Attachment:
    tell("look", attachments=(InboundAttachment("https://files.example/a.png", "image/png", ""),))
    return Attachment.objects.get()


def carry(desk: Desk, measure: Measure) -> Measure:
    carry_out(measure.id, NOW)
    desk.see_all()
    measure.refresh_from_db()
    return measure


def send(desk: Desk, reply: Message, attempt: int = 1) -> Message:
    deliver(reply.id, LATER, attempt=attempt)
    desk.see_all()
    reply.refresh_from_db()
    return reply


def test_a_measure_that_meets_one_is_tried_again_with_patience(
    desk: Desk, hiding: Measure, broken: None
) -> None:
    ProcrastinateJob.objects.all().delete()
    measure = carry(desk, hiding)
    assert (measure.state, measure.attempts, measure.next_try_at > NOW) == ("due", 1, True)
    assert ProcrastinateJob.objects.get(args__measure_id=str(hiding.id)).scheduled_at == measure.next_try_at


def test_a_measure_that_meets_one_always_fails_and_a_person_is_told(
    desk: Desk, hiding: Measure, broken: None
) -> None:
    for _ in range(MOST_ATTEMPTS):
        carry(desk, hiding)
    hiding.refresh_from_db()
    assert (hiding.state, hiding.attempts) == ("failed", MOST_ATTEMPTS)
    assert hiding.advice
    assert Conversation.objects.get().needs_person


def test_a_reply_that_meets_one_is_tried_again_with_patience(
    desk: Desk, reply: Message, broken: None
) -> None:
    ProcrastinateJob.objects.all().delete()
    assert send(desk, reply).state == "sending"
    job = ProcrastinateJob.objects.get(args__message_id=str(reply.id))
    assert job.args["attempt"] == 2
    assert job.scheduled_at is not None
    assert job.scheduled_at > LATER


def test_a_reply_that_meets_one_always_fails_and_a_person_is_told(
    desk: Desk, reply: Message, broken: None
) -> None:
    assert send(desk, reply, replies.MOST_ATTEMPTS).state == "failed"
    assert Conversation.objects.get().needs_person


def test_an_attachment_that_meets_one_is_not_fetched_for_ever(
    desk: Desk, picture: Attachment, broken: None
) -> None:
    with pytest.raises(PlatformUnavailable):
        fetch(picture.id, NOW + GIVES_UP_AFTER - timedelta(seconds=1))
    fetch(picture.id, NOW + GIVES_UP_AFTER)
    desk.see_all()
    picture.refresh_from_db()
    assert (picture.state, bool(picture.problem)) == ("refused", True)


def test_a_network_that_never_hands_out_an_attachment_is_not_asked_for_ever(
    desk: Desk, picture: Attachment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "ask_network", breaking(PlatformUnavailable("The network is away.")))
    with pytest.raises(PlatformUnavailable):
        fetch(picture.id, LATER)
    fetch(picture.id, NOW + GIVES_UP_AFTER)
    desk.see_all()
    picture.refresh_from_db()
    assert picture.state == "refused"
    assert picture.problem.startswith("The network is away.")


def test_the_log_names_its_type_and_repeats_none_of_its_words(
    desk: Desk, hiding: Measure, reply: Message, broken: None
) -> None:
    with capture_logs() as lines:
        carry(desk, hiding)
        send(desk, reply)
    assert [line["fault"] for line in lines] == ["ZeroDivisionError", "ZeroDivisionError"]
    assert "4111" not in legible(str(lines))


def test_a_database_that_is_away_is_nobodys_attempt(
    desk: Desk, hiding: Measure, reply: Message, picture: Attachment, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (carrying_out, replies, attachments):
        monkeypatch.setattr(module, "ask_network", breaking(OperationalError("gone away")))
    attempts: list[tuple[Callable[[Any, datetime], None], Any]] = [
        (carry_out, hiding.id),
        (deliver, reply.id),
        (fetch, picture.id),
    ]
    for act, identifier in attempts:
        with pytest.raises(OperationalError):
            act(identifier, LATER)
    desk.see_all()
    hiding.refresh_from_db()
    assert (hiding.state, hiding.attempts) == ("due", 0)
