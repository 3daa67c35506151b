"""Payment cards: issuer ranges of ISO/IEC 7812 as the schemes publish them, lengths, and the Luhn check
digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from sottovoce.detect.checks.candidate import Candidate, Judged, digits_of, proof

# (scheme, first prefix, last prefix, lengths)
RANGES: tuple[tuple[str, int, int, tuple[int, ...]], ...] = (
    ("Visa", 4, 4, (13, 16, 19)),
    ("Mastercard", 51, 55, (16,)),
    ("Mastercard", 2221, 2720, (16,)),
    ("American Express", 34, 34, (15,)),
    ("American Express", 37, 37, (15,)),
    ("Diners Club", 300, 305, (14, 16, 17, 18, 19)),
    ("Diners Club", 3095, 3095, (14, 16, 17, 18, 19)),
    ("Diners Club", 36, 36, (14, 15, 16, 17, 18, 19)),
    ("Diners Club", 38, 39, (14, 16, 17, 18, 19)),
    ("JCB", 3528, 3589, (16, 17, 18, 19)),
    ("JCB", 1800, 1800, (15,)),
    ("JCB", 2131, 2131, (15,)),
    ("Discover", 6011, 6011, (16, 17, 18, 19)),
    ("Discover", 644, 649, (16, 17, 18, 19)),
    ("Discover or RuPay", 65, 65, (16, 17, 18, 19)),
    ("UnionPay", 62, 62, (16, 17, 18, 19)),
    ("UnionPay or RuPay", 81, 82, (16, 17, 18, 19)),
    ("RuPay", 60, 60, (16,)),
    ("RuPay", 508, 508, (16,)),
    ("Maestro", 50, 50, (12, 13, 14, 15, 16, 17, 18, 19)),
    ("Maestro", 56, 58, (12, 13, 14, 15, 16, 17, 18, 19)),
    ("Maestro", 6304, 6304, (12, 13, 14, 15, 16, 17, 18, 19)),
    ("Maestro", 67, 67, (12, 13, 14, 15, 16, 17, 18, 19)),
    ("InterPayment", 636, 636, (16, 17, 18, 19)),
    ("InstaPayment", 637, 639, (16,)),
    ("Mir", 2200, 2204, (16, 17, 18, 19)),
    ("Borica", 2205, 2205, (16,)),
    ("Troy", 9792, 9792, (16,)),
    ("Uzcard or Humo", 8600, 8600, (16,)),
    ("Uzcard or Humo", 9860, 9860, (16,)),
    ("Verve", 5060, 5061, (16, 18, 19)),
    ("Verve", 6500, 6500, (16, 18, 19)),
    ("LankaPay", 357111, 357111, (16,)),
    ("Verve", 507865, 507964, (16, 18, 19)),
    ("Hipercard", 606282, 606282, (16,)),
    ("Elo", 504175, 504175, (16,)),
    ("Elo", 506699, 506778, (16,)),
    ("Elo", 509000, 509999, (16,)),
    ("Elo", 627780, 627780, (16,)),
    ("Elo", 636297, 636297, (16,)),
    ("Elo", 636368, 636368, (16,)),
    ("Meeza", 507803, 507809, (16, 19)),
    ("Napas", 9704, 9704, (16, 19)),
    ("ArCa", 9051, 9051, (16,)),
    ("Belkart", 9112, 9112, (16,)),
    ("Elcart", 9417, 9417, (16,)),
)
# The first and the last prefix of a range begin alike.
BY_FIRST_DIGIT: Mapping[str, tuple[tuple[str, int, int, tuple[int, ...]], ...]] = {
    digit: tuple(ranges)
    for digit, ranges in groupby(
        sorted(RANGES, key=lambda each: str(each[1])[0]), key=lambda each: str(each[1])[0]
    )
}
GROUPED = re.compile(r"\d{4}(?:\D{1,4}\d{4}){3}(?:\D{1,4}\d{1,3})?|\d{4}\D{1,4}\d{6}\D{1,4}\d{4,5}")
# A block of a longer number goes before: a tracking number, say, of which this is the rest.
BLOCK_BEFORE = re.compile(r"\d{4}[ -]\Z")
BLOCK_LENGTH = 5
DIGITS = re.compile(r"\d+")
AGAINST_REACH = 40
SHORTEST = 12
LONGEST = 19
# What the digits "0" to "9" count for in every second place: doubled, and nine less when that has two digits.
DOUBLED = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))
ZERO = ord("0")


def passes_luhn(digits: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812-1, annex B)."""
    code = digits.encode("ascii")
    plain = code[::-2]
    return (sum(plain) - ZERO * len(plain) + sum(code[-2::-2].translate(DOUBLED))) % 10 == 0


