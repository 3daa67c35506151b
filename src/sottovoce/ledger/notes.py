"""Signed notes with Ed25519 (https://c2sp.org/signed-note, type 0x01), and the keys that sign them.

A note may carry the time of its signing: a second signature by the same key, of type 0x04, as
https://c2sp.org/tlog-cosignature defines it. The two never stand for each other: what the second one signs
begins with a line that no origin of ours is. Keys are written as Go's ``sumdb/note`` writes them, so that
other people's tools read ours.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sottovoce.errors import BadInput, Tampered

ED25519 = b"\x01"
TIMED_ED25519 = b"\x04"
LONGEST_NOTE = 1_000_000
_PRIVATE = "PRIVATE+KEY+"
_SIGNATURE = "\N{EM DASH} "
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class OpenedNote:
    """The text of a note whose signature is right, and the time that was signed with it."""

    text: str
    signed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key with its name: ``<name>+<key id>+<base64 of type and key>``."""

    name: str
    public: bytes

    @classmethod
    def decode(cls, text: str) -> Verifier:
        """Read a verifier key.

        Raises:
            BadInput: not a verifier key, of another type, or with a key id that does not fit.
        """
        name, plus, rest = text.strip().partition("+")
        key_id, second_plus, encoded = rest.partition("+")
        raw = _decoded(encoded)
        if (
            not (plus and second_plus and _is_name(name))
            or raw is None
            or raw[:1] != ED25519
            or len(raw) != 33
        ):
            raise BadInput("This is not the public key of a ledger.", where="verifier key")
        verifier = cls(name, raw[1:])
        if key_id != verifier.key_id.hex():
            raise BadInput("The public key of the ledger does not fit its own id.", where="verifier key")
        return verifier

    def encode(self) -> str:
        """The key as text, to hand out."""
        return f"{self.name}+{self.key_id.hex()}+{_encoded(ED25519 + self.public)}"

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        return self._id_of(ED25519)

    @property
    def timed_key_id(self) -> bytes:
        """The id of the same key where it signs a time along."""
        return self._id_of(TIMED_ED25519)

    def open_note(self, note: str) -> OpenedNote:
        """Open a note that this key signed.

        Raises:
            Tampered: the note is malformed, this key did not sign it, or a signature of this key is wrong.
        """
        text, signatures = _parted(note)
        plain = [raw[4:] for name, raw in signatures if (name, raw[:4]) == (self.name, self.key_id)]
        timed = [raw[4:] for name, raw in signatures if (name, raw[:4]) == (self.name, self.timed_key_id)]
        if not plain:
            raise Tampered("The checkpoint is not signed by this ledger's key.", where=self.name)
        for signature in plain:
            self._check(signature, text)
        times = [int.from_bytes(signature[:8], "big") for signature in timed]
        for seconds, signature in zip(times, timed, strict=True):
            self._check(signature[8:], _timed(text, seconds))
        return OpenedNote(text, datetime.fromtimestamp(min(times), UTC) if times else None)

    def _check(self, signature: bytes, text: str) -> None:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except InvalidSignature:
            raise Tampered("The signature of the checkpoint is wrong.", where=self.name) from None

    def _id_of(self, kind: bytes) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + kind + self.public).digest()[:4]


class Signer:
    """The private key that signs checkpoints, with its name (the log's origin)."""

    def __init__(self, name: str, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.verifier = Verifier(name, self._key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls, name: str) -> Signer:
        """A new key."""
        if not _is_name(name):
            raise BadInput("A ledger's name may hold neither spaces nor plus signs.", where=name)
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def decode(cls, text: str) -> Signer:
        """Read a private key written by ``encode``. An error never repeats the key."""
        name, _, rest = text.strip().removeprefix(_PRIVATE).partition("+")
        key_id, _, encoded = rest.partition("+")
        raw = _decoded(encoded)
        if (
            not text.startswith(_PRIVATE)
            or not _is_name(name)
            or raw is None
            or len(raw) != 33
            or raw[:1] != ED25519
        ):
            raise BadInput("This is not the signing key of a ledger.", where="signing key")
        signer = cls(name, raw[1:])
        if key_id != signer.verifier.key_id.hex():
            raise BadInput("The signing key of the ledger does not fit its own id.", where="signing key")
        return signer

    def encode(self) -> str:
        """The key as text, to keep secret."""
        raw = _encoded(ED25519 + self._key.private_bytes_raw())
        return f"{_PRIVATE}{self.name}+{self.verifier.key_id.hex()}+{raw}"

    @property
    def name(self) -> str:
        """The log's origin."""
        return self.verifier.name

    @property
    def verifier_key(self) -> str:
        """The public key as text, to hand out."""
        return self.verifier.encode()

    def sign(self, text: str, at: datetime | None = None) -> str:
        """The note: the text, a blank line, a signature, and one over text and time where one is given."""
        note = f"{text}\n" + self._line(self.verifier.key_id + self._key.sign(text.encode()))
        if at is None:
            return note
        seconds = int(at.timestamp())
        signature = self._key.sign(_timed(text, seconds).encode())
        return note + self._line(self.verifier.timed_key_id + seconds.to_bytes(8, "big") + signature)

    def _line(self, signature: bytes) -> str:
        return f"{_SIGNATURE}{self.name} {_encoded(signature)}\n"


def _timed(text: str, seconds: int) -> str:
    return f"cosignature/v1\ntime {seconds}\n{text}"


def _parted(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    text, blank, block = note.rpartition("\n\n")
    if not blank or len(note) > LONGEST_NOTE or not block.endswith("\n") or _CONTROL.search(note):
        raise _malformed()
    return text + "\n", [_signature(line) for line in block[:-1].split("\n")]


def _signature(line: str) -> tuple[str, bytes]:
    name, space, encoded = line.removeprefix(_SIGNATURE).partition(" ")
    raw = _decoded(encoded)
    if not line.startswith(_SIGNATURE) or not space or not _is_name(name) or raw is None or len(raw) < 5:
        raise _malformed()
    return name, raw


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(character.isspace() for character in name)


def _encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _decoded(text: str) -> bytes | None:
    """Standard base64, and only in its one canonical form."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if _encoded(raw) == text else None


def _malformed() -> Tampered:
    return Tampered("The checkpoint is not a well-formed signed note.")
