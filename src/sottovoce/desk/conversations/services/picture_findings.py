"""Find personal data in an attachment that was read, with the texts around it, and act on it as in a message.

A number may begin in a text and end in a picture, or the other way round: each piece is protected where it
stands. In the caller's transaction, with the conversation and then the message locked.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from sottovoce.desk.conversations.models import Conversation, Message
from sottovoce.desk.conversations.services.intake_completing import (
    Spans,
    add_parts,
    protect_pieces,
    spans_after,
)
from sottovoce.desk.conversations.services.intake_rows import Stored
from sottovoce.desk.conversations.services.intake_windows import texts_around, texts_of_message
from sottovoce.desk.conversations.services.measures import measures_for
from sottovoce.desk.conversations.services.picture_rows import add_rows, cover_later, open_original
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.protection import WINDOW_MESSAGES, Earlier, Texts, part_ids
from sottovoce.desk.conversations.services.redacting_again import redact_again
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.detect.pictures import Contents, assess


def find_in_attachment(
    message: Message, conversation: Conversation, attachment: UUID, contents: Contents, now: datetime
) -> int:
    """Write what is found in an attachment, protect what it completes, ask the rules; returns how many."""
    before, after = texts_around(_stored(message, conversation))
    own = [
        text
        for text in texts_of_message(message.id, conversation.customer_id)
        if text.attachment != attachment
    ]
    window = [*before, *own][-WINDOW_MESSAGES:]
    picture = assess(contents, scanner(), Texts(window))
    found = (*picture.assessment.findings, *picture.metadata)
    add_rows(message, attachment, found, picture.regions, [part_ids(finding, window) for finding in found])
    if picture.regions:
        cover_later(attachment)
    profile = ref_of(conversation.profile)
    spans: Spans = defaultdict(list)
    add_parts(spans, found, window)
    protect_pieces(spans, window, profile, attachment, now)
    itself = Earlier(message.id, message.sent_at, lambda: picture.text, attachment)
    # A caption is shown with its picture: whichever of them a reader takes first completes the other.
    thread = [*before, itself, *own, *after]
    protect_pieces(spans_after(scanner(), itself, thread), thread, profile, attachment, now)
    if found:
        protected = redact_again(message, conversation, open_original(message, conversation))
        measures_for(
            [(profile, conversation.id, protected, message.visibility)],
            now,
            occasion=f"attachment-{attachment}",
            already_hidden=message.hidden_at is not None,
        )
    return len(found)


def _stored(message: Message, conversation: Conversation) -> Stored:
    return Stored(
        id=message.id,
        conversation=conversation.id,
        customer=conversation.customer_id,
        visibility=message.visibility,
        sent_at=message.sent_at,
        received_at=message.received_at,
        edited_at=message.edited_at,
        gone=message.state == Message.State.GONE,
        hidden=message.hidden_at is not None,
        sealed_original=bytes(message.sealed_original or b""),
    )
