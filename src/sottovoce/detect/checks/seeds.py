"""Recovery phrases of wallets (BIP 39): twelve to twenty-four words of one list, with a checksum in the last.

The lists are those of the BIP, in `detect/data`: English, French, Italian, Portuguese, Spanish; accents are
dropped, as they are in a folded text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from sottovoce.detect.checks.candidate import Candidate, Judged, proof

LANGUAGES = ("english", "french", "italian", "portuguese", "spanish")
LENGTHS = (24, 21, 18, 15, 12)
BITS_OF_A_WORD = 11
CONFIDENCE_WITHOUT_CHECKSUM = 0.85
WORD = re.compile(r"[a-z]+")


def check_seed_phrase(candidate: Candidate) -> Iterable[Judged]:
    """Words of one list whose checksum is right; beside a word for such a phrase it may be wrong."""
    words = list(WORD.finditer(candidate.scene.lower, candidate.start, candidate.end))
    for language in LANGUAGES:
        numbers = [_places(language).get(word[0], -1) for word in words]
        for first, last in _runs(numbers):
            judged = _longest(candidate, words, numbers, first, last)
            if judged is not None:
                yield judged
                return


def _runs(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The stretches of listed words that are long enough."""
    start = 0
    for place, number in enumerate((*numbers, -1)):
        if number < 0:
            if place - start >= LENGTHS[-1]:
                yield start, place
            start = place + 1


def _longest(
    candidate: Candidate, words: Sequence[re.Match[str]], numbers: Sequence[int], first: int, last: int
) -> Judged | None:
    for length in LENGTHS:
        for start in range(first, last - length + 1):
            if has_checksum(numbers[start : start + length]):
                why = (proof("BIP 39", "words of one list, and its checksum is right"),)
                return Judged(
                    words[start].start(), words[start + length - 1].end(), candidate.pattern.confidence, why
                )
    if candidate.surroundings(words[first].start(), words[last - 1].end()).supported:
        why = (proof("BIP 39", "words of one list, beside a word for such a phrase"),)
        return Judged(words[first].start(), words[last - 1].end(), CONFIDENCE_WITHOUT_CHECKSUM, why)
    return None


def has_checksum(numbers: Sequence[int]) -> bool:
    """Whether the last bits of the words' numbers are the first of the SHA-256 of the others."""
    bits = len(numbers) * BITS_OF_A_WORD
    checked = bits // 33
    whole = 0
    for number in numbers:
        whole = whole << BITS_OF_A_WORD | number
    entropy = (whole >> checked).to_bytes((bits - checked) // 8, "big")
    return sha256(entropy).digest()[0] >> (8 - checked) == whole & ((1 << checked) - 1)


@cache
def _places(language: str) -> Mapping[str, int]:
    """The place in its list of each word, without accents."""
    listed = (files("sottovoce.detect") / "data" / f"bip39_{language}.txt").read_text("utf-8")
    plain = unicodedata.normalize("NFKD", listed).encode("ascii", "ignore").decode()
    return {word: place for place, word in enumerate(plain.split())}
