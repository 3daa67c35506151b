"""Files of replies: cleaned, made to fit, sealed, sent; destroyed when nothing comes of them."""

from __future__ import annotations

import base64
import io
import json
import random
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from PIL import Image

from sottovoce.desk.conversations.fitting import fitted
from sottovoce.desk.conversations.models import Attachment, Conversation, Message, Upload
from sottovoce.desk.conversations.services.attachment_files import path_of, read_file
from sottovoce.desk.conversations.services.customers import shred, sweep
from sottovoce.desk.conversations.services.outgoing import Stopped
from sottovoce.desk.conversations.services.replies import deliver, undo_reply, write_reply
from sottovoce.desk.conversations.services.uploads import (
    KEPT_FOR,
    MOST_WAITING,
    describe_upload,
    drop_upload,
    keep_upload,
    sweep_uploads,
)
from sottovoce.desk.core.models import Act
from sottovoce.detect.pictures import Cleaned
from sottovoce.detect.pictures.clean import clean
from sottovoce.errors import BadInput, Conflict, NotFound, Refused
from tests.desk.conversations.test_attachments import photograph
from tests.desk.core.test_recorder import opened as opened_detail
from tests.desk.fixtures import NOW, Desk
from tests.desk.network import Network
from tests.detect.pictures.drawing import letter, talk, written

Tell = Callable[..., Message]
LATER = NOW + timedelta(minutes=1)
PDF = letter("How to hang a lamp")


@pytest.fixture
def conversation(tell: Tell) -> UUID:
    """A customer's conversation on a network that takes files."""
    found = tell("where is my order?").conversation_id
    assert found is not None
    return found


@pytest.fixture
def keep(desk: Desk, conversation: UUID) -> Callable[..., Upload]:
    """Take in a file as the agent."""

    def keep(
        data: bytes | None = None, kind: str = "image/jpeg", alt: str = "A lamp", **how: object
    ) -> Upload:
        given = photograph() if data is None else data
        return keep_upload(desk.agent, conversation, given, kind, alt, NOW)

    return keep


def noise(size: int, mode: str) -> bytes:
    """A picture that no encoder makes small."""
    depth = {"RGB": 3, "RGBA": 4}[mode]
    pixels = random.Random(7).randbytes(size * size * depth)
    written = io.BytesIO()
    Image.frombytes(mode, (size, size), pixels).save(written, "PNG")
    return written.getvalue()


def test_a_file_is_cleaned_sealed_and_waits_under_the_customers_key(
    conversation: UUID, keep: Callable[..., Upload]
) -> None:
    upload = keep()
    customer = Conversation.objects.get(id=conversation).customer_id
    assert (upload.media_type, upload.problem) == ("image/jpeg", "")
    assert "position" in upload.metadata_removed
    assert b"\xff\xd8" not in path_of(upload.id).read_bytes()[:64]
    with Image.open(io.BytesIO(read_file(customer, upload.id))) as opened:
        assert not opened.getexif()
    assert b"A lamp" not in bytes(upload.sealed_alt)


def test_a_reply_carries_its_files_and_their_descriptions(
    desk: Desk, network: Network, conversation: UUID, keep: Callable[..., Upload]
) -> None:
    upload = keep()
    describe_upload(desk.agent, upload.id, "  The blue\nlamp ")
    reply = write_reply(desk.agent, conversation, "Like this one?", "private", NOW, attachments=[upload.id])
    assert not Upload.objects.exists()
    assert Attachment.objects.get().message_id == reply.id
    deliver(reply.id, LATER)
    (sent,) = network.done("reply_private")
    (file,) = sent["attachments"]
    assert (file["media_type"], file["alt"], file["name"]) == ("image/jpeg", "The blue lamp", "")
    with Image.open(io.BytesIO(base64.b64decode(file["data"]))) as opened:
        assert opened.format == "JPEG"


def test_what_a_picture_shows_in_public_must_have_been_looked_at_and_the_act_says_so(
    desk: Desk, network: Network, conversation: UUID, keep: Callable[..., Upload]
) -> None:
    upload = keep()
    with pytest.raises(BadInput, match="Nobody has checked"):
        write_reply(desk.agent, conversation, "Look:", "public", NOW, attachments=[upload.id])
    assert Upload.objects.filter(id=upload.id).exists()
    reply = write_reply(
        desk.agent, conversation, "Look:", "public", NOW, attachments=[upload.id], looked_at=True
    )
    act = Act.objects.get(kind="attachment.added")
    assert act.objects_named == [str(reply.id), str(upload.id)]
    assert json.loads(opened_detail(act))["checked_that_it_shows_nobodys_data"] is True
    deliver(reply.id, LATER)
    assert len(network.done("reply_public")[0]["attachments"]) == 1


def test_a_pictures_description_passes_the_outgoing_check_too(
    desk: Desk, conversation: UUID, keep: Callable[..., Upload]
) -> None:
    upload = keep(alt="A card with the number 4111 1111 1111 1111")
    with pytest.raises(Stopped) as caught:
        write_reply(desk.agent, conversation, "Look:", "public", NOW, attachments=[upload.id], looked_at=True)
    (problem,) = caught.value.problems
    assert problem.what.startswith("In a picture's description")
    assert (problem.start, problem.end) == (0, 0)


def test_taking_a_reply_back_destroys_its_files(
    desk: Desk, conversation: UUID, keep: Callable[..., Upload], django_capture_on_commit_callbacks: Callable
) -> None:
    upload = keep()
    reply = write_reply(desk.agent, conversation, "Hello", "private", NOW, attachments=[upload.id])
    with django_capture_on_commit_callbacks(execute=True):
        undo_reply(desk.agent, reply.id, NOW)
    assert not path_of(upload.id).exists()
    attachment = Attachment.objects.get()
    assert (attachment.state, attachment.sealed_alt) == ("gone", None)


