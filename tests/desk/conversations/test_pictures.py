"""Pictures and documents of customers: read, protected like words, put together with them, shown covered."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image

from sottovoce.channels import InboundAttachment, Visibility
from sottovoce.desk.conversations.models import Attachment, Finding, Measure, Message, Reveal
from sottovoce.desk.conversations.selectors.conversation import open_conversation
from sottovoce.desk.conversations.services import attachments, covering
from sottovoce.desk.conversations.services.attachment_files import COVERED, path_of
from sottovoce.desk.conversations.services.attachments import NOT_READ, erase_attachments, fetch
from sottovoce.desk.conversations.services.covering import black_out, shown_copy
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.conversations.services.outgoing import check_outgoing
from sottovoce.desk.conversations.services.profiles import change_credentials
from sottovoce.desk.conversations.services.reveals import NOT_KEPT, reveal
from sottovoce.detect.pictures import Unopened
from sottovoce.errors import BadInput, Conflict, NotFound, Unreadable
from tests.desk.conversations.arriving import arrive, event, shown
from tests.desk.conversations.test_attachments import Files, photograph
from tests.desk.fixtures import Desk
from tests.desk.pages import client_of
from tests.detect.pictures.drawing import CARD, letter, talk, written

REASON = "to look at the damage"
Send = Callable[..., Attachment]


@pytest.fixture
def files(desk: Desk) -> Iterator[Files]:
    """A network that serves files and takes commands."""
    served = Files()
    change_credentials(
        desk.staff["administrator"], desk.profile, {"outgoing_url": f"{served.url}/commands"}, desk.now
    )
    yield served
    served.server.shutdown()
    served.server.server_close()


@pytest.fixture
def send(desk: Desk, files: Files) -> Send:
    """Let the customer send a file with some words; it has been fetched and read when this returns."""

    def send(
        content: bytes, text: str = "look", *, number: int = 1, visibility: str = "public"
    ) -> Attachment:
        files.content = content
        given = InboundAttachment(f"{files.url}/{number}.png", "image/png", "")
        said = event(
            text,
            native_id=f"p-{number}",
            seconds=number,
            attachments=(given,),
            visibility=Visibility(visibility),
        )
        arrive(desk, said)
        attachment = Attachment.objects.latest("id")
        fetch(attachment.id, desk.now)
        black_out(attachment.id)
        desk.see_all()
        attachment.refresh_from_db()
        return attachment

    return send


def kinds_in(attachment: Attachment) -> list[str]:
    return list(
        Finding.objects.filter(attachment=attachment).order_by("number").values_list("kind", flat=True)
    )


def brightest(content: bytes, place: list[int]) -> int:
    """The brightest value within a place of a picture."""
    with Image.open(io.BytesIO(content)) as picture:
        value = picture.convert("L").crop(tuple(place[1:])).getextrema()[1]
    assert isinstance(value, int)
    return value


def test_a_card_in_a_public_picture_is_found_hidden_and_covered(desk: Desk, send: Send) -> None:
    attachment = send(written(talk([f"my card {CARD}", "please help"])))
    assert (attachment.reading, attachment.blacked_out, kinds_in(attachment)) == (
        "read",
        True,
        ["CREDIT_CARD"],
    )
    assert "hide" in Measure.objects.filter(message=attachment.message).values_list("kind", flat=True)
    attachment.message.refresh_from_db()
    assert attachment.message.severity == 3
    finding = Finding.objects.get(attachment=attachment)
    copy = shown_copy(desk.agent, attachment.id)
    assert all(brightest(copy.content, place) < 12 for place in finding.places or [])
    assert reveal(desk.agent, finding.id, "answer", REASON, desk.now).value.replace(" ", "") == CARD.replace(
        " ", ""
    )
    assert Reveal.objects.get().finding_id == finding.id


def test_a_screen_shows_the_covered_copy_with_its_chips_and_no_value(desk: Desk, send: Send) -> None:
    attachment = send(written(talk([f"my card {CARD}"])))
    conversation = attachment.message.conversation_id
    assert conversation is not None
    (message,) = open_conversation(desk.agent, conversation, desk.now).messages
    (file,) = message.attachments
    assert [chip.text for chip in file.chips] == ["card ··1111"]
    assert file.visible
    page = client_of(desk.agent).get(f"/inbox/{conversation}/").content.decode()
    assert f"/attachments/{attachment.id}/shown/" in page
    assert "card ··1111" in page
    assert CARD not in page
    answer = client_of(desk.agent).get(f"/attachments/{attachment.id}/shown/")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer["Content-Security-Policy"] == "sandbox"
    desk.agent.brands.set([desk.other])
    assert client_of(desk.agent).get(f"/attachments/{attachment.id}/shown/").status_code == 404


def test_a_picture_completes_a_number_that_words_began(desk: Desk, send: Send) -> None:
    arrive(desk, event("my card is 4111 1111", native_id="w-1"))
    attachment = send(written(talk(["1111 1111"])))
    (found,) = Finding.objects.filter(attachment=attachment)
    first = Message.objects.get(id=found.parts[0][0])
    assert (found.kind, shown(first)) == ("CREDIT_CARD", "my card is [card]")
    value = reveal(desk.agent, found.id, "answer", REASON, desk.now).value
    assert value.replace(" ", "") == CARD.replace(" ", "")


def test_words_complete_a_number_that_a_picture_began(desk: Desk, send: Send) -> None:
    attachment = send(written(talk(["4111 1111"])))
    assert kinds_in(attachment) == []
    arrive(desk, event("and 1111 1111", native_id="w-2", seconds=9))
    last = Message.objects.latest("sent_at")
    assert shown(last) == "and [card ··1111]"
    found = Finding.objects.get(message=last)
    assert found.parts[0][3] == str(attachment.id)
    assert kinds_in(attachment) == ["CREDIT_CARD"]
    with pytest.raises(Conflict):
        shown_copy(desk.agent, attachment.id)
    black_out(attachment.id)
    desk.see_all()
    (piece,) = Finding.objects.filter(attachment=attachment)
    assert brightest(shown_copy(desk.agent, attachment.id).content, (piece.places or [])[0]) < 12
    value = reveal(desk.agent, found.id, "answer", REASON, desk.now).value
    assert value.replace(" ", "") == CARD.replace(" ", "")


def test_where_a_picture_was_taken_is_a_finding_whose_value_nobody_keeps(desk: Desk, send: Send) -> None:
    attachment = send(photograph())
    assert kinds_in(attachment) == ["COORDINATES"]
    finding = Finding.objects.get(attachment=attachment)
    assert reveal(desk.agent, finding.id, "answer", REASON, desk.now).value == NOT_KEPT
    # The copy without metadata is all there is to show; nothing in it had to be covered.
    assert not path_of(attachment.id, COVERED).exists()
    with Image.open(io.BytesIO(shown_copy(desk.agent, attachment.id).content)) as picture:
        assert not picture.getexif()


def test_an_edit_of_the_words_leaves_what_was_found_in_the_picture(desk: Desk, send: Send) -> None:
    attachment = send(written(talk([f"my card {CARD}"])), "call 0171 2345678 please")
    before = Finding.objects.filter(message=attachment.message).count()
    arrive(desk, event("never mind", native_id="p-1", kind="edited", seconds=30))
    assert before > len(kinds_in(attachment))
    assert list(Finding.objects.filter(message=attachment.message).values_list("kind", flat=True)) == [
        "CREDIT_CARD"
    ]
    attachment.message.refresh_from_db()
    assert attachment.message.severity == 3


def test_a_document_is_read_covered_and_shown_as_a_document(desk: Desk, send: Send) -> None:
    attachment = send(letter("Dear Sir, my card is", CARD, "and I am Jane"), visibility="private")
    assert "CREDIT_CARD" in kinds_in(attachment)
    copy = shown_copy(desk.agent, attachment.id)
    assert copy.media_type == "application/pdf"
    assert b"4111" not in copy.content


def test_what_was_not_read_stays_hidden_and_says_so(
    desk: Desk, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(content: bytes) -> Any:
        raise Unopened("The file could not be read.")

    monkeypatch.setattr(attachments, "read_and_clean", dies)
    attachment = send(photograph())
    assert (attachment.state, attachment.reading, attachment.problem) == ("sealed", "failed", NOT_READ)
    with pytest.raises(Conflict):
        shown_copy(desk.agent, attachment.id)
    conversation = attachment.message.conversation_id
    page = client_of(desk.agent).get(f"/inbox/{conversation}/").content.decode()
    assert NOT_READ in page
    assert f"/attachments/{attachment.id}/shown/" not in page


def test_what_cannot_be_covered_stays_hidden(desk: Desk, send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(content: bytes, boxes: object) -> bytes:
        raise BadInput("The picture is broken.")

    monkeypatch.setattr(covering, "blackened_at", fails)
    attachment = send(written(talk([f"card {CARD}"])))
    assert (attachment.reading, attachment.problem) == ("failed", covering.NOT_COVERED)
    with pytest.raises(Conflict):
        shown_copy(desk.agent, attachment.id)


def test_a_reply_may_not_repeat_in_public_what_a_picture_told(desk: Desk, send: Send) -> None:
    attachment = send(written(talk(["write to quux77@example.org"])), visibility="private")
    conversation = attachment.message.conversation
    assert conversation is not None
    assert check_outgoing(conversation, "We wrote to quux77@example.org", "public").stops


def test_everything_of_a_picture_goes_with_its_message_and_with_its_customer(
    desk: Desk, send: Send, django_capture_on_commit_callbacks: Any
) -> None:
    attachment = send(written(talk([f"my card {CARD}"])))
    assert path_of(attachment.id, COVERED).exists()
    assert attachment.message.conversation is not None
    customer = attachment.message.conversation.customer_id
    with django_capture_on_commit_callbacks(execute=True):
        erase_attachments(attachment.message_id)
    attachment.refresh_from_db()
    assert (attachment.sealed_contents, path_of(attachment.id, COVERED).exists()) == (None, False)
    with pytest.raises(NotFound):
        shown_copy(desk.agent, attachment.id)
    other = send(written(talk([f"my card {CARD}"])), number=2)
    shred(desk.officer, customer, "the customer asked for it", desk.now)
    with pytest.raises(Unreadable):
        shown_copy(desk.agent, other.id)
