"""What every request passes: closed by default, limited to one's brands, under a strict content policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sottovoce.web.middleware import OPEN_PATHS
from tests.desk.fixtures import Desk
from tests.desk.pages import client_of, words_of

SOURCES = Path(__file__).parent.parent.parent / "src"
TEMPLATES = sorted(SOURCES.rglob("templates/**/*.html"))
PLACEHOLDERS = {"uuid": str(uuid4()), "int": "1", "str": "word", "slug": "word"}


def every_path() -> Iterator[str]:
    """The address of every page of the rooms, its parts filled in."""
    for room in get_resolver().url_patterns:
        if isinstance(room, URLResolver) and room.app_name in ("core", "conversations"):
            for pattern in room.url_patterns:
                assert isinstance(pattern, URLPattern)
                yield "/" + re.sub(r"<(\w+):\w+>", lambda part: PLACEHOLDERS[part[1]], str(pattern.pattern))


def test_every_page_of_the_rooms_is_closed_to_strangers_unless_it_was_opened(db: None) -> None:
    paths = list(every_path())
    assert len(paths) > 20
    stranger = Client()
    for path in paths:
        if path.startswith(OPEN_PATHS):
            continue
        for ask in (stranger.get, stranger.post):
            answer = ask(path)
            assert answer.status_code == 302, path
            assert answer["Location"].startswith("/accounts/login/"), path


def test_of_the_rooms_only_the_secure_form_is_open() -> None:
    opened = {path.split("/")[1] for path in every_path() if path.startswith(OPEN_PATHS)}
    assert opened <= {"s"}


def test_a_fragment_asked_for_without_a_session_makes_the_page_load_again(db: None) -> None:
    answer = Client().get("/inbox/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Refresh"]) == (401, "true")


@pytest.mark.parametrize("path", ["/accounts/login/", "/design", "/health", "/inbox/", "/nothing/"])
def test_no_page_may_run_what_is_not_ours_or_be_framed_or_cached(desk: Desk, path: str) -> None:
    answer = client_of(desk.agent).get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCES)))
def test_no_template_has_what_the_content_policy_forbids(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"hx-on", text)
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert all("src=" in tag or "application/json" in tag for tag in scripts)
    assert "https://" not in re.sub(r"https://[\w.]*example\S*", "", text)


def test_a_person_sees_the_rows_of_their_brands_and_the_connection_forgets_them_afterwards(
    desk: Desk, say: Any
) -> None:
    from sottovoce.desk.conversations.models import Conversation

    own = say("hello acme", who="anna")
    other = say("hello other", who="bert", profile=desk.other_profile)
    client = client_of(desk.agent)
    assert client.get(f"/inbox/{own.conversation_id}/").status_code == 200
    assert client.get(f"/inbox/{other.conversation_id}/").status_code == 404
    assert Conversation.objects.count() == 0


def test_a_form_without_its_token_is_refused_in_words(desk: Desk) -> None:
    answer = client_of(desk.agent, with_csrf=True).post("/inbox/bulk/", {"do": "read"})
    assert answer.status_code == 403
    assert "This page was open too long" in words_of(answer)


def test_without_a_second_factor_nobody_goes_on_where_one_is_required(desk: Desk, settings: Any) -> None:
    settings.STAFF_NEED_SECOND_FACTOR = True
    answer = client_of(desk.agent).get("/inbox/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/2fa/")


def test_what_goes_wrong_is_said_with_its_remedy(desk: Desk) -> None:
    answer = client_of(desk.staff["auditor"]).get("/inbox/")
    assert answer.status_code == 403
    assert "Your role may not open this page." in words_of(answer)
    assert "Ask" in words_of(answer)


def test_an_address_with_nothing_behind_it_says_so_in_our_own_dress(desk: Desk) -> None:
    answer = client_of(desk.agent).get("/nothing/here/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in words_of(answer)
