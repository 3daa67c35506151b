"""The customer's page over HTTP: closed to foreign scripts, silent about the link, strict about bodies."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.test import Client

from sottovoce.desk.conversations import sealed_forms
from sottovoce.desk.conversations.models import HandOver
from sottovoce.desk.conversations.services.handover import Created, create_hand_over
from sottovoce.errors import Unreadable
from tests.desk.fixtures import Desk

SEALED = base64.b64encode(b"\x01" + bytes(32 + sealed_forms.BLOCK_BYTES + 16)).decode()


@pytest.fixture
def link(desk: Desk, say: Callable[..., Any]) -> Created:
    from datetime import UTC, datetime

    message = say("my order never came")
    fields = ["order_number", "message"]
    return create_hand_over(desk.agent, message.conversation_id, message.id, fields, "nl", datetime.now(UTC))


@pytest.fixture
def visitor() -> Client:
    """Somebody's browser, with Django's CSRF check in force."""
    return Client(enforce_csrf_checks=True)


def post(visitor: Client, link: Created, step: str, body: Any, **how: Any) -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return visitor.post(
        f"/s/{link.hand_over.id}/{step}", content, **{"content_type": "application/json"} | how
    )


def token_of(link: Created) -> str:
    return urlsplit(link.url).fragment


def test_the_page_runs_no_script_but_ours_and_leaves_no_trace(visitor: Client, link: Created) -> None:
    page = visitor.get(f"/s/{link.hand_over.id}")
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "form-action 'none'" in policy
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert not page.cookies


def test_the_address_alone_tells_neither_the_fields_nor_the_key(visitor: Client, link: Created) -> None:
    words = visitor.get(f"/s/{link.hand_over.id}").content.decode()
    assert "Bestelnummer" not in words
    assert base64.b64encode(bytes(link.hand_over.public_key)).decode() not in words
    assert token_of(link) not in words


@pytest.mark.parametrize("state", ["opened", "submitted", "expired", "withdrawn", "purged"])
def test_the_address_alone_does_not_tell_whether_the_link_was_used(
    desk: Desk, visitor: Client, link: Created, state: str
) -> None:
    waiting = visitor.get(f"/s/{link.hand_over.id}").content
    desk.see_all()
    HandOver.objects.filter(id=link.hand_over.id).update(state=state)
    assert visitor.get(f"/s/{link.hand_over.id}").content == waiting
    assert post(visitor, link, "open", {"token": "guess"}).json() == {"state": "unknown"}


def test_how_a_link_was_closed_is_told_to_its_token(desk: Desk, visitor: Client, link: Created) -> None:
    desk.see_all()
    HandOver.objects.filter(id=link.hand_over.id).update(state="withdrawn")
    answer = post(visitor, link, "open", {"token": token_of(link)})
    assert (answer.status_code, answer.json()) == (410, {"state": "withdrawn"})


def test_looking_at_the_address_is_no_opening(desk: Desk, visitor: Client, link: Created) -> None:
    visitor.get(f"/s/{link.hand_over.id}")
    desk.see_all()
    assert HandOver.objects.get().state == "waiting"


def test_the_token_brings_the_fields_in_the_language_of_the_conversation(
    visitor: Client, link: Created
) -> None:
    answer = post(visitor, link, "open", {"token": token_of(link)}).json()
    assert [field["title"] for field in answer["fields"]] == ["Bestelnummer", "Wat u ons wilt vertellen"]
    assert base64.b64decode(answer["publicKey"]) == bytes(link.hand_over.public_key)


@pytest.mark.parametrize(
    ("step", "body", "how", "status"),
    [
        ("open", {"token": "guess"}, {}, 404),
        ("open", {}, {}, 422),
        ("open", {"token": 7}, {}, 422),
        ("open", {"token": "x", "more": 1}, {}, 422),
        ("open", b"\xff\xfe", {}, 422),
        ("open", b"[" * 5000, {}, 422),
        ("open", {"token": "x"}, {"content_type": "text/plain"}, 422),
        ("send", {"token": "x" * 70_000, "sealed": SEALED}, {}, 422),
        ("send", {"token": "guess", "sealed": SEALED}, {}, 404),
        ("send", {"token": "guess", "sealed": "AAAA"}, {}, 422),
        ("send", {"token": "guess", "sealed": "not base64!"}, {}, 422),
    ],
)
def test_what_the_page_does_not_send_is_refused_with_a_clear_status(
    desk: Desk, visitor: Client, link: Created, step: str, body: Any, how: dict[str, Any], status: int
) -> None:
    answer = post(visitor, link, step, body, **how)
    desk.see_all()
    assert (answer.status_code, answer.json().keys()) == (status, {"state"})
    assert HandOver.objects.get().submission is None


def test_the_calls_are_posted_and_only_posted(visitor: Client, link: Created) -> None:
    assert visitor.get(f"/s/{link.hand_over.id}/open").status_code == 405
    assert visitor.get(f"/s/{link.hand_over.id}/send").status_code == 405


def test_a_form_is_taken_once_and_thanked_for(visitor: Client, link: Created) -> None:
    body = {"token": token_of(link), "sealed": SEALED}
    assert post(visitor, link, "send", body).json() == {"state": "submitted"}
    other = base64.b64encode(b"\x01" + b"\x09" * (32 + sealed_forms.BLOCK_BYTES + 16)).decode()
    again = post(visitor, link, "send", body | {"sealed": other})
    assert (again.status_code, again.json()) == (410, {"state": "submitted"})


def test_an_unknown_link_speaks_the_language_of_the_browser(db: None, visitor: Client) -> None:
    page = visitor.get(f"/s/{uuid4()}", headers={"Accept-Language": "es-MX,es;q=0.9"})
    assert page.status_code == 404
    assert "Este enlace no funciona" in page.content.decode()


@pytest.mark.parametrize("plaintext", [b"", b"7", b"\xff", b"{", b"[" * 60_000])
def test_what_is_sealed_and_no_form_is_told_as_that(plaintext: bytes) -> None:
    with pytest.raises(Unreadable):
        sealed_forms.answers(plaintext, ["message"])
