"""Measures are carried out on a real server: once; again when it is away; by a person when it will not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from sottovoce.desk.conversations.models import Conversation, HandOver, Measure, Message
from sottovoce.desk.conversations.services.carrying_out import carry_out
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.conversations.services.measures import MOST_ATTEMPTS, ask_measure
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.core.models import Act
from tests.desk.fixtures import NOW, Desk
from tests.desk.network import Network
from tests.legible import legible

CARD = "my card is 4111 1111 1111 1111"
Tell = Callable[..., Message]


def work(desk: Desk, kind: str = "") -> None:
    """Carry out what is due, as the worker would."""
    due = Measure.objects.filter(state="due", **({"kind": kind} if kind else {}))
    for measure_id in list(due.order_by("asked_at", "kind").values_list("id", flat=True)):
        carry_out(measure_id, NOW)
        desk.see_all()


def state(kind: str) -> str:
    return Measure.objects.get(kind=kind).state


def test_a_card_in_public_is_hidden_and_answered_with_a_link(
    desk: Desk, tell: Tell, network: Network
) -> None:
    message = tell(CARD, native_id="c-1")
    work(desk)
    assert [found["id"] for found in network.done("hide")] == ["c-1"]
    (reply,) = network.done("reply_private")
    assert (reply["author"], reply["about"]) == ("id-mira", "c-1")
    assert "/s/" in reply["text"]
    assert "4111" not in legible(reply["text"])
    message.refresh_from_db()
    assert message.hidden_at is not None
    assert (state("hide"), state("reply_privately")) == ("done", "done")


def test_the_private_reply_is_kept_sealed_and_its_link_is_on_the_timeline(
    desk: Desk, tell: Tell, network: Network
) -> None:
    tell(CARD)
    work(desk)
    (reply,) = network.done("reply_private")
    kept = Message.objects.get(direction="out")
    assert kept.conversation is not None
    assert kept.sealed_original is not None
    assert (
        open_text(kept.conversation.customer_id, kept.id, "original", kept.sealed_original) == reply["text"]
    )
    assert kept.state == "sent"
    assert [step.kind for step in HandOver.objects.get().steps.all()] == ["created", "sent"]


def test_a_job_that_runs_twice_sends_the_same_thing_once(desk: Desk, tell: Tell, network: Network) -> None:
    tell(CARD)
    work(desk)
    Measure.objects.update(state="due")
    work(desk)
    first, second = network.done("reply_private")
    assert (first["text"], first["key"]) == (second["text"], second["key"])
    assert Message.objects.filter(direction="out").count() == 1
    assert HandOver.objects.count() == 1
    assert Act.objects.filter(kind="message.sent").count() == 1


def test_a_network_that_is_away_is_asked_again_later(desk: Desk, tell: Tell, network: Network) -> None:
    tell(CARD)
    ProcrastinateJob.objects.all().delete()
    network.answer_next(503, retry_after="60")
    work(desk, "hide")
    measure = Measure.objects.get(kind="hide")
    assert (measure.state, measure.attempts) == ("due", 1)
    assert measure.next_try_at >= NOW + timedelta(seconds=60)
    (job,) = ProcrastinateJob.objects.filter(args__measure_id=str(measure.id))
    assert job.scheduled_at == measure.next_try_at
    work(desk, "hide")
    assert state("hide") == "done"


def test_a_network_that_stays_away_hands_it_to_a_person(desk: Desk, tell: Tell, network: Network) -> None:
    tell(CARD)
    network.answer_next(*[503] * MOST_ATTEMPTS)
    for _ in range(MOST_ATTEMPTS):
        work(desk, "hide")
    assert state("hide") == "failed"
    assert Conversation.objects.get().needs_person
    assert Act.objects.filter(kind="measure.failed").count() == 1


def test_a_refusal_is_final_and_a_person_is_told(desk: Desk, tell: Tell, network: Network) -> None:
    tell(CARD)
    network.answer_next(403)
    work(desk, "hide")
    assert state("hide") == "refused"
    assert len(network.commands) == 1
    assert Conversation.objects.get().needs_person
    assert Measure.objects.get(kind="hide").problem


def test_what_is_gone_need_not_be_hidden_but_is_still_answered(
    desk: Desk, tell: Tell, network: Network
) -> None:
    tell(CARD, native_id="c-1")
    tell("", native_id="c-1", kind="gone")
    work(desk)
    assert state("hide") == "needless"
    assert state("reply_privately") == "done"
    (reply,) = network.done("reply_private")
    assert reply["about"] is None


def test_two_comments_in_a_row_bring_one_private_message(desk: Desk, tell: Tell, network: Network) -> None:
    tell(CARD)
    work(desk)
    tell("again, 4111 1111 1111 1111")
    work(desk)
    assert len(network.done("hide")) == 2
    assert len(network.done("reply_private")) == 1
    assert sorted(Measure.objects.filter(kind="reply_privately").values_list("state", flat=True)) == [
        "done",
        "needless",
    ]


def test_after_a_shred_there_is_nothing_to_carry_out(desk: Desk, tell: Tell, network: Network) -> None:
    message = tell(CARD)
    due = list(Measure.objects.values_list("id", flat=True))
    assert message.conversation is not None
    shred(desk.officer, message.conversation.customer_id, "asked for it", NOW)
    for measure_id in due:
        carry_out(measure_id, NOW)
    desk.see_all()
    assert network.commands == []
    assert not Measure.objects.filter(state="due").exists()


@pytest.mark.parametrize(("kind", "hidden"), [("hide", True), ("unhide", False)])
def test_an_agents_own_wish_is_carried_out(
    desk: Desk, tell: Tell, network: Network, kind: str, hidden: bool
) -> None:
    message = tell("hello", native_id="c-1")
    carry_out(ask_measure(desk.agent, message.id, kind, NOW).id, NOW)
    desk.see_all()
    assert [(found["command"], found["id"]) for found in network.commands] == [(kind, "c-1")]
    message.refresh_from_db()
    assert (message.hidden_at is not None) is hidden


def test_hiding_again_what_was_shown_again_is_a_new_wish_and_a_repeated_job_is_not(
    desk: Desk, tell: Tell, network: Network
) -> None:
    message = tell("hello", native_id="c-1")
    for minute, kind in enumerate(("hide", "unhide", "hide")):
        measure = ask_measure(desk.agent, message.id, kind, NOW + timedelta(minutes=minute))
        for _ in range(2):
            carry_out(measure.id, NOW)
            desk.see_all()
            Measure.objects.filter(id=measure.id).update(state="due")
    keys = [found["key"] for found in network.commands]
    assert keys[0::2] == keys[1::2]
    assert len(set(keys)) == 3


def test_a_measure_that_is_not_there_is_nothing(desk: Desk) -> None:
    before = Act.objects.count()
    carry_out(UUID(int=0), NOW)
    desk.see_all()
    assert Act.objects.count() == before


def test_no_job_names_more_than_an_id(desk: Desk, tell: Tell, network: Network) -> None:
    tell(CARD)
    work(desk)
    arguments: list[dict[str, Any]] = list(ProcrastinateJob.objects.values_list("args", flat=True))
    assert arguments
    for found in arguments:
        for value in found.values():
            assert isinstance(value, int) or UUID(value)
