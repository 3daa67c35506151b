"""The simulated network over real HTTP: customers act, the desk is told, the desk acts, customers see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest

from sottovoce import channels
from sottovoce.channels import EventKind, InboundEvent, Visibility
from sottovoce.errors import PlatformRefused
from tests.channels.acting import act, fetch
from tests.servers.bluesky import eventually
from tests.servers.demo import Customer, DemoNetwork, demo_network_running
from tests.servers.processes import free_port

CARD = "my card is 4111 1111 1111 1111"


class Desk:
    """A desk's webhook: verifies what is pushed as the real one does, and can be out of order for a while."""

    def __init__(self, credentials: dict[str, str]) -> None:
        self.events: list[InboundEvent] = []
        self.failing = 0
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(credentials))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def _handler(self, credentials: dict[str, str]) -> type[BaseHTTPRequestHandler]:
        desk = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                assert self.path == f"/hooks/{credentials['profile']}"
                if desk.failing:
                    desk.failing -= 1
                    return self._answer(503)
                desk.events += channels.receive("demo", body, headers, credentials, datetime.now(UTC))
                return self._answer(202)

            def _answer(self, status: int) -> None:
                self.send_response(status)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *words: object) -> None:
                pass

        return Handler


@pytest.fixture
def pushed() -> Iterator[tuple[Desk, DemoNetwork, dict[str, str]]]:
    """A desk, a network that pushes to it, and a profile there."""
    port = free_port()
    credentials = DemoNetwork(f"http://127.0.0.1:{port}").credentials("acme-demo")
    desk = Desk(credentials)
    with demo_network_running(desk.url, port) as network:
        act("demo", credentials, lambda channel: channel.check())
        yield desk, network, credentials
    desk.server.shutdown()
    desk.server.server_close()


@pytest.fixture
def credentials(demo_network: DemoNetwork) -> dict[str, str]:
    given = demo_network.credentials("lumen-demo", website="https://lumen.example/privacy")
    act("demo", given, lambda channel: channel.check())
    return given


@pytest.fixture
def mira(demo_network: DemoNetwork) -> Customer:
    return demo_network.customer("p-mira")


@pytest.fixture
def jonas(demo_network: DemoNetwork) -> Customer:
    return demo_network.customer("p-jonas")


def test_what_customers_do_is_pushed_signed_and_in_order(
    pushed: tuple[Desk, DemoNetwork, dict[str, str]],
) -> None:
    desk, network, _ = pushed
    mira = network.customer()
    comment = mira.comment(mira.first_post("acme-demo"), CARD)
    mira.edit(comment, "better words")
    mira.delete(comment)
    mira.write("acme-demo", "and in private")
    eventually(lambda: len(desk.events) == 4)
    assert [event.kind for event in desk.events] == ["new", "edited", "gone", "new"]
    assert [event.text for event in desk.events] == [CARD, "better words", "", "and in private"]
    assert desk.events[0].native_id == desk.events[2].native_id == comment
    assert desk.events[3].visibility is Visibility.PRIVATE
    assert desk.events[0].author is not None
    assert desk.events[0].author.handle == "mira.reads"


def test_a_desk_that_is_out_of_order_is_told_again_until_it_says_yes(
    pushed: tuple[Desk, DemoNetwork, dict[str, str]],
) -> None:
    desk, network, _ = pushed
    desk.failing = 3
    mira = network.customer()
    post = mira.first_post("acme-demo")
    wanted = [mira.comment(post, f"number {number}") for number in range(3)]
    eventually(lambda: len(desk.events) == 3)
    assert [event.native_id for event in desk.events] == wanted


def test_what_was_not_pushed_can_be_fetched(credentials: dict[str, str], mira: Customer) -> None:
    cursor = fetch("demo", credentials, None).cursor
    comment = mira.comment(mira.first_post("lumen-demo"), CARD)
    fetched = fetch("demo", credentials, cursor)
    assert [event.native_id for event in fetched.events] == [comment]
    assert fetched.events[0].kind is EventKind.NEW
    assert fetch("demo", credentials, fetched.cursor).events == ()


def test_a_cursor_of_an_earlier_life_of_the_network_begins_at_the_beginning(
    credentials: dict[str, str], mira: Customer
) -> None:
    comment = mira.comment(mira.first_post("lumen-demo"), CARD)
    assert comment in {event.native_id for event in fetch("demo", credentials, "0000:9999").events}


