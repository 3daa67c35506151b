"""Telephone numbers: the numbering plans of all regions, by `phonenumbers` (libphonenumber's metadata).

A number with a country code speaks for itself. A national number is tried in the regions of the profile.
What is grouped as the plan of the region groups it, or begins with the trunk prefix, is one; bare digits
need a word of context, and words such as "order" or "tracking" before it say that it is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import phonenumbers

from sottovoce.detect.checks.candidate import (
    CONTEXT_BEFORE,
    FAR,
    Candidate,
    Judged,
    Surroundings,
    digits_of,
    proof,
)
from sottovoce.detect.checks.numbering import is_grouped_by_plan, is_national_number, trunk_prefix
from sottovoce.detect.checks.streets import begins_street, follows_unit

GROUP = re.compile(r"\+?\(?\+?\d+")
HARD_GAP = re.compile(r"[\n,|/]|\s{2,}|\s-\s|\.\s")
POSTCODE_LINE = re.compile(r"[1-9]\d{4}\s*\n\s*")
# Without one of these a run is one number.
MAY_SPLIT = re.compile(rf"{HARD_GAP.pattern}|\s[0+(]")
MOST_DIGITS = 15
FEWEST_DIGITS = 7
FEWEST_IN_CONTEXT = 4
FEWEST_ABROAD = 10
MOST_BARE_DIGITS = 12
LOOSE_LENGTHS = range(7, 13)
LENGTHS_WITH_COUNTRY = range(10, 15)
# A form that is hardly anything but a telephone number's.
SURE_GROUPING = 0.8

DATE = (
    r"\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d{2}(?:[ ,]+\d{1,2}[.]?\d{0,2})?|(?:19|20)\d{2}[./"
    r" -]\d{1,2}[./ -]\d{1,2}(?:[ ,_-]+\d{1,6})?"
    r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{4}|\d{6})?|(?:19|20)\d{2} ?[-/] ?(?:19|20)?\d{2}"
)
SHORT_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}(?:[ ,]+\d{1,2}[.]?\d{0,2})?")
AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+[.,]\d{1,2}"
DOTTED_QUAD = r"\d{1,3}(?:\.\d{1,3}){3}"
SOCIAL_SECURITY = r"\d{3}-\d{2}-\d{4}"
CARD_BLOCKS = r"\d{4}(?:[ -]\d{4}){2,4}"
ISBN = r"(?:97[89]-)?\d-\d{2,7}-\d{2,7}-\d"
OTHER_FORM = re.compile("|".join((DATE, AMOUNT, DOTTED_QUAD, SOCIAL_SECURITY, CARD_BLOCKS, ISBN)))
MONEY_AFTER = re.compile(r"\s?(?:\$(?!\s?\d)|usd|eur|gbp|euros?|dollars?|pounds|chf|reais|%)", re.IGNORECASE)
NANP_GROUPS = re.compile(r"\(\d{3}\) ?\d{7}|\(?\d{3}\)?[\s.~*_/-]{1,2}\d{3}[\s.~*_/-]\d{4}")
# A block of a longer number: what follows it after one space is that number's, not the beginning of another.
BLOCK_BEFORE = re.compile(r"\d{4} \Z")
BLOCK_LENGTH = 5
TWO_DIGITS = re.compile(r"\d\d")
EXTENSION = re.compile(r"\s?(?:x|ext).*", re.IGNORECASE | re.DOTALL)
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
GUID_LENGTH = 36
CLOCK_BEFORE = re.compile(r"\d:\Z")
# The word stands right before the digits, where no list of words sees its end.
GLUED_BEFORE = re.compile(
    r"(?:tel|phone|mobile|cell|call|text|fax|whatsapp|telefono?e?|handy|mobil|movil|ruf)\Z"
)
LONGEST_GLUED = 8
COUNTING = "01234567890 9876543210"
NEAR = 3
BARE_NEAR = 40
# A slip of the pen for "contact number".
CONTACT_MISSPELT = re.compile(r"\bcontract (?:phone )?(?:number|no\.?)(?: is|:| -)?\s?\Z")
NANP = "1"


def check_phone(candidate: Candidate) -> Iterable[Judged]:
    """The telephone numbers in a run of digits."""
    text = candidate.scene.text
    edges = _edges(text, candidate.start, candidate.end)
    place = 0
    while place < len(edges) - 1:
        judged, last = _longest(candidate, edges, place)
        if judged is not None:
            yield judged
            place = last
            continue
        place += 1
        while place < len(edges) - 1 and _follows_block(text, candidate.start, edges[place]):
            place += 1


def _follows_block(text: str, first: int, start: int) -> bool:
    return bool(BLOCK_BEFORE.match(text, max(first, start - BLOCK_LENGTH), start))


def _longest(candidate: Candidate, edges: list[int], first: int) -> tuple[Judged | None, int]:
    """The longest number that begins at an edge, and the edge where it ends.

    A line that ends with a postcode is no part of the number on the next line.
    """
    judged, last = _longest_of_any(candidate, edges, first)
    if judged is None or last == first + 1:
        return judged, last
    piece = candidate.scene.text[edges[first] : edges[first + 1]]
    if POSTCODE_LINE.fullmatch(piece) and _longest_of_any(candidate, edges, first + 1)[0]:
        return None, first
    return judged, last


def _longest_of_any(candidate: Candidate, edges: list[int], first: int) -> tuple[Judged | None, int]:
    for last in _ends(candidate.scene.text, edges, first):
        judged = _judge(candidate, edges[first], edges[last])
        if judged is not None:
            return judged, last
    return None, first


def _edges(text: str, start: int, end: int) -> list[int]:
    """Where a number may begin or end: the ends of the run, hard gaps, and groups that begin like"
    " a number."""
    if not MAY_SPLIT.search(text, start, end) or _is_spread(text[start:end]):
        return [start, end]
    groups = list(GROUP.finditer(text, start, end))
    edges = [start]
    for before, group in pairwise(groups):
        gap = text[before.end() : group.start()]
        if HARD_GAP.search(gap) or (gap.isspace() and group.group()[0] in "0+("):
            edges.append(group.start())
    return [*edges, end]


