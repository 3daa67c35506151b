"""IP and MAC addresses, coordinates, vehicle numbers, number plates, device numbers, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_address

from sottovoce.detect.checks.candidate import CONTEXT_BEFORE, Candidate, Judged, proof
from sottovoce.detect.checks.cards import passes_luhn

VIN_VALUES = dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ",
        (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
        strict=True,
    )
)
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
VIN_CHECK_PLACE = 8
DECIMAL_PAIR = re.compile(r"(-?\d{1,2}\.\d+), ?(-?\d{1,3}\.\d+)")
PLATE_LEAD = re.compile(r"(?:is|ist|est|es|e|was)[ -](?=[A-Z0-9])", re.IGNORECASE)
VERSION_BEFORE = re.compile(r"\bv\.? ?\d+\.\d")
FILE_ENDINGS = frozenset(["png", "jpg", "jpeg", "gif", "pdf", "js", "css", "html", "php", "webp", "svg"])


def check_email(candidate: Candidate) -> Iterable[Judged]:
    """An e-mail address (RFC 5321 lengths); trailing full stops and quotes are the sentence's."""
    text = candidate.text
    local, _, domain = text.rpartition("@")
    if len(local) > 64 or ".." in text or domain.rpartition(".")[2].lower() in FILE_ENDINGS:
        return
    skipped = len(text) - len(text.lstrip("'._%+-"))
    why = (proof("RFC 5321", "it has a name, an @ and a domain with an ending"),)
    yield Judged(candidate.start + skipped, candidate.end, candidate.pattern.confidence, why)


def check_url(candidate: Candidate) -> Iterable[Judged]:
    """A web address; punctuation at its end is the sentence's."""
    end = candidate.start + len(candidate.text.rstrip(".,;:!?'"))
    why = (proof("RFC 3986", "it begins like a web address and has a domain"),)
    yield Judged(candidate.start, end, candidate.pattern.confidence, why)


def check_ip(candidate: Candidate) -> Iterable[Judged]:
    """An IPv4 or IPv6 address that is no version number and no time of day."""
    text = candidate.text
    around = candidate.scene.text[max(0, candidate.start - 1) : candidate.end + 2]
    if (re.match(r"[.:]", around[:1]) and candidate.start) or re.search(r"[.:]\d$", around[-2:]):
        return
    try:
        address = ip_address(text)
    except ValueError:
        return
    near = candidate.surroundings(candidate.start, candidate.end)
    versions = not near.supported and VERSION_BEFORE.search(
        candidate.scene.lower, max(0, candidate.start - CONTEXT_BEFORE), candidate.start
    )
    if (
        versions
        or near.against < near.support
        or (address.version == 6 and not re.search(r"[a-f]|::", text, re.IGNORECASE))
    ):
        return
    if address.version == 6 and len(text) < 6:
        return
    why = (proof("address", f"it is a valid IPv{address.version} address"),)
    yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def check_mac(candidate: Candidate) -> Iterable[Judged]:
    """A MAC address (IEEE 802); six pairs of digits only must not be a date and time."""
    text = candidate.text
    if "-" in text and not re.search(r"[a-f]", text, re.IGNORECASE) and not text.startswith("00"):
        return
    why = (proof("form", "six pairs of hexadecimal digits"),)
    yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def check_luhn(candidate: Candidate) -> Iterable[Judged]:
    """A number whose Luhn check digit is right."""
    if passes_luhn(re.sub(r"\D", "", candidate.text)):
        why = (proof("Luhn", "its check digit is right (Luhn)"),)
        yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def check_coordinates(candidate: Candidate) -> Iterable[Judged]:
    """A latitude and a longitude on the globe (ISO 6709)."""
    pair = DECIMAL_PAIR.fullmatch(candidate.text)
    if pair and not (abs(float(pair[1])) <= 90 and abs(float(pair[2])) <= 180):
        return
    why = (proof("range", "a latitude and a longitude"),)
    yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def check_vin(candidate: Candidate) -> Iterable[Judged]:
    """A vehicle identification number whose check digit is right (49 CFR 565.15)."""
    text = candidate.text.upper()
    values = [int(character) if character.isdigit() else VIN_VALUES[character] for character in text]
    remainder = sum(value * weight for value, weight in zip(values, VIN_WEIGHTS, strict=True)) % 11
    if text[VIN_CHECK_PLACE] == ("X" if remainder == 10 else str(remainder)):
        why = (proof("check digit", "its check digit is right for a vehicle"),)
        yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def check_plate(candidate: Candidate) -> Iterable[Judged]:
    """A number plate: letters and digits, right after a word for it."""
    skipped = PLATE_LEAD.match(candidate.text)
    start = candidate.start + (skipped.end() if skipped else 0)
    text = candidate.scene.text[start : candidate.end]
    near = candidate.surroundings(start, candidate.end)
    if text != text.upper():
        return
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    if near.supported and near.support <= 15 and letters and digits and letters + digits >= 5:
        why = (proof("context", "a word for a number plate stands near"),)
        yield Judged(start, candidate.end, candidate.pattern.confidence, why)
