"""Fill a secure form in as the customer's browser does: HPKE (RFC 9180) to the hand-over's X25519 key.

The page's own script is ``secure-form.js``; the format is told in ``conversations/sealed_forms.py``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sottovoce.desk.conversations import sealed_forms
from sottovoce.desk.conversations.services.secure_links import OpenForm


def fill_in(form: OpenForm, answers: Mapping[str, str]) -> bytes:
    """The sealed form with these answers, ready to submit."""
    names = [field.name for field in form.fields]
    bound_to = sealed_forms.info(form.organisation, form.hand_over, names, form.expires_at)
    plaintext = json.dumps(dict(answers), ensure_ascii=False).encode()
    blocks = -(-len(plaintext) // sealed_forms.BLOCK_BYTES)
    padded = plaintext.ljust(blocks * sealed_forms.BLOCK_BYTES)
    key = X25519PublicKey.from_public_bytes(form.public_key[: sealed_forms.KEY_BYTES[sealed_forms.X25519]])
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    return bytes([sealed_forms.X25519]) + suite.encrypt(padded, key, info=bound_to)
