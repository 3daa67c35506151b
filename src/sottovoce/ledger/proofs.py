"""Proofs to hand out (https://c2sp.org/tlog-proof): one entry is in the log, checkable without the log."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass

from sottovoce.errors import Tampered
from sottovoce.ledger.checkpoint import Checkpoint
from sottovoce.ledger.merkle import HASH_BYTES, is_included, leaf_hash
from sottovoce.ledger.notes import Verifier

HEADER = "c2sp.org/tlog-proof@v1"
_LONGEST_PATH = 63


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof shows: the entry stands at this index under this checkpoint."""

    index: int
    checkpoint: Checkpoint


def encode_proof(index: int, path: Sequence[bytes], checkpoint: str, entry: bytes) -> str:
    """The file to hand out; its name should end in ``.tlog-proof``. The entry travels as its extra data."""
    extra = base64.b64encode(entry).decode()
    hashes = "".join(base64.b64encode(node).decode() + "\n" for node in path)
    return f"{HEADER}\nextra {extra}\nindex {index}\n{hashes}\n{checkpoint}"


def verify_proof(text: str, entry: bytes, verifier_key: str) -> Proven:
    """Check a proof for one entry against a log's public key.

    Raises:
        Tampered: malformed, signed by another key, of another entry, or a path that does not reach the root.
    """
    head, blank, note = text.partition("\n\n")
    lines = head.split("\n")
    if not blank or lines[0] != HEADER:
        raise _malformed()
    if len(lines) > 1 and lines[1].startswith("extra "):
        del lines[1]
    if len(lines) < 2 or len(lines) > 2 + _LONGEST_PATH:
        raise _malformed()
    index = _index(lines[1])
    path = [_hash(line) for line in lines[2:]]
    checkpoint = Checkpoint.open(note, Verifier.decode(verifier_key))
    if not is_included(index, checkpoint.size, leaf_hash(entry), path, checkpoint.root):
        raise Tampered("The proof does not lead from this entry to the checkpoint's root.", where="proof")
    return Proven(index, checkpoint)


def entry_in(text: str) -> bytes:
    """The entry that travels with a proof. Nothing vouches for it until ``verify_proof`` has checked it.

    Raises:
        Tampered: the proof carries no entry.
    """
    lines = text.split("\n", 2)
    if len(lines) < 3 or lines[0] != HEADER or not lines[1].startswith("extra "):
        raise Tampered("The proof does not carry its entry.", where="proof")
    try:
        return base64.b64decode(lines[1].removeprefix("extra "), validate=True)
    except (binascii.Error, ValueError):
        raise _malformed() from None


def _index(line: str) -> int:
    word, _, number = line.partition(" ")
    if word != "index" or not (number.isascii() and number.isdigit()) or len(number) > 19:
        raise _malformed()
    if str(int(number)) != number:
        raise _malformed()
    return int(number)


def _hash(line: str) -> bytes:
    try:
        node = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        raise _malformed() from None
    if len(node) != HASH_BYTES or base64.b64encode(node).decode() != line:
        raise _malformed()
    return node


def _malformed() -> Tampered:
    return Tampered("This is not a well-formed proof.", where="proof")
