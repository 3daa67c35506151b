"""The key store: wrapped keys in an SQLite file of their own, with a backup life of its own.

Every customer has one row; to shred is to delete it, leave a tombstone and clear the bytes from the file and
its write-ahead log. A tombstone is for good: triggers refuse a new key for a shredded customer. Beside the
file lies an append-only list of shredded ids, which a restored older file catches up with before it is used.

Holds wrapped keys only, and touches no other file than its own four (``-wal``, ``-shm`` and ``.shredded``).
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from uuid import UUID

from sottovoce.errors import Conflict, Misconfigured, Refused
from sottovoce.vault.roots import READABLE_BY_OTHERS
from sottovoce.vault.shredlist import ShredList

SCHEMA_VERSION = 1
APPLICATION_ID = 0x50727956
WAIT_SECONDS = 15.0

_SCHEMA = """
CREATE TABLE organisation_key (
    wrapping INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation BLOB NOT NULL,
    wrapped BLOB NOT NULL
);
CREATE TABLE customer_key (
    customer BLOB PRIMARY KEY CHECK (length(customer) = 16),
    wrapped BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE shredded (
    customer BLOB PRIMARY KEY CHECK (length(customer) = 16),
    at TEXT NOT NULL,
    fingerprint BLOB NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER shredded_for_good BEFORE INSERT ON customer_key
    WHEN EXISTS (SELECT 1 FROM shredded WHERE customer = NEW.customer)
    BEGIN SELECT RAISE(ABORT, 'shredded'); END;
CREATE TRIGGER keys_never_change BEFORE UPDATE ON customer_key
    BEGIN SELECT RAISE(ABORT, 'a key never changes'); END;
CREATE TRIGGER tombstones_stay BEFORE DELETE ON shredded
    BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
CREATE TRIGGER tombstones_never_change BEFORE UPDATE ON shredded
    BEGIN SELECT RAISE(ABORT, 'a tombstone never changes'); END;
"""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a customer's key: when it was destroyed, and the SHA-256 of its wrapped form."""

    at: datetime
    fingerprint: bytes


def path_of(url: str) -> Path:
    """The file that a key store's URL names.

    Raises:
        Misconfigured: another scheme, or no full path.
    """
    path = Path(url.removeprefix("sqlite://"))
    if not url.startswith("sqlite://") or not path.is_absolute():
        raise Misconfigured(
            "The key store's URL names no file.",
            where="KEYSTORE_URL",
            remedy="Write sqlite:///full/path/to/keys.sqlite3, with three slashes.",
        )
    return path


class KeyStore:
    """One open key store. Two connections, so that readers never wait for a durable write."""

    def __init__(self, path: Path, *, may_begin_anew: bool = False) -> None:
        """Open a key store, or make one where there was never one.

        ``may_begin_anew`` makes one also where the list of shredded customers tells of an earlier one: only
        for a restore, which fills it at once.

        Raises:
            Misconfigured: the file is gone, readable by others, damaged, or of a newer version.
        """
        self.path = path
        self.shred_list = ShredList(path.with_name(path.name + ".shredded"))
        self._check_or_create_file(may_begin_anew)
        self._reader, self._reading = self._connect(), Lock()
        self._writer, self._writing = self._connect(), Lock()
        self._prepare()

    def close(self) -> None:
        """Close both connections."""
        with self._reading, self._writing:
            self._reader.close()
            self._writer.close()

    def wrapped_organisation_keys(self, organisation: UUID) -> list[tuple[int, bytes]]:
        """The organisation's key under each root that may open it, newest first."""
        return self._all(
            "SELECT wrapping, wrapped FROM organisation_key WHERE organisation = ? ORDER BY wrapping DESC",
            organisation.bytes,
        )

    def is_of_another(self, organisation: UUID) -> bool:
        """Whether the store belongs to another organisation."""
        others = self._all("SELECT 1 FROM organisation_key WHERE organisation <> ?", organisation.bytes)
        return bool(others)

    def add_organisation_key(self, organisation: UUID, wrapped: bytes, *, only_first: bool) -> None:
        """Keep one more wrapping; with ``only_first``, not when another process was quicker."""
        condition = "WHERE NOT EXISTS (SELECT 1 FROM organisation_key)" if only_first else "WHERE TRUE"
        with self._transaction() as writer:
            writer.execute(
                f"INSERT INTO organisation_key (organisation, wrapped) SELECT ?, ? {condition}",
                (organisation.bytes, wrapped),
            )

    def keep_only_wrapping(self, wrapped: bytes) -> None:
        """Destroy all other wrappings of the organisation's key, bytes included."""
        with self._transaction() as writer:
            writer.execute("DELETE FROM organisation_key WHERE wrapped <> ?", (wrapped,))
        self.clear_traces()

    def wrapped_key(self, customer: UUID) -> bytes | None:
        """A customer's wrapped key."""
        rows = self._all("SELECT wrapped FROM customer_key WHERE customer = ?", customer.bytes)
        return bytes(rows[0][0]) if rows else None

    def add_keys(self, wrapped: Iterable[tuple[UUID, bytes]]) -> None:
        """Keep new keys, durably, in one transaction. Keys that are there already stay as they are.

        Raises:
            Refused: one of the customers was shredded; none was added.
        """
        rows = [(customer.bytes, key) for customer, key in wrapped]
        try:
            with self._transaction() as writer:
                writer.executemany("INSERT OR IGNORE INTO customer_key VALUES (?, ?)", rows)
        except sqlite3.IntegrityError:
            raise Refused(
                "This customer was shredded; there will be no new key under the same id.",
                where="key store",
                remedy="Make a new customer with a new id.",
            ) from None

    def tombstone(self, customer: UUID) -> Tombstone | None:
        """What is left of a shredded customer's key."""
        rows = self._all("SELECT at, fingerprint FROM shredded WHERE customer = ?", customer.bytes)
        return Tombstone(datetime.fromisoformat(rows[0][0]), bytes(rows[0][1])) if rows else None

    def shred(self, customer: UUID, at: datetime) -> bool:
        """Destroy a key for good. Returns whether the bytes are cleared from the write-ahead log as well.

        The list first: a crash right after it is finished by the next opening.
        """
        self.shred_list.append([(customer, at)])
        with self._transaction() as writer:
            _bury(writer, customer, at)
        return self.clear_traces()

    def is_behind_list(self) -> bool:
        """Whether the list names customers that this file has not buried."""
        listed = self.shred_list.read()
        buried = {UUID(bytes=row[0]) for row in self._all("SELECT customer FROM shredded")}
        return not listed.keys() <= buried

    def bury_listed(self) -> None:
        """Honour the list of shredded ids, and put on it those that only this file knows of."""
        listed = self.shred_list.read()
        with self._transaction() as writer:
            for customer, at in listed.items():
                _bury(writer, customer, at)
        rows = self._all("SELECT customer, at FROM shredded")
        buried = {UUID(bytes=row[0]): datetime.fromisoformat(row[1]) for row in rows}
        self.shred_list.append([(c, at) for c, at in buried.items() if c not in listed])
        self.clear_traces()

    def counts(self) -> tuple[int, int]:
        """How many customers have a key, and how many were shredded."""
        row = self._all("SELECT (SELECT count(*) FROM customer_key), (SELECT count(*) FROM shredded)")[0]
        return int(row[0]), int(row[1])

    def copy_into(self, target: Path) -> None:
        """A compact, durable copy in a new file that only its owner may read."""
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with self._writing:
            self._writer.execute("VACUUM INTO ?", (str(target),))
        with target.open("rb") as file:
            os.fsync(file.fileno())

    def replace_organisation_key(self, organisation: UUID, wrapped: bytes) -> None:
        """Put another organisation key in the place of one that has wrapped nothing yet.

        Raises:
            Conflict: the key here has wrapped customers' keys already.
        """
        with self._transaction() as writer:
            if writer.execute("SELECT 1 FROM customer_key LIMIT 1").fetchone():
                raise Conflict(
                    "This key store is in use under another organisation key than the backup's.",
                    where=str(self.path),
                    remedy="Move the key store away first if the backup is the right one.",
                )
            writer.execute("DELETE FROM organisation_key")
            writer.execute(
                "INSERT INTO organisation_key (organisation, wrapped) VALUES (?, ?)",
                (organisation.bytes, wrapped),
            )

    def take_over(self, keys: Iterable[tuple[bytes, bytes]], tombstones: Iterable[tuple[bytes, str]]) -> int:
        """Add a backup's keys and tombstones; returns how many keys. Keys of shredded customers stay out."""
        with self._transaction() as writer:
            for customer, at in tombstones:
                _bury(writer, UUID(bytes=customer), datetime.fromisoformat(at))
            before = writer.total_changes
            writer.executemany(
                "INSERT OR IGNORE INTO customer_key SELECT :customer, :wrapped"
                " WHERE NOT EXISTS (SELECT 1 FROM shredded WHERE customer = :customer)",
                ({"customer": customer, "wrapped": wrapped} for customer, wrapped in keys),
            )
            return writer.total_changes - before

    def clear_traces(self) -> bool:
        """Move the write-ahead log into the file and cut it to nothing: it may hold bytes of deleted keys."""
        with self._writing:
            busy, _, _ = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                self.path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
        except sqlite3.DatabaseError as error:
            raise Misconfigured(
                f"The key store cannot be opened ({error}).",
                where=str(self.path),
                remedy="Move the file away, then run `sottovoce vault restore` with the newest backup.",
            ) from None
        return connection

    def _prepare(self) -> None:
        with self._transaction() as writer:
            (version,) = writer.execute("PRAGMA user_version").fetchone()
            if version == 0:
                for statement in _statements(_SCHEMA):
                    writer.execute(statement)
                writer.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
                writer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            elif version != SCHEMA_VERSION:
                raise Misconfigured(
                    "The key store was written by a newer version of Sottovoce.",
                    where=str(self.path),
                    remedy="Install that version or a later one.",
                )
        self.shred_list.create()

    def _check_or_create_file(self, may_begin_anew: bool) -> None:
        if not self.path.exists():
            if self.shred_list.exists() and not may_begin_anew:
                raise Misconfigured(
                    "The key store is gone, but its list of shredded customers is there.",
                    where=str(self.path),
                    remedy="Run `sottovoce vault restore` with the newest backup of the key store.",
                )
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600))
        if self.path.stat().st_mode & READABLE_BY_OTHERS:
            raise Misconfigured(
                "The key store may be read by others than its owner.",
                where=str(self.path),
                remedy=f"Run `chmod 600 {self.path}`.",
            )

    @property
    def mode(self) -> str:
        """The file's permission bits in octal."""
        return f"{stat.S_IMODE(self.path.stat().st_mode):04o}"

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    def _all(self, sql: str, *values: bytes) -> list[tuple]:  # type: ignore[type-arg]
        with self._reading:
            return self._reader.execute(sql, values).fetchall()


def _bury(writer: sqlite3.Connection, customer: UUID, at: datetime) -> None:
    row = writer.execute("SELECT wrapped FROM customer_key WHERE customer = ?", (customer.bytes,)).fetchone()
    fingerprint = sha256(row[0]).digest() if row else b""
    writer.execute("DELETE FROM customer_key WHERE customer = ?", (customer.bytes,))
    writer.execute(
        "INSERT OR IGNORE INTO shredded VALUES (?, ?, ?)", (customer.bytes, at.isoformat(), fingerprint)
    )


def _statements(script: str) -> Iterator[str]:
    """A script's statements one by one: ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
