"""Replies: checked, held, taken back or sent once; what fails reaches a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

import sottovoce.desk
from sottovoce.desk.conversations.models import Conversation, Finding, Mention, Message, SearchTerms
from sottovoce.desk.conversations.services.handover import create_hand_over
from sottovoce.desk.conversations.services.inbox import mark_read
from sottovoce.desk.conversations.services.moving_private import rewrite_and_hand_over
from sottovoce.desk.conversations.services.notes import write_note
from sottovoce.desk.conversations.services.outgoing import Stopped
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.conversations.services.replies import (
    MOST_ATTEMPTS,
    deliver,
    resend,
    undo_reply,
    write_reply,
)
from sottovoce.desk.core.models import Act, Organisation
from sottovoce.errors import BadInput, Conflict, NotFound, Refused
from tests.desk.fixtures import NOW, Desk
from tests.desk.network import Network

Tell = Callable[..., Message]
LATER = NOW + timedelta(minutes=1)


def conversation_of(message: Message) -> UUID:
    assert message.conversation_id is not None
    return message.conversation_id


def send(desk: Desk, message_id: UUID, *, attempt: int = 1) -> Message:
    """Send a reply after its time to undo, as the worker would."""
    deliver(message_id, LATER, attempt=attempt)
    desk.see_all()
    return Message.objects.get(id=message_id)


def acts(kind: str) -> int:
    return Act.objects.filter(kind=kind).count()


def test_a_public_reply_goes_out_under_its_comment(desk: Desk, tell: Tell, network: Network) -> None:
    comment = tell("where is my order?", native_id="c-1")
    reply = write_reply(desk.agent, conversation_of(comment), "It is on its way.", "public", NOW)
    assert reply.state == Message.State.HELD
    assert send(desk, reply.id).state == Message.State.SENT
    (command,) = network.done("reply_public")
    assert (command["id"], command["text"], command["key"]) == ("c-1", "It is on its way.", str(reply.id))
    assert acts("message.sent") == 1


def test_a_private_reply_goes_to_the_author_about_the_comment(
    desk: Desk, tell: Tell, network: Network
) -> None:
    comment = tell("where is my order?", native_id="c-1")
    reply = write_reply(desk.agent, conversation_of(comment), "Let me look.", "private", NOW)
    send(desk, reply.id)
    (command,) = network.done("reply_private")
    assert (command["author"], command["about"]) == ("id-mira", "c-1")


def test_a_chosen_comment_is_the_one_that_is_answered(desk: Desk, tell: Tell, network: Network) -> None:
    first = tell("one", native_id="c-1")
    tell("two", native_id="c-2", at=NOW + timedelta(seconds=1))
    reply = write_reply(desk.agent, conversation_of(first), "Hello.", "public", NOW, reply_to=first.id)
    send(desk, reply.id)
    assert network.commands[0]["id"] == "c-1"


def test_a_reply_is_held_until_its_time_to_undo_has_passed(desk: Desk, tell: Tell, network: Network) -> None:
    reply = write_reply(desk.agent, conversation_of(tell("hello")), "Hello.", "public", NOW)
    until = NOW + timedelta(seconds=Organisation.objects.get().undo_seconds)
    (job,) = ProcrastinateJob.objects.filter(task_name__endswith="send_message")
    assert job.scheduled_at == until
    deliver(reply.id, until - timedelta(milliseconds=1))
    desk.see_all()
    assert network.commands == []
    deliver(reply.id, until)
    desk.see_all()
    assert len(network.commands) == 1


def test_a_reply_taken_back_returns_its_text_and_leaves_none(
    desk: Desk, tell: Tell, network: Network
) -> None:
    comment = tell("hello")
    reply = write_reply(desk.agent, conversation_of(comment), "Call 0171 2345678 …", "private", NOW)
    assert undo_reply(desk.agent, reply.id, NOW) == "Call 0171 2345678 …"
    reply.refresh_from_db()
    assert (reply.state, reply.sealed_original, reply.sealed_redacted) == ("undone", None, None)
    assert not Finding.objects.filter(message=reply).exists()
    assert not SearchTerms.objects.filter(message=reply).exists()
    assert Conversation.objects.get().last_message_at == comment.sent_at
    assert send(desk, reply.id).state == Message.State.UNDONE
    assert network.commands == []
    assert acts("message.undone") == 1


def test_only_who_wrote_a_reply_takes_it_back_and_only_in_time(
    desk: Desk, tell: Tell, network: Network
) -> None:
    reply = write_reply(desk.agent, conversation_of(tell("hello")), "Hello.", "private", NOW)
    with pytest.raises(Refused):
        undo_reply(desk.staff["team_lead"], reply.id, NOW)
    send(desk, reply.id)
    with pytest.raises(Conflict):
        undo_reply(desk.agent, reply.id, NOW)


def test_a_job_that_runs_twice_sends_once(desk: Desk, tell: Tell, network: Network) -> None:
    reply = write_reply(desk.agent, conversation_of(tell("hello")), "Hello.", "private", NOW)
    send(desk, reply.id)
    send(desk, reply.id)
    assert len(network.commands) == 1


def test_a_job_that_died_after_asking_asks_again_with_the_same_key(
    desk: Desk, tell: Tell, network: Network
) -> None:
    reply = write_reply(desk.agent, conversation_of(tell("hello")), "Hello.", "private", NOW)
    send(desk, reply.id)
    Message.objects.filter(id=reply.id).update(state=Message.State.SENDING)
    send(desk, reply.id)
    assert {command["key"] for command in network.commands} == {str(reply.id)}


def test_a_first_answer_ends_the_wait(desk: Desk, tell: Tell, network: Network) -> None:
    comment = tell("hello")
    reply = write_reply(desk.agent, conversation_of(comment), "Hello.", "private", NOW)
    assert Conversation.objects.get().waiting_since is not None
    send(desk, reply.id)
    assert Conversation.objects.get().waiting_since is None


def test_who_wrote_after_the_reply_was_written_still_waits(desk: Desk, tell: Tell, network: Network) -> None:
    comment = tell("hello")
    reply = write_reply(
        desk.agent, conversation_of(comment), "Hello.", "private", NOW - timedelta(seconds=30)
    )
    send(desk, reply.id)
    assert Conversation.objects.get().waiting_since == comment.received_at


def test_a_network_that_is_away_is_tried_again_with_patience(
    desk: Desk, tell: Tell, network: Network
) -> None:
    reply = write_reply(desk.agent, conversation_of(tell("hello")), "Hello.", "private", NOW)
    ProcrastinateJob.objects.all().delete()
    network.answer_next(429, retry_after="30")
    assert send(desk, reply.id).state == Message.State.SENDING
    (job,) = ProcrastinateJob.objects.filter(task_name__endswith="send_message")
    assert job.args == {"message_id": str(reply.id), "attempt": 2}
    assert job.scheduled_at >= LATER + timedelta(seconds=30)
    assert send(desk, reply.id, attempt=2).state == Message.State.SENT


def test_a_reply_that_cannot_be_sent_is_shown_to_a_person_and_can_be_sent_again(
    desk: Desk, tell: Tell, network: Network
) -> None:
    reply = write_reply(desk.agent, conversation_of(tell("hello")), "Hello.", "private", NOW)
    network.answer_next(403)
    failed = send(desk, reply.id)
    assert (failed.state, bool(failed.problem)) == (Message.State.FAILED, True)
    assert Conversation.objects.get().needs_person
    resend(desk.agent, reply.id, LATER)
    assert send(desk, reply.id).state == Message.State.SENT
    with pytest.raises(Conflict):
        resend(desk.agent, reply.id, LATER)


def test_a_network_that_stays_away_fails_the_reply_in_the_end(
    desk: Desk, tell: Tell, network: Network
) -> None:
    reply = write_reply(desk.agent, conversation_of(tell("hello")), "Hello.", "private", NOW)
    network.answer_next(503)
    assert send(desk, reply.id, attempt=MOST_ATTEMPTS).state == Message.State.FAILED


def test_a_public_reply_with_a_customers_card_is_stopped_and_recorded(desk: Desk, tell: Tell) -> None:
    comment = tell("hello")
    with pytest.raises(Stopped) as stop:
        write_reply(desk.agent, conversation_of(comment), "Your card 4111 1111 1111 1111?", "public", NOW)
    assert [problem.kind for problem in stop.value.problems] == ["posts"]
    assert "4111" not in str(stop.value)
    assert not Message.objects.filter(direction="out").exists()
    assert acts("outgoing.stopped") == 1


def test_a_reason_overrides_the_check_only_for_who_may(desk: Desk, tell: Tell) -> None:
    conversation = conversation_of(tell("hello"))
    text = "Please call our shop at 0171 2345678."
    with pytest.raises(Stopped):
        write_reply(desk.agent, conversation, text, "public", NOW, override_reason="it is our own number")
    with pytest.raises(Stopped):
        write_reply(desk.staff["team_lead"], conversation, text, "public", NOW, override_reason="  ")
    reply = write_reply(
        desk.staff["team_lead"], conversation, text, "public", NOW, override_reason="it is our own number"
    )
    assert reply.state == Message.State.HELD
    assert acts("outgoing.overridden") == 1


def test_nothing_but_a_checked_reply_is_ever_posted_in_public() -> None:
    """One place in the desk asks a network for a public reply: the one behind the outgoing check."""
    asking = [
        path.name
        for path in Path(next(iter(sottovoce.desk.__path__))).rglob("*.py")
        if ".reply_public(" in path.read_text()
    ]
    assert asking == ["replies.py"]


@pytest.mark.parametrize(
    ("text", "visibility", "field"),
    [("   ", "public", "text"), ("x" * 5_001, "private", "text"), ("hello", "secret", "visibility")],
)
def test_an_unusable_reply_names_its_field(
    desk: Desk, tell: Tell, text: str, visibility: str, field: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        write_reply(desk.agent, conversation_of(tell("hello")), text, visibility, NOW)
    assert refusal.value.where == field


def test_a_network_without_replies_says_so(desk: Desk, say: Tell) -> None:
    with pytest.raises(Refused):
        write_reply(desk.agent, conversation_of(say("hello")), "Hello.", "public", NOW)


def test_without_a_public_comment_nothing_is_answered_in_public(desk: Desk, tell: Tell) -> None:
    with pytest.raises(Refused):
        write_reply(desk.agent, conversation_of(tell("hi", visibility="private")), "Hello.", "public", NOW)


def test_who_may_not_reply_or_see_the_brand_cannot(desk: Desk, tell: Tell, say: Tell) -> None:
    with pytest.raises(Refused):
        write_reply(desk.staff["auditor"], conversation_of(tell("hello")), "Hello.", "private", NOW)
    elsewhere = conversation_of(say("hello", profile=desk.other_profile))
    with pytest.raises(NotFound):
        write_reply(desk.agent, elsewhere, "Hello.", "private", NOW)


def test_a_secure_link_in_a_private_reply_is_proven_sent(desk: Desk, tell: Tell, network: Network) -> None:
    conversation = conversation_of(tell("hello"))
    created = create_hand_over(desk.agent, conversation, None, ["message"], "en", NOW)
    reply = write_reply(desk.agent, conversation, f"Here: {created.url}", "private", NOW)
    send(desk, reply.id)
    assert [step.kind for step in created.hand_over.steps.all()] == ["created", "sent"]


def test_one_click_moves_a_question_for_data_to_private(desk: Desk, tell: Tell, network: Network) -> None:
    comment = tell("where is my order?", native_id="c-1")
    moved = rewrite_and_hand_over(
        desk.agent, conversation_of(comment), "Sorry about that! Please send us your phone number.", NOW
    )
    assert moved.public_text.startswith("Sorry about that!")
    assert "phone" not in moved.public_text
    assert "/s/" not in moved.public_text
    assert moved.hand_over.fields == ["phone", "message"]
    send(desk, moved.private.id)
    (command,) = network.done("reply_private")
    assert f"/s/{moved.hand_over.id}#" in command["text"]
    public = write_reply(desk.agent, conversation_of(comment), moved.public_text, "public", NOW)
    assert public.state == Message.State.HELD


def test_a_note_is_sealed_like_a_message_and_sent_nowhere(desk: Desk, tell: Tell, network: Network) -> None:
    comment = tell("hello")
    before = Conversation.objects.get().last_message_at
    note = write_note(desk.agent, conversation_of(comment), "Her phone is 0171 2345678", NOW)
    assert note.conversation is not None
    assert note.sealed_original is not None
    customer = note.conversation.customer_id
    assert open_text(customer, note.id, "original", note.sealed_original) == "Her phone is 0171 2345678"
    assert (note.direction, note.state) == ("note", "noted")
    assert Finding.objects.get(message=note).kind == "PHONE_NUMBER"
    assert send(desk, note.id).state == "noted"
    assert network.commands == []
    assert Conversation.objects.get().last_message_at == before
    assert acts("note.written") == 1


def test_a_mention_waits_until_the_conversation_is_read(desk: Desk, tell: Tell) -> None:
    conversation = conversation_of(tell("hello"))
    lead = desk.staff["team_lead"]
    write_note(desk.agent, conversation, "@Team lead please look, @Agent knows", NOW)
    mention = Mention.objects.get()
    assert (mention.staff, mention.seen_at) == (lead, None)
    mark_read(lead, conversation, NOW)
    mention.refresh_from_db()
    assert mention.seen_at == NOW
