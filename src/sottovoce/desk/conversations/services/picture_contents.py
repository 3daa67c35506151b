"""What was read from an attachment, sealed like all that a customer wrote. Touches the vault, no database."""

from __future__ import annotations

from uuid import UUID

import msgspec

from sottovoce.desk.conversations.services.attachment_files import TABLE
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.sealing import context_of
from sottovoce.detect.pictures import Contents, text_of

COLUMN = "contents"


def seal_contents(customer: UUID, attachment: UUID, contents: Contents) -> bytes:
    """Seal the words of an attachment and their places."""
    return vault().seal(
        customer, msgspec.msgpack.encode(contents), context_of(customer, TABLE, COLUMN, attachment)
    )


def open_contents(customer: UUID, attachment: UUID, sealed: bytes | memoryview) -> Contents:
    """Open what `seal_contents` sealed. Raises `Unreadable` after a shred."""
    opened = vault().open(customer, bytes(sealed), context_of(customer, TABLE, COLUMN, attachment))
    return msgspec.msgpack.decode(opened, type=Contents)


def open_words(customer: UUID, attachment: UUID, sealed: bytes | memoryview) -> str:
    """The text of an attachment."""
    return text_of(open_contents(customer, attachment, sealed).pages)[0]
