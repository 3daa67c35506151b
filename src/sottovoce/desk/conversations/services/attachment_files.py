"""Where the sealed bytes of attachments lie: one file each, under a folder of 256, named by a random id.

Only sealed bytes are ever written. A file appears whole or not at all: it is written beside its place,
synced, and renamed.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from sottovoce.desk.core.installation import home, vault
from sottovoce.desk.core.sealing import context_of
from sottovoce.errors import NotFound

TABLE = "attachment"


def path_of(attachment: UUID) -> Path:
    """The file of an attachment. The last byte of the id is random, so the folders fill evenly."""
    return home().attachments / attachment.hex[-2:] / str(attachment)


def write_file(customer: UUID, attachment: UUID, content: bytes) -> None:
    """Seal the content under the customer's key and keep it."""
    place = path_of(attachment)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    growing = place.with_suffix(f".{os.getpid()}.part")
    try:
        with open(growing, "wb", opener=_owner_only) as file:
            context = context_of(customer, TABLE, "content", attachment)
            vault().seal_stream(customer, io.BytesIO(content), file, context)
            file.flush()
            os.fsync(file.fileno())
        growing.replace(place)
    finally:
        growing.unlink(missing_ok=True)


def read_file(customer: UUID, attachment: UUID) -> bytes:
    """Open an attachment.

    Raises:
        NotFound: its file is not here.
        Unreadable: the customer was shredded, or the file was changed.
    """
    opened = io.BytesIO()
    try:
        with path_of(attachment).open("rb") as file:
            vault().open_stream(customer, file, opened, context_of(customer, TABLE, "content", attachment))
    except FileNotFoundError:
        raise NotFound("The file of this attachment is gone.") from None
    return opened.getvalue()


def remove_files(attachments: Iterable[UUID]) -> None:
    """Remove the files of attachments; what is gone already is fine."""
    for attachment in attachments:
        path_of(attachment).unlink(missing_ok=True)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
