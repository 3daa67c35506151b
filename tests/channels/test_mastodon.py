"""Mastodon, against a server that speaks its API: received, answered, edited, gone, and in trouble."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import httpx
import pytest

from sottovoce.channels import EventKind, Presence, Visibility
from sottovoce.errors import BadInput, PlatformRefused, PlatformUnavailable
from tests.channels.acting import act, fetch, fetch_until
from tests.servers.mastodon import Account, MastodonServer

pytestmark = pytest.mark.network
CARD = "my card is 4111 1111 1111 1111"
numbers = count(1)


@pytest.fixture(scope="module")
def brand(mastodon_server: MastodonServer) -> Account:
    return mastodon_server.account("acmecare")


@pytest.fixture(scope="module")
def credentials(brand: Account) -> dict[str, str]:
    return {"server": brand.url, "access_token": brand.token}


@pytest.fixture
def customer(mastodon_server: MastodonServer) -> Account:
    return mastodon_server.account(f"customer{next(numbers)}")


@pytest.fixture
def faults(mastodon_server: MastodonServer) -> Iterator[MastodonServer]:
    yield mastodon_server
    httpx.delete(f"{mastodon_server.url}/api/v1/_mock/faults", timeout=10)


def test_mentions_and_direct_posts_arrive_as_words(
    credentials: dict[str, str], brand: Account, customer: Account
) -> None:
    cursor = fetch("mastodon", credentials, None).cursor
    post = brand.toot("Our new lamp is here.")
    public = customer.toot(f"@{brand.handle} {CARD}", in_reply_to_id=post)
    direct = customer.toot(f"@{brand.handle} in private: {CARD}", visibility="direct")
    event, fetched = fetch_until("mastodon", credentials, cursor, lambda event: event.native_id == direct)
    assert event.visibility is Visibility.PRIVATE
    first = next(each for each in fetched.events if each.native_id == public)
    assert first.kind is EventKind.NEW
    assert first.visibility is Visibility.PUBLIC
    assert first.text == f"@{brand.handle} {CARD}"
    assert first.reply_to == post
    assert first.author is not None
    assert (first.author.id, first.author.handle) == (customer.id, customer.handle)


def test_a_backlog_of_several_pages_arrives_whole_and_in_order(
    credentials: dict[str, str], brand: Account, customer: Account
) -> None:
    cursor = fetch("mastodon", credentials, None).cursor
    wanted = [customer.toot(f"@{brand.handle} number {number}") for number in range(45)]
    fetched = fetch("mastodon", credentials, cursor)
    assert [event.native_id for event in fetched.events if event.native_id in wanted] == wanted
    assert fetch("mastodon", credentials, fetched.cursor).events == ()


def test_an_edit_and_a_deletion_are_noticed(
    credentials: dict[str, str], brand: Account, customer: Account
) -> None:
    cursor = fetch("mastodon", credentials, None).cursor
    status = customer.toot(f"@{brand.handle} first words")
    fetched = fetch("mastodon", credentials, cursor)
    customer.edit(status, f"@{brand.handle} {CARD}")
    edited, fetched = fetch_until(
        "mastodon", credentials, fetched.cursor, lambda event: event.kind is EventKind.EDITED
    )
    assert (edited.native_id, edited.text) == (status, f"@{brand.handle} {CARD}")
    assert fetch("mastodon", credentials, fetched.cursor).events == ()
    customer.delete(status)
    gone, fetched = fetch_until(
        "mastodon", credentials, fetched.cursor, lambda event: event.kind is EventKind.GONE
    )
    assert gone.native_id == status
    assert fetch("mastodon", credentials, fetched.cursor).events == ()


def test_a_private_reply_is_direct_sent_once_and_mentions_nobody_else(
    credentials: dict[str, str], brand: Account, customer: Account, mastodon_server: MastodonServer
) -> None:
    third = mastodon_server.account(f"third{next(numbers)}")
    status = customer.toot(f"@{brand.handle} {CARD}")
    text = f"Ask @{third.handle}, or write to help@acme.example: https://acme.example/s/1#token"
    first, second = (
        act("mastodon", credentials, lambda c: c.reply_private(customer.id, text, "key-9", about=status))
        for _ in range(2)
    )
    assert first == second
    sent = customer.read(first)
    assert sent["visibility"] == "direct"
    assert sent["in_reply_to_id"] == status
    assert [mention["acct"] for mention in sent["mentions"]] == [customer.handle]
    assert "help@acme.example" in sent["content"]


def test_a_public_reply_is_as_public_as_what_it_answers(
    credentials: dict[str, str], brand: Account, customer: Account
) -> None:
    status = customer.toot(f"@{brand.handle} when do you open?", visibility="unlisted")
    answer = act("mastodon", credentials, lambda c: c.reply_public(status, "At nine.", "key-10"))
    sent = customer.read(answer)
    assert sent["visibility"] == "unlisted"
    assert sent["in_reply_to_id"] == status
    assert [mention["acct"] for mention in sent["mentions"]] == [customer.handle]


def test_a_direct_message_is_never_answered_in_public(
    credentials: dict[str, str], brand: Account, customer: Account
) -> None:
    status = customer.toot(f"@{brand.handle} {CARD}", visibility="direct")
    with pytest.raises(PlatformRefused, match="must not be answered in public"):
        act("mastodon", credentials, lambda c: c.reply_public(status, "We see.", "key-11"))


def test_what_is_gone_is_seen_to_be_gone(
    credentials: dict[str, str], brand: Account, customer: Account
) -> None:
    kept, gone = customer.toot(f"@{brand.handle} one"), customer.toot(f"@{brand.handle} two")
    customer.delete(gone)
    found = act("mastodon", credentials, lambda c: c.still_there([kept, gone]))
    assert found == {kept: Presence.THERE, gone: Presence.GONE}


def test_servers_too_old_for_lists_are_asked_one_by_one(
    credentials: dict[str, str], brand: Account, customer: Account, faults: MastodonServer
) -> None:
    kept, gone = customer.toot(f"@{brand.handle} one"), customer.toot(f"@{brand.handle} two")
    customer.delete(gone)
    faults.fail("/api/v1/statuses", 1, type="status", status=404)
    found = act("mastodon", credentials, lambda c: c.still_there([kept, gone]))
    assert found == {kept: Presence.THERE, gone: Presence.GONE}


def test_nobody_can_hide_or_delete_anothers_post_and_the_refusal_says_what_to_do(
    credentials: dict[str, str],
) -> None:
    for name in ("hide", "unhide", "delete"):
        with pytest.raises(PlatformRefused) as caught:
            act("mastodon", credentials, lambda c, name=name: getattr(c, name)("1", "key"))
        assert "delete" in caught.value.remedy


def test_a_rate_limit_is_waited_out_as_long_as_the_server_says(
    credentials: dict[str, str], faults: MastodonServer
) -> None:
    faults.fail("/api/v1/notifications", 1, type="status", status=429, headers={"Retry-After": "31"})
    with pytest.raises(PlatformUnavailable) as caught:
        fetch("mastodon", credentials, None)
    assert caught.value.retry_after_seconds == 31
    assert fetch("mastodon", credentials, None).cursor


@pytest.mark.parametrize(
    "effect", [{"type": "status", "status": 503}, {"type": "malformed"}], ids=["away", "malformed"]
)
def test_a_server_in_trouble_is_asked_again_later_and_nothing_is_lost(
    credentials: dict[str, str],
    brand: Account,
    customer: Account,
    faults: MastodonServer,
    effect: dict[str, object],
) -> None:
    cursor = fetch("mastodon", credentials, None).cursor
    status = customer.toot(f"@{brand.handle} {CARD}")
    faults.fail("/api/v1/notifications", 1, **effect)
    with pytest.raises(PlatformUnavailable):
        fetch("mastodon", credentials, cursor)
    assert status in {event.native_id for event in fetch("mastodon", credentials, cursor).events}


def test_the_links_of_the_profile_are_read(credentials: dict[str, str], brand: Account) -> None:
    httpx.patch(
        f"{brand.url}/api/v1/accounts/update_credentials",
        data={"note": '<p>Lamps. <a href="https://acme.example/privacy">Privacy</a></p>'},
        headers={"authorization": f"Bearer {brand.token}"},
        timeout=10,
    ).raise_for_status()
    assert "https://acme.example/privacy" in act("mastodon", credentials, lambda c: c.profile_links())
    assert act("mastodon", credentials, lambda c: c.check()) == brand.handle


def test_a_withdrawn_token_is_told_as_such(credentials: dict[str, str]) -> None:
    with pytest.raises(PlatformRefused, match="credentials"):
        act("mastodon", {**credentials, "access_token": "withdrawn"}, lambda c: c.check())


def test_a_server_without_a_scheme_is_spoken_to_by_https_only() -> None:
    with pytest.raises(BadInput):
        act("mastodon", {"server": "http://social.example", "access_token": "t"}, lambda c: c.check())
