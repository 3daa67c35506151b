"""Cobblestone-256: sealing bytes and streams under one key, with a context.

Implements https://c2sp.org/chunked-encryption with HKDF-Expand-SHA-512 and AES-256-GCM. No caller chooses a
nonce; a ciphertext commits to its key, so it can never open to two texts under two keys.

Layout: 24-byte salt, 32-byte commitment, then chunks of 16 KiB (16 more with their tag), the last one always
shorter. Bytes in, bytes out: this module keeps no keys and opens no files.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from sottovoce.errors import BadInput, Unreadable

KEY_BYTES = 32
SALT_BYTES = 24
COMMITMENT_BYTES = 32
HEADER_BYTES = SALT_BYTES + COMMITMENT_BYTES
CHUNK_BYTES = 16 * 1024
TAG_BYTES = 16
SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES
MOST_CHUNKS = 2**38
DERIVED_BYTES = KEY_BYTES + 12 + COMMITMENT_BYTES
OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES

_SHA512 = SHA512()
_LABEL = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00"


def seal(key: bytes, plaintext: bytes, context: bytes) -> bytes:
    """Seal one value. 72 bytes longer than the plaintext, plus 16 for each full 16 KiB."""
    salt = os.urandom(SALT_BYTES)
    cipher, base_nonce, commitment = _derive(key, salt, context)
    if len(plaintext) < CHUNK_BYTES:
        return salt + commitment + cipher.encrypt(base_nonce, plaintext, None)
    start = int.from_bytes(base_nonce, "big")
    sealed = [salt, commitment]
    view = memoryview(plaintext)
    for number, offset in enumerate(range(0, len(plaintext) + 1, CHUNK_BYTES)):
        chunk = view[offset : offset + CHUNK_BYTES]
        sealed.append(cipher.encrypt(_nonce(start, number), chunk, None))
    return b"".join(sealed)


def open_sealed(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Open one value.

    Raises:
        Unreadable: another key or context, or bytes changed, cut, moved or added.
    """
    if len(sealed) < OVERHEAD_BYTES:
        raise _unreadable()
    cipher, base_nonce, commitment = _derive(key, sealed[:SALT_BYTES], context)
    if not hmac.compare_digest(commitment, sealed[SALT_BYTES:HEADER_BYTES]):
        raise _unreadable()
    try:
        if len(sealed) < HEADER_BYTES + SEALED_CHUNK_BYTES:
            return cipher.decrypt(base_nonce, sealed[HEADER_BYTES:], None)
        return b"".join(_opened_chunks(cipher, base_nonce, _cut(sealed)))
    except InvalidTag:
        raise _unreadable() from None


def seal_stream(key: bytes, source: BinaryIO, target: BinaryIO, context: bytes) -> int:
    """Seal everything that ``source`` holds into ``target``; returns the plaintext's length in bytes."""
    salt = os.urandom(SALT_BYTES)
    cipher, base_nonce, commitment = _derive(key, salt, context)
    start = int.from_bytes(base_nonce, "big")
    target.write(salt + commitment)
    total = 0
    for number in range(MOST_CHUNKS):
        chunk = _read_fully(source, CHUNK_BYTES)
        target.write(cipher.encrypt(_nonce(start, number), chunk, None))
        total += len(chunk)
        if len(chunk) < CHUNK_BYTES:
            return total
    raise BadInput("The file is longer than can be sealed in one piece.")


def open_stream(key: bytes, source: BinaryIO, target: BinaryIO, context: bytes) -> int:
    """Open ``source`` into ``target``; returns the plaintext's length in bytes.

    Every chunk is authentic when it is written, but a file cut short is only noticed at its end: when this
    raises, throw away what ``target`` holds.

    Raises:
        Unreadable: another key or context, or bytes changed, cut, moved or added.
    """
    header = _read_fully(source, HEADER_BYTES)
    if len(header) < HEADER_BYTES:
        raise _unreadable()
    cipher, base_nonce, commitment = _derive(key, header[:SALT_BYTES], context)
    if not hmac.compare_digest(commitment, header[SALT_BYTES:]):
        raise _unreadable()
    total = 0
    try:
        for chunk in _opened_chunks(cipher, base_nonce, _read_chunks(source)):
            target.write(chunk)
            total += len(chunk)
    except InvalidTag:
        raise _unreadable() from None
    return total


def _derive(key: bytes, salt: bytes, context: bytes) -> tuple[AESGCM, bytes, bytes]:
    """The message's own cipher, base nonce and commitment: 76 bytes of HKDF-Expand-SHA-512 (RFC 5869)."""
    if len(key) != KEY_BYTES:
        raise Unreadable("A key of the vault does not have 32 bytes.")
    derived = HKDFExpand(_SHA512, DERIVED_BYTES, _LABEL + salt + context).derive(key)
    return AESGCM(derived[:32]), derived[32:44], derived[44:]


def _nonce(start: int, number: int) -> bytes:
    return (start ^ number).to_bytes(12, "big")


def _opened_chunks(cipher: AESGCM, base_nonce: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Each chunk opened in its place; only a last chunk that is shorter ends a message."""
    start = int.from_bytes(base_nonce, "big")
    for number, chunk in enumerate(chunks):
        if number >= MOST_CHUNKS or len(chunk) < TAG_BYTES:
            raise _unreadable()
        yield cipher.decrypt(_nonce(start, number), chunk, None)
        if len(chunk) < SEALED_CHUNK_BYTES:
            return
    raise _unreadable()


def _cut(sealed: bytes) -> Iterator[bytes]:
    for offset in range(HEADER_BYTES, len(sealed) + 1, SEALED_CHUNK_BYTES):
        yield sealed[offset : offset + SEALED_CHUNK_BYTES]


def _read_chunks(source: BinaryIO) -> Iterator[bytes]:
    while True:
        yield _read_fully(source, SEALED_CHUNK_BYTES)


def _read_fully(source: BinaryIO, size: int) -> bytes:
    """``size`` bytes, fewer only at the end: raw files and sockets may give less than was asked for."""
    parts: list[bytes] = []
    missing = size
    while missing and (part := source.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _unreadable() -> Unreadable:
    return Unreadable(
        "A sealed value does not open here.",
        remedy="Its key was shredded, or the record was changed or moved; restore the row from a backup.",
    )