def _is_spread(written: str) -> bool:
    """Whether every digit stands alone, as in "0 1 7 1": nobody writes anything but a number so."""
    return len(written) > 2 * FEWEST_DIGITS and not TWO_DIGITS.search(written)


def _ends(text: str, edges: list[int], first: int) -> Iterator[int]:
    """Where a number that begins at an edge may end, the longest first."""
    fitting = []
    for last in range(first + 1, len(edges)):
        if len(digits_of(text[edges[first] : edges[last]])) > MOST_DIGITS + 6:
            break
        fitting.append(last)
    return reversed(fitting)


def _judge(candidate: Candidate, start: int, end: int) -> Judged | None:
    text = candidate.scene.text
    written = text[start:end].rstrip(" \t\r\n.,_/(|*~-")
    end = start + len(written)
    digits = len(digits_of(written))
    if digits < FEWEST_IN_CONTEXT or digits > MOST_DIGITS + 6:
        return None
    if _is_something_else(text, start, end, written):
        return None
    near = candidate.surroundings(start, end)
    if GLUED_BEFORE.search(candidate.scene.lower, max(0, start - LONGEST_GLUED), start):
        near = Surroundings(0, near.against)
    if SHORT_DATE.fullmatch(written) and not near.supported:
        return None
    if _is_dialled_abroad(written, near):
        region = _country(written, candidate.scene.regions)
        if region:
            why = proof("numbering plan", f"it is a valid number of {region} with its country code")
            return Judged(start, end, 0.95, (why,))
        if "+" in written[:2] and len(_digits(written)) in LENGTHS_WITH_COUNTRY and not written[1:].isdigit():
            why = proof("form", "it is written with a plus and in groups")
            return Judged(start, end, 0.6, (why,))
    if digits < FEWEST_DIGITS and not near.supported:
        return None
    return _judge_national(candidate, start, end, written, near)


def _is_dialled_abroad(written: str, near: Surroundings) -> bool:
    """Whether it begins like a number with a country code; zeros do in an order number, too."""
    if written.startswith(("+", "(+")):
        return True
    told_otherwise = near.against < near.support and near.against < BARE_NEAR
    return written.startswith(("00", "011")) and len(_digits(written)) >= FEWEST_ABROAD and not told_otherwise


