"""Attachments of messages: fetched from their network, cleaned, read, sealed; opened for a reason; erased.

`fetch_later` and `erase_attachments` run in the caller's transaction. `fetch` is called by a job, possibly
twice; no transaction is open while the network is asked. Content is in memory or sealed, never in a file in
clear. Whatever cannot be kept is marked refused, with what a person can do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, transaction
from procrastinate.types import JSONDict

from sottovoce.desk.conversations.models import Attachment, Conversation, Message
from sottovoce.desk.conversations.services.asking_networks import ask_network
from sottovoce.desk.conversations.services.attachment_files import (
    TABLE,
    read_file,
    remove_files,
    write_file,
)
from sottovoce.desk.conversations.services.picture_contents import seal_contents
from sottovoce.desk.conversations.services.picture_findings import find_in_attachment
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.conversations.services.reveals import Look, record_look, seconds_to_show
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.live import notify_conversations
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, record
from sottovoce.desk.core.rights import Right
from sottovoce.detect.pictures import (
    LARGEST_BYTES,
    Cleaned,
    Contents,
    Unopened,
    cleaned,
    read_and_clean,
)
from sottovoce.errors import (
    BadInput,
    Conflict,
    NotFound,
    PlatformRefused,
    PlatformUnavailable,
    Refused,
    Unreadable,
)

log = structlog.get_logger(__name__)

FILE = "ATTACHMENT"
NOT_READ = "It could not be read. It stays sealed and hidden."
PARTLY_READ = "Not every moment of it was read. It stays sealed and hidden."
GIVES_UP_AFTER = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class OpenedAttachment:
    """An opened file, and how many seconds a screen may show it."""

    content: bytes
    media_type: str
    seconds: int


def fetch_later(ids: Sequence[UUID]) -> None:
    """Defer the job of each attachment, in the caller's transaction."""
    from sottovoce.desk.conversations import jobs

    arguments: list[JSONDict] = [{"attachment_id": str(identifier)} for identifier in ids]
    if arguments:
        jobs.fetch_attachment.batch_defer(*arguments)


def fetch(attachment_id: UUID, now: datetime) -> None:
    """Fetch, clean, read and seal one attachment if it is still due.

    Raises:
        PlatformUnavailable: it cannot be had now; the job tries again, until `GIVES_UP_AFTER`.
    """
    with brand_limits(every_brand()):
        attachment = _due(attachment_id)
        if attachment is None:
            return
        conversation = _conversation_of(attachment)
        try:
            contents, kept = _read(_download(attachment, conversation))
            write_file(conversation.customer_id, attachment.id, kept.content)
        except Unreadable:
            _settle(attachment, Attachment.State.GONE, "The customer was erased.")
        except (BadInput, PlatformRefused, Refused) as refusal:
            _settle(attachment, Attachment.State.REFUSED, f"{refusal.what} {refusal.remedy}".strip())
        except (OperationalError, InterfaceError):
            raise
        except PlatformUnavailable as absence:
            _give_up_or_raise(attachment, absence, now)
        except Exception as fault:  # whatever a file does to a library, it is not fetched for ever
            log.error("attachment.fault", attachment=str(attachment.id), fault=type(fault).__name__)
            _give_up_or_raise(attachment, PlatformUnavailable("It could not be kept."), now)
        else:
            _keep(attachment, kept, contents, now)


def open_attachment(
    staff: Staff, attachment_id: UUID, purpose: str, reason: str, now: datetime
) -> OpenedAttachment:
    """Open a file. Recorded as a look before it is opened.

    Raises:
        Refused: the person's role may not reveal.
        NotFound: there is no such attachment within the person's brands, or its file is gone.
        Conflict: it is not fetched yet, or was refused.
        BadInput: the purpose is unknown, or the reason too short.
        Unreadable: the customer was shredded.
    """
    require(staff, Right.REVEAL, "open attachments")
    attachment = (
        Attachment.objects.select_related("message__conversation")
        .filter(id=attachment_id, brand__in=staff.brand_ids())
        .first()
    )
    if attachment is None or attachment.message.conversation is None:
        raise NotFound("There is no such attachment here.")
    if attachment.state != Attachment.State.SEALED:
        raise Conflict("This attachment is not here to open.", remedy="Look at it on the network.")
    conversation = attachment.message.conversation
    look = Look(
        conversation, FILE, attachment.id, act=ActKind.ATTACHMENT_OPENED, message=attachment.message_id
    )
    record_look(staff, look, purpose, reason, now)
    content = read_file(conversation.customer_id, attachment.id)
    return OpenedAttachment(content, attachment.media_type, seconds_to_show())


