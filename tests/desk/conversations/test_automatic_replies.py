"""The message a rule sends tells the truth of the comment; one that is not sent takes its link with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sottovoce.desk.conversations import phrases
from sottovoce.desk.conversations.models import Conversation, HandOver, Measure, Message, Rule
from sottovoce.desk.conversations.services.automatic_replies import WAITS_AT_MOST
from sottovoce.desk.conversations.services.carrying_out import carry_out
from sottovoce.desk.conversations.services.measures import MOST_ATTEMPTS, settle, try_again
from sottovoce.desk.conversations.services.replies import resend
from sottovoce.errors import Conflict
from tests.desk.fixtures import NOW, Desk
from tests.desk.network import Network

CARD = "my card is 4111 1111 1111 1111"
HIDDEN = "so we have hidden it"
PLEASE_DELETE = "Please delete it: ⋯ → Delete"
PROTECT_BETTER = "personal details that we would like to protect better"
Tell = Callable[..., Message]


def work(desk: Desk, kind: str, at: datetime = NOW) -> None:
    """Carry out what is due of one kind, as the worker would."""
    due = list(Measure.objects.filter(state="due", kind=kind).order_by("id").values_list("id", flat=True))
    for measure_id in due:
        carry_out(measure_id, at)
        desk.see_all()


def sent(network: Network) -> list[str]:
    return [command["text"] for command in network.done("reply_private")]


def test_the_customer_is_told_of_the_hiding_once_the_comment_is_hidden(
    desk: Desk, tell: Tell, network: Network
) -> None:
    tell(CARD)
    work(desk, "reply_privately")
    assert network.commands == []
    waiting = Measure.objects.get(kind="reply_privately")
    assert (waiting.state, waiting.attempts, waiting.next_try_at > NOW) == ("due", 0, True)
    work(desk, "hide")
    work(desk, "reply_privately")
    (text,) = sent(network)
    assert HIDDEN in text


@pytest.mark.parametrize("state", [Measure.State.REFUSED, Measure.State.FAILED])
def test_whose_comment_was_not_hidden_is_asked_to_delete_it(
    desk: Desk, tell: Tell, network: Network, state: str
) -> None:
    tell(CARD)
    settle(Measure.objects.select_related("conversation").get(kind="hide"), state, NOW)
    work(desk, "reply_privately")
    (text,) = sent(network)
    assert PLEASE_DELETE in text
    assert HIDDEN not in text


def test_without_a_hiding_nothing_is_said_of_one(desk: Desk, tell: Tell, network: Network) -> None:
    Rule.objects.exclude(position=0).delete()
    Rule.objects.update(measures=[{"kind": "reply_privately", "with_link": False}])
    tell(CARD)
    work(desk, "reply_privately")
    (text,) = sent(network)
    assert PLEASE_DELETE in text


def test_a_hiding_that_never_settles_does_not_keep_the_message_back(
    desk: Desk, tell: Tell, network: Network
) -> None:
    tell(CARD)
    work(desk, "reply_privately", NOW + WAITS_AT_MOST - timedelta(seconds=1))
    assert sent(network) == []
    work(desk, "reply_privately", NOW + WAITS_AT_MOST)
    (text,) = sent(network)
    assert PLEASE_DELETE in text


def test_a_repeated_job_says_the_same_although_the_comment_was_hidden_meanwhile(
    desk: Desk, tell: Tell, network: Network
) -> None:
    tell(CARD)
    late = NOW + WAITS_AT_MOST
    network.answer_next(503)
    work(desk, "reply_privately", late)
    work(desk, "hide", late)
    work(desk, "reply_privately", late)
    first, second = sent(network)
    assert first == second


def test_a_private_message_is_not_called_a_comment(desk: Desk, tell: Tell, network: Network) -> None:
    Rule.objects.filter(name__startswith="Card number in a private message").update(enabled=True)
    tell(CARD, visibility="private")
    work(desk, "reply_privately")
    (text,) = sent(network)
    assert PROTECT_BETTER in text
    assert "/s/" in text


def test_whoever_deleted_the_comment_is_not_asked_to_delete_it(
    desk: Desk, tell: Tell, network: Network
) -> None:
    tell(CARD, native_id="c-1")
    tell("", native_id="c-1", kind="gone")
    work(desk, "reply_privately")
    (text,) = sent(network)
    assert PROTECT_BETTER in text


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_each_language_has_words_of_its_own_for_each_case(language: str) -> None:
    said = {
        phrases.private_reply(language, "Acme", "https://desk.example/s/1", about, "⋯ → Delete")
        for about in phrases.About
    }
    assert len(said) == len(phrases.About)
    for text in said:
        assert "Acme" in text
        assert "{" not in text
        if language != "en":
            assert "this is" not in text


class TestAMessageThatTheNetworkDoesNotTake:
    @pytest.fixture(autouse=True)
    def hidden(self, desk: Desk, tell: Tell, network: Network) -> None:
        tell(CARD)
        work(desk, "hide")

    def test_is_shown_as_not_sent_and_its_link_is_withdrawn(self, desk: Desk, network: Network) -> None:
        network.answer_next(403)
        work(desk, "reply_privately")
        message, hand_over = Message.objects.get(direction="out"), HandOver.objects.get()
        assert (message.state, bool(message.problem)) == ("failed", True)
        assert (hand_over.state, hand_over.sealed_private_key) == ("withdrawn", None)
        assert [step.kind for step in hand_over.steps.all()] == ["created", "withdrawn"]

    def test_fails_so_too_when_the_network_stays_away(self, desk: Desk, network: Network) -> None:
        network.answer_next(*[503] * MOST_ATTEMPTS)
        for _ in range(MOST_ATTEMPTS):
            work(desk, "reply_privately")
        assert Message.objects.get(direction="out").state == "failed"
        assert HandOver.objects.get().state == "withdrawn"
        assert Conversation.objects.get().needs_person

    def test_does_not_keep_the_next_one_back(self, desk: Desk, tell: Tell, network: Network) -> None:
        network.answer_next(403)
        work(desk, "reply_privately")
        tell("again, 4111 1111 1111 1111")
        work(desk, "hide")
        work(desk, "reply_privately")
        states = Measure.objects.filter(kind="reply_privately").order_by("asked_at", "id")
        assert sorted(states.values_list("state", flat=True)) == ["done", "refused"]

    def test_is_written_anew_with_a_new_link_when_a_person_tries_again(
        self, desk: Desk, network: Network
    ) -> None:
        network.answer_next(403)
        work(desk, "reply_privately")
        refused = Measure.objects.get(kind="reply_privately")
        try_again(desk.staff["team_lead"], refused.id, NOW)
        work(desk, "reply_privately")
        first, second = network.done("reply_private")
        assert first["key"] != second["key"]
        assert first["text"] != second["text"]
        assert sorted(HandOver.objects.values_list("state", flat=True)) == ["waiting", "withdrawn"]
        assert sorted(Message.objects.filter(direction="out").values_list("state", flat=True)) == [
            "failed",
            "sent",
        ]
        refused.refresh_from_db()
        assert refused.seen_by_person_at == NOW

    def test_cannot_be_sent_as_it_is(self, desk: Desk, network: Network) -> None:
        network.answer_next(403)
        work(desk, "reply_privately")
        with pytest.raises(Conflict):
            resend(desk.agent, Message.objects.get(direction="out").id, NOW)
