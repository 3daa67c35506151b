"""Judgements on what is told after a word for it: handles, profiles, booking references, amounts, answers,
postcodes. Each asks for more than the word, because the words are common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sottovoce.detect.checks.candidate import FAR, Candidate, Judged, proof
from sottovoce.detect.checks.words import NO_SECRETS

CURRENCY = re.compile(r"[$]|\b(?:k|eur|euros?|usd|dollars?|gbp|pounds?|chf|reais)$", re.IGNORECASE)
COUNTED = re.compile(
    r"\s?(?:[/:%]|(?:min|hour|call|point|time|day|week|stund|tag|mal|fois|vece|volte|keer)|\d)"
)
HANDLE_SIGN = re.compile(r"^@|[\d_#]|[A-Za-z]\.[A-Za-z]")
NO_PROFILES = frozenset(
    (
        "events",
        "groups",
        "watch",
        "sharer",
        "help",
        "hashtag",
        "reel",
        "reels",
        "explore",
        "stories",
        "share",
        "policies",
        "privacy",
        "about",
        "business",
        "legal",
        "login",
        "pages",
        "photo",
        "photos",
        "story",
        "settings",
        "support",
        "home",
        "search",
        "terms",
        "marketplace",
        "features",
        "pricing",
    )
)
TOLD_BY = re.compile(r"(?:[\s:=.-]|number|code|is|ist|lautet|est|es|e)*")
POSTCODE_REACH = 16
SHORT_MAP_LINKS = ("maps.app.goo.gl", "goo.gl", "w3w.co", "glympse.com")


def check_card_ending(candidate: Candidate) -> Iterable[Judged]:
    """Four digits that are told as a card's last, beside a word for a card."""
    if candidate.surroundings(candidate.start, candidate.end).support < FAR:
        why = (proof("context", "a word for a card stands near"),)
        yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def check_amount(candidate: Candidate) -> Iterable[Judged]:
    """A sum of money: with a currency, or of three digits and more, and no count of something."""
    text = candidate.text.strip()
    rest = candidate.scene.lower[candidate.end : candidate.end + 8]
    if not CURRENCY.search(text) and (sum(map(str.isdigit, text)) < 3 or COUNTED.match(rest)):
        return
    start = candidate.start + len(candidate.text) - len(candidate.text.lstrip())
    why = (proof("context", "it stands where such an amount is told"),)
    yield Judged(start, start + len(text), candidate.pattern.confidence, why)


def check_record_locator(candidate: Candidate) -> Iterable[Judged]:
    """Capitals and digits; six capitals alone, where the message is not all in capitals."""
    text = candidate.text
    spoken = any(map(str.islower, candidate.scene.text[: candidate.start]))
    if text != text.upper() or not (re.search(r"\d", text) or (spoken and len(text) == 6)):
        return
    why = (proof("context", "it stands where a booking reference is told"),)
    yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def check_handle(candidate: Candidate) -> Iterable[Judged]:
    """A name that is plainly no word: with an @, a digit, an underscore, or a full stop within."""
    value = candidate.text.rstrip(".")
    if not HANDLE_SIGN.search(value) or value.isdigit():
        return
    near = candidate.surroundings(candidate.start, candidate.end)
    if not candidate.pattern.needs_context or near.supported:
        why = (proof("context", "it stands where a handle is told"),)
        yield Judged(candidate.start, candidate.start + len(value), candidate.pattern.confidence, why)


def check_profile(candidate: Candidate) -> Iterable[Judged]:
    """An address whose path is a person's name and no page of the network's own."""
    value = candidate.text.rstrip(".-")
    name = value.rpartition("/")[2].lower()
    if len(name) >= 3 and name.lstrip("@") not in NO_PROFILES:
        why = (proof("form", "it is the address of a profile"),)
        yield Judged(candidate.start, candidate.start + len(value), candidate.pattern.confidence, why)


def check_map_link(candidate: Candidate) -> Iterable[Judged]:
    """A link that leads to one place: it holds digits, or is a short link to one."""
    value = candidate.text.rstrip(".,;!?)'\"")
    if value.lower().startswith(SHORT_MAP_LINKS) or sum(map(str.isdigit, value)) >= 4:
        why = (proof("form", "it is a link to a place on a map"),)
        yield Judged(candidate.start, candidate.start + len(value), candidate.pattern.confidence, why)


def check_postcode(candidate: Candidate) -> Iterable[Judged]:
    """A code right after a word for it."""
    near = candidate.surroundings(candidate.start, candidate.end)
    lead = candidate.scene.lower[max(0, candidate.start - near.support) : candidate.start]
    if near.support <= POSTCODE_REACH and TOLD_BY.fullmatch(lead):
        why = (proof("context", "it stands where a postcode is told"),)
        yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def check_security_answer(candidate: Candidate) -> Iterable[Judged]:
    """A name, or whatever stands after a colon, unless it is a word about an answer."""
    value = candidate.text.rstrip("'-")
    lead = candidate.scene.text[max(0, candidate.start - 3) : candidate.start]
    if value.lower() in NO_SECRETS or not (value[0].isupper() or re.search(r"[:=]", lead)):
        return
    why = (proof("context", "it stands where an answer is told"),)
    yield Judged(candidate.start, candidate.start + len(value), candidate.pattern.confidence, why)
