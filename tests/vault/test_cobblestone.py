"""Cobblestone-256: the published vectors, streams as values, and one key to one text."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import os
import zlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.errors import BadInput, Unreadable
from sottovoce.vault import cobblestone

KEY, CONTEXT = bytes(range(32)), b"context"
CHUNK = cobblestone.CHUNK_BYTES


def cases(shared: Path, name: str) -> list[dict[str, str]]:
    found = json.loads((shared / "vectors" / "wycheproof" / f"{name}.json").read_text())
    return [group | test for group in found["testGroups"] for test in group["tests"]]


def parts_of(case: dict[str, str]) -> tuple[bytes, bytes, bytes]:
    """Key, ciphertext (which the vectors hold compressed with zlib) and context."""
    key, sealed, context = (bytes.fromhex(case[name]) for name in ("key", "ct", "ctx"))
    return key, zlib.decompress(sealed), context


def opened(key: bytes, sealed: bytes, context: bytes) -> bytes | None:
    """What both ways of opening say; they must agree."""
    target = io.BytesIO()
    try:
        at_once: bytes | None = cobblestone.open_sealed(key, sealed, context)
    except Unreadable:
        at_once = None
    try:
        cobblestone.open_stream(key, io.BytesIO(sealed), target, context)
        streamed: bytes | None = target.getvalue()
    except Unreadable:
        streamed = None
    assert at_once == streamed
    return at_once


def test_the_published_vectors_open_or_are_refused_as_published(shared: Path) -> None:
    found = cases(shared, "c2sp_chunked_encryption_aes_256_gcm_test")
    for case in found:
        key, sealed, context = parts_of(case)
        text = opened(key, sealed, context)
        if case["result"] == "valid":
            assert text is not None, case["comment"]
            assert hashlib.sha512(text).hexdigest() == case["msgSha512"], case["comment"]
        else:
            assert text is None, case["comment"]
    assert len(found) == 35


def test_vectors_of_the_smaller_cipher_are_another_format(shared: Path) -> None:
    """The 35 vectors of Cobblestone-128: their keys are refused, and stretched they open nothing."""
    found = cases(shared, "c2sp_chunked_encryption_aes_128_gcm_test")
    for case in found:
        key, sealed, context = parts_of(case)
        assert opened((key * 2)[:32], sealed, context) is None
        if len(sealed) >= cobblestone.OVERHEAD_BYTES and len(key) == 16:
            with pytest.raises(Unreadable, match="32 bytes"):
                cobblestone.open_sealed(key, sealed, context)
    assert len(found) == 35


@settings(max_examples=60, deadline=None)
@given(
    length=st.one_of(st.integers(0, 600), st.sampled_from([CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])),
    context=st.binary(max_size=100),
)
def test_what_is_sealed_opens_and_a_stream_is_the_same_format(length: int, context: bytes) -> None:
    text = os.urandom(length)
    sealed = cobblestone.seal(KEY, text, context)
    assert opened(KEY, sealed, context) == text
    target = io.BytesIO()
    assert cobblestone.seal_stream(KEY, io.BytesIO(text), target, context) == length
    assert len(target.getvalue()) == len(sealed)
    assert opened(KEY, target.getvalue(), context) == text


@settings(max_examples=150, deadline=None)
@given(data=st.data(), length=st.sampled_from([0, 40, CHUNK + 5]))
def test_any_change_of_the_sealed_bytes_is_refused(data: st.DataObject, length: int) -> None:
    sealed = bytearray(cobblestone.seal(KEY, bytes(length), CONTEXT))
    change = data.draw(st.sampled_from(["flip", "cut", "add", "swap"]))
    if change == "flip":
        sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    elif change == "cut":
        del sealed[data.draw(st.integers(0, len(sealed) - 1)) :]
    elif change == "add":
        sealed += data.draw(st.binary(min_size=1, max_size=40))
    else:
        sealed[: cobblestone.SALT_BYTES] = os.urandom(cobblestone.SALT_BYTES)
    assert opened(KEY, bytes(sealed), CONTEXT) is None


def test_chunks_cannot_change_places_or_end_early() -> None:
    sealed = cobblestone.seal(KEY, os.urandom(3 * CHUNK + 7), CONTEXT)
    head, size = cobblestone.HEADER_BYTES, cobblestone.SEALED_CHUNK_BYTES
    chunks = [sealed[at : at + size] for at in range(head, len(sealed), size)]
    assert opened(KEY, sealed[:head] + b"".join([chunks[1], chunks[0], *chunks[2:]]), CONTEXT) is None
    assert opened(KEY, sealed[:head] + b"".join(chunks[:2]), CONTEXT) is None
    assert opened(KEY, sealed[:head] + b"".join([*chunks[:2], chunks[3]]), CONTEXT) is None


def test_a_context_or_key_that_is_nearly_right_is_wrong() -> None:
    sealed = cobblestone.seal(KEY, b"text", CONTEXT)
    assert opened(KEY, sealed, CONTEXT + b"\x00") is None
    assert opened(bytes(32), sealed, CONTEXT) is None
    with pytest.raises(Unreadable, match="32 bytes"):
        cobblestone.seal(KEY[:16], b"text", CONTEXT)


def gcm_keystream(key: bytes, nonce: bytes, length: int) -> bytes:
    counter = nonce + (2).to_bytes(4, "big")
    return Cipher(algorithms.AES(key), modes.CTR(counter)).encryptor().update(bytes(length))


def multiply(left: int, right: int) -> int:
    """In the field of GHASH (NIST SP 800-38D, section 6.3)."""
    product = 0
    for bit in range(127, -1, -1):
        if left >> bit & 1:
            product ^= right
        right = right >> 1 ^ (0xE1 << 120 if right & 1 else 0)
    return product


def inverse(value: int) -> int:
    result, power = 1 << 127, value
    for _ in range(127):
        power = multiply(power, power)
        result = multiply(result, power)
    return result


def two_keyed(
    first: bytes, second: bytes, nonce: bytes, text: bytes, second_nonce: bytes | None = None
) -> bytes:
    """One AES-GCM ciphertext that both keys accept: one block of it is solved for (Dodis et al., 2018).

    With lengths L, hash key H and first counter block E: tag = c·H³ + x·H² + L·H + E, so asking the same tag
    of both keys leaves one linear equation for x.
    """

    def parts(key: bytes, nonce: bytes) -> tuple[int, int]:
        block = Cipher(algorithms.AES(key), modes.ECB()).encryptor().update
        return int.from_bytes(block(bytes(16)), "big"), int.from_bytes(block(nonce + b"\0\0\0\1"), "big")

    (h1, e1), (h2, e2) = parts(first, nonce), parts(second, second_nonce or nonce)
    stream = gcm_keystream(first, nonce, 16)
    known = int.from_bytes(bytes(a ^ b for a, b in zip(text, stream, strict=True)), "big")
    lengths = 32 * 8

    def tail(h: int, e: int) -> int:
        return multiply(known, multiply(h, multiply(h, h))) ^ multiply(lengths, h) ^ e

    solved = multiply(tail(h1, e1) ^ tail(h2, e2), inverse(multiply(h1, h1) ^ multiply(h2, h2)))
    tag = tail(h1, e1) ^ multiply(solved, multiply(h1, h1))
    return b"".join(part.to_bytes(16, "big") for part in (known, solved, tag))


def test_one_ciphertext_under_two_keys_opens_in_bare_gcm_and_not_here() -> None:
    """Bare AES-GCM commits to no key. Mounted on the two ciphers that the format derives, it fails."""
    first, second, nonce = os.urandom(32), os.urandom(32), os.urandom(12)
    ciphertext = two_keyed(first, second, nonce, b"meet me at eight")
    assert AESGCM(first).decrypt(nonce, ciphertext, None)[:16] == b"meet me at eight"
    assert len(AESGCM(second).decrypt(nonce, ciphertext, None)) == 32

    salt = os.urandom(cobblestone.SALT_BYTES)
    (key_a, nonce_a, commitment_a), (key_b, nonce_b, commitment_b) = (
        derived(key, salt) for key in (first, second)
    )
    body = two_keyed(key_a, key_b, nonce_a, b"meet me at eight", nonce_b)
    assert AESGCM(key_a).decrypt(nonce_a, body, None)
    assert AESGCM(key_b).decrypt(nonce_b, body, None)
    assert opened(first, salt + commitment_a + body, CONTEXT) is not None
    assert opened(second, salt + commitment_a + body, CONTEXT) is None
    assert opened(first, salt + commitment_b + body, CONTEXT) is None


def derived(key: bytes, salt: bytes) -> tuple[bytes, bytes, bytes]:
    """Key, base nonce and commitment, derived as the specification says and not by the code under test."""
    label = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00" + salt + CONTEXT
    first = hmac.digest(key, label + b"\x01", "sha512")
    whole = first + hmac.digest(key, first + label + b"\x02", "sha512")
    return whole[:32], whole[32:44], whole[44:76]


def test_a_stream_too_long_to_count_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cobblestone, "MOST_CHUNKS", 2)
    assert cobblestone.seal_stream(KEY, io.BytesIO(bytes(CHUNK)), io.BytesIO(), CONTEXT) == CHUNK
    with pytest.raises(BadInput):
        cobblestone.seal_stream(KEY, io.BytesIO(bytes(2 * CHUNK)), io.BytesIO(), CONTEXT)
