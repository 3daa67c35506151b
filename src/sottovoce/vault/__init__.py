"""Sealed storage: one key per customer, wrapped in a key store of its own; to shred is to destroy the key.

Cobblestone-256 (C2SP chunked-encryption) under keys derived with HKDF; blind indexes by HMAC-SHA-256. Touches
the key store's files and the root key, nothing else; knows no table, no clock and no other engine.
"""

from sottovoce.vault.context import Context
from sottovoce.vault.restoring import Restored, restore
from sottovoce.vault.roots import Provider, open_provider
from sottovoce.vault.vault import Receipt, Status, Vault

__all__ = ["Context", "Provider", "Receipt", "Restored", "Status", "Vault", "open_provider", "restore"]
