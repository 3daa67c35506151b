"""The guard of a log: its last signed checkpoint in a file of its own, changed only by compare-and-swap.

The file lies apart from the log (with the keys), so that a log restored from a backup does not make the
signer sign a second tree of the same size: the guard remembers the first. Durable before ``swap`` returns.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sottovoce.errors import Conflict
from sottovoce.ledger.storage import sync_folder, write_atomically


class Guard:
    """The last checkpoint that was signed, and the lock under which the next one is made."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> str:
        """The last checkpoint's text; empty before the first."""
        try:
            return self.path.read_text()
        except FileNotFoundError:
            return ""

    def swap(self, expected: str, text: str) -> None:
        """Put a checkpoint in the place of the one that the caller built on. Call it inside ``locked``.

        Raises:
            Conflict: another checkpoint was signed in the meantime.
        """
        if self.read() != expected:
            raise Conflict(
                "Another process signed a checkpoint in the meantime.",
                where=str(self.path),
                remedy="Nothing was signed; run one worker with the sequencer and try again.",
            )
        write_atomically(self.path, text.encode(), 0o600)
        sync_folder(self.path.parent)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the log for writing, one process and thread at a time. A killed holder lets go by itself."""
        lock = self.path.with_name(self.path.name + ".lock")
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)
