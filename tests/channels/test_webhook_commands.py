"""The generic webhook, outgoing: signed commands to a real HTTP server, and what its answers mean."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from sottovoce import channels
from sottovoce.channels import signing
from sottovoce.errors import BadInput, PlatformRefused, PlatformUnavailable
from tests.channels.acting import act

SECRET = "a secret of the tests only"


class OtherSide:
    """A server that checks each signature as its makers were told to, and answers as a test wants."""

    def __init__(self) -> None:
        self.commands: list[tuple[dict[str, Any], str]] = []
        self.answer: tuple[int, dict[str, str], bytes] = (200, {}, b"{}")
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}/commands"
        self.credentials = {"secret": SECRET, "outgoing_url": self.url}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        side = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                signing.verify(SECRET, body, self.headers[signing.HEADER], datetime.now(UTC))
                side.commands.append((json.loads(body), self.headers["idempotency-key"]))
                status, headers, answer = side.answer
                self.send_response(status)
                for name, value in {**headers, "content-length": str(len(answer))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *words: object) -> None:
                pass

        return Handler


@pytest.fixture
def other_side() -> Iterator[OtherSide]:
    side = OtherSide()
    thread = Thread(target=side.server.serve_forever, daemon=True)
    thread.start()
    yield side
    side.server.shutdown()
    side.server.server_close()
    thread.join()


def test_hide_unhide_and_delete_arrive_signed_and_with_the_key_of_what_asked_for_them(
    other_side: OtherSide,
) -> None:
    wanted = [("hide", "m-1"), ("unhide", "m-2"), ("hide", "m-3"), ("delete", "m-4"), ("delete", "m-4")]
    for name, key in wanted:
        act("webhook", other_side.credentials, lambda c, name=name, key=key: getattr(c, name)("c-1", key))
    assert other_side.commands == [({"command": name, "id": "c-1"}, key) for name, key in wanted]


def test_replies_carry_their_key_and_give_back_the_id_of_the_other_side(other_side: OtherSide) -> None:
    other_side.answer = (201, {}, b'{"id": "m-9", "more": true}')
    private = act(
        "webhook", other_side.credentials, lambda c: c.reply_private("u-1", "Hello", "k-1", about="c-1")
    )
    public = act("webhook", other_side.credentials, lambda c: c.reply_public("c-1", "Hello all", "k-2"))
    assert private == public == "m-9"
    assert other_side.commands == [
        ({"command": "reply_private", "author": "u-1", "text": "Hello", "about": "c-1"}, "k-1"),
        ({"command": "reply_public", "id": "c-1", "text": "Hello all"}, "k-2"),
    ]


def test_an_answer_without_an_id_leaves_the_key_as_the_id(other_side: OtherSide) -> None:
    other_side.answer = (204, {}, b"")
    assert act("webhook", other_side.credentials, lambda c: c.reply_public("c-1", "Hi", "k-3")) == "k-3"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 422])
def test_a_refusal_is_final(other_side: OtherSide, status: int) -> None:
    other_side.answer = (status, {}, b"")
    with pytest.raises(PlatformRefused):
        act("webhook", other_side.credentials, lambda c: c.hide("c-1", "key-hide"))


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 503])
def test_trouble_is_to_be_tried_again(other_side: OtherSide, status: int) -> None:
    other_side.answer = (status, {"retry-after": "17"}, b"")
    with pytest.raises(PlatformUnavailable) as caught:
        act("webhook", other_side.credentials, lambda c: c.hide("c-1", "key-hide"))
    assert caught.value.retry_after_seconds == 17


def test_a_server_that_is_not_there_is_to_be_tried_again() -> None:
    nobody = {"secret": SECRET, "outgoing_url": "http://127.0.0.1:9/commands"}
    with pytest.raises(PlatformUnavailable):
        act("webhook", nobody, lambda c: c.hide("c-1", "key-hide"))


def test_a_redirect_is_not_followed_with_the_customers_words(other_side: OtherSide) -> None:
    other_side.answer = (307, {"location": "https://elsewhere.example/"}, b"")
    with pytest.raises(PlatformRefused):
        act("webhook", other_side.credentials, lambda c: c.reply_public("c-1", "Hi", "k"))


def test_without_an_address_for_commands_the_channel_says_so_and_offers_nothing() -> None:
    alone = {"secret": SECRET}
    offered = channels.capabilities("webhook", alone)
    assert not any((offered.hide, offered.delete, offered.reply_public, offered.reply_private))
    with pytest.raises(PlatformRefused, match="only receives"):
        act("webhook", alone, lambda c: c.hide("c-1", "key-hide"))
    assert channels.capabilities("webhook", {"outgoing_url": "https://a.example"}).hide


@pytest.mark.parametrize(
    "address", ["http://a.example/x", "ftp://a.example", "nonsense", "https://u:p@a.example/"]
)
def test_commands_go_only_over_https_or_to_this_machine(address: str) -> None:
    with pytest.raises(BadInput) as caught:
        channels.build("webhook", {"secret": SECRET, "outgoing_url": address})
    assert caught.value.where == "outgoing_url"
