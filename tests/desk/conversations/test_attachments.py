"""Attachments: fetched from a real server, freed of what they say about their author, kept only sealed."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from sottovoce.channels import InboundAttachment
from sottovoce.desk.conversations.models import Attachment, Message, Reveal
from sottovoce.desk.conversations.services.attachment_files import path_of, read_file
from sottovoce.desk.conversations.services.attachments import fetch, open_attachment
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.conversations.services.profiles import change_credentials
from sottovoce.desk.core.installation import home
from sottovoce.desk.core.models import Act
from sottovoce.detect.pictures import LARGEST_BYTES
from sottovoce.detect.pictures.clean import clean
from sottovoce.errors import BadInput, Conflict, NotFound, PlatformUnavailable, Refused, Unreadable
from tests.desk.fixtures import Desk
from tests.detect.pictures.drawing import letter

CAMERA = "Kamera von Mira Novák"
REASON = "to look at the damage"
Say = Callable[..., Message]


def photograph(orientation: int = 1) -> bytes:
    """A JPEG as a telephone writes it: camera, owner, position; the left half is red, the right half blue."""
    picture = Image.new("RGB", (64, 32), (255, 0, 0))
    picture.paste((0, 0, 255), (32, 0, 64, 32))
    exif = Image.Exif()
    exif[0x010F], exif[0x8298], exif[0x0112] = CAMERA, CAMERA, orientation
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0)})
    written = io.BytesIO()
    picture.save(
        written, "JPEG", exif=exif, comment=CAMERA.encode(), icc_profile=b"profile " + CAMERA.encode()
    )
    return written.getvalue()


def drawing() -> bytes:
    """A PNG with words beside its pixels."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CAMERA, zip=False)
    words.add_itxt("XML:com.adobe.xmp", f"<x>{CAMERA}</x>")
    written = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 255, 0, 128)).save(written, "PNG", pnginfo=words)
    return written.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A small PNG that claims to be enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


