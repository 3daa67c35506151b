"""Files that go out with a reply, on every channel: as they arrive on the other side, once, or refused."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest
from PIL import Image

from sottovoce import channels
from sottovoce.channels import OutgoingAttachment
from sottovoce.channels.demo import files as demo_files
from sottovoce.channels.mastodon import media
from sottovoce.channels.webhook.commanding import LARGEST_COMMAND_BYTES
from sottovoce.errors import BadInput, PlatformRefused, PlatformUnavailable, Refused
from tests.channels.acting import act
from tests.channels.test_webhook_commands import OtherSide, other_side
from tests.servers.bluesky import BlueskyNetwork, eventually
from tests.servers.demo import DemoNetwork
from tests.servers.mastodon import MastodonServer

__all__ = ["other_side"]


def picture(kind: str = "PNG", alt: str = "A blue lamp") -> OutgoingAttachment:
    written = io.BytesIO()
    Image.new("RGB", (32, 24), "steelblue").save(written, kind)
    return OutgoingAttachment(f"image/{kind.lower()}", written.getvalue(), alt)


@pytest.mark.parametrize("name", channels.names())
def test_what_a_reply_may_carry_is_declared_and_can_be_taken_in(name: str) -> None:
    able = channels.capabilities(name, {"outgoing_url": "https://acme.example/"})
    for takes, replies in (
        (able.attachments_public, able.reply_public),
        (able.attachments_private, able.reply_private),
    ):
        assert bool(takes.most) == bool(takes.media_types) == bool(takes.largest_bytes)
        assert replies or not takes.most


@pytest.mark.network
def test_bluesky_shows_the_pictures_of_an_answer_with_their_descriptions(
    bluesky_network: BlueskyNetwork,
) -> None:
    brand, customer = bluesky_network.brand, bluesky_network.customer()
    reply = customer.reply(brand.post("Ask us."), "Which lamp?")
    eventually(lambda: act("bluesky", brand.credentials, lambda c: c.still_there([reply]))[reply] == "there")
    files = [picture(), picture("JPEG", "")]
    first, second = (
        act("bluesky", brand.credentials, lambda c: c.reply_public(reply, "These.", "k-f", attachments=files))
        for _ in range(2)
    )
    assert first == second
    (shown,) = eventually(lambda: customer.query("app.bsky.feed.getPosts", uris=[first])["posts"])
    assert [image["alt"] for image in shown["embed"]["images"]] == ["A blue lamp", ""]
    stored = shown["record"]["embed"]["images"]
    assert [image["image"]["mimeType"] for image in stored] == ["image/png", "image/jpeg"]
    blob = httpx.get(
        f"{brand.pds}/xrpc/com.atproto.sync.getBlob",
        params={"did": brand.did, "cid": stored[0]["image"]["ref"]["$link"]},
        timeout=20,
    )
    assert blob.content == files[0].data


@pytest.mark.network
def test_a_private_message_on_bluesky_carries_no_files(bluesky_network: BlueskyNetwork) -> None:
    brand, customer = bluesky_network.brand, bluesky_network.customer()
    with pytest.raises(PlatformRefused, match="carries no files"):
        act(
            "bluesky",
            brand.credentials,
            lambda c: c.reply_private(customer.did, "This one.", "k", attachments=[picture()]),
        )


@pytest.mark.network
@pytest.mark.parametrize("private", [False, True])
def test_mastodon_shows_the_pictures_of_an_answer_once(
    mastodon_server: MastodonServer, private: bool
) -> None:
    brand = mastodon_server.account(f"filesbrand{private}".lower())
    customer = mastodon_server.account(f"filescustomer{private}".lower())
    status = customer.toot(f"@{brand.handle} which lamp?")
    credentials = {"server": brand.url, "access_token": brand.token}
    files = [picture(), picture("JPEG", "")]

    def answer() -> str:
        if private:
            return act(
                "mastodon",
                credentials,
                lambda c: c.reply_private(customer.id, "These.", "k", about=status, attachments=files),
            )
        return act(
            "mastodon", credentials, lambda c: c.reply_public(status, "These.", "k", attachments=files)
        )

    first = answer()
    assert answer() == first
    shown = brand.read(first)["media_attachments"]
    assert [each["description"] or "" for each in shown] == ["A blue lamp", ""]
    assert all(each["type"] == "image" for each in shown)


class BusyServer:
    """A Mastodon that works on each picture for a while: 202 at first, then 206 so many times, then 200."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.posted: list[dict[str, object]] = []
        side = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.path == "/api/v2/media":
                    self.reply(202, {"id": "m-1", "url": None})
                else:
                    side.posted.append(json.loads(body))
                    self.reply(200, {"id": "s-2"})

            def do_GET(self) -> None:
                if not self.path.startswith("/api/v1/media/"):
                    self.reply(200, {"id": "s-1", "visibility": "public", "account": {"acct": "mira"}})
                elif side.left > 0:
                    side.left -= 1
                    self.reply(206, {"id": "m-1", "url": None})
                else:
                    self.reply(200, {"id": "m-1", "url": "https://social.example/m-1.png"})

            def reply(self, status: int, content: object) -> None:
                answer = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *words: object) -> None:
                """Tests print nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        address = f"http://127.0.0.1:{self.server.server_port}"
        self.credentials = {"server": address, "access_token": "t"}
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def busy(request: pytest.FixtureRequest) -> Iterator[BusyServer]:
    server = BusyServer(request.param)
    yield server
    server.server.shutdown()
    server.server.server_close()


@pytest.mark.parametrize("busy", [2], indirect=True)
def test_mastodon_is_waited_for_while_it_works_on_a_picture(
    busy: BusyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media, "ASK_AGAIN_SECONDS", 0.01)
    act("mastodon", busy.credentials, lambda c: c.reply_public("s-1", "Hi", "k", attachments=[picture()]))
    assert busy.left == 0
    assert busy.posted[0]["media_ids"] == ["m-1"]


@pytest.mark.parametrize("busy", [10_000], indirect=True)
def test_mastodon_is_not_waited_for_without_end_and_nothing_is_posted_without_its_picture(
    busy: BusyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media, "ASK_AGAIN_SECONDS", 0.01)
    monkeypatch.setattr(media, "LONGEST_WORK_SECONDS", 0.1)
    with pytest.raises(PlatformUnavailable, match="still working"):
        act("mastodon", busy.credentials, lambda c: c.reply_public("s-1", "Hi", "k", attachments=[picture()]))
    assert busy.posted == []


def test_a_webhook_gets_files_as_base64_inside_the_signed_command(other_side: OtherSide) -> None:
    file = picture()
    act("webhook", other_side.credentials, lambda c: c.reply_public("c-1", "Hi", "k-1", attachments=[file]))
    act("webhook", other_side.credentials, lambda c: c.reply_private("u-1", "Hi", "k-2", attachments=[file]))
    for command, _ in other_side.commands:
        (carried,) = command["attachments"]
        assert base64.b64decode(carried["data"]) == file.data
        assert {**carried, "data": ""} == {
            "media_type": "image/png",
            "data": "",
            "alt": "A blue lamp",
            "name": "",
        }


def test_a_webhook_command_is_never_larger_than_declared(other_side: OtherSide) -> None:
    takes = channels.capabilities("webhook", other_side.credentials).attachments_public
    full = [OutgoingAttachment("image/png", bytes(takes.largest_bytes)) for _ in range(takes.most)]
    act("webhook", other_side.credentials, lambda c: c.reply_public("c-1", "Hi", "k", attachments=full))
    over = OutgoingAttachment("image/png", bytes(LARGEST_COMMAND_BYTES))
    with pytest.raises(PlatformRefused, match="too large"):
        act("webhook", other_side.credentials, lambda c: c.reply_public("c-1", "Hi", "k", attachments=[over]))
    assert len(other_side.commands) == 1


def test_the_demo_network_shows_files_to_whom_the_answer_concerns(demo_network: DemoNetwork) -> None:
    given = demo_network.credentials("files-demo")
    act("demo", given, lambda channel: channel.check())
    mira, jonas = demo_network.customer("p-mira"), demo_network.customer("p-jonas")
    comment = mira.comment(mira.first_post("files-demo"), "Which lamp?")
    shown, secret = picture(), picture("JPEG", "for mira only")
    for _ in range(2):
        answer = act("demo", given, lambda c: c.reply_public(comment, "This.", "k-1", attachments=[shown]))
        act("demo", given, lambda c: c.reply_private(mira.id, "And this.", "k-2", attachments=[secret]))
    (file,) = jonas.comments()[answer]["files"]
    assert (file["media_type"], file["alt"]) == ("image/png", "A blue lamp")
    served = httpx.get(f"{demo_network.url}/page/files/{file['id']}", timeout=10)
    assert (served.content, served.headers["content-type"]) == (shown.data, "image/png")
    assert "for mira only" in json.dumps(mira.state())
    assert "for mira only" not in json.dumps(jonas.state())
    assert httpx.get(f"{demo_network.url}/page/files/none", timeout=10).status_code == 404


def test_the_demo_network_holds_known_kinds_and_so_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    files = demo_files.Files()
    with pytest.raises(BadInput):
        files.keep([OutgoingAttachment("image/svg+xml", b"<svg/>")])
    with pytest.raises(BadInput):
        files.keep([picture()] * 5)
    monkeypatch.setattr(demo_files, "MOST_HELD_BYTES", 10)
    with pytest.raises(Refused, match="full"):
        files.keep([picture()])
