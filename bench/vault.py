"""Sealing: the vault's seal and open of a message, against bare AES-GCM calls that commit to no key."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.model import Row, rates
from sottovoce.vault import Context, Vault, open_provider

MESSAGE = b"m" * 280


def rows() -> list[Row]:
    """Seal and open; shredding beside many customers; first use of a key."""
    with _vault() as (vault, organisation):
        return [_seal_and_open(vault, organisation), _cold_key(vault, organisation), _shred(vault)]


def _seal_and_open(vault: Vault, organisation: UUID) -> Row:
    customer = uuid4()
    vault.ensure_keys([customer])
    context = Context(organisation, customer, "conversations_message", "original", uuid4())
    bare = AESGCM(os.urandom(32))
    associated = context.encode()

    def ours() -> None:
        vault.open(customer, vault.seal(customer, MESSAGE, context), context)

    def theirs() -> None:
        nonce = os.urandom(12)
        bare.decrypt(nonce, bare.encrypt(nonce, MESSAGE, associated), associated)

    rate, peer = rates(ours, theirs)
    name = "seal and open a 280-byte message, key in memory"
    return Row.times(name, rate, "pairs/s", "bare AES-GCM of `cryptography`", peer, 0.1)


def _cold_key(vault: Vault, organisation: UUID) -> Row:
    customers = [uuid4() for _ in range(2000)]
    vault.ensure_keys(customers)
    sealed = []
    for customer in customers:
        context = Context(organisation, customer, "conversations_message", "original", uuid4())
        sealed.append((customer, vault.seal(customer, MESSAGE, context), context))
    vault.forget()
    started = time.perf_counter()
    for customer, value, context in sealed:
        vault.open(customer, value, context)
    return Row.at_least(
        "open a message, key read from the key store", 2000 / (time.perf_counter() - started), "1/s", 5_000
    )


def _shred(vault: Vault) -> Row:
    customers = [uuid4() for _ in range(100_000)]
    vault.ensure_keys(customers)
    started = time.perf_counter()
    for customer in customers[:20]:
        vault.shred(customer, datetime.now(UTC))
    seconds = (time.perf_counter() - started) / 20
    return Row.at_most("shred one of 100,000 customers, receipt and cleared log included", seconds, "s", 0.25)


@contextmanager
def _vault() -> Iterator[tuple[Vault, UUID]]:
    with tempfile.TemporaryDirectory() as folder:
        provider = open_provider(f"file://{folder}/root.key")
        provider.create()
        organisation = uuid4()
        vault = Vault.open_at(f"sqlite://{Path(folder) / 'keys.sqlite3'}", provider, organisation)
        try:
            yield vault, organisation
        finally:
            vault.close()
