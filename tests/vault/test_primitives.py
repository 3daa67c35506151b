"""The primitives underneath, as `cryptography` and Python have them here: Wycheproof's vectors."""

from __future__ import annotations

import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand


def cases(shared: Path, name: str) -> list[dict[str, Any]]:
    found = json.loads((shared / "vectors" / "wycheproof" / f"{name}.json").read_text())
    return [group | test for group in found["testGroups"] for test in group["tests"]]


def raw(case: dict[str, Any], *names: str) -> list[bytes]:
    return [bytes.fromhex(case[name]) for name in names]


def test_aes_gcm_decides_every_case_as_published(shared: Path) -> None:
    refused_lengths = 0
    for case in cases(shared, "aes_gcm_test"):
        key, iv, aad, message, sealed, tag = raw(case, "key", "iv", "aad", "msg", "ct", "tag")
        try:
            text = AESGCM(key).decrypt(iv, sealed + tag, aad)
        except InvalidTag:
            assert case["result"] != "valid", case["tcId"]
        except ValueError:
            # Lengths of nonce that the library does not take: it fails closed, and we only use 12 bytes.
            assert len(iv) != 12
            refused_lengths += case["result"] == "valid"
        else:
            assert (case["result"], text) == ("valid", message), case["tcId"]
            assert AESGCM(key).encrypt(iv, message, aad) == sealed + tag
    assert refused_lengths == 27


def test_hkdf_expands_every_case_as_published(shared: Path) -> None:
    judged = 0
    for case in cases(shared, "hkdf_sha256_test"):
        ikm, salt, info, okm = raw(case, "ikm", "salt", "info", "okm")
        extracted = hmac.digest(salt or bytes(32), ikm, "sha256")
        if case["result"] == "valid":
            assert HKDFExpand(SHA256(), case["size"], info).derive(extracted) == okm, case["tcId"]
        else:
            with pytest.raises(ValueError, match=r"size|length|large"):
                HKDFExpand(SHA256(), case["size"], info).derive(extracted)
        judged += 1
    assert judged == 86


def test_hmac_decides_every_case_as_published(shared: Path) -> None:
    judged = 0
    for case in cases(shared, "hmac_sha256_test"):
        key, message, tag = raw(case, "key", "msg", "tag")
        holds = hmac.digest(key, message, "sha256")[: case["tagSize"] // 8] == tag
        assert holds == (case["result"] == "valid"), case["tcId"]
        judged += 1
    assert judged == 174


def test_ed25519_decides_every_case_as_published(shared: Path) -> None:
    judged = 0
    for case in cases(shared, "ed25519_test"):
        message, signature = raw(case, "msg", "sig")
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(case["publicKey"]["pk"]))
        try:
            key.verify(signature, message)
        except InvalidSignature:
            assert case["result"] != "valid", case["tcId"]
        else:
            assert case["result"] == "valid", case["tcId"]
        judged += 1
    assert judged == 151
