"""IBAN (ISO 13616, by `python-stdnum`'s registry) and crypto-currency addresses (Base58Check, Bech32,
EIP-55 form).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from sottovoce.detect.checks.candidate import Candidate, Judged, proof

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
BECH32_CONSTANTS = (1, 0x2BC830A3)
SHORTEST_IBAN = 15
GROUP = re.compile(r"[A-Za-z0-9]+")
IBAN_BEGIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}")
IBAN_SHAPE = re.compile(r"[A-Za-z]{2}[ -]?\d{2}(?:[ \n-]?[A-Za-z0-9]{1,4}){3,8}(?![A-Za-z0-9])")


def check_iban(candidate: Candidate) -> Iterable[Judged]:
    """An IBAN whose country, length and check digits are right. Words may read like its beginning, such as
    "at 12" before it, so it may begin at any group of the match.
    """
    text = candidate.scene.text
    for begin in IBAN_BEGIN.finditer(text, candidate.start, candidate.end):
        shape = IBAN_SHAPE.match(text, begin.start())
        end = _end_of_iban(text, *shape.span()) if shape else None
        if end is not None:
            why = proof("ISO 13616", "its country, length and check digits are those of an IBAN")
            yield Judged(begin.start(), end, candidate.pattern.confidence, (why,))
            return


def _end_of_iban(text: str, start: int, end: int) -> int | None:
    """Where the IBAN that begins here ends: the last group with which it is right."""
    for group in reversed(list(GROUP.finditer(text, start, end))):
        compact = re.sub(r"[ \n-]", "", text[start : group.end()]).upper()
        if len(compact) < SHORTEST_IBAN:
            return None
        if _remainder(compact) == 1 and _is_registered(compact):
            return group.end()
    return None


def _remainder(compact: str) -> int:
    return int("".join(str(int(character, 36)) for character in compact[4:] + compact[:4])) % 97


def _is_registered(compact: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(compact, check_country=False))


def check_crypto(candidate: Candidate) -> Iterable[Judged]:
    """A crypto-currency address whose checksum is right; of Ethereum's form, one that is not all"
    " one digit."""
    text = candidate.text
    if text.lower().startswith("0x"):
        right, why = len(set(text.lower()[2:])) > 4, "it has the form of an Ethereum address"
    elif text.lower().startswith(("bc1", "tb1", "ltc1")):
        right, why = _is_bech32(text), "its checksum is right (Bech32)"
    else:
        right, why = _is_base58check(text), "its checksum is right (Base58Check)"
    if right:
        evidence = (proof("checksum", why),)
        yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, evidence)


def _is_base58check(text: str) -> bool:
    number = 0
    for character in text:
        digit = BASE58.find(character)
        if digit < 0:
            return False
        number = number * 58 + digit
    try:
        data = number.to_bytes(25, "big")
    except OverflowError:
        return False
    return sha256(sha256(data[:21]).digest()).digest()[:4] == data[21:]


def _is_bech32(text: str) -> bool:
    """BIP 173 and BIP 350."""
    if text not in (text.lower(), text.upper()):
        return False
    prefix, _, data = text.lower().rpartition("1")
    values = (
        [ord(character) >> 5 for character in prefix] + [0] + [ord(character) & 31 for character in prefix]
    )
    values += [BECH32.find(character) for character in data]
    return min(values) >= 0 and _polymod(values) in BECH32_CONSTANTS


def _polymod(values: list[int]) -> int:
    generators = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(generators):
            if top >> place & 1:
                checksum ^= generator
    return checksum
