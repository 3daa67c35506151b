"""Secure forms, sealed in the customer's browser: HPKE base mode (RFC 9180), one key pair for each hand-over.

Pure: no database, no vault, no clock. X25519 with HKDF-SHA256 and AES-256-GCM; P-256 for browsers that lack
X25519. ``info`` binds what the customer saw (organisation, hand-over, fields, expiry), and ``secure-form.js``
builds the same bytes. The plaintext is JSON, padded with spaces to whole blocks, so that its length tells
nothing.

A sealed form is: one byte for the suite, the encapsulated key, the ciphertext with its tag.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sottovoce.desk.conversations.fields_asked import FieldAsked, fields_named
from sottovoce.errors import BadInput, Unreadable

VERSION = "sottovoce/secure-form/v1"
BLOCK_BYTES = 2048
LARGEST_PLAINTEXT_BYTES = 16 * BLOCK_BYTES
TAG_BYTES = 16
SCALAR_BYTES = 32

X25519, P256 = 1, 2
_KEMS = {X25519: KEM.X25519, P256: KEM.P256}
# RFC 9180, section 7.1: the length of an encapsulated key is that of a public key.
KEY_BYTES = {X25519: 32, P256: 65}


@dataclass(frozen=True, slots=True)
class FormKeys:
    """Both key pairs of one hand-over, as bytes: X25519 first, then P-256."""

    private: bytes
    public: bytes


def new_keys() -> FormKeys:
    """Fresh key pairs."""
    modern, classic = X25519PrivateKey.generate(), ec.generate_private_key(ec.SECP256R1())
    scalar = classic.private_numbers().private_value.to_bytes(SCALAR_BYTES)
    point = classic.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return FormKeys(
        private=modern.private_bytes_raw() + scalar, public=modern.public_key().public_bytes_raw() + point
    )


def info(organisation: UUID, hand_over: UUID, fields: Sequence[str], expires_at: datetime) -> bytes:
    """What both sides bind the form to. No part can hold a line break, so the lines say one thing only."""
    lines = (VERSION, str(organisation), str(hand_over), ",".join(fields), str(int(expires_at.timestamp())))
    return "\n".join(lines).encode()


def require_whole(sealed: bytes) -> None:
    """Refuse what cannot be a sealed form, by its size alone.

    Raises:
        BadInput: an unknown suite, a length that is not that of whole blocks, or too long a form.
    """
    key = KEY_BYTES.get(sealed[0]) if sealed else None
    length = len(sealed) - 1 - (key or 0) - TAG_BYTES
    if key is None or length <= 0 or length % BLOCK_BYTES or length > LARGEST_PLAINTEXT_BYTES:
        raise BadInput("This is not a sealed form.", where="sealed", remedy="Fill the form in again.")


def open_form(sealed: bytes, private: bytes, bound_to: bytes) -> bytes:
    """Open a sealed form with the private keys of its hand-over.

    Raises:
        Unreadable: it was sealed to other keys, bound to something else, or changed on the way.
    """
    suite = Suite(_KEMS[sealed[0]], KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    try:
        return suite.decrypt(sealed[1:], _private_key(sealed[0], private), info=bound_to)
    except (InvalidTag, ValueError):
        raise Unreadable(
            "This form cannot be opened: it was not sealed for this link.",
            remedy="Send the customer a new secure link.",
        ) from None


def answers(plaintext: bytes, names: Sequence[str]) -> dict[str, str]:
    """The answers of an opened form, field by field, and nothing else that may stand in it.

    Raises:
        Unreadable: it is not the JSON that our page writes.
    """
    try:
        given = json.loads(plaintext)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise Unreadable("What came is not a filled-in form.", remedy="Send the customer a new secure link.")
    return {field.name: _answer(field, given.get(field.name)) for field in fields_named(names)}


def _answer(field: FieldAsked, value: object) -> str:
    # The page keeps to the limits; whoever posts without it may not flood the screen.
    return value[: field.most_characters] if isinstance(value, str) else ""


def _private_key(suite: int, private: bytes) -> X25519PrivateKey | ec.EllipticCurvePrivateKey:
    if suite == X25519:
        return X25519PrivateKey.from_private_bytes(private[:SCALAR_BYTES])
    return ec.derive_private_key(int.from_bytes(private[SCALAR_BYTES:]), ec.SECP256R1())
