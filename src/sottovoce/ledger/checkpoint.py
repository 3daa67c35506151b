"""Checkpoints (https://c2sp.org/tlog-checkpoint): a log's origin, size and root, signed."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime

from sottovoce.errors import Tampered
from sottovoce.ledger.merkle import EMPTY_ROOT, HASH_BYTES
from sottovoce.ledger.notes import Signer, Verifier


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log commits to at one size. ``text`` is the signed note, as it is published.

    ``signed_at`` is the time that the log signed along with it; other people's logs may have none.
    """

    origin: str
    size: int
    root: bytes
    text: str
    signed_at: datetime | None = None

    @classmethod
    def sign(cls, signer: Signer, size: int, root: bytes, now: datetime | None = None) -> Checkpoint:
        """Sign a tree head, with the time where one is given."""
        body = f"{signer.name}\n{size}\n{base64.b64encode(root).decode()}\n"
        text = signer.sign(body, now)
        return cls.open(text, signer.verifier)

    @classmethod
    def open(cls, text: str, verifier: Verifier) -> Checkpoint:
        """Read a checkpoint whose origin is the verifier's name.

        Raises:
            Tampered: not signed by that key, malformed, or of another log.
        """
        note = verifier.open_note(text)
        lines = note.text.split("\n")
        if len(lines) < 4 or "" in lines[:-1]:
            raise _malformed()
        origin, size, root = lines[0], _size(lines[1]), _root(lines[2])
        if origin != verifier.name:
            raise Tampered("The checkpoint belongs to another ledger.", where="origin")
        if size == 0 and root != EMPTY_ROOT:
            raise _malformed()
        return cls(origin, size, root, text, note.signed_at)


def _size(line: str) -> int:
    if not (line.isascii() and line.isdigit()) or (line[0] == "0" and line != "0") or len(line) > 19:
        raise _malformed()
    return int(line)


def _root(line: str) -> bytes:
    try:
        root = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        raise _malformed() from None
    if len(root) != HASH_BYTES or base64.b64encode(root).decode() != line:
        raise _malformed()
    return root


def _malformed() -> Tampered:
    return Tampered("The checkpoint is malformed.", where="checkpoint")
