"""The vault: seals and opens under one key per customer, and shreds.

Root key (a provider's) → organisation key → one random key per customer, wrapped, in the key store. Every key
in use is derived by purpose with HKDF-Expand (RFC 5869): sealing (Cobblestone-256), salts, blind indexes,
search words of a month. Touches the key store's files and the root; knows no table of the desk.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import BinaryIO
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from sottovoce.errors import BadInput, Misconfigured, NotFound, Unreadable
from sottovoce.vault import cobblestone, search
from sottovoce.vault.bell import Bell
from sottovoce.vault.context import Context
from sottovoce.vault.keycache import CustomerKeys, KeyCache
from sottovoce.vault.keystore import KeyStore, path_of
from sottovoce.vault.roots import Provider

KEYS_IN_MEMORY = 20_000
SUBKEYS_IN_MEMORY = 256
_LABEL = b"sottovoce.invalid/vault/v1/"
_ROOT_CONTEXT = _LABEL + b"organisation-key/"
_WRAP_CONTEXT = _LABEL + b"customer-key/"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What shows that a customer's key was destroyed.

    ``fingerprint`` is the SHA-256 of the wrapped key that is gone: it names that key in any old backup.
    ``traces_cleared`` is false while another process still reads an older state of the key store; the next
    shred or start clears the bytes then.
    """

    subject: UUID
    at: datetime
    fingerprint: str
    traces_cleared: bool
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the vault, for people to read. Nothing secret in it."""

    organisation: UUID
    root_kind: str
    root_mode: str
    wrappings: int
    keystore: Path
    keystore_mode: str
    customers: int
    shredded: int
    keys_in_memory: int


class Vault:
    """One organisation's vault. Safe to use from several threads, and in several processes at a time."""

    def __init__(self, store: KeyStore, bell: Bell, provider: Provider, organisation: UUID) -> None:
        self._store = store
        self._bell = bell
        self._provider = provider
        self._organisation = organisation
        self._cache = KeyCache(bell, KEYS_IN_MEMORY)
        self._subkeys: dict[bytes, bytes] = {}
        self._rotating = Lock()
        self._key = _organisation_key(store, provider, organisation)

    @classmethod
    def open_at(cls, keystore_url: str, provider: Provider, organisation_id: UUID) -> Vault:
        """Open the key store that a URL names; a new one is made where there was never one.

        Raises:
            Misconfigured: the file is gone, loose, damaged, or belongs to another organisation or root.
        """
        store = KeyStore(path_of(keystore_url))
        bell = Bell(bell_path(store.path))
        if store.is_behind_list():
            with bell.ringing():
                store.bury_listed()
        return cls(store, bell, provider, organisation_id)

    def close(self) -> None:
        """Forget all keys and close the key store."""
        self.forget()
        self._store.close()

    def forget(self) -> None:
        """Drop the customers' keys from memory; the next use reads them from the key store."""
        self._cache.clear()

    def ensure_keys(self, subjects: Iterable[UUID]) -> None:
        """Make a key for each customer who has none, durably, in one step. Do it before their first record.

        Raises:
            Refused: one of them was shredded.
        """
        fresh = {subject: secrets.token_bytes(cobblestone.KEY_BYTES) for subject in subjects}
        if not fresh:
            return
        self._store.add_keys((subject, self._wrap(subject, key)) for subject, key in fresh.items())

    def seal(self, subject: UUID, data: bytes, context: Context) -> bytes:
        """Seal a value of a customer for one place.

        Raises:
            Unreadable: the customer was shredded, or never had a key.
            BadInput: the context names another customer or organisation.
        """
        return cobblestone.seal(self._keys(subject).sealing, data, self._bound(context, subject))

    def open(self, subject: UUID, sealed: bytes, context: Context) -> bytes:
        """Open a value of a customer.

        Raises:
            Unreadable: shredded, changed, or sealed for another place.
        """
        return cobblestone.open_sealed(self._keys(subject).sealing, sealed, self._bound(context, subject))

    def seal_for_organisation(self, data: bytes, context: Context) -> bytes:
        """Seal a value that belongs to no customer: credentials, settings."""
        return cobblestone.seal(self._subkey(b"sealing"), data, self._bound(context, None))

    def open_for_organisation(self, sealed: bytes, context: Context) -> bytes:
        """Open a value that belongs to no customer."""
        return cobblestone.open_sealed(self._subkey(b"sealing"), sealed, self._bound(context, None))

    def seal_stream(self, subject: UUID, source: BinaryIO, target: BinaryIO, context: Context) -> int:
        """Seal a customer's file of any length in constant memory; returns its length in clear."""
        key = self._keys(subject).sealing
        return cobblestone.seal_stream(key, source, target, self._bound(context, subject))

    def open_stream(self, subject: UUID, source: BinaryIO, target: BinaryIO, context: Context) -> int:
        """Open a customer's file; throw away what ``target`` holds when this raises."""
        key = self._keys(subject).sealing
        return cobblestone.open_stream(key, source, target, self._bound(context, subject))

    def salt(self, subject: UUID | None, row: UUID) -> bytes:
        """The 32-byte salt of one row: from the customer's key, so that it dies with it."""
        key = self._subkey(b"salting") if subject is None else self._keys(subject).salting
        return hmac.digest(key, row.bytes, "sha256")

    def blind(self, purpose: str, value: str) -> int:
        """A keyed hash to find equal values by, of 64 bits with sign. Purposes never match each other."""
        return _blinded(self._subkey(b"blind/" + purpose.encode()), value)

    def search_terms(self, text: str, month: str) -> list[int]:
        """Keyed hashes of a text's words, to be stored. Equal words of two months do not match."""
        return self._terms(search.words_to_store(text), month)

    def query_terms(self, query: str, month: str) -> list[int]:
        """Keyed hashes that a text of that month must all have to answer a query."""
        return self._terms(search.words_to_find(query), month)

    def shred(self, subject: UUID, now: datetime) -> Receipt:
        """Destroy a customer's key for good, in every process of this machine at once. Safe to repeat.

        Raises:
            NotFound: there never was a key for this customer.
        """
        known = self._store.tombstone(subject)
        if known is not None:
            cleared = self._store.clear_traces()
            return Receipt(subject, known.at, known.fingerprint.hex(), cleared, repeated=True)
        if self._store.wrapped_key(subject) is None:
            raise NotFound("There is no key for this customer.", where="key store")
        with self._bell.ringing():
            cleared = self._store.shred(subject, now)
        buried = self._store.tombstone(subject)
        assert buried is not None  # noqa: S101 - the transaction above put it there
        return Receipt(subject, buried.at, buried.fingerprint.hex(), cleared)

    def is_shredded(self, subject: UUID) -> bool:
        """Whether a customer was shredded."""
        return self._store.tombstone(subject) is not None

    def status(self) -> Status:
        """How the vault stands."""
        customers, shredded = self._store.counts()
        return Status(
            organisation=self._organisation,
            root_kind=self._provider.kind,
            root_mode=self._provider.mode,
            wrappings=len(self._store.wrapped_organisation_keys(self._organisation)),
            keystore=self._store.path,
            keystore_mode=self._store.mode,
            customers=customers,
            shredded=shredded,
            keys_in_memory=len(self._cache),
        )

    def rotate(self, successor: Provider) -> None:
        """Put a new root in the place of the old one. A crash at any moment leaves a vault that opens.

        Backups of the key store made before no longer open once the old root is gone.
        """
        with self._rotating:
            wrapped = wrap_organisation_key(self._key, successor, self._organisation)
            self._store.add_organisation_key(self._organisation, wrapped, only_first=False)
            successor.take_effect()
            self._store.keep_only_wrapping(wrapped)
            self._provider = successor

    def backup(self, target: Path) -> None:
        """A copy of the key store in a new file: wrapped keys, useless without the root key.

        It still holds the wrapped key of whoever is shredded after it was made.
        """
        try:
            self._store.copy_into(target)
        except FileExistsError:
            raise BadInput("There is a file already.", where=str(target), remedy="Name a new one.") from None

    def _keys(self, subject: UUID) -> CustomerKeys:
        keys = self._cache.get(subject)
        if keys is not None:
            return keys
        moment = self._cache.moment()
        wrapped = self._store.wrapped_key(subject)
        if wrapped is None:
            raise self._no_key(subject)
        key = cobblestone.open_sealed(self._subkey(b"wrapping"), wrapped, _wrap_context(subject))
        keys = CustomerKeys(sealing=_derived(key, b"sealing"), salting=_derived(key, b"salting"))
        self._cache.put(subject, keys, moment)
        return keys

    def _no_key(self, subject: UUID) -> Unreadable:
        if self.is_shredded(subject):
            return Unreadable("This customer was shredded; nothing of theirs can be read again.")
        return Unreadable(
            "There is no key for this customer.",
            where="key store",
            remedy="Restore the newest backup of the key store with `sottovoce vault restore`.",
        )

    def _wrap(self, subject: UUID, key: bytes) -> bytes:
        return cobblestone.seal(self._subkey(b"wrapping"), key, _wrap_context(subject))

    def _bound(self, context: Context, subject: UUID | None) -> bytes:
        if context.subject != subject or context.organisation != self._organisation:
            raise BadInput("A sealed value's context names another owner.", where="context")
        return context.encode()

    def _subkey(self, purpose: bytes) -> bytes:
        subkey = self._subkeys.get(purpose)
        if subkey is None:
            if len(self._subkeys) >= SUBKEYS_IN_MEMORY:
                self._subkeys.clear()
            subkey = self._subkeys[purpose] = _derived(self._key, purpose)
        return subkey

    def _terms(self, words: Iterable[str], month: str) -> list[int]:
        key = self._subkey(b"terms/" + month.encode())
        return sorted({_blinded(key, word) for word in words})