def test_a_hidden_comment_vanishes_for_all_but_its_author_and_comes_back(
    credentials: dict[str, str], mira: Customer, jonas: Customer
) -> None:
    comment = mira.comment(mira.first_post("lumen-demo"), "only once do I say 5555 5555 5555 4444")
    assert comment in jonas.comments()
    act("demo", credentials, lambda channel: channel.hide(comment, "key-hide"))
    assert comment not in jonas.comments()
    assert "5555 5555" not in json.dumps(jonas.state())
    assert mira.comments()[comment]["hidden_after"] is not None
    act("demo", credentials, lambda channel: channel.unhide(comment, "key-unhide"))
    assert comment in jonas.comments()


def test_the_brands_answers_are_seen_and_private_ones_only_by_whom_they_concern(
    credentials: dict[str, str], mira: Customer, jonas: Customer
) -> None:
    comment = mira.comment(mira.first_post("lumen-demo"), "When is the blue lamp back?")
    act("demo", credentials, lambda channel: channel.reply_public(comment, "On Monday.", "k-public"))
    act("demo", credentials, lambda channel: channel.reply_private(mira.id, "A secret link.", "k-private"))
    assert "On Monday." in {each["text"] for each in jonas.comments().values()}
    assert "A secret link." in {message["text"] for message in mira.state()["messages"]}
    assert "A secret link." not in {message["text"] for message in jonas.state()["messages"]}


def test_a_profile_cannot_touch_what_belongs_to_another(
    demo_network: DemoNetwork, credentials: dict[str, str], mira: Customer
) -> None:
    other = demo_network.credentials("other-demo")
    act("demo", other, lambda channel: channel.check())
    comment = mira.comment(mira.first_post("lumen-demo"), CARD)
    for name in ("hide", "delete"):
        with pytest.raises(PlatformRefused):
            act("demo", other, lambda channel, name=name: getattr(channel, name)(comment, "key-other"))
    with pytest.raises(PlatformRefused):
        act(
            "demo",
            {**credentials, "token": "another token altogether"},
            lambda c: c.hide(comment, "key-hide"),
        )
    assert mira.comments()[comment]["hidden_after"] is None


def test_after_a_restart_the_network_knows_a_profile_again_as_soon_as_it_acts() -> None:
    port = free_port()
    with demo_network_running("http://127.0.0.1:9", port) as network:
        credentials = network.credentials("acme-demo")
        act("demo", credentials, lambda channel: channel.check())
        mira = network.customer()
        first = mira.comment(mira.first_post("acme-demo"), CARD)
    with demo_network_running("http://127.0.0.1:9", port) as network:
        found = act("demo", credentials, lambda channel: channel.still_there([first]))
        assert found == {first: "gone"}
        mira = network.customer()
        assert mira.comment(mira.first_post("acme-demo"), "hello again") != first


def test_the_links_of_the_profile_are_read(credentials: dict[str, str]) -> None:
    links = act("demo", credentials, lambda channel: channel.profile_links())
    assert links == ("https://lumen.example/privacy",)


@pytest.mark.parametrize(
    ("method", "path", "how", "status"),
    [
        ("GET", "/nothing", {}, 404),
        ("GET", "/static/../channel.py", {}, 404),
        ("GET", "/page/state?as=nobody", {}, 404),
        ("POST", "/page/comments", {"content": b"as=p-mira"}, 422),
        ("POST", "/page/comments", {"json": {"as": "p-mira", "post": "none", "text": "x"}}, 404),
        ("POST", "/page/comments", {"json": {"as": "p-mira", "text": 7}}, 422),
        ("POST", "/page/comments", {"json": {"as": "p-mira", "text": "x" * 70_000}}, 422),
        ("POST", "/api/brands", {"json": {"slug": "a-demo", "secret": "s" * 20}}, 401),
        ("GET", "/api/events", {"headers": {"authorization": "Bearer nobody's"}}, 401),
        ("GET", "/api/events", {"headers": {"authorization": "Bearer ü".encode()}}, 401),
        ("POST", "/api/comments/c-1/hide", {}, 401),
    ],
)
def test_calls_that_are_wrong_are_refused_with_a_reason(
    demo_network: DemoNetwork, method: str, path: str, how: dict[str, object], status: int
) -> None:
    answer = httpx.request(method, f"{demo_network.url}{path}", timeout=10, **how)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.json()["error"]


def test_a_foreign_page_cannot_reach_the_network_under_another_name(demo_network: DemoNetwork) -> None:
    answer = httpx.get(f"{demo_network.url}/page/state", headers={"host": "evil.example"}, timeout=10)
    assert answer.status_code == 403
