"""The files of a reply: chosen among what was uploaded, attached to the message, opened when it goes out.

`choose` and `attach` serve `write_reply`, in its transaction where they write; `files_of` serves `deliver`.
What a file says is read when it is added; what was found there stops a public reply, as words that post do.
Not all that a picture shows is writing, so in public a person must have looked too, and the act says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sottovoce.channels import Attachable, OutgoingAttachment
from sottovoce.desk.conversations.models import Attachment, Conversation, Message, Upload
from sottovoce.desk.conversations.services.attachment_files import TABLE, read_file
from sottovoce.desk.conversations.services.outgoing import Problem, check_outgoing
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.errors import BadInput, Conflict, NotFound, PlatformRefused, Refused


def choose(
    staff: Staff, conversation: Conversation, ids: Sequence[UUID], takes: Attachable, *, looked_at: bool
) -> list[Upload]:
    """The uploads of these ids, in their order, if a reply may carry them.

    ``looked_at``: a person has checked what the files show, or the reply is private.

    Raises:
        Refused: the network takes no files here.
        BadInput: there are too many, one is of a kind or size that it does not take, or nobody looked.
        NotFound: one waits here no longer.
    """
    if not ids:
        return []
    if not takes.most:
        raise Refused("This network takes no files here.", remedy="Remove them, or choose who reads it anew.")
    if len(set(ids)) > takes.most:
        raise BadInput(f"This network takes {takes.most} files with a reply.", where="attachments")
    found = Upload.objects.filter(id__in=ids, author=staff, conversation=conversation).in_bulk()
    if len(found) < len(set(ids)):
        raise NotFound("A file waits here no longer.", remedy="Add it again.")
    if any(each.media_type not in takes.media_types for each in found.values()):
        raise BadInput("This network does not take files of this kind here.", where="attachments")
    if any(each.size_bytes > takes.largest_bytes for each in found.values()):
        raise BadInput("A file is too large for this network.", where="attachments")
    if not looked_at:
        raise BadInput(
            "Nobody has checked what the picture shows.",
            where="looked_at",
            remedy="Look at it, and tick that it shows nobody's data.",
        )
    return [found[each] for each in dict.fromkeys(ids)]


def problems_in_words(
    conversation: Conversation, uploads: Sequence[Upload], visibility: str
) -> tuple[tuple[Problem, ...], bool]:
    """What the outgoing check says of the files and their descriptions, and whether it stops the reply."""
    problems: list[Problem] = []
    stops = False
    for upload in uploads:
        if upload.problem and visibility == Message.Visibility.PUBLIC:
            problems.append(Problem("posts", 0, 0, f"In a file: {upload.problem}", "FILE"))
            stops = True
        alt = open_text(conversation.customer_id, upload.id, "alt", upload.sealed_alt, TABLE)
        if alt:
            checked = check_outgoing(conversation, alt, visibility)
            # Their places are in the description, not in the reply that the screen marks.
            problems += [
                replace(each, start=0, end=0, what=f"In a picture's description: {each.what}")
                for each in checked.problems
            ]
            stops = stops or checked.stops
    return tuple(problems), stops


def attach(
    staff: Staff,
    conversation: Conversation,
    message_id: UUID,
    uploads: Sequence[Upload],
    visibility: str,
    now: datetime,
) -> None:
    """Make the uploads a message's attachments, in the caller's transaction; their bytes stay in place.

    Raises:
        Conflict: another reply took one of them, or it was swept, in the meantime.
    """
    if not uploads:
        return
    ids = [upload.id for upload in uploads]
    deleted, _ = Upload.objects.filter(id__in=ids).delete()
    if deleted != len(ids):
        raise Conflict("A file waits here no longer.", remedy="Add it again.")
    Attachment.objects.bulk_create(
        Attachment(
            id=upload.id,
            brand_id=upload.brand_id,
            message_id=message_id,
            state=Attachment.State.SEALED,
            media_type=upload.media_type,
            size_bytes=upload.size_bytes,
            sealed_alt=upload.sealed_alt,
            metadata_removed=upload.metadata_removed,
        )
        for upload in uploads
    )
    public = visibility == Message.Visibility.PUBLIC
    record(
        ActToRecord(
            ActKind.ATTACHMENT_ADDED,
            now,
            actor_of(staff),
            subject=conversation.customer_id,
            brand=conversation.brand_id,
            objects=(str(message_id), *map(str, ids)),
            detail={
                "visibility": visibility,
                "media_types": [upload.media_type for upload in uploads],
                "checked_that_it_shows_nobodys_data": public,
            },
        )
    )


def files_of(message: Message, customer: UUID) -> tuple[OutgoingAttachment, ...]:
    """A message's files, opened in memory to be sent.

    Raises:
        PlatformRefused: one is gone; the reply must not go out without it.
        Unreadable: the customer was shredded.
    """
    found = list(Attachment.objects.filter(message=message).order_by("id"))
    if any(each.state != Attachment.State.SEALED for each in found):
        raise PlatformRefused("A file of this reply is no longer here.")
    return tuple(
        OutgoingAttachment(
            each.media_type,
            read_file(customer, each.id),
            open_text(customer, each.id, "alt", each.sealed_alt, TABLE) if each.sealed_alt else "",
        )
        for each in found
    )
