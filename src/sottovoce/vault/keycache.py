"""The keys in memory: a bounded cache that trusts nothing once the bell has rung.

Each entry carries the bell's count of the moment before its key was read. It is used only while the count is
the same, so a shred in any process of this machine ends the use of every cached key at once.

Python cannot wipe memory reliably: dropping an entry makes it unused, not overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from sottovoce.vault.bell import Bell


@dataclass(frozen=True, slots=True)
class CustomerKeys:
    """What is derived from one customer's key, a purpose each."""

    sealing: bytes
    salting: bytes


class KeyCache:
    """The most recently added keys of customers. Safe to use from several threads."""

    def __init__(self, bell: Bell, capacity: int) -> None:
        self._bell = bell
        self._capacity = capacity
        self._entries: dict[UUID, tuple[bytes, CustomerKeys]] = {}
        self._adding = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def moment(self) -> bytes:
        """The bell's count, to be taken before a key is read from the store."""
        return self._bell.count()

    def get(self, customer: UUID) -> CustomerKeys | None:
        """A customer's keys, unless anything was shredded since they were read."""
        entry = self._entries.get(customer)
        if entry is None:
            return None
        count, keys = entry
        if count != self._bell.count():
            self._entries.pop(customer, None)
            return None
        return keys

    def put(self, customer: UUID, keys: CustomerKeys, moment: bytes) -> None:
        """Keep keys that were read after ``moment``; not those read during a shred."""
        if Bell.is_ringing(moment):
            return
        with self._adding:
            self._entries[customer] = (moment, keys)
            if len(self._entries) > self._capacity:
                del self._entries[next(iter(self._entries))]

    def clear(self) -> None:
        """Drop everything."""
        self._entries.clear()