def bell_path(keystore: Path) -> Path:
    """Where the bell of a key store hangs."""
    return keystore.with_name(keystore.name + ".bell")


def wrap_organisation_key(key: bytes, provider: Provider, organisation: UUID) -> bytes:
    """The organisation's key, sealed under a root."""
    return provider.wrap(key, _ROOT_CONTEXT + organisation.bytes)


def open_organisation_key(
    wrapped: Sequence[tuple[int, bytes]], provider: Provider, organisation: UUID
) -> bytes | None:
    """The organisation's key from whichever wrapping this root opens."""
    for _, candidate in wrapped:
        try:
            return provider.unwrap(bytes(candidate), _ROOT_CONTEXT + organisation.bytes)
        except Unreadable:
            continue
    return None


def _organisation_key(store: KeyStore, provider: Provider, organisation: UUID) -> bytes:
    """The organisation's key; made now if the store is new."""
    if store.is_of_another(organisation):
        raise Misconfigured(
            "The key store belongs to another organisation.",
            where=str(store.path),
            remedy="Point KEYSTORE_URL and SOTTOVOCE_HOME at the files of one installation.",
        )
    if not store.wrapped_organisation_keys(organisation):
        fresh = secrets.token_bytes(cobblestone.KEY_BYTES)
        wrapped = wrap_organisation_key(fresh, provider, organisation)
        store.add_organisation_key(organisation, wrapped, only_first=True)
    key = open_organisation_key(store.wrapped_organisation_keys(organisation), provider, organisation)
    if key is None:
        raise Misconfigured(
            "The root key does not open this key store.",
            where="SOTTOVOCE_ROOT_KEY",
            remedy="Restore the root key that was in use when the key store was last written.",
        )
    return key


def _wrap_context(subject: UUID) -> bytes:
    return _WRAP_CONTEXT + subject.bytes


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDFExpand(SHA256(), cobblestone.KEY_BYTES, _LABEL + purpose).derive(key)


def _blinded(key: bytes, value: str) -> int:
    digest = hmac.digest(key, value.encode("utf-8", "surrogatepass"), "sha256")
    return int.from_bytes(digest[:8], "big", signed=True)
