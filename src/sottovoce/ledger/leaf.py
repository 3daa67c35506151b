"""Leaves: what the ledger says of one act, without personal data, and the commitment to what it leaves out.

A leaf names the act, its kind and time, who acted and what it concerned by random ids, and a commitment to
the sealed detail: HMAC-SHA-256 under a salt that lives in the vault. Whoever has salt and detail can show
that they belong to the leaf; once the salt is gone, the leaf says nothing about the detail.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sottovoce.errors import BadInput

VERSION = 1
COMMITMENT_BYTES = 32
SALT_BYTES = 32
MOST_OBJECTS = 255

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIXED = 1 + 16 + 8
# Room for a word, an id or both. No space, capital or at sign: a name or handle does not pass by accident.
_NAME = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,99}")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One act, as the ledger holds it."""

    act: UUID
    kind: str
    at: datetime
    actor: str
    objects: tuple[str, ...]
    commitment: bytes

    def encode(self) -> bytes:
        """The one encoding: version, act, microseconds since 1970, commitment, then names after their length.

        Raises:
            BadInput: a name that is not a plain id, no time zone, or a commitment of another length.
        """
        names = (self.kind, self.actor, *self.objects)
        if not all(_NAME.fullmatch(name) for name in names):
            raise BadInput("A leaf of the ledger names things by plain ids only.", where="leaf")
        if len(self.objects) > MOST_OBJECTS or len(self.commitment) != COMMITMENT_BYTES:
            raise BadInput("A leaf of the ledger has too many objects or no full commitment.", where="leaf")
        if self.at.tzinfo is None:
            raise BadInput("A leaf of the ledger needs a time with its zone.", where="leaf.at")
        microseconds = (self.at - _EPOCH) // _MICROSECOND
        return b"".join(
            (
                bytes((VERSION,)),
                self.act.bytes,
                microseconds.to_bytes(8, "big", signed=True),
                self.commitment,
                *(bytes((len(name),)) + name.encode() for name in names),
            )
        )

    @classmethod
    def decode(cls, raw: bytes) -> Leaf:
        """Read what ``encode`` wrote.

        Raises:
            BadInput: anything that ``encode`` would not have written.
        """
        try:
            leaf = cls._read(raw)
            canonical = leaf.encode()
        except (ValueError, IndexError, OverflowError, BadInput):
            raise _not_a_leaf() from None
        if canonical != raw:
            raise _not_a_leaf()
        return leaf

    @classmethod
    def _read(cls, raw: bytes) -> Leaf:
        if raw[0] != VERSION:
            raise _not_a_leaf()
        names: list[str] = []
        at = _FIXED + COMMITMENT_BYTES
        while at < len(raw):
            end = at + 1 + raw[at]
            names.append(raw[at + 1 : end].decode())
            at = end
        kind, actor, *objects = names
        return cls(
            act=UUID(bytes=raw[1:17]),
            kind=kind,
            at=_EPOCH + int.from_bytes(raw[17:_FIXED], "big", signed=True) * _MICROSECOND,
            actor=actor,
            objects=tuple(objects),
            commitment=raw[_FIXED : _FIXED + COMMITMENT_BYTES],
        )


def commit(salt: bytes, detail: bytes) -> bytes:
    """The commitment to a detail under a secret salt of 32 bytes.

    Raises:
        BadInput: a salt of another length; HMAC would treat short and padded keys as one.
    """
    if len(salt) != SALT_BYTES:
        raise BadInput("The salt of a commitment has 32 bytes.", where="salt")
    return hmac.digest(salt, detail, "sha256")


def _not_a_leaf() -> BadInput:
    return BadInput("These bytes are not a leaf of the ledger.", where="leaf")
