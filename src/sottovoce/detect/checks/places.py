"""Postal addresses and numbers of a company's own, by their form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sottovoce.detect.checks.candidate import Candidate, Judged, proof
from sottovoce.detect.kinds.identifiers import MONTHS

POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|\d{5}(?:-\d{3,4})?|\d{4}-\d{3}"
    r"|(?!19|20)\d{4}(?= (?-i:[A-Z])))\b",
    re.IGNORECASE,
)
LIVES = re.compile(
    r"(?:address|live at|live in|lives|reside|deliver|send|ship|located|adresse|wohn|liefer|habite"
    r"|livr|livraison|direccion"
    r"|vivo|envi|indirizzo|abito|spedi|endereco|moro|mora|entreg|adres|woon|bezorg|moved|home|meet me at)"
)
# Words between the number and the street that show that it is a sentence and no address.
SENTENCE = re.compile(
    r"(?i)\b(?:of|the|your|my|this|that|hours?|minutes?|days?|weeks?|months?|years?|items?|and|on|for|in|from|times?|is|was|to|a"
    r"|euros?|dollars?|people|stars?)\b"
)
ROMANCE = re.compile(r"\b(?i:de|du|della|del)\b")
DAY = re.compile(rf"(?i)\b(?:{MONTHS})\.? \d{{1,2}}\b")
# One word that is a street even without a town.
PLAIN_STREET = re.compile(r"(?i)(?:strasse|str|gasse|allee|straat|laan|gracht|vej|veien|gatan|katu)\.? \d")
# What ends the name of a street and seldom anything else, in small letters too after a long number.
PLAIN_ENDS = re.compile(r"(?i) (?:street|avenue|road|boulevard|terrace|parkway)\b")
LONG_NUMBER = re.compile(r"\d{3,5} ")
CAPITAL = re.compile(r"[A-Z]")
# A form of this confidence speaks for itself: a box, or a military post office.
PLAIN_FORM = 0.8
# Some write a number of the estate, or of the building, before the house number.
NUMBER_BEFORE = re.compile(r"(?:\A|[\s>:])(?P<value>\d{2,5} )\Z")
LONGEST_NUMBER = 8
# "3º B" is a floor and a door in Spain and Portugal.
UNIT = (
    r"(?:(?:apt|apartment|suite|ste|unit|flat|floor)\.? ?#?\w{1,5}\b|\d{1,2}(?:st|nd|rd|th) floor\b"
    r"|\d{1,2}\.?[oa] ?(?-i:[A-Z])\b)"
)
NAME = r"(?-i:[A-Z\x1a])[\w\x1a'-]+"
TOWN = rf"{NAME}(?: (?:d[aeio]s? |del |of |la |le |am |an der )?{NAME}){{0,3}}"
STATE = r"(?-i:[A-Z]{2})\b(?:,?\s{1,2}\d{5}(?:-\d{4})?\b)?"
CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\d{5}(?:-\d{3,4})?\b"
COUNTRY = (
    "argentina|australia|austria|belgium|brazil|bulgaria|canada|chile|china|colombia|croatia|cyprus"
    "|czech republic|denmark|estonia|finland|france|germany|greece|greenland|hungary|iceland|india|ireland"
    "|israel|italy|japan|latvia|lithuania|luxembourg|malta|mexico|netherlands|new zealand|norway|poland"
    "|portugal|romania|serbia|slovakia|slovenia|south africa|spain|sweden|switzerland|tunisia|turkey|ukraine"
    "|united kingdom|uk|united states|usa|uruguay|deutschland|osterreich|schweiz|suisse|belgique|espana"
    "|italia|brasil|nederland|belgie"
)
CLOSING = rf"(?:{STATE}|{CODE}|(?:{COUNTRY})\b(?:,?\s{{1,2}}\d{{4,5}}\b)?)"
GAP = r"(?: ?,? ?\n? ?,? ?)"
TAIL = re.compile(
    rf"\.?(?:[ ,>\n]{{1,6}}{UNIT}){{0,2}}(?:{GAP}(?:{TOWN}{GAP}){{0,2}}{CLOSING}(?:{GAP}{CLOSING})?)?",
    re.IGNORECASE,
)


def check_address(candidate: Candidate) -> Iterable[Judged]:
    """A street and a number; a postcode, a capital or a word for living there make it surer."""
    scene = candidate.scene
    start, end = widened(scene.text, candidate.start, candidate.start + len(candidate.text.rstrip(" ,.")))
    text = scene.text[candidate.start : end]
    street = candidate.text.split(",")[0].rstrip(" .")
    postcode = bool(POSTCODE.search(text[len(street) :]))
    lives = bool(LIVES.search(scene.lower[max(0, candidate.start - 50) : candidate.start]))
    if not _is_street(street, candidate, postcode=postcode, lives=lives):
        return
    why = [proof("form", "a street and a number")]
    confidence = candidate.pattern.confidence
    if postcode:
        why.append(proof("postcode", "a postcode stands with it"))
        confidence += 0.15
    if lives:
        why.append(proof("context", "words such as address or live stand before it"))
        confidence += 0.1
    yield Judged(start, end, min(0.95, confidence), tuple(why))


def _is_street(street: str, candidate: Candidate, *, postcode: bool, lives: bool) -> bool:
    if SENTENCE.search(street) and not postcode and not ROMANCE.search(street):
        return False
    if DAY.search(street) or (street.startswith("0") and not (postcode or lives)):
        return False
    if candidate.pattern.confidence >= PLAIN_FORM or postcode or lives:
        return True
    if PLAIN_ENDS.search(street) and (CAPITAL.search(street) or LONG_NUMBER.match(street)):
        return True
    words = re.findall(r"[A-Za-z]+", street)
    if len(words) == 1:
        return bool(CAPITAL.match(street) and PLAIN_STREET.search(street))
    return all(CAPITAL.match(word) for word in words[:1] + words[-1:])


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of an address with the number before its house number, the unit, and the town when a
    postcode, a state or a country closes it.
    """
    before = NUMBER_BEFORE.search(text, max(0, start - LONGEST_NUMBER), start)
    tail = TAIL.match(text, end)
    return before.start("value") if before else start, tail.end() if tail and tail.end() > end + 1 else end


def check_order(candidate: Candidate) -> Iterable[Judged]:
    """A number that a company gave: at least four characters with enough digits, and no date or amount."""
    text = candidate.text.rstrip("-")
    digits = sum(map(str.isdigit, text))
    after = candidate.scene.text[candidate.end : candidate.end + 3]
    if (
        digits < 4
        or re.fullmatch(r"(?:19|20)\d\d(?:-\d\d){1,2}", text)
        or re.match(r"[./:]\d|\s?[$%]", after)
    ):
        return
    why = (proof("context", "it stands where such a number is told"),)
    yield Judged(candidate.start, candidate.start + len(text), candidate.pattern.confidence, why)
