"""Data put together over messages: "4111 1111" … "1111 1111" … "exp 04/29".

Two ways. The text is read once more with the earlier ones before it, so that a word of context or the first
half of an IBAN may stand there. And numbers that stand alone at the end of one message and the beginning of
the next are joined and tried as a card. A finding made so lies in the last message; its ``parts`` are the
earlier spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from sottovoce.detect.checks.candidate import FAR, distance
from sottovoce.detect.checks.cards import passes_luhn, scheme_of
from sottovoce.detect.fold import Folded, fold
from sottovoce.detect.fold_words import fold_words
from sottovoce.detect.kinds import KINDS
from sottovoce.detect.kinds.words import BUSINESS_NUMBERS
from sottovoce.detect.lexicon import Lexicon
from sottovoce.detect.model import Evidence, Finding, Part
from sottovoce.detect.resolve import resolve

MOST_MESSAGES = 4
WORTH_READING = re.compile(r"\d|@|^\s*\S{4,64}\s*$")
CROSSING_KINDS = frozenset(("CREDIT_CARD", "IBAN_CODE", "PHONE_NUMBER"))
DIGITS = re.compile(r"\d+(?:[ .-]{0,2}\d+)*")
MOST_OTHER_LETTERS = 45
CARD_DIGITS = range(13, 20)
JOINED = "earlier messages"


class Finder(Protocol):
    """What finds in one text alone."""

    def find(self, text: str) -> tuple[Finding, ...]: ...


def assemble(
    finder: Finder, text: str, folded: str, window: Sequence[str], found: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """The findings of a text (given folded as well), with those that only its earlier texts complete."""
    if not WORTH_READING.search(folded):
        return found
    earlier = tuple(window[-MOST_MESSAGES:])
    joined = [*_from_numbers(text, earlier), *_from_reading(finder, text, earlier)]
    completed = [_with_card(finding, earlier) for finding in found]
    new = [finding for finding in joined if not _is_known(finding, found)]
    return resolve([*completed, *new])


def _is_known(finding: Finding, found: Sequence[Finding]) -> bool:
    """Whether the text alone said the same, or something at least as grave, of this span."""
    return any(
        known.start < finding.end and finding.start < known.end and known.severity >= finding.severity
        for known in found
    )


def _from_reading(finder: Finder, text: str, earlier: Sequence[str]) -> Iterator[Finding]:
    """What is found when the earlier texts are read before this one."""
    before = "\n".join(earlier) + "\n"
    if len(before) > 4_000:
        before = before[-4_000:]
        earlier = before.split("\n")[:-1]
    for finding in finder.find(before + text):
        if finding.end <= len(before):
            continue
        why = Evidence("assemble", JOINED, "it is read together with the messages before")
        if finding.start >= len(before):
            moved = replace(finding, start=finding.start - len(before), end=finding.end - len(before))
            yield replace(moved, evidence=(*finding.evidence, why))
        elif finding.kind in CROSSING_KINDS and finding.confidence >= 0.8:
            parts = tuple(_parts(finding.start, earlier))
            yield replace(
                finding,
                start=0,
                end=finding.end - len(before),
                parts=parts,
                evidence=(*finding.evidence, why),
            )


def _parts(start: int, earlier: Sequence[str]) -> Iterator[Part]:
    """The spans of the earlier texts from a place in their joined text to its end."""
    place = 0
    for number, message in enumerate(earlier):
        first = max(0, start - place)
        if first < len(message):
            yield Part(number - len(earlier), first, len(message))
        place += len(message) + 1


def _from_numbers(text: str, earlier: Sequence[str]) -> Iterator[Finding]:
    """A card number whose blocks stand in several messages."""
    last = _number(text)
    if last is None:
        return
    digits = last[2]
    parts: list[Part] = []
    for back, message in enumerate(reversed(earlier), start=1):
        piece = _number(message)
        if piece is None:
            continue
        digits, parts = piece[2] + digits, [Part(-back, piece[0], piece[1]), *parts]
        if len(digits) > CARD_DIGITS[-1]:
            return
        if len(digits) in CARD_DIGITS and passes_luhn(digits) and scheme_of(digits):
            yield _card(last[0], last[1], tuple(parts), scheme_of(digits))
            return


def _card(start: int, end: int, parts: tuple[Part, ...], scheme: str) -> Finding:
    declaration = KINDS["CREDIT_CARD"]
    why = (
        Evidence("assemble", JOINED, "with the numbers of the messages before it makes one number"),
        Evidence("check", "Luhn", "its check digit is right (Luhn)"),
        Evidence("check", "issuer range", f"its first digits and length are those of {scheme}"),
    )
    return Finding(declaration.kind, start, end, 0.85, declaration.category, declaration.severity, why, parts)


def _number(message: str) -> tuple[int, int, str] | None:
    """The one number of a message that holds little else: its span there, and its digits."""
    folded: Folded = fold_words(fold(message))
    numbers = list(DIGITS.finditer(folded.text))
    letters = sum(map(str.isalpha, folded.text))
    if len(numbers) != 1 or letters > MOST_OTHER_LETTERS:
        return None
    start, end = numbers[0].span()
    if distance(_business_words(), folded.text.lower(), start, end, filler=True) < FAR:
        return None
    digits = re.sub(r"\D", "", numbers[0].group())
    return (*folded.original(start, end), digits) if 2 <= len(digits) <= 16 else None


@cache
def _business_words() -> Lexicon:
    return Lexicon(word for words in BUSINESS_NUMBERS.values() for word in words)


def _with_card(finding: Finding, earlier: Sequence[str]) -> Finding:
    """An expiry date or security code, completed by the blocks of the card that the messages before it
    hold.
    """
    if finding.kind not in ("CARD_EXPIRY", "CARD_CODE"):
        return finding
    for count in range(1, len(earlier) + 1):
        pieces = [(back, _number(earlier[-back])) for back in range(count, 0, -1)]
        known = [(back, piece) for back, piece in pieces if piece]
        digits = "".join(piece[2] for _, piece in known)
        if len(digits) in CARD_DIGITS and passes_luhn(digits) and scheme_of(digits):
            parts = tuple(Part(-back, piece[0], piece[1]) for back, piece in known)
            why = Evidence("assemble", JOINED, "the card it belongs to stands in the messages before")
            return replace(finding, parts=parts, evidence=(*finding.evidence, why))
    return finding
