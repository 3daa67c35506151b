"""Judgements on words: whether what follows "password is" is one, and the like."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from sottovoce.detect.checks.candidate import Candidate, Judged, proof

NO_SECRETS = frozenset(
    [
        "wrong",
        "incorrect",
        "invalid",
        "expired",
        "reset",
        "not",
        "temporary",
        "correct",
        "working",
        "right",
        "required",
        "needed",
        "changed",
        "forgotten",
        "lost",
        "blocked",
        "locked",
        "compromised",
        "stolen",
        "hacked",
        "leaked",
        "secret",
        "private",
        "weak",
        "strong",
        "safe",
        "same",
        "saved",
        "available",
        "still",
        "always",
        "never",
        "already",
        "also",
        "being",
        "been",
        "too",
        "very",
        "really",
        "again",
        "please",
        "help",
        "your",
        "their",
        "this",
        "that",
        "there",
        "what",
        "when",
        "falsch",
        "abgelaufen",
        "nicht",
        "gesperrt",
        "vergessen",
        "ungultig",
        "richtig",
        "geandert",
        "incorrecto",
        "incorrecta",
        "olvidada",
        "vencida",
        "errata",
        "sbagliata",
        "scaduta",
        "dimenticata",
        "errada",
        "incorreta",
        "expirada",
        "verkeerd",
        "verlopen",
        "vergeten",
        "onjuist",
        "oublie",
        "incorrect",
        "refuse",
        "reinitialise",
        "perdu",
        "manager",
        "protected",
        "taken",
        "unknown",
        "missing",
        "unavailable",
    ]
)
SPOKEN_SIGNS = re.compile(r"[:=]\s?$|[\"'`]$|\b(?:is|ist|lautet|est|es|e|was|war|era)\s$")
SIGN = re.compile(r"[:=]\s?[\"'`]?$")
LEAST_ENTROPY_BITS = 3.0


def check_password(candidate: Candidate) -> Iterable[Judged]:
    """What stands after a word for a password, unless it is a word about one."""
    value = candidate.text.rstrip(".,;!?)")
    lead = candidate.scene.lower[max(0, candidate.start - 10) : candidate.start]
    mixed = bool(re.search(r"\d|[^\w\s]", value[1:])) or bool(re.search(r"[a-z][A-Z]", value))
    if len(value) < 4 or value.lower() in NO_SECRETS or not SPOKEN_SIGNS.search(lead):
        return
    if not mixed and not SIGN.search(lead):
        return
    if re.fullmatch(r"[a-z]+'[a-z]+|https?:.*", value.lower()):
        return
    why = (proof("context", "it stands where a password is told"),)
    yield Judged(candidate.start, candidate.start + len(value), candidate.pattern.confidence, why)


def check_username(candidate: Candidate) -> Iterable[Judged]:
    """What stands after a word for a user name, unless it is a word about one."""
    value = candidate.text.rstrip(".,;!?)")
    if (
        len(value) >= 3
        and value.lower() not in NO_SECRETS
        and (re.search(r"[\d_.@-]", value) or _is_told(candidate))
    ):
        why = (proof("context", "it stands where a user name is told"),)
        yield Judged(candidate.start, candidate.start + len(value), candidate.pattern.confidence, why)


def _is_told(candidate: Candidate) -> bool:
    return bool(SIGN.search(candidate.scene.text[max(0, candidate.start - 4) : candidate.start]))


def check_secret(candidate: Candidate) -> Iterable[Judged]:
    """A key that is random enough to be one (Shannon entropy, bits per character)."""
    value = candidate.text
    if not value.startswith("-----") and (
        entropy_bits(value) < LEAST_ENTROPY_BITS or not re.search(r"\d|[A-Z]", value)
    ):
        return
    why = (proof("entropy", "it has the form of a key and is random enough to be one"),)
    yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)


def entropy_bits(text: str) -> float:
    """Shannon entropy of the characters, in bits per character."""
    return -sum(count / len(text) * math.log2(count / len(text)) for count in Counter(text).values())


def check_has_digits(candidate: Candidate) -> Iterable[Judged]:
    """A number of a paper right after the word for it: at least five digits, and no date."""
    text = candidate.text
    near = candidate.surroundings(candidate.start, candidate.end)
    digits = sum(map(str.isdigit, text))
    if (
        digits < 4
        or near.support > 40
        or near.against < near.support
        or re.fullmatch(r"(?:19|20)\d\d(?:-\d\d){0,2}", text)
    ):
        return
    why = (proof("context", f"a word for a {candidate.declaration.chip} stands near"),)
    yield Judged(candidate.start, candidate.end, candidate.pattern.confidence, why)
