"""Tracking numbers of parcels: UPS ("1Z", its published check digit), UPU S10 of the posts, DHL's "JJD"."""

from __future__ import annotations

from collections.abc import Iterable

from sottovoce.detect.checks.candidate import Candidate, Judged, proof

S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def check_parcel(candidate: Candidate) -> Iterable[Judged]:
    """A tracking number whose check digit is right, or that begins as only DHL's do."""
    number = "".join(candidate.text.upper().split())
    if number.startswith("1Z"):
        right, why = is_ups(number), "its check digit is right (UPS)"
    elif number[2:-2].isdigit() and len(number) == 13:
        right, why = is_s10(number), "its check digit is right (UPU S10)"
    else:
        right, why = True, "it begins as a number of DHL's"
    if right:
        yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, (proof("parcel", why),))


def is_ups(number: str) -> bool:
    """UPS 1Z: letters count (code - 63) modulo 10, every second sign twice, modulo 10."""
    signs = [int(sign) if sign.isdigit() else (ord(sign) - 63) % 10 for sign in number[2:]]
    return -(sum(signs[:15:2]) + 2 * sum(signs[1:15:2])) % 10 == signs[15]


def is_s10(number: str) -> bool:
    """UPU standard S10: weights modulo 11."""
    remainder = (
        11 - sum(int(digit) * weight for digit, weight in zip(number[2:10], S10_WEIGHTS, strict=True)) % 11
    )
    return {10: 0, 11: 5}.get(remainder, remainder) == int(number[10])
