"""Pseudonyms: made-up names for values, the same each time for one customer, with the way back.

A text leaves the house with "Person-K4WQ7A2M" in the place of a name, and comes back to be restored. The
pseudonym of a value follows from a secret of the customer's (HMAC, RFC 2104) and from its kind and folded
form, so "ANNA Müller" and "anna muller" are one person, two customers' Annas are two, and without the secret
nobody can try names out. When the secret dies with the customer's key, so does the way from name to
pseudonym.
"""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sottovoce.detect.fold import fold
from sottovoce.detect.operators import DEFAULT, Span, anonymise
from sottovoce.errors import BadInput

LEAST_SECRET_BYTES = 16
# 40 bits: among a million values of one customer two would share a name about once in two texts of that size,
# so what one text holds is checked, and a name taken by another value grows longer.
LETTERS = 8
PSEUDONYM = re.compile(r"\b[A-Z][A-Za-z]*(?:-[A-Za-z]+)*-[A-Z2-7]{8,}\b")


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """The operator that puts a pseudonym in the place of a value; ``secret`` is the customer's own."""

    secret: bytes = field(repr=False)
    name: str = field(default="pseudonym", init=False)

    def __post_init__(self) -> None:
        if len(self.secret) < LEAST_SECRET_BYTES:
            raise BadInput(
                "The secret is too short.", where="secret", remedy=f"Use {LEAST_SECRET_BYTES} bytes or more."
            )

    def __call__(self, value: str, kind: str) -> str:
        return self.of(value, kind)

    def of(self, value: str, kind: str, letters: int = LETTERS) -> str:
        """The pseudonym of a value, such as ``Phone-Number-K4WQ7A2M``."""
        said = f"{kind}\0{_plain(value)}".encode("utf-8", "surrogatepass")
        digest = hmac.digest(self.secret, said, "sha256")
        return f"{kind.replace('_', '-').title()}-{base64.b32encode(digest)[:letters].decode('ascii')}"


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """A text without the values, and what each pseudonym in it stands for. Keep ``originals`` at home."""

    text: str
    originals: Mapping[str, str] = field(repr=False)

    def restore(self, answer: str) -> str:
        """An answer to the text with the values back in the place of their pseudonyms."""
        return PSEUDONYM.sub(lambda match: self.originals.get(match[0], match[0]), answer)


def pseudonymise(text: str, spans: Sequence[Span], pseudonyms: Pseudonyms) -> Pseudonymised:
    """Put pseudonyms in the place of spans, so that they can be taken back.

    Values that differ in writing only share a pseudonym; it comes back in the writing that stood first.
    """
    originals: dict[str, str] = {}
    taken: dict[str, str] = {}

    def name_of(value: str, kind: str) -> str:
        meant, letters = f"{kind}\0{_plain(value)}", LETTERS
        while taken.setdefault(name := pseudonyms.of(value, kind, letters), meant) != meant:
            letters += 1
        originals.setdefault(name, value)
        return name

    changed = anonymise(text, spans, {DEFAULT: _Naming(name_of)})
    return Pseudonymised(changed.text, MappingProxyType(originals))


@dataclass(frozen=True, slots=True)
class _Naming:
    """A function that names values, as an operator."""

    name_of: Callable[[str, str], str]
    name: str = field(default="pseudonym", init=False)

    def __call__(self, value: str, kind: str) -> str:
        return self.name_of(value, kind)


def _plain(value: str) -> str:
    return " ".join(fold(value).text.lower().split()) or value
