"""The generic webhook, incoming: what is taken, and how everything else is told apart."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce import channels
from sottovoce.channels import EventKind, InboundEvent, Visibility, signing
from sottovoce.errors import BadInput, Refused
from tests.legible import legible

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CREDENTIALS = {"secret": "a secret of the tests only"}
SECRET_WORDS = "4111 1111 1111 1111"


def event(**changes: Any) -> dict[str, Any]:
    full = {
        "id": "c-1",
        "author": {"id": "u-1", "handle": "mira", "name": "Mira"},
        "text": "Where is my order?",
        "visibility": "public",
        "conversation": "t-1",
        "sent_at": "2026-11-24T11:59:00Z",
        "reply_to": "p-1",
    }
    changed = full | changes
    return {name: value for name, value in changed.items() if value is not ...}


def receive(body: bytes) -> list[InboundEvent]:
    headers = {signing.HEADER: signing.sign(CREDENTIALS["secret"], body, NOW)}
    return channels.receive("webhook", body, headers, CREDENTIALS, NOW)


def refusal(body: object) -> BadInput:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    with pytest.raises(BadInput) as caught:
        receive(raw)
    return caught.value


def taken_or_refused(body: bytes) -> list[InboundEvent] | BadInput:
    try:
        return receive(body)
    except BadInput as error:
        return error


def test_one_event_is_taken_with_all_it_says() -> None:
    (taken,) = receive(json.dumps(event()).encode())
    assert taken.kind is EventKind.NEW
    assert taken.native_id == "c-1"
    assert taken.author is not None
    assert (taken.author.id, taken.author.handle, taken.author.name) == ("u-1", "mira", "Mira")
    assert taken.text == "Where is my order?"
    assert taken.visibility is Visibility.PUBLIC
    assert (taken.conversation, taken.reply_to) == ("t-1", "p-1")
    assert taken.sent_at == NOW - timedelta(minutes=1)


def test_a_list_is_taken_in_its_order() -> None:
    taken = receive(json.dumps([event(id=f"c-{number}") for number in range(5)]).encode())
    assert [each.native_id for each in taken] == ["c-0", "c-1", "c-2", "c-3", "c-4"]


def test_edits_deletions_attachments_and_the_brands_own_words_are_told_apart() -> None:
    edited = event(kind="edited", text="better")
    gone = {"kind": "gone", "id": "c-1", "sent_at": "2026-11-24T12:00:00Z"}
    files = [{"url": "https://cdn.example/a.jpg", "media_type": "image/jpeg", "alt": "a receipt"}]
    taken = receive(
        json.dumps([edited, gone, event(attachments=files, text=""), event(from_brand=True)]).encode()
    )
    assert [each.kind for each in taken] == ["edited", "gone", "new", "new"]
    assert taken[1].author is None
    assert taken[2].attachments[0].alt == "a receipt"
    assert taken[3].from_brand


def test_a_time_in_another_zone_is_the_same_moment() -> None:
    (taken,) = receive(json.dumps(event(sent_at="2026-11-24T13:59:00+02:00")).encode())
    assert taken.sent_at == NOW - timedelta(minutes=1)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"", "body"),
        (b"   ", "body"),
        (b"not json", "body"),
        (b'{"id": ', "body"),
        (b"[", "body"),
        (b"[" * 50_000, "[0]"),
        (b"[]", "body"),
        (b"null", "body"),
        (b"7", "body"),
        (b'{"id": "\xff"}', "byte 8"),
        ([event(), 7], "[1]"),
        (event(surname="x"), "body"),
        ([event(), event(surname="x")], "[1]"),
        (event(author={"id": "u", "handle": "h", "phone": "x"}), "author"),
        (event(id=...), "id"),
        (event(id=7), "id"),
        (event(id=""), "id"),
        (event(id="x" * 513), "id"),
        (event(author=...), "author"),
        (event(author={"id": "u-1"}), "author.handle"),
        (event(author={"id": 7, "handle": "h"}), "author.id"),
        (event(text=...), "text"),
        (event(text=None), "text"),
        (event(text=""), "text"),
        (event(text=["a"]), "text"),
        (event(text="x" * 20_001), "text"),
        (event(text="a\0b"), "text"),
        (event(visibility=...), "visibility"),
        (event(visibility="secret"), "visibility"),
        (event(conversation=...), "conversation"),
        (event(kind="liked"), "kind"),
        (event(sent_at=...), "sent_at"),
        (event(sent_at="yesterday"), "sent_at"),
        (event(sent_at="2026-11-24T12:00:00"), "sent_at"),
        (event(sent_at="2026-13-40T12:00:00Z"), "sent_at"),
        (event(sent_at=1764000000), "sent_at"),
        (event(sent_at="2026-11-24T12:05:01Z"), "sent_at"),
        (event(sent_at="9999-12-31T23:59:59Z"), "sent_at"),
        (event(sent_at="1999-12-31T23:59:59Z"), "sent_at"),
        (event(sent_at="0001-01-01T00:00:00+14:00"), "sent_at"),
        ([event(), event(sent_at="2036-01-01T00:00:00Z")], "[1].sent_at"),
        (event(attachments=[{"url": "file:///etc/passwd", "media_type": "image/png"}]), "attachments[0].url"),
        (
            event(attachments=[{"url": "http://cdn.example/a", "media_type": "image/png"}]),
            "attachments[0].url",
        ),
        (event(attachments=[{"url": "https://a.example/a", "media_type": "x"}]), "attachments[0].media_type"),
        ([event()] * 501, "body"),
    ],
)
def test_bad_input_is_refused_by_the_name_and_place_of_its_field(body: object, where: str) -> None:
    assert refusal(body).where == where


def test_half_a_character_pair_is_refused() -> None:
    assert refusal(b'{"id": "\\ud800"}').http_status == 422


@pytest.mark.parametrize(
    "changes",
    [
        {SECRET_WORDS: 1},
        {"visibility": SECRET_WORDS},
        {"kind": SECRET_WORDS},
        {"sent_at": SECRET_WORDS},
        {"text": [SECRET_WORDS]},
        {"text": SECRET_WORDS * 2_000},
        {"author": {"id": "u", "handle": "h", SECRET_WORDS: 1}},
        {"attachments": [{"url": SECRET_WORDS, "media_type": SECRET_WORDS}]},
    ],
)
def test_an_error_never_repeats_what_was_sent(changes: dict[str, Any]) -> None:
    told = refusal(event(**changes))
    assert "4111" not in legible(json.dumps(told.as_dict()) + str(told))


def test_a_wrong_signature_is_refused_before_anything_is_parsed() -> None:
    with pytest.raises(Refused):
        channels.receive("webhook", b"not json", {signing.HEADER: "t=1,v1=00"}, CREDENTIALS, NOW)
    with pytest.raises(Refused):
        channels.receive("webhook", json.dumps(event()).encode(), {}, CREDENTIALS, NOW)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_fields = st.sampled_from([*event(), "kind", "attachments", "from_brand"])


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_no_bytes_cause_anything_but_a_refusal(body: bytes) -> None:
    outcome = taken_or_refused(body)
    assert isinstance(outcome, list) or (outcome.what and outcome.where)


@settings(max_examples=250)
@given(st.dictionaries(_fields, _json, max_size=4), st.booleans())
def test_no_mixture_of_right_and_wrong_fields_causes_anything_but_a_refusal(
    changes: dict[str, Any], in_a_list: bool
) -> None:
    one = event(**changes)
    outcome = taken_or_refused(json.dumps([one, one] if in_a_list else one).encode())
    if isinstance(outcome, BadInput):
        assert outcome.where
    else:
        assert all(each.text.encode() is not None and each.sent_at.tzinfo is UTC for each in outcome)
