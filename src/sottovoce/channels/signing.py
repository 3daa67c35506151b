"""Signed calls between the desk and what speaks its own webhook format (DESIGN section 9).

Header ``X-Sottovoce-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256(secret, t + "." + raw body)>``.
The time is inside the signature and must lie within five minutes of ours, so that a recorded call cannot be
played again later; several ``v1`` may be given while a secret is being replaced.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import datetime

from sottovoce.errors import Refused

HEADER = "x-sottovoce-signature"
WINDOW_SECONDS = 300
MOST_SIGNATURES = 4

_TIME = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"[0-9a-f]{64}")


def sign(secret: str, body: bytes, at: datetime) -> str:
    """The header's value for a body sent at a moment."""
    time = str(int(at.timestamp()))
    return f"t={time},v1={_mac(secret, time, body)}"


def verify(secret: str, body: bytes, header: str | None, now: datetime) -> None:
    """Check a header against the raw body.

    Raises:
        Refused: it is missing, not of this form, made with another secret, or outside the window.
    """
    if not header:
        raise _refused("The signature is missing.")
    time, signatures = _parts(header)
    if time is None or not signatures:
        raise _refused("The signature is not of the form t=…,v1=….")
    if not secret:
        raise _refused("This profile has no secret, so nothing can be verified.")
    expected = _mac(secret, time, body)
    matches = [hmac.compare_digest(expected, signature) for signature in signatures]
    if not any(matches):
        raise _refused("The signature is wrong.")
    if abs(now.timestamp() - int(time)) > WINDOW_SECONDS:
        raise _refused("The signature's time is more than five minutes from ours.")


def _parts(header: str) -> tuple[str | None, list[str]]:
    time: str | None = None
    signatures: list[str] = []
    for part in header.split(","):
        name, _, value = part.strip().partition("=")
        if name == "t" and time is None and _TIME.fullmatch(value):
            time = value
        elif name == "v1" and _SIGNATURE.fullmatch(value):
            signatures.append(value)
    return time, signatures[:MOST_SIGNATURES]


def _mac(secret: str, time: str, body: bytes) -> str:
    return hmac.new(secret.encode(), time.encode() + b"." + body, hashlib.sha256).hexdigest()


def _refused(what: str) -> Refused:
    return Refused(
        what,
        where="X-Sottovoce-Signature header",
        remedy="Sign the raw body with the profile's secret and the present time.",
    )