class Files:
    """A network's file server."""

    def __init__(self) -> None:
        self.content = b""
        self.status = 200

        files = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(files.status)
                self.send_header("Content-Length", str(len(files.content)))
                self.end_headers()
                self.wfile.write(files.content)

            def log_message(self, format: str, *args: object) -> None:
                """Tests print nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def files(desk: Desk) -> Iterator[Files]:
    served = Files()
    change_credentials(
        desk.staff["administrator"], desk.profile, {"outgoing_url": f"{served.url}/commands"}, desk.now
    )
    yield served
    served.server.shutdown()
    served.server.server_close()


@pytest.fixture
def attached(desk: Desk, files: Files, say: Say) -> Callable[..., Attachment]:
    """Let a customer send a file; the fetch has run when this returns."""

    def attach(content: bytes, alt: str = "") -> Attachment:
        files.content = content
        found = InboundAttachment(f"{files.url}/mira-novak.jpg", "image/jpeg", alt)
        message = say("look at this", attachments=(found,))
        attachment = Attachment.objects.get(message=message)
        fetch(attachment.id, desk.now)
        desk.see_all()
        attachment.refresh_from_db()
        return attachment

    return attach


def test_a_photograph_loses_all_but_its_pixels(desk: Desk, attached: Callable[..., Attachment]) -> None:
    attachment = attached(photograph())
    assert (attachment.state, attachment.media_type) == ("sealed", "image/jpeg")
    assert attachment.metadata_removed == ["EXIF", "colour profile", "comment", "owner", "position"]
    opened = open_attachment(desk.agent, attachment.id, "answer", REASON, desk.now)
    assert CAMERA.encode() not in opened.content
    assert b"Exif" not in opened.content
    with Image.open(io.BytesIO(opened.content)) as picture:
        assert not picture.getexif()
        assert picture.size == (64, 32)
    assert attachment.size_bytes == len(opened.content)


def test_a_turned_photograph_is_upright_without_its_metadata() -> None:
    with Image.open(io.BytesIO(clean(photograph(orientation=6)).content)) as picture:
        assert picture.size == (32, 64)
        top, bottom = picture.getpixel((16, 8)), picture.getpixel((16, 56))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert (top[0] > 200, bottom[2] > 200) == (True, True)


def test_a_drawing_keeps_its_transparency_and_loses_its_words() -> None:
    cleaned = clean(drawing())
    assert cleaned.removed == ("XMP", "text")
    assert CAMERA.encode() not in cleaned.content
    with Image.open(io.BytesIO(cleaned.content)) as picture:
        assert picture.getpixel((0, 0)) == (0, 255, 0, 128)


def test_a_moving_picture_still_moves() -> None:
    written = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), (shade, 0, 0)) for shade in (0, 120, 240)]
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:], comment=CAMERA.encode())
    cleaned = clean(written.getvalue())
    assert CAMERA.encode() not in cleaned.content
    with Image.open(io.BytesIO(cleaned.content)) as picture:
        assert getattr(picture, "n_frames", 1) == 3


@pytest.mark.parametrize(
    "content",
    [
        bomb(50_000, 50_000),
        bomb(9_000, 9_000),
        b"\x89PNG\r\n\x1a\n broken",
        photograph()[:400],
        b"MZ\x90\x00 a program",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"",
        b"%PDF-" + bytes(LARGEST_BYTES),
    ],
    ids=["bomb", "large", "broken", "cut short", "program", "svg", "empty", "too many bytes"],
)
def test_what_cannot_be_kept_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput):
        clean(content)


def test_a_refused_file_says_why_and_leaves_nothing(desk: Desk, attached: Callable[..., Attachment]) -> None:
    attachment = attached(bomb(50_000, 50_000))
    assert (attachment.state, path_of(attachment.id).exists()) == ("refused", False)
    assert "too large once decoded" in attachment.problem
    with pytest.raises(Conflict):
        open_attachment(desk.agent, attachment.id, "answer", REASON, desk.now)


def test_a_document_is_kept_as_pictures_of_its_pages(desk: Desk, attached: Callable[..., Attachment]) -> None:
    attachment = attached(letter("Sent by Mira", author="Mira Novak"))
    assert (attachment.media_type, attachment.problem) == ("application/pdf", "")
    assert attachment.metadata_removed == ["author and title", "text layer"]
    opened = open_attachment(desk.agent, attachment.id, "answer", REASON, desk.now).content
    assert opened.startswith(b"%PDF-")
    assert b"Mira" not in opened


def test_nothing_readable_is_on_the_disk(desk: Desk, attached: Callable[..., Attachment]) -> None:
    attached(letter("Sent by Mira"))
    stored = [path for path in home().attachments.rglob("*") if path.is_file()]
    assert stored
    for path in stored:
        assert b"Mira" not in path.read_bytes()
        assert b"%PDF" not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0


def test_opening_is_recorded_and_needs_a_reason(desk: Desk, attached: Callable[..., Attachment]) -> None:
    attachment = attached(photograph())
    with pytest.raises(BadInput):
        open_attachment(desk.agent, attachment.id, "answer", "", desk.now)
    with pytest.raises(Refused):
        open_attachment(desk.staff["auditor"], attachment.id, "answer", REASON, desk.now)
    open_attachment(desk.agent, attachment.id, "answer", REASON, desk.now)
    assert Reveal.objects.get().message_id == attachment.message_id
    assert Act.objects.get(kind="attachment.opened").objects_named[0] == str(attachment.id)


def test_a_file_goes_with_its_message(
    desk: Desk,
    say: Say,
    attached: Callable[..., Attachment],
    django_capture_on_commit_callbacks: Any,
) -> None:
    attachment = attached(photograph())
    assert attachment.message.blind_native_id is not None
    from sottovoce.desk.conversations.services.intake_rows import erase_text

    with django_capture_on_commit_callbacks(execute=True):
        erase_text(attachment.message_id, desk.now)
    attachment.refresh_from_db()
    assert (attachment.state, path_of(attachment.id).exists()) == ("gone", False)


def test_a_message_that_goes_while_its_file_is_fetched_leaves_no_file(
    desk: Desk, files: Files, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sottovoce.desk.conversations.services import attachments

    files.content = photograph()
    found = InboundAttachment(f"{files.url}/a.jpg", "image/jpeg", "")
    message = say("look at this", native_id="1", attachments=(found,))
    attachment = Attachment.objects.get(message=message)
    real = attachments.write_file

    def write_then_gone(*parts: Any) -> None:
        real(*parts)
        Message.objects.filter(id=message.id).update(state="gone", sealed_original=None, sealed_redacted=None)

    monkeypatch.setattr(attachments, "write_file", write_then_gone)
    fetch(attachment.id, desk.now)
    assert not path_of(attachment.id).exists()


def test_a_network_that_is_away_is_asked_again(desk: Desk, files: Files, say: Say) -> None:
    files.status = 503
    found = InboundAttachment(f"{files.url}/a.jpg", "image/jpeg", "")
    attachment = Attachment.objects.get(message=say("look", attachments=(found,)))
    with pytest.raises(PlatformUnavailable):
        fetch(attachment.id, desk.now)
    files.status, files.content = 200, photograph()
    fetch(attachment.id, desk.now + timedelta(minutes=1))
    desk.see_all()
    attachment.refresh_from_db()
    assert attachment.state == "sealed"


def test_an_address_inside_our_network_is_not_fetched(desk: Desk, files: Files, say: Say) -> None:
    found = InboundAttachment("https://10.0.0.1/secret.jpg", "image/jpeg", "")
    attachment = Attachment.objects.get(message=say("look", attachments=(found,)))
    fetch(attachment.id, desk.now)
    desk.see_all()
    attachment.refresh_from_db()
    assert attachment.state == "refused"


def test_after_a_shred_a_file_does_not_open(desk: Desk, attached: Callable[..., Attachment]) -> None:
    attachment = attached(photograph())
    assert attachment.message.conversation is not None
    customer = attachment.message.conversation.customer_id
    shred(desk.officer, customer, "the customer asked for it", desk.now)
    with pytest.raises(Unreadable):
        read_file(customer, attachment.id)


def test_an_attachment_of_another_brand_is_not_here(desk: Desk, attached: Callable[..., Attachment]) -> None:
    attachment = attached(photograph())
    desk.agent.brands.set([desk.other])
    with pytest.raises(NotFound):
        open_attachment(desk.agent, attachment.id, "answer", REASON, desk.now)
