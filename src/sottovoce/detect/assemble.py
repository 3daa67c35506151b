"""Data put together over messages: "4111 1111" … "1111 1111" … "exp 04/29".

The text is read again with what earlier messages lend it (`detect.fragments`): all of them, as they stand;
the words of one that lead to it; the pieces of a number in the last few, small talk between them left out;
the first line of an address; the name of an e-mail address. And numbers that stand alone are joined and tried
as a card. The first reading that finds something new is believed. A finding made so lies in the last message;
its ``parts`` are the earlier spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from sottovoce.detect.checks.cards import passes_luhn, scheme_of
from sottovoce.detect.fold import Folded, fold
from sottovoce.detect.fold_words import AT_WORDS, DOT_WORDS, fold_words
from sottovoce.detect.fragments import (
    LONGEST_MESSAGE,
    MOST_OTHER_LETTERS,
    SMALL_TALK,
    Fragment,
    fragment,
    leads,
    stands_for_business,
)
from sottovoce.detect.kinds import KINDS
from sottovoce.detect.model import Category, Evidence, Finding, Part, Severity
from sottovoce.detect.resolve import resolve

MOST_MESSAGES = 8
MOST_PIECES = 5
MOST_LEADS = 2
MOST_READ = 4_000
LONGEST_TEXT = 2_000
WORTH_READING = re.compile(
    r"\d|@|^\s*\S{4,64}\s*$|\.[a-z]{2,6}\s*$|[^a-z0-9](?:dot|punkt|punto|ponto|point|punt)[^a-z0-9]"
)
CROSSING_CATEGORIES = frozenset((Category.FINANCIAL, Category.GOVERNMENT_ID, Category.CONTACT))
CROSSING_KINDS = frozenset(("DATE_OF_BIRTH",))
LEAST_CONFIDENCE = 0.8
DIGITS = re.compile(r"\d+(?:[ .-]{0,2}\d+)*")
CARD_DIGITS = range(13, 20)
JOINED = "earlier messages"
SECRET_END = re.compile(
    r"(?:password|passwort|kennwort|contrasena|mot de passe|senha|wachtwoord|pin)\s*$", re.IGNORECASE
)
TOWN = re.compile(
    r"\W*(?:[\w' -]{2,30}, ?)?(?:[A-Z]{2},? )?(?:\d{4,5}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b.{0,40}",
    re.DOTALL,
)
MAIL_WORD = re.compile(r"mail|correo|courriel|posta|write to|contact", re.IGNORECASE)
MAIL_NAME = re.compile(rf"(?P<name>[\w.+-]*\w)(?P<at>@|\s(?:{AT_WORDS}))?\s*$", re.IGNORECASE)
MAIL_DOMAIN = re.compile(
    rf"\s*(?P<at>@)?[\w-]+(?:\s?\.\s?|\s(?:{DOT_WORDS})\s)[\w-]{{2,}}(?:(?:\s?\.\s?|\s(?:{DOT_WORDS})\s)[a-z]{{2,}})?",
    re.IGNORECASE,
)
WRITTEN_LIKE_A_NAME = re.compile(r"[\d._+-]")


class Finder(Protocol):
    """What finds in one text alone."""

    def find(self, text: str) -> tuple[Finding, ...]: ...


class Piece(NamedTuple):
    """A span of a message that a reading takes; message 0 is the text itself, -1 the one before it."""

    message: int
    start: int
    end: int


class Reading(NamedTuple):
    """Pieces of messages as one text, and what stands between each and the next; the first of them, as
    many as ``led`` says, only lead to the others.
    """

    pieces: tuple[Piece, ...]
    joint: str = " "
    least: float = LEAST_CONFIDENCE
    led: int = 0

    def joints(self) -> list[str]:
        """What stands after each piece."""
        last = len(self.pieces) - 1
        return ["" if n == last else " " if n < self.led else self.joint for n in range(last + 1)]


def assemble(
    finder: Finder, text: str, folded: str, window: Sequence[str], found: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """The findings of a text (given folded as well), with those that only its earlier texts complete."""
    if len(text) > LONGEST_TEXT or not WORTH_READING.search(folded) or SMALL_TALK.fullmatch(text):
        return found
    earlier = tuple(window[-MOST_MESSAGES:])
    completed = [_with_card(finding, earlier) for finding in found]
    for joined in _attempts(finder, text, earlier):
        new = [finding for finding in joined if not _is_known(finding, found)]
        if any(finding.severity >= Severity.MEDIUM for finding in new):
            return resolve([*completed, *new])
        completed += new
    return resolve(completed)


def _attempts(finder: Finder, text: str, earlier: Sequence[str]) -> Iterator[list[Finding]]:
    yield list(_from_numbers(text, earlier))
    for reading in _readings(text, earlier):
        yield list(_read(finder, reading, (*earlier, text)))


def _is_known(finding: Finding, found: Sequence[Finding]) -> bool:
    """Whether the text alone said the same, or something at least as grave, of this span."""
    return any(
        known.start < finding.end and finding.start < known.end and known.severity >= finding.severity
        for known in found
    )


def _readings(text: str, earlier: Sequence[str]) -> Iterator[Reading]:
    """The ways to read a text with the messages before it, the one with the most pieces first."""
    own = fragment(text, 0)
    last = Piece(*(own or (0, 0, len(text))))
    numbers = range(-len(earlier), 0)
    pieces = [piece for number in numbers if (piece := fragment(earlier[number], number))]
    for count in range(min(MOST_PIECES, len(pieces)), 0, -1):
        chosen = tuple(Piece(*piece) for piece in pieces[-count:])
        context = _context(earlier, chosen[0])
        for joint in (" ", ""):
            yield Reading((*context, *chosen, last), joint, led=len(context))
    yield _whole(text, earlier)
    if own is None and len(text.split()) > 1:
        numbers = range(0)
    for lead in [number for number in reversed(numbers) if leads(earlier[number])][:MOST_LEADS]:
        joint = " is " if SECRET_END.search(earlier[lead]) else " "
        yield Reading((_all_of(earlier, lead), last), joint)
    yield from _addresses(text, earlier, pieces)
    yield from _emails(text, earlier)


def _whole(text: str, earlier: Sequence[str]) -> Reading:
    """All messages as they stand, a line each, as far back as is near."""
    kept: list[Piece] = []
    room = MOST_READ
    for number in range(-1, -len(earlier) - 1, -1):
        begin = max(0, len(earlier[number]) - room)
        kept.insert(0, Piece(number, begin, len(earlier[number])))
        room -= len(earlier[number]) - begin + 1
        if room <= 0:
            break
    return Reading((*kept, Piece(0, 0, len(text))), "\n")


def _all_of(earlier: Sequence[str], number: int) -> Piece:
    return Piece(number, 0, len(earlier[number].rstrip()))


def _context(earlier: Sequence[str], first: Piece) -> tuple[Piece, ...]:
    """What leads to a piece: the last message before it that leads, and the words before it in its own."""
    lead = next((n for n in range(first.message - 1, -len(earlier) - 1, -1) if leads(earlier[n])), None)
    before = () if lead is None else (_all_of(earlier, lead),)
    own = earlier[first.message][: first.start]
    return (*before, Piece(first.message, 0, len(own.rstrip()))) if own.strip() else before


def _addresses(text: str, earlier: Sequence[str], pieces: Sequence[Fragment]) -> Iterator[Reading]:
    """A street in one message, the town in the next."""
    if pieces and TOWN.fullmatch(text):
        yield Reading((_all_of(earlier, pieces[-1].message), Piece(0, 0, len(text))), ", ", 0.6)


def _emails(text: str, earlier: Sequence[str]) -> Iterator[Reading]:
    """The name of an address in one message, where it is in the next."""
    domain = MAIL_DOMAIN.match(text)
    if domain is None:
        return
    for number in range(-1, -len(earlier) - 1, -1):
        message = earlier[number][-LONGEST_TEXT:]
        name = MAIL_NAME.search(message) if len(message) == len(earlier[number]) else None
        if name is None:
            continue
        told = MAIL_WORD.search("\n".join((*earlier[max(-len(earlier), number - 1) : number], message)))
        alone = len(message.split()) <= 2 and WRITTEN_LIKE_A_NAME.search(name["name"])
        if (told or alone or name["at"]) and bool(domain["at"]) != bool(name["at"]):
            joint = " " if (name["at"] or "").strip().isalpha() else ""
            yield Reading(
                (Piece(number, name.start(), len(message.rstrip())), Piece(0, domain.start(), len(text))),
                joint,
            )
            return


def _read(finder: Finder, reading: Reading, messages: Sequence[str]) -> Iterator[Finding]:
    """What is found in a reading and lies, at least in part, in the last message."""
    texts = [messages[piece.message - 1][piece.start : piece.end] for piece in reading.pieces]
    joined = "".join(text + joint for text, joint in zip(texts, reading.joints(), strict=True))
    why = Evidence("assemble", JOINED, "it is read together with the messages before")
    for finding in finder.find(joined):
        spans = _spans(reading, finding)
        if not spans or spans[-1].message != 0:
            continue
        parts = tuple(Part(*span) for span in (_trimmed(each, messages) for each in spans[:-1]) if span)
        last = _trimmed(spans[-1], messages)
        if last is None or (parts and not _may_cross(finding, reading.least)):
            continue
        yield replace(finding, start=last.start, end=last.end, parts=parts, evidence=(*finding.evidence, why))


def _may_cross(finding: Finding, least: float) -> bool:
    crossing = finding.category in CROSSING_CATEGORIES or finding.kind in CROSSING_KINDS
    return crossing and finding.confidence >= least


def _spans(reading: Reading, finding: Finding) -> list[Piece]:
    """Where in the messages a finding of a reading lies."""
    spans, place = [], 0
    for piece, joint in zip(reading.pieces, reading.joints(), strict=True):
        length = piece.end - piece.start
        start, end = max(finding.start, place), min(finding.end, place + length)
        if start < end:
            spans.append(Piece(piece.message, piece.start + start - place, piece.start + end - place))
        place += length + len(joint)
    return spans


def _trimmed(span: Piece, messages: Sequence[str]) -> Piece | None:
    """The span without the blanks and signs at its ends that belong to no number or word."""
    written = messages[span.message - 1][span.start : span.end]
    start, end = 0, len(written)
    while start < end and not (written[start].isalnum() or written[start] in "+(@"):
        start += 1
    while end > start and written[end - 1].isspace():
        end -= 1
    return Piece(span.message, span.start + start, span.start + end) if start < end else None


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
    if len(message) > LONGEST_MESSAGE:
        return None
    folded: Folded = fold_words(fold(message))
    numbers = list(DIGITS.finditer(folded.text))
    letters = sum(map(str.isalpha, folded.text))
    if len(numbers) != 1 or letters > MOST_OTHER_LETTERS:
        return None
    start, end = numbers[0].span()
    if stands_for_business(folded.text, start, end):
        return None
    digits = re.sub(r"\D", "", numbers[0].group())
    return (*folded.original(start, end), digits) if 2 <= len(digits) <= 16 else None


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
