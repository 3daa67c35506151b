"""The main job on the real Bluesky network: taken in, hidden, answered with a link, erased when gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sottovoce.desk.conversations.models import Conversation, HandOver, Measure, Message
from sottovoce.desk.conversations.services.carrying_out import carry_out
from sottovoce.desk.conversations.services.polling import poll_all
from sottovoce.desk.conversations.services.profiles import connect_profile
from sottovoce.desk.conversations.services.protection import open_redacted, open_text
from sottovoce.desk.conversations.services.rechecking import recheck_all
from sottovoce.desk.conversations.services.replies import deliver, write_reply
from tests.desk.fixtures import Desk
from tests.legible import legible
from tests.servers.bluesky import Account, BlueskyNetwork, eventually

pytestmark = pytest.mark.network
CARD = "Why was I charged twice? My card is 4111 1111 1111 1111."


@pytest.fixture
def profile(desk: Desk, bluesky_network: BlueskyNetwork) -> Any:
    """The brand's account, connected; what happened on it before is taken in already."""
    connected = connect_profile(
        None, desk.acme, "bluesky", "Acme on Bluesky", bluesky_network.brand.credentials, _now()
    )
    poll(desk)
    return connected


@pytest.fixture
def customer(bluesky_network: BlueskyNetwork) -> Account:
    made = bluesky_network.customer()
    made.welcome_messages()
    return made


def _now() -> datetime:
    return datetime.now(UTC)


def poll(desk: Desk) -> None:
    poll_all(_now())
    desk.see_all()


def taken_in(desk: Desk, profile: Any, text: str) -> Message:
    """The message with this text, once polling has brought it."""

    def look() -> Message | None:
        poll(desk)
        for message in Message.objects.filter(profile=profile, direction="in", state="received"):
            if _original(message) == text:
                return message
        return None

    found = eventually(look)
    assert found is not None
    return found


def _original(message: Message) -> str:
    assert message.conversation is not None
    assert message.sealed_original is not None
    return open_text(message.conversation.customer_id, message.id, "original", message.sealed_original)


def work(desk: Desk, message: Message) -> dict[str, Measure]:
    """Carry out what is due for a message, as the worker would; the measures by kind."""
    for measure in list(Measure.objects.filter(message=message, state="due").order_by("asked_at", "kind")):
        carry_out(measure.id, _now())
        desk.see_all()
    return {measure.kind: measure for measure in Measure.objects.filter(message=message)}


def hidden_from(viewer: Account, post: str) -> set[str]:
    other = viewer.query("app.bsky.unspecced.getPostThreadOtherV2", anchor=post)["thread"]
    return {item["uri"] for item in other if item["value"].get("hiddenByThreadgate")}


def test_a_card_in_a_reply_is_hidden_answered_with_a_link_and_erased_when_its_author_deletes_it(
    desk: Desk, profile: Any, customer: Account, bluesky_network: BlueskyNetwork
) -> None:
    brand, stranger = bluesky_network.brand, bluesky_network.customer()
    post = brand.post("Our new lamp is here.")
    reply = customer.reply(post, CARD)

    message = taken_in(desk, profile, CARD)
    assert message.conversation is not None
    assert message.sealed_redacted is not None
    customer_id = message.conversation.customer_id
    shown = "".join(str(part) for part in open_redacted(customer_id, message.id, message.sealed_redacted))
    assert "4111" not in shown.replace("··1111", "")

    measures = work(desk, message)
    assert {kind: measure.state for kind, measure in measures.items()} == {
        "hide": "done",
        "reply_privately": "done",
    }
    assert eventually(lambda: hidden_from(stranger, post)) == {reply}
    (letter,) = customer.private_messages(brand)
    hand_over = HandOver.objects.get(conversation=message.conversation)
    assert f"/s/{hand_over.id}#" in letter["text"]
    assert "4111" not in legible(letter["text"])

    customer.delete(reply)
    eventually(lambda: not customer.query("app.bsky.feed.getPosts", uris=[reply])["posts"])
    recheck_all(_now() + timedelta(minutes=11))
    desk.see_all()
    message.refresh_from_db()
    assert message.state == "gone"
    assert message.sealed_original is None
    assert message.sealed_redacted is None


def test_the_customers_private_answer_joins_the_same_conversation(
    desk: Desk, profile: Any, customer: Account, bluesky_network: BlueskyNetwork
) -> None:
    brand = bluesky_network.brand
    customer.reply(brand.post("Ask us."), CARD)
    public = taken_in(desk, profile, CARD)
    work(desk, public)
    customer.write_privately(brand, "Thank you, my order is 1182.")
    private = taken_in(desk, profile, "Thank you, my order is 1182.")
    assert private.visibility == "private"
    assert private.conversation_id == public.conversation_id


def test_what_bluesky_does_not_let_the_brand_hide_is_brought_before_a_person(
    desk: Desk, profile: Any, customer: Account, bluesky_network: BlueskyNetwork
) -> None:
    customer.mention(bluesky_network.brand, "my password is Sunflower!2024 and it fails")
    words = f"@{bluesky_network.brand.handle} my password is Sunflower!2024 and it fails"
    message = taken_in(desk, profile, words)
    measures = work(desk, message)
    assert measures["hide"].state == "refused"
    assert "delete" in measures["hide"].advice
    assert Conversation.objects.get(id=message.conversation_id).needs_person


def test_polling_again_and_again_changes_nothing(
    desk: Desk, profile: Any, customer: Account, bluesky_network: BlueskyNetwork
) -> None:
    customer.reply(bluesky_network.brand.post("Hello."), "Lovely lamps, thank you!")
    taken_in(desk, profile, "Lovely lamps, thank you!")
    before = Message.objects.filter(profile=profile).count()
    for _ in range(3):
        poll(desk)
    assert Message.objects.filter(profile=profile).count() == before
    profile.refresh_from_db()
    assert profile.problem == ""


def test_two_private_replies_with_the_same_words_are_both_sent_and_a_repeated_job_sends_neither_again(
    desk: Desk, profile: Any, customer: Account, bluesky_network: BlueskyNetwork
) -> None:
    brand = bluesky_network.brand
    brand.welcome_messages()
    customer.write_privately(brand, "Where is my parcel?")
    asked = taken_in(desk, profile, "Where is my parcel?")
    assert asked.conversation_id is not None
    replies = [
        write_reply(desk.agent, asked.conversation_id, "It is on its way.", "private", _now())
        for _ in range(2)
    ]
    for reply in replies:
        deliver(reply.id, _now() + timedelta(minutes=1))
        desk.see_all()
    assert [Message.objects.get(id=reply.id).state for reply in replies] == ["sent", "sent"]
    Message.objects.filter(id=replies[0].id).update(state="sending")
    deliver(replies[0].id, _now() + timedelta(minutes=1))
    desk.see_all()
    assert Message.objects.get(id=replies[0].id).state == "sent"
    assert [letter["text"] for letter in customer.private_messages(brand)] == [
        "It is on its way.",
        "It is on its way.",
        "Where is my parcel?",
    ]