def _judge_national(
    candidate: Candidate, start: int, end: int, written: str, near: Surroundings
) -> Judged | None:
    confidence, reach, region = max(
        ((*_national_confidence(written, each), each) for each in _holding(written, candidate.scene.regions)),
        key=lambda judged: judged[0],
        default=(0.0, BARE_NEAR, ""),
    )
    supported = near.supported or (
        confidence >= SURE_GROUPING and (near.support < FAR or _is_misspelt(candidate, start))
    )
    if not supported and near.against < min(reach, near.support):
        return None
    context = (proof("context", "a word for a telephone stands near"),) if supported else ()
    if not region:
        loose = near.support < 25 and supported and len(_digits(written)) in LOOSE_LENGTHS
        return Judged(start, end, 0.6, context) if loose else None
    why = proof("numbering plan", f"it is a valid number in {region}")
    if supported:
        return Judged(start, end, min(0.95, max(confidence, 0.65) + 0.15), (why, *context))
    return Judged(start, end, confidence, (why,)) if confidence >= 0.5 else None


def _is_misspelt(candidate: Candidate, start: int) -> bool:
    return bool(CONTACT_MISSPELT.search(candidate.scene.lower, max(0, start - CONTEXT_BEFORE), start))


def _national_confidence(written: str, region: str) -> tuple[float, int]:
    """How sure a valid national number is without a word of context, and how near a word for something else
    may stand.
    """
    bare = written.isdigit()
    digits = len(_digits(written))
    trunk = trunk_prefix(region)
    if _is_spread(written):
        return 0.65, NEAR
    if trunk == NANP and NANP_GROUPS.search(written):
        return 0.8, NEAR
    if trunk == "0" and digits >= 9 and written.lstrip("(").startswith("0"):
        return 0.3 if bare and digits > MOST_BARE_DIGITS else 0.75, BARE_NEAR if bare else NEAR
    if digits >= FEWEST_DIGITS and not bare and is_grouped_by_plan(written, region):
        enough = trunk != "0" or len(GROUP.findall(written)) > 2 or written.startswith(("0", "("))
        return (0.3 if not enough else 0.65 if digits > FEWEST_DIGITS else 0.55), BARE_NEAR
    if trunk in ("0", NANP) or digits < 9:
        return 0.3, BARE_NEAR
    return (0.55, BARE_NEAR) if bare else (0.65, NEAR)


def _is_something_else(text: str, start: int, end: int, written: str) -> bool:
    """Dates, amounts, dotted quads, blocks of a card, counting: digits whose form says what they are."""
    if OTHER_FORM.fullmatch(written):
        return True
    if _is_spread(written) and digits_of(written) in COUNTING:
        return True
    if begins_street(text, start, end) or follows_unit(text, start):
        return True
    before = text[max(0, start - 2) : start]
    if CLOCK_BEFORE.search(before) or _is_in_guid(text, start, end):
        return True
    return "$" in before or before.endswith("#") or bool(MONEY_AFTER.match(text, end))


def _is_in_guid(text: str, start: int, end: int) -> bool:
    """Whether these digits are a part of a universally unique identifier (RFC 9562)."""
    if "-" not in (text[start - 1 : start], text[end : end + 1]):
        return False
    found = GUID.search(text, max(0, start - GUID_LENGTH), end + GUID_LENGTH)
    return found is not None and found.start() < end and start < found.end()


def _holding(written: str, regions: Sequence[str]) -> Iterator[str]:
    """Those of these regions whose plans hold the number."""
    digits = _digits(written)
    return (region for region in regions if is_national_number(digits, region))


def _country(written: str, regions: Sequence[str]) -> str:
    """The country of a number written with its country code, or dialled abroad from one of these regions."""
    plus = "+" in written[:2]
    for region in (None,) if plus else regions:
        try:
            number = phonenumbers.parse(("+" if plus else "") + _digits(written), region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.region_code_for_number(number) or "its country"
    return ""


def _digits(written: str) -> str:
    return digits_of(EXTENSION.sub("", written))
