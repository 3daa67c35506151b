"""Restore a backup of the key store without bringing anybody back who was shredded.

A restore only adds: keys that are missing here come from the backup, keys that are here stay, and customers
on the list of shredded ids stay shredded. It works on a lost key store and beside a desk that runs.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sottovoce.errors import BadInput, Misconfigured
from sottovoce.vault.bell import Bell
from sottovoce.vault.keystore import APPLICATION_ID, SCHEMA_VERSION, KeyStore, path_of
from sottovoce.vault.roots import Provider
from sottovoce.vault.vault import bell_path, open_organisation_key, wrap_organisation_key


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the keys added, and those in the backup that stay shredded."""

    added: int
    kept_shredded: int


@dataclass(frozen=True, slots=True)
class _Backup:
    wrappings: list[tuple[int, bytes]]
    keys: list[tuple[bytes, bytes]]
    tombstones: list[tuple[bytes, str]]


def restore(keystore_url: str, provider: Provider, organisation: UUID, source: Path) -> Restored:
    """Add a backup's keys to the key store that a URL names, which is made if it is gone.

    Raises:
        BadInput: the file is no backup of a key store.
        Misconfigured: the root key does not open the backup.
        Conflict: the key store here is in use under another organisation key.
    """
    backup = _read(source, organisation)
    key = open_organisation_key(backup.wrappings, provider, organisation)
    if key is None:
        raise Misconfigured(
            "The root key does not open this backup.",
            where="SOTTOVOCE_ROOT_KEY",
            remedy="Use the root key that was in use when the backup was made.",
        )
    store = KeyStore(path_of(keystore_url), may_begin_anew=True)
    try:
        with Bell(bell_path(store.path)).ringing():
            store.bury_listed()
            here = open_organisation_key(
                store.wrapped_organisation_keys(organisation), provider, organisation
            )
            if here != key:
                store.replace_organisation_key(
                    organisation, wrap_organisation_key(key, provider, organisation)
                )
            added = store.take_over(backup.keys, backup.tombstones)
            store.bury_listed()
            shredded = sum(store.tombstone(UUID(bytes=customer)) is not None for customer, _ in backup.keys)
    finally:
        store.close()
    return Restored(added, shredded)


def _read(source: Path, organisation: UUID) -> _Backup:
    try:
        connection = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if (application, version) != (APPLICATION_ID, SCHEMA_VERSION):
                raise _no_backup(source)
            return _Backup(
                connection.execute(
                    "SELECT wrapping, wrapped FROM organisation_key WHERE organisation = ?"
                    " ORDER BY wrapping DESC",
                    (organisation.bytes,),
                ).fetchall(),
                connection.execute("SELECT customer, wrapped FROM customer_key").fetchall(),
                connection.execute("SELECT customer, at FROM shredded").fetchall(),
            )
        finally:
            connection.close()
    except sqlite3.Error:
        raise _no_backup(source) from None


def _no_backup(source: Path) -> BadInput:
    return BadInput("This file is no backup of a key store.", where=str(source))
