"""Postal addresses and numbers of a company's own, by their form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sottovoce.detect.checks.candidate import Candidate, Judged, proof

POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|\d{5}(?:-\d{3,4})?|\d{4}-\d{3})\b", re.IGNORECASE
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
AMBIGUOUS_ENDS = re.compile(
    r"(?i)(?:way|place|court|drive|close|circle|row|square|gardens|broadway|hof|ring|weg|str|st|dr|ct)\.?$"
)
CAPITAL = re.compile(r"[A-Z]")


def check_address(candidate: Candidate) -> Iterable[Judged]:
    """A street and a number; a postcode, a capital or a word for living there make it surer."""
    text = candidate.text.rstrip(" ,.")
    street = re.split(r",", text)[0]
    before = candidate.scene.lower[max(0, candidate.start - 50) : candidate.start]
    postcode, lives = bool(POSTCODE.search(text[len(street) :])), bool(LIVES.search(before))
    words = re.findall(r"[A-Za-z]+", street)
    capitals = len(words) > 1 and all(CAPITAL.match(word) for word in words[:1] + words[-1:])
    if SENTENCE.search(street) and not postcode and not re.search(r"\b(?i:de|du|della|del)\b", street):
        return
    if not (postcode or lives or capitals) or (
        AMBIGUOUS_ENDS.search(street) and not (lives or postcode or capitals)
    ):
        return
    why = [proof("form", "a street and a number")]
    confidence = candidate.pattern.confidence
    if postcode:
        why.append(proof("postcode", "a postcode stands with it"))
        confidence += 0.15
    if lives:
        why.append(proof("context", "words such as address or live stand before it"))
        confidence += 0.1
    yield Judged(candidate.start, candidate.start + len(text), min(0.95, confidence), tuple(why))


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
