"""Polling: one network's trouble is not the others', nothing is skipped, and a person sees what is wrong."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from threading import Event, Thread
from typing import Any

import pytest
from django.db import OperationalError

from sottovoce.desk.conversations import jobs
from sottovoce.desk.conversations.models import Message
from sottovoce.desk.conversations.services import polling
from sottovoce.desk.conversations.services.intake import take_in
from sottovoce.desk.conversations.services.profiles import change_credentials, connect_profile
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.sealing import context_of
from tests.desk.fixtures import NOW, Desk
from tests.servers.bluesky import BlueskyNetwork, eventually
from tests.servers.demo import DemoNetwork
from tests.servers.processes import free_port

CARD = "my card is 4111 1111 1111 1111"
_numbers = count()


class Dripping:
    """A server that sends a byte now and then, and never a whole answer."""

    def __init__(self) -> None:
        self.connections = 0
        self._ended = Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                self.connections += 1
                Thread(target=self._drip, args=(connection,), daemon=True).start()

    def _drip(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nx-slow: ")
            while not self._ended.wait(0.1):
                connection.sendall(b".")

    def close(self) -> None:
        self._ended.set()
        self._listening.close()


@pytest.fixture
def dripping() -> Iterator[Dripping]:
    server = Dripping()
    yield server
    server.close()


@pytest.fixture
def slow(desk: Desk, dripping: Dripping, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A profile whose server never finishes an answer."""
    monkeypatch.setattr(polling, "LONGEST_POLL_SECONDS", 1.0)
    credentials = {"server": dripping.url, "access_token": "a token of the tests"}
    return connect_profile(None, desk.acme, "mastodon", "Slow", credentials, NOW)


@pytest.fixture
def quick(desk: Desk, demo_network: DemoNetwork) -> Any:
    """A profile on the simulated network, which answers at once; nobody wrote to it yet."""
    name = f"polled-{next(_numbers)}"
    return connect_profile(None, desk.acme, "demo", name, demo_network.credentials(name), NOW)


def poll(desk: Desk, after: timedelta = timedelta(0)) -> float:
    """Poll all; returns how many seconds it took."""
    started = time.monotonic()
    polling.poll_all(NOW + after)
    desk.see_all()
    return time.monotonic() - started


def problem_of(profile: Any) -> str:
    profile.refresh_from_db()
    return str(profile.problem)


def say_to(profile: Any, network: DemoNetwork, text: str) -> None:
    customer = network.customer()
    customer.comment(customer.first_post(profile.label), text)


def test_a_network_that_never_finishes_an_answer_holds_up_no_other(
    desk: Desk, slow: Any, quick: Any, demo_network: DemoNetwork
) -> None:
    poll(desk)
    say_to(quick, demo_network, CARD)
    assert poll(desk, timedelta(minutes=5)) < 10
    assert Message.objects.filter(profile=quick, direction="in").count() == 1
    assert problem_of(quick) == ""
    assert "no complete answer" in problem_of(slow)


def test_a_network_that_is_away_is_asked_less_often_and_at_once_with_new_credentials(
    desk: Desk, slow: Any, dripping: Dripping
) -> None:
    poll(desk)
    assert dripping.connections == 1
    poll(desk, timedelta(milliseconds=500))
    assert dripping.connections == 1
    poll(desk, timedelta(minutes=1))
    assert dripping.connections == 2
    slow.refresh_from_db()
    change_credentials(desk.staff["administrator"], slow, {"access_token": "another token"}, NOW)
    poll(desk, timedelta(minutes=1, milliseconds=500))
    assert dripping.connections == 3


def test_a_fault_nobody_foresaw_is_written_on_its_profile_and_stops_no_other(
    desk: Desk, slow: Any, quick: Any
) -> None:
    garbage = vault().seal_for_organisation(b'"{no cursor"', context_of(None, "profile", "cursor", slow.id))
    type(slow).objects.filter(id=slow.id).update(sealed_cursor=garbage)
    poll(desk)
    assert "DecodeError" in problem_of(slow)
    quick.refresh_from_db()
    assert quick.fetched_at == NOW


def test_a_network_that_is_not_there_is_noted_once_with_its_time(desk: Desk) -> None:
    credentials = {"server": f"http://127.0.0.1:{free_port()}", "access_token": "a token of the tests"}
    profile = connect_profile(None, desk.acme, "mastodon", "Away", credentials, NOW)
    for minutes in (0, 5):
        poll(desk, timedelta(minutes=minutes))
    assert "could not be reached" in problem_of(profile)
    assert profile.problem_since == NOW


def test_a_message_that_cannot_be_taken_in_keeps_no_other_unprotected_and_is_tried_again(
    desk: Desk, quick: Any, demo_network: DemoNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll(desk)
    for text in ("poison", CARD):
        say_to(quick, demo_network, text)

    def faulty(scanner: Any, arrivals: Any, now: Any) -> Any:
        if any(arrival.event.text == "poison" for arrival in arrivals):
            raise ArithmeticError
        return take_in(scanner, arrivals, now)

    monkeypatch.setattr(polling, "take_in", faulty)
    poll(desk)
    assert Message.objects.filter(profile=quick).count() == 1
    assert "could not be taken in" in problem_of(quick)
    monkeypatch.setattr(polling, "take_in", take_in)
    poll(desk)
    assert Message.objects.filter(profile=quick).count() == 2
    assert problem_of(quick) == ""


def test_a_database_that_is_away_is_no_networks_fault(
    desk: Desk, quick: Any, demo_network: DemoNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll(desk)
    say_to(quick, demo_network, CARD)

    def away(*_: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(polling, "take_in", away)
    with pytest.raises(OperationalError):
        poll(desk)
    desk.see_all()
    assert problem_of(quick) == ""


@pytest.mark.network
def test_private_messages_that_do_not_arrive_are_told_of_while_public_ones_do(
    desk: Desk, bluesky_network: BlueskyNetwork
) -> None:
    nowhere = {**bluesky_network.brand.credentials, "chat_service": "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"}
    profile = connect_profile(None, desk.acme, "bluesky", "Half", nowhere, NOW)
    bluesky_network.customer().reply(bluesky_network.brand.post("Ask us."), CARD)

    def arrived() -> bool:
        poll(desk)
        return Message.objects.filter(profile=profile, direction="in").exists()

    assert eventually(arrived)
    assert problem_of(profile).startswith("Private messages do not arrive.")
    assert profile.problem_since == NOW


@pytest.mark.parametrize("job", [jobs.poll_networks, jobs.check_presence])
def test_polls_never_overlap_and_never_pile_up(job: Any) -> None:
    assert job.lock
    assert job.queueing_lock
