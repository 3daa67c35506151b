"""The list of shredded customers: one line each, only ever appended to, durable before a shred is reported.

It lies beside the key store and is not part of its backups: an older key store put back in place finds here
what it must not bring back. Random ids and times only.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sottovoce.errors import Misconfigured

LONGEST_LINE = 128


class ShredList:
    """The file of shredded ids."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def exists(self) -> bool:
        """Whether there is a list: there is one wherever a key store was ever opened."""
        return self.path.exists()

    def create(self) -> None:
        """Make an empty list where there is none."""
        self.append([])

    def append(self, entries: Iterable[tuple[UUID, datetime]]) -> None:
        """Add lines, durably. A line that a crash cut short is dropped: nobody was told of it."""
        lines = "".join(f"{customer} {at.isoformat()}\n" for customer, at in entries).encode()
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            file.seek(max(0, os.fstat(descriptor).st_size - LONGEST_LINE))
            start, tail = file.tell(), file.read()
            file.seek(start + tail.rfind(b"\n") + 1)
            file.truncate()
            file.write(lines)
            file.flush()
            os.fsync(descriptor)

    def read(self) -> dict[UUID, datetime]:
        """Every shredded customer with the time of the first line that names it.

        Raises:
            Misconfigured: a line that cannot be read; the list must not be trusted by halves.
        """
        shredded: dict[UUID, datetime] = {}
        try:
            whole, _, _ = self.path.read_text().rpartition("\n")
        except FileNotFoundError:
            return shredded
        for number, line in enumerate(whole.splitlines(), start=1):
            customer, _, at = line.partition(" ")
            try:
                shredded.setdefault(UUID(customer), datetime.fromisoformat(at))
            except ValueError:
                raise Misconfigured(
                    f"Line {number} of the list of shredded customers cannot be read.",
                    where=str(self.path),
                    remedy="Restore the file from its newest backup.",
                ) from None
        return shredded
