"""Where a sealed value belongs, and the one byte string that says so.

The encoding is canonical: two different contexts never give the same bytes, because every part has a fixed
length or is preceded by its length. Sealing binds these bytes into the derived key, so a ciphertext copied to
another row, column, customer or organisation does not open there.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sottovoce.errors import BadInput

VERSION = b"\x01"
LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Context:
    """The organisation, customer (``None`` for the organisation's own), table, column and row of a value."""

    organisation: UUID
    subject: UUID | None
    table: str
    column: str
    row: UUID

    def encode(self) -> bytes:
        """Version, organisation, customer, table, column, row.

        Raises:
            BadInput: a table or column name of more than 255 bytes.
        """
        table, column = self.table.encode(), self.column.encode()
        if len(table) > LONGEST_NAME or len(column) > LONGEST_NAME:
            raise BadInput("A sealed value's table or column name is too long.", where="context")
        return b"".join(
            (
                VERSION,
                self.organisation.bytes,
                b"\x00" if self.subject is None else b"\x01" + self.subject.bytes,
                bytes((len(table),)),
                table,
                bytes((len(column),)),
                column,
                self.row.bytes,
            )
        )