def test_what_nobody_sent_within_an_hour_is_thrown_away(
    desk: Desk, keep: Callable[..., Upload], django_capture_on_commit_callbacks: Callable
) -> None:
    upload = keep()
    with django_capture_on_commit_callbacks(execute=True):
        sweep_uploads(NOW + KEPT_FOR)
        desk.see_all()
        assert Upload.objects.exists()
        sweep_uploads(NOW + KEPT_FOR + timedelta(seconds=1))
    desk.see_all()
    assert not Upload.objects.exists()
    assert not path_of(upload.id).exists()


def test_a_file_can_be_thrown_away_twice_and_only_by_who_gave_it(
    desk: Desk, keep: Callable[..., Upload], django_capture_on_commit_callbacks: Callable
) -> None:
    upload = keep()
    with django_capture_on_commit_callbacks(execute=True):
        drop_upload(desk.staff["team_lead"], upload.id, NOW)
        assert path_of(upload.id).exists()
        drop_upload(desk.agent, upload.id, NOW)
        drop_upload(desk.agent, upload.id, NOW)
    assert not path_of(upload.id).exists()
    assert Act.objects.filter(kind="attachment.dropped").count() == 1


def test_erasing_a_customer_takes_the_files_that_wait(
    desk: Desk, conversation: UUID, keep: Callable[..., Upload]
) -> None:
    upload = keep()
    customer = Conversation.objects.get(id=conversation).customer_id
    shred(desk.officer, customer, "asked to be erased", NOW)
    sweep_uploads(NOW + 2 * KEPT_FOR)
    sweep(customer, NOW)
    desk.see_all()
    assert not path_of(upload.id).exists()
    assert not Upload.objects.exists()


def test_a_file_goes_with_one_reply_only_and_never_with_another_persons_or_conversations(
    desk: Desk, tell: Tell, conversation: UUID, keep: Callable[..., Upload]
) -> None:
    upload = keep()
    elsewhere = tell("hello", who="jonas").conversation_id
    assert elsewhere is not None
    for who, where in ((desk.agent, elsewhere), (desk.staff["team_lead"], conversation)):
        with pytest.raises(NotFound):
            write_reply(who, where, "Hello", "private", NOW, attachments=[upload.id])
    write_reply(desk.agent, conversation, "Hello", "private", NOW, attachments=[upload.id])
    for chosen in (upload.id, uuid4()):
        with pytest.raises(NotFound):
            write_reply(desk.agent, conversation, "Again", "private", NOW, attachments=[chosen])


def test_more_files_than_the_network_takes_are_refused(
    desk: Desk, conversation: UUID, keep: Callable[..., Upload]
) -> None:
    ids = [keep().id for _ in range(5)]
    with pytest.raises(BadInput, match="takes 4 files"):
        write_reply(desk.agent, conversation, "Hello", "private", NOW, attachments=ids)
    for _ in range(MOST_WAITING - 5):
        keep()
    with pytest.raises(Conflict):
        keep()


def test_a_document_is_taken_as_pictures_of_its_pages(keep: Callable[..., Upload]) -> None:
    assert keep(PDF, "application/pdf").metadata_removed == ["text layer"]
    with pytest.raises(BadInput, match="not what it says"):
        keep(PDF, "image/png")


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF89a broken", b"MZ\x90\x00"])
def test_what_is_no_picture_is_refused_and_nothing_is_kept(keep: Callable[..., Upload], data: bytes) -> None:
    with pytest.raises(BadInput):
        keep(data, "image/png")
    assert not Upload.objects.exists()


def test_a_network_that_takes_no_files_gets_none(desk: Desk, say: Tell) -> None:
    conversation = say("hello").conversation_id
    assert conversation is not None
    with pytest.raises(Refused, match="takes no such files"):
        keep_upload(desk.agent, conversation, photograph(), "image/jpeg", "", NOW)


def test_who_may_not_reply_may_not_give_files(desk: Desk, conversation: UUID) -> None:
    with pytest.raises(Refused):
        keep_upload(desk.staff["auditor"], conversation, photograph(), "image/jpeg", "", NOW)


@pytest.mark.parametrize(("mode", "media_type"), [("RGB", "image/jpeg"), ("RGBA", "image/webp")])
def test_a_still_picture_is_made_to_fit(mode: str, media_type: str) -> None:
    cleaned = clean(noise(900, mode))
    assert len(cleaned.content) > 1_000_000
    smaller = fitted(cleaned, 300_000)
    assert len(smaller.content) <= 300_000
    assert smaller.media_type == media_type
    with Image.open(io.BytesIO(smaller.content)) as opened:
        assert opened.width == opened.height > 100


def test_what_moves_or_is_no_picture_is_not_made_smaller() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    for file in (clean(written.getvalue()), Cleaned(PDF, "application/pdf", ())):
        with pytest.raises(BadInput, match="too large for this network"):
            fitted(file, 10)


def test_a_file_that_shows_a_customers_data_does_not_go_out_in_public(
    desk: Desk, conversation: UUID, keep: Callable[..., Upload]
) -> None:
    upload = keep(letter("Card 4111 1111 1111 1111"), "application/pdf")
    assert upload.problem == "It shows: Card number."
    upload = keep(written(talk(["Card 4111 1111 1111 1111"])), "image/png")
    with pytest.raises(Stopped) as caught:
        write_reply(desk.agent, conversation, "Look:", "public", NOW, attachments=[upload.id], looked_at=True)
    assert [problem.what for problem in caught.value.problems] == ["In a file: It shows: Card number."]
    assert write_reply(desk.agent, conversation, "Look:", "private", NOW, attachments=[upload.id])
