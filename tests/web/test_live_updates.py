"""Live updates: ids to those who may see them, words to nobody, and a slow reader is told to look again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import httpx
import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.db import connection
from django.db.utils import ConnectionHandler
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from sottovoce.desk.core.database import connection_settings
from sottovoce.home import Home
from sottovoce.web.live_updates import (
    WAITING_FOR_ONE_BROWSER,
    Subscriber,
    brands_of_session,
    listening_parameters,
    visible_to,
)
from tests.desk.fixtures import Desk, speaker
from tests.desk.pages import client_of


def cookies_of(staff: Any) -> dict[str, str]:
    """The session that this process made for a person."""
    return {settings.SESSION_COOKIE_NAME: client_of(staff).cookies[settings.SESSION_COOKIE_NAME].value}


def signed_in(url: str, staff: Any) -> httpx.Client:
    """A person signed in with the running desk, which has a session secret of its own."""
    client = httpx.Client(base_url=url, timeout=20)
    page = client.get("/accounts/login/").text
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    fields = {"login": staff.email, "password": "a long enough password", "csrfmiddlewaretoken": token}
    assert client.post("/accounts/login/", data=fields, headers={"Origin": url}).status_code == 302
    return client


@contextmanager
def stream(url: str, staff: Any) -> Iterator[Iterator[tuple[str, dict[str, Any]]]]:
    """The events that this person's browser is sent, as (topic, data)."""
    with closing(signed_in(url, staff)) as client, client.stream("GET", "/live") as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield _events(answer.iter_lines())


def _events(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    topic = ""
    for line in lines:
        if line.startswith("event: "):
            topic = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield topic, json.loads(line.removeprefix("data: "))


def test_a_browser_learns_which_conversation_changed_and_not_a_word_of_it(live_desk: Any) -> None:
    desk = live_desk.desk
    say = speaker(desk)
    with stream(live_desk.url, desk.agent) as events:
        assert next(events)[0] == "hello"
        message = say("my card is 4111 1111 1111 1111", who="ines")
        topic, told = next(event for event in events if event[0] == "conversations")
    assert told == {"topic": topic, "ids": [str(message.conversation_id)]}


def test_a_conversation_of_another_brand_is_not_mentioned(live_desk: Any) -> None:
    desk = live_desk.desk
    say = speaker(desk)
    with stream(live_desk.url, desk.agent) as events:
        assert next(events)[0] == "hello"
        say("to the other brand", who="jan", profile=desk.other_profile)
        own = say("to this brand", who="kim")
        ids = next(event for event in events if event[0] == "conversations")[1]["ids"]
    assert ids == [str(own.conversation_id)]


def test_without_a_session_there_is_no_stream(live_desk: Any) -> None:
    for cookies in ({}, {settings.SESSION_COOKIE_NAME: "made-up"}):
        answer = httpx.get(f"{live_desk.url}/live", cookies=cookies)
        assert answer.status_code == 401
        assert answer.json()["error"] == "Sign in to receive live updates."


def test_the_listening_connection_keeps_the_encryption_of_the_database_url(
    monkeypatch: pytest.MonkeyPatch, home: Home
) -> None:
    wanted = {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem", "connect_timeout": "3"}
    query = "&".join(f"{name}={value}" for name, value in wanted.items())
    monkeypatch.setenv("DATABASE_URL", f"postgresql://desk:word@db.example:6432/care?{query}")
    named = ConnectionHandler({"default": connection_settings(home)})["default"]
    parameters = listening_parameters(named)
    assert wanted.items() <= parameters.items()
    assert (parameters["host"], parameters["port"], parameters["dbname"]) == ("db.example", "6432", "care")


def test_the_desk_listens_as_it_connects(live_desk: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT application_name FROM pg_stat_activity WHERE query LIKE 'LISTEN %%'"
            " AND datname = current_database() ORDER BY backend_start DESC LIMIT 1"
        )
        assert cursor.fetchone() == ("sottovoce",)


def test_a_session_that_was_ended_has_no_brands_any_more(committed_desk: Desk) -> None:
    desk = committed_desk
    from django.contrib.sessions.models import Session

    cookies = cookies_of(desk.agent)
    assert brands_of_session(cookies) == {desk.acme.id}
    Session.objects.all().delete()
    assert brands_of_session(cookies) is None


def test_a_person_who_left_has_no_brands_any_more(committed_desk: Desk) -> None:
    desk = committed_desk
    cookies = cookies_of(desk.agent)
    desk.agent.is_active = False
    desk.agent.save()
    assert brands_of_session(cookies) is None


def test_where_a_second_factor_is_asked_for_nothing_is_told_without_one(
    committed_desk: Desk, settings: Any
) -> None:
    desk = committed_desk
    settings.STAFF_NEED_SECOND_FACTOR = True
    cookies = cookies_of(desk.agent)
    assert brands_of_session(cookies) is None
    TOTP.activate(desk.agent, generate_totp_secret())
    assert brands_of_session(cookies) == {desk.acme.id}


@limits(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.frozensets(st.integers(1, 5)),
    st.lists(st.tuples(st.integers(1, 5), st.uuids().map(str)), max_size=20),
)
def test_of_an_event_only_the_ids_of_ones_brands_are_passed_on(
    brands: frozenset[int], ids: list[tuple[int, str]]
) -> None:
    seen = visible_to(brands, {"topic": "conversations", "ids": [list(pair) for pair in ids]})
    expected = [identifier for brand, identifier in ids if brand in brands]
    assert (seen["ids"] if seen else []) == expected


def test_a_browser_that_reads_too_slowly_is_told_once_to_look_at_everything() -> None:
    reader = Subscriber(frozenset({1}))
    for number in range(WAITING_FOR_ONE_BROWSER + 1):
        reader.tell({"topic": "conversations", "ids": [str(number)]})
    assert reader.waiting.qsize() == 1
    assert reader.waiting.get_nowait() == {"topic": "everything"}