def erase_attachments(message_id: UUID) -> None:
    """Erase the files of a message that is gone: rows now, files when the transaction has committed."""
    ids = list(Attachment.objects.filter(message=message_id).values_list("id", flat=True))
    if ids:
        Attachment.objects.filter(id__in=ids).update(
            state=Attachment.State.GONE,
            size_bytes=0,
            sealed_source=None,
            sealed_alt=None,
            problem="",
            reading=Attachment.Reading.NONE,
            sealed_contents=None,
            blacked_out=False,
        )
        transaction.on_commit(lambda: remove_files(ids))


def _due(attachment_id: UUID) -> Attachment | None:
    return (
        Attachment.objects.select_related("message__conversation")
        .filter(id=attachment_id, state=Attachment.State.DUE, message__conversation__isnull=False)
        .first()
    )


def _conversation_of(attachment: Attachment) -> Conversation:
    conversation = attachment.message.conversation
    assert conversation is not None, "only a tombstone has no conversation, and it has no files"  # noqa: S101
    return conversation


def _download(attachment: Attachment, conversation: Conversation) -> bytes:
    if attachment.sealed_source is None:
        raise PlatformRefused("The address of this attachment is not known.")
    # Sealed by intake for the message's row, before the attachment had one.
    source = open_text(
        conversation.customer_id, attachment.message_id, "source", attachment.sealed_source, TABLE
    )
    return ask_network(
        conversation.profile_id, lambda channel: channel.fetch_attachment(source, LARGEST_BYTES)
    )


def _read(content: bytes) -> tuple[Contents | None, Cleaned]:
    """What stands in a file, and its copy without metadata; of one that cannot be read only the copy."""
    try:
        return read_and_clean(content)
    except Unopened:
        return None, cleaned(content)


def _keep(attachment: Attachment, kept: Cleaned, contents: Contents | None, now: datetime) -> None:
    with transaction.atomic():
        # Intake locks a conversation before its messages.
        conversation = (
            Conversation.objects.select_for_update(of=("self",))
            .select_related("profile")
            .get(id=_conversation_of(attachment).id)
        )
        message = Message.objects.select_for_update().filter(id=attachment.message_id).first()
        if message is None or message.state == Message.State.GONE:
            # Deleted while it was fetched: nothing of it may stay.
            remove_files([attachment.id])
            return
        Attachment.objects.filter(id=attachment.id).update(
            state=Attachment.State.SEALED,
            media_type=kept.media_type,
            size_bytes=len(kept.content),
            metadata_removed=list(kept.removed),
            sealed_source=None,
            **_reading(attachment, conversation, contents),
        )
        record(
            ActToRecord(
                ActKind.ATTACHMENT_SEALED,
                now,
                SYSTEM,
                subject=conversation.customer_id,
                brand=attachment.brand_id,
                objects=(str(attachment.id), str(attachment.message_id)),
                detail={"media_type": kept.media_type, "removed": list(kept.removed)},
            )
        )
        if contents is not None:
            find_in_attachment(message, conversation, attachment.id, contents, now)
        notify_conversations({(attachment.brand_id, conversation.id)})


def _reading(
    attachment: Attachment, conversation: Conversation, contents: Contents | None
) -> dict[str, object]:
    """The columns that say how far a file was read. A copy is shown when nothing of it is left to cover."""
    if contents is None:
        return {"reading": Attachment.Reading.FAILED, "problem": NOT_READ}
    sealed = seal_contents(conversation.customer_id, attachment.id, contents)
    if contents.unread:
        return {"reading": Attachment.Reading.FAILED, "problem": PARTLY_READ, "sealed_contents": sealed}
    return {
        "reading": Attachment.Reading.READ,
        "problem": "",
        "sealed_contents": sealed,
        "blacked_out": True,
    }


def _give_up_or_raise(attachment: Attachment, absence: PlatformUnavailable, now: datetime) -> None:
    if now < attachment.message.received_at + GIVES_UP_AFTER:
        raise absence from None
    problem = f"{absence.what} It was tried for hours. Look at it on the network."
    _settle(attachment, Attachment.State.REFUSED, problem)


def _settle(attachment: Attachment, state: str, problem: str) -> None:
    with transaction.atomic():
        Attachment.objects.filter(id=attachment.id, state=Attachment.State.DUE).update(
            state=state, problem=problem[:200]
        )
        notify_conversations({(attachment.brand_id, _conversation_of(attachment).id)})
