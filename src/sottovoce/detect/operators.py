"""What can be put in the place of a finding: the anonymisation operators, and a text with them applied.

`Replace`, `Redact`, `Mask`, `Hash`, `Encrypt` and `Keep` do what Presidio's operators of these names do, so
that texts made by one are read by the other; `Pseudonym` (in `detect.pseudonyms`) is ours. Pure; the only
randomness is the initialisation vector and the salt that cryptography asks for.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256, sha512
from typing import Literal, Protocol

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7

from sottovoce.errors import BadInput, Tampered

DEFAULT = "DEFAULT"
KEY_BYTES = (16, 24, 32)
BLOCK_BYTES = 16
LEAST_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Span:
    """A span of a text to put something else in the place of; offsets are code points."""

    start: int
    end: int
    kind: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Changed:
    """What now stands where a span stood; offsets are those of the new text."""

    start: int
    end: int
    kind: str
    text: str
    operator: str


@dataclass(frozen=True, slots=True)
class Anonymised:
    """A text with operators applied, and what was changed, in the order of the text."""

    text: str
    items: tuple[Changed, ...]


class Operator(Protocol):
    """Says what stands in the place of a value."""

    @property
    def name(self) -> str: ...

    def __call__(self, value: str, kind: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Replace:
    """A given text, or the name of the kind in angle brackets."""

    new_value: str | None = None
    name: str = field(default="replace", init=False)

    def __call__(self, value: str, kind: str) -> str:
        return f"<{kind}>" if self.new_value is None else self.new_value


@dataclass(frozen=True, slots=True)
class Redact:
    """Nothing."""

    name: str = field(default="redact", init=False)

    def __call__(self, value: str, kind: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Keep:
    """The value itself, named among the items."""

    name: str = field(default="keep", init=False)

    def __call__(self, value: str, kind: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Mask:
    """The value with some of its characters covered, from its beginning or its end."""

    masking_char: str
    chars_to_mask: int
    from_end: bool = False
    name: str = field(default="mask", init=False)

    def __post_init__(self) -> None:
        if len(self.masking_char) != 1:
            raise BadInput(
                "The masking character is one character.", where="masking_char", remedy='Send "*", say.'
            )

    def __call__(self, value: str, kind: str) -> str:
        covered = max(0, min(len(value), self.chars_to_mask))
        if self.from_end:
            return value[: len(value) - covered] + self.masking_char * covered
        return self.masking_char * covered + value[covered:]


@dataclass(frozen=True, slots=True)
class Hash:
    """A salted hash in hexadecimal: of salt and value. Without its salt a short value cannot be tried out.

    Args:
        hash_type: the function of FIPS 180-4.
        salt: at least 16 bytes. A random one when none is given: the values of one text can then be told
            apart and compared with each other, and with no other text's.
    """

    hash_type: Literal["sha256", "sha512"] = "sha256"
    salt: bytes = field(default_factory=lambda: os.urandom(LEAST_SALT_BYTES))
    name: str = field(default="hash", init=False)

    def __post_init__(self) -> None:
        if len(self.salt) < LEAST_SALT_BYTES:
            raise BadInput(
                "The salt is too short.", where="salt", remedy=f"Use {LEAST_SALT_BYTES} bytes or more."
            )

    def __call__(self, value: str, kind: str) -> str:
        digest = sha256 if self.hash_type == "sha256" else sha512
        return digest(self.salt + value.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Encrypt:
    """AES-CBC with PKCS #7 padding, the initialisation vector before it, in URL-safe base64: Presidio's form.

    Not authenticated: for exchange with systems that speak it. The vault seals otherwise.
    """

    key: bytes = field(repr=False)
    name: str = field(default="encrypt", init=False)

    def __post_init__(self) -> None:
        _check_key(self.key)

    def __call__(self, value: str, kind: str) -> str:
        vector = os.urandom(BLOCK_BYTES)
        padder = PKCS7(BLOCK_BYTES * 8).padder()
        padded = padder.update(value.encode("utf-8", "surrogatepass")) + padder.finalize()
        encryptor = Cipher(AES(self.key), CBC(vector)).encryptor()
        sealed = vector + encryptor.update(padded) + encryptor.finalize()
        return base64.urlsafe_b64encode(sealed).decode("ascii")


@dataclass(frozen=True, slots=True)
class Decrypt:
    """The way back from `Encrypt`.

    Raises:
        Tampered: when the value was not made by `Encrypt` with this key.
    """

    key: bytes = field(repr=False)
    name: str = field(default="decrypt", init=False)

    def __post_init__(self) -> None:
        _check_key(self.key)

    def __call__(self, value: str, kind: str) -> str:
        try:
            sealed = base64.urlsafe_b64decode(value)
            decryptor = Cipher(AES(self.key), CBC(sealed[:BLOCK_BYTES])).decryptor()
            padded = decryptor.update(sealed[BLOCK_BYTES:]) + decryptor.finalize()
            unpadder = PKCS7(BLOCK_BYTES * 8).unpadder()
            return (unpadder.update(padded) + unpadder.finalize()).decode("utf-8", "surrogatepass")
        except (ValueError, binascii.Error) as error:
            raise Tampered(
                "A value cannot be decrypted.",
                where="text",
                remedy="Check that key and offsets are those it was made with.",
            ) from error


def _check_key(key: bytes) -> None:
    if len(key) not in KEY_BYTES:
        raise BadInput(
            "The key has the wrong length.",
            where="key",
            remedy="Use 16, 24 or 32 bytes: 128, 192 or 256 bits.",
        )


def anonymise(text: str, spans: Sequence[Span], operators: Mapping[str, Operator]) -> Anonymised:
    """Put something else in the place of each span.

    Args:
        operators: by kind; `DEFAULT` for all other kinds. `Replace` when neither is there.

    Raises:
        BadInput: when a span does not lie in the text.
    """
    default = operators.get(DEFAULT, Replace())
    pieces: list[str] = []
    items: list[Changed] = []
    done = length = 0
    for span in apart(text, spans):
        operator = operators.get(span.kind, default)
        before, new = text[done : span.start], operator(text[span.start : span.end], span.kind)
        start = length + len(before)
        length, done = start + len(new), span.end
        pieces += before, new
        items.append(Changed(start, length, span.kind, new, operator.name))
    return Anonymised("".join((*pieces, text[done:])), tuple(items))


def apart(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans in order and apart from each other.

    What lies within another is dropped; of two with the same ends the surer stays; of two that overlap the
    second begins where the first ends; two of a kind with nothing but blanks between are one.
    """
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise BadInput(
                "A span does not lie in the text.",
                where=f"start {span.start}, end {span.end}, text of {len(text)} characters",
                remedy="Offsets are code points of the text that was analysed.",
            )
    kept: Span | None = None
    for span in sorted(spans, key=lambda each: (each.start, -each.end, -each.confidence)):
        if kept is None:
            kept = span
        elif span.end <= kept.end:
            continue
        elif span.kind == kept.kind and not text[kept.end : span.start].strip():
            kept = Span(kept.start, span.end, kept.kind, max(kept.confidence, span.confidence))
        else:
            yield kept
            kept = Span(max(span.start, kept.end), span.end, span.kind, span.confidence)
    if kept is not None:
        yield kept
