"""Addresses of crypto-currencies, by their own checksums.

Base58Check (Bitcoin, Litecoin, Dogecoin, Dash, Tron, Tezos; XRP in its own alphabet), Bech32 (BIP 173 and BIP
350: Bitcoin, Litecoin, Cardano, Cosmos, BNB), SS58 (Polkadot), StrKey (Stellar, SEP 23), Algorand, TON.
Ethereum, Solana and Monero have none that is cheap: the form counts, of Solana only beside a word for it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable
from hashlib import sha256

from sottovoce.detect.checks.candidate import Candidate, Judged, proof

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE58 = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
BECH32_CONSTANTS = (1, 0x2BC830A3)
BECH32_PREFIXES = ("bc1", "tb1", "ltc1", "addr1", "cosmos1", "bnb1", "osmo1")
BASE58CHECK_LENGTHS = (25, 26, 27)
SS58_LENGTH = 35
SOLANA_LENGTH = 32
MONERO_SIGNS = (95, 106)
FEWEST_SIGNS = 5


def check_wallet(candidate: Candidate) -> Iterable[Judged]:
    """A crypto-currency address whose checksum is right, or that has the form of one that has no checksum."""
    text = candidate.text
    lower = text.lower()
    if lower.startswith("0x"):
        why = "it has the form of an Ethereum address" if len(set(lower[2:])) >= FEWEST_SIGNS else ""
    elif lower.startswith(BECH32_PREFIXES):
        why = "its checksum is right (Bech32)" if is_bech32(text) else ""
    else:
        why = _why_other(candidate, text)
    if why:
        evidence = (proof("checksum", why),)
        yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, evidence)


def _why_other(candidate: Candidate, text: str) -> str:
    if is_base58check(text, BASE58) or (text[0] in "rR" and is_base58check(text, RIPPLE58)):
        return "its checksum is right (Base58Check)"
    for name, holds in (
        ("SS58", is_ss58),
        ("StrKey", is_stellar),
        ("SHA-512/256", is_algorand),
        ("CRC-16", is_ton),
    ):
        if holds(text):
            return f"its checksum is right ({name})"
    if len(text) in MONERO_SIGNS and text[0] in "48" and all(sign in BASE58 for sign in text):
        return "it has the form of a Monero address"
    solana = from_base58(text, BASE58)
    if solana is not None and len(solana) == SOLANA_LENGTH:
        near = candidate.surroundings(candidate.start, candidate.end)
        return "it has the form of a Solana address, beside a word for one" if near.supported else ""
    return ""


def from_base58(text: str, alphabet: str) -> bytes | None:
    """The bytes that are written in base 58, leading zeros included; none where a sign is not of it."""
    number = 0
    for character in text:
        digit = alphabet.find(character)
        if digit < 0:
            return None
        number = number * 58 + digit
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def is_base58check(text: str, alphabet: str) -> bool:
    """A version, a hash, and the first four bytes of their double SHA-256."""
    data = from_base58(text, alphabet)
    if data is None or len(data) not in BASE58CHECK_LENGTHS:
        return False
    return sha256(sha256(data[:-4]).digest()).digest()[:4] == data[-4:]


def is_ss58(text: str) -> bool:
    """Polkadot and its kin: a network, a key, and two bytes of a BLAKE2b hash."""
    data = from_base58(text, BASE58)
    if data is None or len(data) != SS58_LENGTH:
        return False
    return hashlib.blake2b(b"SS58PRE" + data[:-2]).digest()[:2] == data[-2:]


def is_stellar(text: str) -> bool:
    """StrKey of an account, SEP 23: base 32, CRC-16 at the end, low byte first."""
    if len(text) != 56 or text[0] != "G":
        return False
    data = _decoded(base64.b32decode, text)
    return data is not None and binascii.crc_hqx(data[:-2], 0) == int.from_bytes(data[-2:], "little")


def is_algorand(text: str) -> bool:
    """A key and the last four bytes of its SHA-512/256, in base 32."""
    if len(text) != 58:
        return False
    data = _decoded(base64.b32decode, text + "======")
    return data is not None and hashlib.new("sha512_256", data[:32]).digest()[-4:] == data[32:36]


def is_ton(text: str) -> bool:
    """A friendly address of TON: 36 bytes in base 64 for addresses, CRC-16 at the end."""
    if len(text) != 48 or text[:2] not in ("EQ", "UQ", "kQ", "0Q"):
        return False
    data = _decoded(base64.urlsafe_b64decode, text)
    return data is not None and binascii.crc_hqx(data[:-2], 0) == int.from_bytes(data[-2:], "big")


def _decoded(decode: Callable[[str], bytes], text: str) -> bytes | None:
    try:
        return decode(text)
    except (ValueError, binascii.Error):
        return None


def is_bech32(text: str) -> bool:
    """BIP 173 and BIP 350."""
    if text not in (text.lower(), text.upper()):
        return False
    prefix, _, data = text.lower().rpartition("1")
    values = [ord(each) >> 5 for each in prefix] + [0] + [ord(each) & 31 for each in prefix]
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
