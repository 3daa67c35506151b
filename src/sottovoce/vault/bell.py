"""The bell beside the key store: tells every process of this machine that a key was shredded.

Eight bytes of shared memory, mapped from a file. Reading them costs a tenth of a microsecond, so each use of
a cached key can ask. The count is even at rest and odd while a shred is under way. Whoever finds it changed
drops the keys it holds; whoever finds it odd trusts no cached key and asks the key store.

A process that dies in the middle leaves the count odd: slower, never wrong. The next one to open the key
store puts it right.
"""

from __future__ import annotations

import fcntl
import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BYTES = 8


class Bell:
    """The count of shreds, shared by all processes that hold this key store open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._locked() as descriptor:
            if os.fstat(descriptor).st_size < _BYTES:
                os.ftruncate(descriptor, _BYTES)
            self._memory = mmap.mmap(descriptor, _BYTES)
            if self.is_ringing(self.count()):
                self._advance()

    def count(self) -> bytes:
        """The count as it is now; compare it, or ask ``is_ringing`` of it."""
        return self._memory[:_BYTES]

    @staticmethod
    def is_ringing(count: bytes) -> bool:
        """Whether a shred was under way at that count."""
        return bool(count[0] & 1)

    @contextmanager
    def ringing(self) -> Iterator[None]:
        """Hold the bell during a shred, one process and thread at a time."""
        with self._locked():
            if not self.is_ringing(self.count()):
                self._advance()
            try:
                yield
            finally:
                self._advance()

    def _advance(self) -> None:
        following = int.from_bytes(self.count(), "little") + 1
        self._memory[:_BYTES] = (following % 2**64).to_bytes(_BYTES, "little")

    @contextmanager
    def _locked(self) -> Iterator[int]:
        # A descriptor of its own for each holder, so that the lock also parts the threads of one process.
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield descriptor
        finally:
            # By name, not by closing: the memory map keeps a copy of the descriptor, and the lock with it.
            fcntl.flock(descriptor, fcntl.LOCK_UN)
            os.close(descriptor)
