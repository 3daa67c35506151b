"""Measures: written with what they answer, once; refused ones reach a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from sottovoce.desk.conversations.models import Conversation, Measure, Message, Rule
from sottovoce.desk.conversations.rules import MeasureAsked
from sottovoce.desk.conversations.services.measures import (
    ask_for,
    ask_measure,
    mark_seen,
    settle,
    try_again,
)
from sottovoce.desk.core.models import Act
from sottovoce.errors import BadInput, Conflict, NotFound, Refused
from tests.desk.fixtures import NOW, Desk

CARD = "my card is 4111 1111 1111 1111"
Say = Callable[..., Message]


def jobs() -> set[str]:
    found = ProcrastinateJob.objects.filter(task_name__endswith="carry_out_measure")
    return {job.args["measure_id"] for job in found}


def kinds() -> list[str]:
    return sorted(Measure.objects.values_list("kind", flat=True))


def test_a_card_in_public_brings_its_measures_and_their_jobs(tell: Say) -> None:
    tell(CARD)
    assert kinds() == ["hide", "reply_privately"]
    assert jobs() == {str(found) for found in Measure.objects.values_list("id", flat=True)}


def test_a_harmless_message_brings_none(tell: Say) -> None:
    tell("where is my order?")
    assert kinds() == []


def test_where_a_network_cannot_hide_a_person_is_told_at_once(say: Say) -> None:
    message = say(CARD)
    escalation = Measure.objects.get()
    assert (escalation.kind, escalation.state) == ("escalate", "done")
    assert escalation.advice
    assert message.conversation is not None
    assert message.conversation.needs_person
    assert Act.objects.filter(kind="conversation.escalated").count() == 1
    assert jobs() == set()


def test_without_any_rule_a_severe_message_still_reaches_a_person(tell: Say) -> None:
    Rule.objects.update(enabled=False)
    tell(CARD)
    assert kinds() == ["escalate"]
    assert Conversation.objects.get().needs_person


def test_the_same_occasion_twice_is_one_measure(tell: Say) -> None:
    message = tell("hello")
    assert message.conversation is not None
    row = (
        message.brand_id,
        message.conversation.id,
        message.id,
        message.conversation.customer_id,
        MeasureAsked("hide", None),
    )
    ask_for([row], NOW, "received")
    ask_for([row, row], NOW, "received")
    assert kinds() == ["hide"]


def test_an_edit_asks_the_rules_again(tell: Say) -> None:
    tell("hello", native_id="c-1")
    tell(CARD, native_id="c-1", kind="edited")
    assert kinds() == ["hide", "reply_privately"]


def test_an_agent_hides_a_message_by_hand(desk: Desk, tell: Say) -> None:
    message = tell("you are all thieves")
    measure = ask_measure(desk.agent, message.id, "hide", NOW)
    assert measure.asked_by == desk.agent
    assert str(measure.id) in jobs()


def test_nothing_can_be_asked_of_a_message_that_is_gone(desk: Desk, tell: Say) -> None:
    message = tell("hello", native_id="c-1")
    tell("", native_id="c-1", kind="gone")
    with pytest.raises(Refused):
        ask_measure(desk.agent, message.id, "hide", NOW)


def test_an_auditor_may_not_act_and_an_unknown_act_is_named(desk: Desk, tell: Say) -> None:
    message = tell("hello")
    with pytest.raises(Refused):
        ask_measure(desk.staff["auditor"], message.id, "hide", NOW)
    with pytest.raises(BadInput) as refusal:
        ask_measure(desk.agent, message.id, "shout", NOW)
    assert refusal.value.where == "kind"


def test_an_agent_cannot_act_on_another_brands_message(desk: Desk, say: Say) -> None:
    message = say("hello", profile=desk.other_profile)
    with pytest.raises(NotFound):
        ask_measure(desk.agent, message.id, "hide", NOW)


def test_a_refused_measure_hands_the_conversation_to_a_person(tell: Say) -> None:
    message = tell(CARD)
    measure = Measure.objects.select_related("conversation").get(message=message, kind="hide")
    settle(measure, Measure.State.REFUSED, NOW, problem="No.", advice="Ask the customer.")
    assert Conversation.objects.get().needs_person
    acts = list(Act.objects.values_list("kind", flat=True))
    assert acts.count("measure.refused") == 1
    assert acts.count("conversation.escalated") == 1


def test_a_person_who_dealt_with_all_of_it_frees_the_conversation(desk: Desk, tell: Say) -> None:
    tell(CARD)
    hide, reply = Measure.objects.select_related("conversation").order_by("kind")
    for measure in (hide, reply):
        settle(measure, Measure.State.FAILED, NOW)
    mark_seen(desk.agent, hide.id, NOW)
    assert Conversation.objects.get().needs_person
    mark_seen(desk.agent, reply.id, NOW)
    assert not Conversation.objects.get().needs_person


def escalate(message: Message, occasion: str) -> Measure:
    """A rule leaves a message to a person."""
    assert message.conversation is not None
    asked = MeasureAsked("escalate", None, {"why": "rule"})
    row = (message.brand_id, message.conversation.id, message.id, message.conversation.customer_id, asked)
    ask_for([row], NOW, occasion)
    return Measure.objects.get(occasion__endswith=occasion)


def test_what_a_rule_left_to_a_person_is_not_seen_to_by_seeing_to_something_else(
    desk: Desk, tell: Say
) -> None:
    message = tell(CARD)
    escalation = escalate(message, "left to you")
    hide = Measure.objects.select_related("conversation").get(kind="hide")
    settle(hide, Measure.State.REFUSED, NOW)
    mark_seen(desk.agent, hide.id, NOW)
    assert Conversation.objects.get().needs_person
    mark_seen(desk.agent, escalation.id, NOW)
    assert not Conversation.objects.get().needs_person


def test_seeing_to_it_is_recorded_once_and_under_its_own_name(desk: Desk, tell: Say) -> None:
    escalation = escalate(tell("hello"), "left to you")
    for _ in range(2):
        mark_seen(desk.agent, escalation.id, NOW)
    act = Act.objects.get(kind="measure.seen")
    assert act.actor == f"staff:{desk.agent.id}"
    assert str(escalation.id) in act.objects_named
    assert not Act.objects.filter(kind="measure.done").exists()


@pytest.mark.parametrize("state", ["due", "done", "needless"])
def test_what_waits_for_nobody_cannot_be_seen_to(desk: Desk, tell: Say, state: str) -> None:
    tell(CARD)
    Measure.objects.update(state=state)
    with pytest.raises(Conflict):
        mark_seen(desk.agent, Measure.objects.get(kind="hide").id, NOW)
    assert Measure.objects.get(kind="hide").seen_by_person_at is None


def test_a_persons_wish_is_recorded_and_so_is_who_wished_what_was_done(desk: Desk, tell: Say) -> None:
    message, person = tell("hello"), f"staff:{desk.agent.id}"
    asked = ask_measure(desk.agent, message.id, "hide", NOW)
    assert Act.objects.get(kind="measure.asked").actor == person
    settle(asked, Measure.State.REFUSED, NOW)
    assert Act.objects.get(kind="measure.refused").actor == person
    try_again(desk.staff["team_lead"], asked.id, NOW)
    wishes = Act.objects.filter(kind="measure.asked").values_list("actor", flat=True)
    assert set(wishes) == {person, f"staff:{desk.staff['team_lead'].id}"}
    settle(asked, Measure.State.DONE, NOW)
    assert Act.objects.get(kind="measure.done").actor == person


def test_what_a_rule_asked_for_is_done_by_the_system(tell: Say) -> None:
    tell(CARD)
    settle(Measure.objects.select_related("conversation").get(kind="hide"), Measure.State.DONE, NOW)
    assert Act.objects.get(kind="measure.done").actor == "system"


def test_a_failed_measure_is_tried_again_at_a_persons_wish(desk: Desk, tell: Say) -> None:
    tell(CARD)
    measure = Measure.objects.select_related("conversation").get(kind="hide")
    settle(measure, Measure.State.FAILED, NOW, problem="The network was away.")
    ProcrastinateJob.objects.all().delete()
    with pytest.raises(Refused):
        try_again(desk.agent, measure.id, NOW)
    try_again(desk.staff["team_lead"], measure.id, NOW)
    measure.refresh_from_db()
    assert (measure.state, measure.attempts, measure.problem) == ("due", 0, "")
    assert jobs() == {str(measure.id)}
