"""Updates over HTTP, from a real server: one that serves, and ones that break off, redirect or never end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sottovoce.errors import Misconfigured, NotFound, SottovoceError, Tampered, Unreadable
from sottovoce.law.updates import Policy
from sottovoce.law.updates.client import Client
from sottovoce.law.updates.fetching import HttpFetcher, address_of
from tests.law.updates.conftest import BASE, Installation, Publisher


class Server(SimpleHTTPRequestHandler):
    """Serves a folder; what it does to the timestamp may be changed."""

    protocol_version = "HTTP/1.1"
    trick: Callable[[Server], None] | None = None

    def do_GET(self) -> None:
        if self.trick and self.path.endswith("timestamp.json"):
            with suppress(ConnectionError):
                self.trick()
            self.close_connection = True
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Silent."""


def breaks_off(server: Server) -> None:
    server.send_response(200)
    server.send_header("Content-Length", "1000")
    server.end_headers()
    server.wfile.write(b"{")


def never_ends(server: Server) -> None:
    server.send_response(200)
    server.end_headers()
    while True:
        server.wfile.write(b" " * 65536)


def leads_away(server: Server) -> None:
    server.send_response(302)
    server.send_header("Location", "http://192.0.2.1/timestamp.json")
    server.send_header("Content-Length", "0")
    server.end_headers()


@contextmanager
def serving(folder: Path, trick: Callable[[Server], None] | None = None) -> Iterator[str]:
    handler = type("Tricky", (Server,), {"trick": trick})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.02))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def test_an_update_comes_over_http(publisher: Publisher, installation: Installation) -> None:
    with serving(publisher.place) as address:
        installation.address = address
        assert installation.update().version.source == address
        assert installation.client.update(installation.now, Policy.COUNSEL) is None


@pytest.mark.parametrize(
    ("trick", "kind", "said"),
    [
        (breaks_off, Unreadable, "cannot be read to the end"),
        (never_ends, Tampered, "perhaps without end"),
        (leads_away, NotFound, "does not give a file"),
    ],
)
def test_a_server_that_plays_tricks_changes_nothing(
    publisher: Publisher,
    installation: Installation,
    trick: Callable[[Server], None],
    kind: type[SottovoceError],
    said: str,
) -> None:
    with serving(publisher.place, trick) as address:
        installation.address = address
        with pytest.raises(kind, match=said):
            installation.update()
    assert installation.store.versions() == ()
    with serving(publisher.place) as address:
        installation.address = address
        assert installation.update().version.number == BASE


def test_a_server_that_is_not_there_is_said_to_be(installation: Installation, publisher: Publisher) -> None:
    with serving(publisher.place) as address:
        installation.address = address
    with pytest.raises(Unreadable):
        installation.update()


def test_a_server_that_takes_too_long_is_given_up(publisher: Publisher, installation: Installation) -> None:
    with serving(publisher.place) as address:
        client = Client(installation.store, address, HttpFetcher(longest_seconds=0), installation.root)
        with pytest.raises(Tampered, match="so slowly"):
            client.update(installation.now, Policy.COUNSEL)


@pytest.mark.parametrize("place", ["ftp://example.org/law", "no/such/folder", ""])
def test_what_is_no_address_is_refused(place: str) -> None:
    with pytest.raises(Misconfigured):
        address_of(place)


def test_a_folder_is_an_address_and_addresses_stand_as_they_are(tmp_path: Path) -> None:
    assert address_of(str(tmp_path)) == tmp_path.as_uri()
    assert address_of("https://example.org/law/") == "https://example.org/law"
