"""Bluesky, against the real network: what is received, hidden, answered and seen to be gone."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest

from sottovoce import channels
from sottovoce.channels import EventKind, Presence, Visibility
from sottovoce.channels.bluesky import account as bluesky_account
from sottovoce.channels.bluesky.hiding import GATE
from sottovoce.channels.bluesky.posting import link_facets, record_key
from sottovoce.errors import PlatformRefused, PlatformUnavailable
from tests.channels.acting import act, fetch, fetch_until
from tests.servers.bluesky import Account, BlueskyNetwork, eventually

pytestmark = pytest.mark.network
# The smallest picture there is: one transparent pixel.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
CARD = "my card is 4111 1111 1111 1111 🙂"


@pytest.fixture(scope="module")
def brand(bluesky_network: BlueskyNetwork) -> Account:
    return bluesky_network.brand


@pytest.fixture
def customer(bluesky_network: BlueskyNetwork) -> Account:
    return bluesky_network.customer()


@pytest.fixture(scope="module")
def stranger(bluesky_network: BlueskyNetwork) -> Account:
    return bluesky_network.customer()


def hidden_from(viewer: Account, post: str) -> set[str]:
    """What somebody is shown only under "hidden replies"."""
    other = viewer.query("app.bsky.unspecced.getPostThreadOtherV2", anchor=post)["thread"]
    return {item["uri"] for item in other if item["value"].get("hiddenByThreadgate")}


def test_replies_mentions_and_quotes_arrive_each_in_its_thread(brand: Account, customer: Account) -> None:
    before = fetch("bluesky", brand.credentials, None).cursor
    post = brand.post("Our new lamp is here.")
    reply = customer.reply(post, CARD)
    mention = customer.mention(brand, "are you there?")
    quote = customer.quote(post, "look at this")
    found = {}
    for uri in (reply, mention, quote):
        found[uri], _ = fetch_until(
            "bluesky", brand.credentials, before, lambda event, uri=uri: event.native_id == uri
        )
    first = found[reply]
    assert first.kind is EventKind.NEW
    assert first.visibility is Visibility.PUBLIC
    assert first.text == CARD
    assert first.author is not None
    assert (first.author.id, first.author.handle) == (customer.did, customer.handle)
    assert (first.conversation, first.reply_to) == (post, post)
    assert found[mention].conversation == mention
    assert found[quote].reply_to is None


def test_nothing_is_lost_between_two_polls(brand: Account, customer: Account) -> None:
    cursor = fetch("bluesky", brand.credentials, None).cursor
    post = brand.post("Ask us anything.")
    wanted = {customer.reply(post, f"question {number}") for number in range(4)}
    seen: set[str] = set()
    while not wanted <= seen:
        _, fetched = fetch_until(
            "bluesky", brand.credentials, cursor, lambda event, seen=seen: event.native_id in wanted - seen
        )
        seen |= {event.native_id for event in fetched.events}
        cursor = fetched.cursor
    assert wanted <= seen


def test_a_reply_is_hidden_from_everybody_and_shown_again(
    brand: Account, customer: Account, stranger: Account
) -> None:
    post = brand.post("Parcels are late this week.")
    first, second = customer.reply(post, CARD), customer.reply(post, "and 020 7946 0958")
    eventually(lambda: len(act("bluesky", brand.credentials, lambda c: c.still_there([first, second]))) == 2)
    for uri in (first, second, first):
        eventually(
            lambda uri=uri: act("bluesky", brand.credentials, lambda c: c.hide(uri, "key-hide")) is None
        )
    eventually(lambda: hidden_from(stranger, post) == {first, second})
    act("bluesky", brand.credentials, lambda c: c.unhide(first, "key-unhide"))
    eventually(lambda: hidden_from(stranger, post) == {second})
    assert act("bluesky", brand.credentials, lambda c: c.still_there([second])) == {second: Presence.THERE}


def test_hiding_keeps_what_else_is_in_the_threadgate(brand: Account, customer: Account) -> None:
    post = brand.post("Only those we mention may answer.")
    rkey = post.rsplit("/", 1)[1]
    reply = customer.reply(post, CARD)
    eventually(lambda: act("bluesky", brand.credentials, lambda c: c.still_there([reply]))[reply] == "there")
    rules = [{"$type": f"{GATE}#mentionRule"}]
    record = {"$type": GATE, "post": post, "allow": rules, "createdAt": "2026-11-24T12:00:00Z"}
    place = {"repo": brand.did, "collection": GATE, "rkey": rkey}
    brand.procedure("com.atproto.repo.putRecord", **place, record=record)
    act("bluesky", brand.credentials, lambda c: c.hide(reply, "key-hide"))
    kept = brand.query("com.atproto.repo.getRecord", **place)["value"]
    assert kept["allow"] == rules
    assert kept["hiddenReplies"] == [reply]


def test_a_full_threadgate_is_told_to_a_person(brand: Account, customer: Account) -> None:
    post = brand.post("A very popular post.")
    reply = customer.reply(post, CARD)
    eventually(lambda: act("bluesky", brand.credentials, lambda c: c.still_there([reply]))[reply] == "there")
    many = [f"at://{customer.did}/app.bsky.feed.post/full{number}" for number in range(300)]
    record = {"$type": GATE, "post": post, "hiddenReplies": many, "createdAt": "2026-11-24T12:00:00Z"}
    place = {"repo": brand.did, "collection": GATE, "rkey": post.rsplit("/", 1)[1]}
    brand.procedure("com.atproto.repo.putRecord", **place, record=record)
    with pytest.raises(PlatformRefused, match="at most 300"):
        act("bluesky", brand.credentials, lambda c: c.hide(reply, "key-hide"))


def test_outside_the_brands_own_threads_hiding_is_refused_with_advice(
    brand: Account, customer: Account
) -> None:
    mention = customer.mention(brand, CARD)
    eventually(
        lambda: act("bluesky", brand.credentials, lambda c: c.still_there([mention]))[mention] == "there"
    )
    with pytest.raises(PlatformRefused) as caught:
        act("bluesky", brand.credentials, lambda c: c.hide(mention, "key-hide"))
    assert "delete" in caught.value.remedy
    with pytest.raises(PlatformRefused):
        act("bluesky", brand.credentials, lambda c: c.delete(mention, "key-delete"))


def test_a_public_answer_is_given_once_with_its_links_marked(brand: Account, customer: Account) -> None:
    post = brand.post("Here to help.")
    reply = customer.reply(post, "When do you open?")
    eventually(lambda: act("bluesky", brand.credentials, lambda c: c.still_there([reply]))[reply] == "there")
    text = "Schön früh: https://acme.example/öffnung?tag=1."
    first = act("bluesky", brand.credentials, lambda c: c.reply_public(reply, text, "key-1"))
    second = act("bluesky", brand.credentials, lambda c: c.reply_public(reply, text, "key-1"))
    assert first == second
    repo, collection, rkey = first.removeprefix("at://").split("/")
    record = customer.query("com.atproto.repo.getRecord", repo=repo, collection=collection, rkey=rkey)[
        "value"
    ]
    assert record["reply"]["root"]["uri"] == post
    assert record["reply"]["parent"]["uri"] == reply
    (facet,) = record["facets"]
    marked = text.encode()[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode()
    assert marked == facet["features"][0]["uri"] == "https://acme.example/öffnung?tag=1"


def test_a_private_message_arrives_once_and_its_answer_comes_back(brand: Account, customer: Account) -> None:
    customer.welcome_messages()
    cursor = fetch("bluesky", brand.credentials, None).cursor
    for _ in range(2):
        act("bluesky", brand.credentials, lambda c: c.reply_private(customer.did, "Hello, privately.", "k"))
    assert [message["text"] for message in customer.private_messages(brand)] == ["Hello, privately."]
    customer.write_privately(brand, CARD)
    event, fetched = fetch_until(
        "bluesky",
        brand.credentials,
        cursor,
        lambda event: event.text == CARD and event.visibility == "private",
    )
    assert not event.from_brand
    assert event.author is not None
    assert (event.author.id, event.author.handle) == (customer.did, customer.handle)
    ours = [each for each in fetched.events if each.text == "Hello, privately."]
    assert all(each.from_brand for each in ours)


def test_the_same_words_are_sent_again_where_the_earlier_ones_were_another_message(
    brand: Account, customer: Account
) -> None:
    customer.welcome_messages()

    def write(at: datetime, *others: str) -> str:
        return act(
            "bluesky",
            brand.credentials,
            lambda c: c.reply_private(customer.did, "On its way.", "k", written_at=at, others=others),
        )

    now = datetime.now(UTC)
    first = write(now)
    second = write(now, first)
    assert second != first
    customer.write_privately(brand, "Thank you.")
    assert write(now, first) == second
    assert write(now + timedelta(hours=1)) not in (first, second)
    assert [found["text"] for found in customer.private_messages(brand)].count("On its way.") == 3


def test_a_chat_service_that_will_not_answer_is_told_of_and_holds_up_nothing_public(
    brand: Account, customer: Account
) -> None:
    nowhere = {**brand.credentials, "chat_service": "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"}
    reply = customer.reply(brand.post("Anybody there?"), CARD)
    _, fetched = fetch_until("bluesky", nowhere, None, lambda event: event.native_id == reply)
    assert fetched.problem.startswith("Private messages do not arrive.")
    assert fetch("bluesky", brand.credentials, fetched.cursor).problem == ""


def test_somebody_who_takes_no_private_messages_is_told_of_with_advice(
    brand: Account, customer: Account
) -> None:
    with pytest.raises(PlatformRefused) as caught:
        act("bluesky", brand.credentials, lambda c: c.reply_private(customer.did, "Hello", "k"))
    assert "in public" in caught.value.remedy


def test_what_its_author_deleted_is_seen_to_be_gone(brand: Account, customer: Account) -> None:
    post = brand.post("What do you think?")
    reply, other = customer.reply(post, CARD), customer.reply(post, "I like it")
    eventually(lambda: act("bluesky", brand.credentials, lambda c: c.still_there([reply]))[reply] == "there")
    customer.delete(reply)
    eventually(lambda: act("bluesky", brand.credentials, lambda c: c.still_there([reply]))[reply] == "gone")
    assert act("bluesky", brand.credentials, lambda c: c.still_there([other, "letter/1"])) == {
        other: Presence.THERE,
        "letter/1": Presence.UNKNOWN,
    }


def test_the_post_of_somebody_who_blocks_the_brand_is_not_taken_for_gone(
    brand: Account, customer: Account
) -> None:
    reply = customer.reply(brand.post("Hm."), CARD)
    eventually(lambda: act("bluesky", brand.credentials, lambda c: c.still_there([reply]))[reply] == "there")
    record = {"$type": "app.bsky.graph.block", "subject": brand.did, "createdAt": "2026-11-24T12:00:00Z"}
    customer.procedure(
        "com.atproto.repo.createRecord", repo=customer.did, collection="app.bsky.graph.block", record=record
    )
    eventually(lambda: not brand.query("app.bsky.feed.getPosts", uris=[reply])["posts"])
    assert act("bluesky", brand.credentials, lambda c: c.still_there([reply])) == {reply: Presence.THERE}


def test_a_picture_arrives_with_its_address_and_its_words(brand: Account, customer: Account) -> None:
    cursor = fetch("bluesky", brand.credentials, None).cursor
    picture = customer.upload(PICTURE, "image/png")
    images = [{"image": picture, "alt": "a receipt"}]
    parent = brand.post("Show us.")
    reply = customer.reply(parent, "look", embed={"$type": "app.bsky.embed.images", "images": images})
    event, _ = fetch_until("bluesky", brand.credentials, cursor, lambda event: event.native_id == reply)
    (attachment,) = event.attachments
    assert attachment.alt == "a receipt"
    assert customer.did in attachment.url


def test_signing_in_happens_once_however_often_the_channel_is_opened(brand: Account) -> None:
    bluesky_account._sessions.clear()
    for _ in range(3):
        assert act("bluesky", brand.credentials, lambda c: c.check()) == brand.handle
    (session,) = bluesky_account._sessions.values()
    act("bluesky", brand.credentials, lambda c: c.check())
    assert list(bluesky_account._sessions.values()) == [session]


def test_a_session_that_is_no_longer_good_is_replaced_without_a_word(brand: Account) -> None:
    act("bluesky", brand.credentials, lambda c: c.check())
    (key, session), *_ = bluesky_account._sessions.items()
    handle, did, access, refresh, place = session.split(":::")
    broken = access[:-8] + ("A" * 8)
    bluesky_account._sessions[key] = ":::".join((handle, did, broken, refresh, place))
    assert act("bluesky", brand.credentials, lambda c: c.check()) == brand.handle


def test_wrong_credentials_and_a_server_that_is_away_are_told_apart(brand: Account) -> None:
    with pytest.raises(PlatformRefused, match="app password"):
        act("bluesky", {**brand.credentials, "password": "wrong"}, lambda c: c.check())
    with pytest.raises(PlatformUnavailable):
        act("bluesky", {**brand.credentials, "service": "http://127.0.0.1:9"}, lambda c: c.check())


def test_trouble_with_private_messages_does_not_hold_up_public_ones(
    brand: Account, customer: Account
) -> None:
    without_chat = {**brand.credentials, "chat_service": "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"}
    cursor = fetch("bluesky", without_chat, None).cursor
    reply = customer.reply(brand.post("Still here."), CARD)
    event, _ = fetch_until("bluesky", without_chat, cursor, lambda event: event.native_id == reply)
    assert event.text == CARD


def test_the_links_of_the_profile_are_read(brand: Account) -> None:
    record = {
        "$type": "app.bsky.actor.profile",
        "description": "Lamps. Privacy: https://acme.example/privacy",
        "website": "https://acme.example",
    }
    brand.procedure(
        "com.atproto.repo.putRecord",
        repo=brand.did,
        collection="app.bsky.actor.profile",
        rkey="self",
        record=record,
    )
    links = ("https://acme.example", "https://acme.example/privacy")
    assert eventually(lambda: act("bluesky", brand.credentials, lambda c: c.profile_links()) == links)


def test_links_are_marked_by_bytes_and_record_keys_are_stable() -> None:
    text = "é https://a.example/ü) und https://b.example"
    spans = [
        text.encode()[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode()
        for facet in link_facets(text)
    ]
    assert spans == ["https://a.example/ü", "https://b.example"]
    assert record_key("one") == record_key("one") != record_key("two")
    assert len(record_key("one")) == 13
    assert channels.capabilities("bluesky", {}).most_hidden_per_thread == 300
