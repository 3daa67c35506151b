"""Every channel keeps the same contract: one floor plan, and what it declares is what it does."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

from sottovoce import channels
from sottovoce.channels import Channel, Presence
from sottovoce.channels.declared import DECLARED
from sottovoce.errors import BadInput, PlatformRefused
from tests.channels.acting import act

GIVEN: dict[str, dict[str, str]] = {
    "bluesky": {"service": "https://pds.example", "identifier": "a.example", "password": "p"},
    "mastodon": {"server": "https://social.example", "access_token": "t"},
    "webhook": {"secret": "s" * 20},
    "demo": {"url": "http://127.0.0.1:9", "profile": "acme-demo", "token": "t" * 20, "secret": "s" * 20},
}
_numbers = count(1)


@pytest.mark.parametrize("name", channels.names())
def test_a_channel_has_every_method_of_the_protocol_with_its_very_arguments(name: str) -> None:
    async def look(channel: Channel) -> None:
        for wanted, method in inspect.getmembers(Channel, inspect.iscoroutinefunction):
            own = getattr(channel, wanted)
            assert inspect.iscoroutinefunction(own), wanted
            wants = list(inspect.signature(method).parameters)[1:]
            assert list(inspect.signature(own).parameters) == wants, wanted

    act(name, GIVEN[name], look)


@pytest.mark.parametrize("name", channels.names())
def test_a_channel_declares_all_that_a_screen_shows(name: str) -> None:
    declared = DECLARED[name]
    assert channels.title(name) == declared.title
    assert declared.takes_webhooks or declared.is_polled
    assert declared.capabilities.deletion_how_to
    assert declared.capabilities.hide or declared.capabilities.hide_note
    fields = channels.credential_fields(name)
    assert len({field.name for field in fields}) == len(fields)
    assert all(field.title and field.help for field in fields)
    assert not any(field.required and field.generated for field in fields)
    assert all(
        field.secret for field in fields if field.name in ("secret", "password", "token", "access_token")
    )


@pytest.mark.parametrize("name", channels.names())
def test_a_missing_credential_is_named(name: str) -> None:
    required = [field.name for field in channels.credential_fields(name) if field.required]
    for missing in required:
        given = {key: value for key, value in GIVEN[name].items() if key != missing}
        with pytest.raises(BadInput) as caught:
            channels.build(name, given)
        assert caught.value.where == missing


def test_a_channel_that_does_not_exist_is_refused_with_the_names_of_those_that_do() -> None:
    for ask in (channels.title, channels.credential_fields, channels.is_polled):
        with pytest.raises(BadInput, match="no such channel") as caught:
            ask("myspace")
        assert "bluesky" in caught.value.remedy


@pytest.mark.parametrize("name", [name for name in channels.names() if not channels.takes_webhooks(name)])
def test_a_channel_without_webhooks_receives_none(name: str) -> None:
    from datetime import UTC, datetime

    with pytest.raises(BadInput):
        channels.receive(name, b"{}", {}, {}, datetime.now(UTC))


def test_what_a_channel_is_can_be_asked_without_loading_its_client() -> None:
    program = (
        "import sys; from sottovoce import channels;"
        "[(channels.capabilities(n, {}), channels.credential_fields(n)) for n in channels.names()];"
        "sys.exit(any(m in sys.modules for m in ('atproto', 'httpx', 'granian', 'django')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@dataclass
class Alive:
    """A channel on a running network, with a comment that a customer wrote there under the brand's post."""

    name: str
    credentials: dict[str, str]
    comment: str
    author: str


@pytest.fixture(
    params=[
        pytest.param("bluesky", marks=pytest.mark.network),
        pytest.param("mastodon", marks=pytest.mark.network),
        "demo",
    ]
)
def alive(request: pytest.FixtureRequest) -> Alive:
    make: dict[str, Callable[[pytest.FixtureRequest], Alive]] = {
        "bluesky": _on_bluesky,
        "mastodon": _on_mastodon,
        "demo": _on_demo,
    }
    return make[request.param](request)


def _on_bluesky(request: pytest.FixtureRequest) -> Alive:
    from tests.servers.bluesky import eventually

    network = request.getfixturevalue("bluesky_network")
    customer = network.customer()
    customer.welcome_messages()
    comment = customer.reply(network.brand.post("Ask us."), "my card is 4111 1111 1111 1111")
    credentials = network.brand.credentials
    eventually(lambda: act("bluesky", credentials, lambda c: c.still_there([comment]))[comment] == "there")
    return Alive("bluesky", credentials, comment, customer.did)


def _on_mastodon(request: pytest.FixtureRequest) -> Alive:
    server = request.getfixturevalue("mastodon_server")
    number = next(_numbers)
    brand, customer = server.account(f"contractbrand{number}"), server.account(f"contractcustomer{number}")
    comment = customer.toot(f"@{brand.handle} my card is 4111 1111 1111 1111")
    credentials = {"server": server.url, "access_token": brand.token}
    return Alive("mastodon", credentials, comment, customer.id)


def _on_demo(request: pytest.FixtureRequest) -> Alive:
    network = request.getfixturevalue("demo_network")
    credentials = network.credentials("contract-demo")
    act("demo", credentials, lambda channel: channel.check())
    customer = network.customer()
    comment = customer.comment(customer.first_post("contract-demo"), "my card is 4111 1111 1111 1111")
    return Alive("demo", credentials, comment, customer.id)


def test_what_is_declared_can_be_done_twice_and_what_is_not_is_refused(alive: Alive) -> None:
    declared = channels.capabilities(alive.name, alive.credentials)
    acts: dict[str, Callable[[Channel], Any]] = {
        "hide": lambda channel: channel.hide(alive.comment, "key-hide"),
        "reply_public": lambda channel: channel.reply_public(alive.comment, "Thank you.", "contract-1"),
        "reply_private": lambda channel: channel.reply_private(
            alive.author, "Hello, in private.", "contract-2", about=alive.comment
        ),
        "delete": lambda channel: channel.delete(alive.comment, "key-delete"),
    }
    for name, ask in acts.items():
        if getattr(declared, name):
            assert act(alive.name, alive.credentials, ask) == act(alive.name, alive.credentials, ask), name
        else:
            with pytest.raises(PlatformRefused):
                act(alive.name, alive.credentials, ask)


def test_what_is_there_is_there_and_what_never_was_is_not(alive: Alive) -> None:
    nothing = alive.comment[:-4] + "2222"
    found = act(alive.name, alive.credentials, lambda channel: channel.still_there([alive.comment, nothing]))
    assert found == {alive.comment: Presence.THERE, nothing: Presence.GONE}


def test_a_cursor_leads_on_and_the_same_cursor_brings_the_same_again(alive: Alive) -> None:
    first = act(alive.name, alive.credentials, lambda channel: channel.fetch_since(None))
    again = act(alive.name, alive.credentials, lambda channel: channel.fetch_since(None))
    assert {event.native_id for event in first.events} <= {event.native_id for event in again.events}
    assert all(event.sent_at.tzinfo is not None for event in first.events)
    after = act(alive.name, alive.credentials, lambda channel: channel.fetch_since(first.cursor))
    assert after.cursor
