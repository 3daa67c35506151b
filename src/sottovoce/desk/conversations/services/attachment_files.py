"""Where the sealed bytes of attachments lie: one file each, under a folder of 256, named by a random id.

Beside the file of an attachment may lie its copy for screens, in which all that was found is covered. Only
sealed bytes are ever written. A file appears whole or not at all: it is written beside its place,
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
CONTENT = "content"
COVERED = "covered"


def path_of(attachment: UUID, column: str = CONTENT) -> Path:
    """The file of an attachment. The last byte of the id is random, so the folders fill evenly."""
    name = str(attachment) if column == CONTENT else f"{attachment}.{column}"
    return home().attachments / attachment.hex[-2:] / name


def write_file(customer: UUID, attachment: UUID, content: bytes, column: str = CONTENT) -> None:
    """Seal the content, or the copy for screens, under the customer's key and keep it."""
    place = path_of(attachment, column)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    growing = place.with_suffix(f".{os.getpid()}.part")
    try:
        with open(growing, "wb", opener=_owner_only) as file:
            context = context_of(customer, TABLE, column, attachment)
            vault().seal_stream(customer, io.BytesIO(content), file, context)
            file.flush()
            os.fsync(file.fileno())
        growing.replace(place)
    finally:
        growing.unlink(missing_ok=True)


def read_file(customer: UUID, attachment: UUID, column: str = CONTENT) -> bytes:
    """Open an attachment, or its copy for screens.

    Raises:
        NotFound: its file is not here.
        Unreadable: the customer was shredded, or the file was changed.
    """
    opened = io.BytesIO()
    try:
        with path_of(attachment, column).open("rb") as file:
            vault().open_stream(customer, file, opened, context_of(customer, TABLE, column, attachment))
    except FileNotFoundError:
        raise NotFound("The file of this attachment is gone.") from None
    return opened.getvalue()


def remove_files(attachments: Iterable[UUID]) -> None:
    """Remove the files of attachments; what is gone already is fine."""
    for attachment in attachments:
        for column in (CONTENT, COVERED):
            path_of(attachment, column).unlink(missing_ok=True)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