def scheme_of(digits: str) -> str:
    """The scheme whose ranges and lengths hold this number; empty when none does."""
    for scheme, first, last, lengths in BY_FIRST_DIGIT.get(digits[:1], ()):
        if len(digits) in lengths and first <= int(digits[: len(str(first))]) <= last:
            return scheme
    return ""


def check_card(candidate: Candidate) -> Iterable[Judged]:
    """The card numbers among the digit groups of a run."""
    if len(digits_of(candidate.text)) < SHORTEST:
        return
    groups = [match.span() for match in DIGITS.finditer(candidate.scene.text, candidate.start, candidate.end)]
    place = 0
    while place < len(groups):
        found = _longest_card(candidate, groups, place)
        if found is None:
            place += 1
            continue
        judged, place = found
        if judged is not None:
            yield judged


def _longest_card(
    candidate: Candidate, groups: Sequence[tuple[int, int]], first: int
) -> tuple[Judged | None, int] | None:
    windows = reversed(list(_windows(candidate.scene.text, groups, first)))
    # "5953 . 00" ends with the 3: four groups of four, or a length of the scheme, go before a longer one.
    for last, digits in sorted(windows, key=lambda window: _strangeness(groups, first, *window)):
        if passes_luhn(digits) and len(set(digits)) > 1:
            start, end = groups[first][0], groups[last][1]
            judged = _judge(candidate, start, end, digits)
            if judged is not None:
                return judged, last + 1
    return None


def _strangeness(groups: Sequence[tuple[int, int]], first: int, last: int, digits: str) -> tuple[bool, bool]:
    in_fours = [end - start for start, end in groups[first : last + 1]] == [4, 4, 4, 4]
    return (not scheme_of(digits), not in_fours)


def _windows(text: str, groups: Sequence[tuple[int, int]], first: int) -> Iterator[tuple[int, str]]:
    digits = ""
    for last in range(first, len(groups)):
        digits += text[slice(*groups[last])]
        if len(digits) > LONGEST:
            return
        if len(digits) >= SHORTEST:
            yield last, digits


def _judge(candidate: Candidate, start: int, end: int, digits: str) -> Judged | None:
    near = candidate.surroundings(start, end)
    block = max(candidate.start, start - BLOCK_LENGTH)
    if not near.supported and BLOCK_BEFORE.match(candidate.scene.text, block, start):
        return None
    scheme = scheme_of(digits)
    grouped = bool(GROUPED.fullmatch(candidate.scene.text, start, end))
    if not scheme and not (near.supported and len(digits) >= 13 and near.support < AGAINST_REACH):
        return None
    if len(digits) == SHORTEST and not near.supported:
        return None
    if not near.supported and not grouped and near.against < AGAINST_REACH:
        return None
    why = [proof("Luhn", "its check digit is right (Luhn)")]
    if scheme:
        why.append(proof("issuer range", f"its first digits and length are those of {scheme}"))
    if near.supported:
        why.append(proof("context", "a word for a card stands near"))
    confidence = (0.9 if scheme else 0.7) + (0.08 if near.supported else 0.0)
    return Judged(start, end, confidence, tuple(why))
