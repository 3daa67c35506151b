"""How a message feels about us and about what we do with people's data: negative, neutral or positive.

By a lexicon of seven languages (`feeling_words`): the weights of a text's words and emoji are added, turned
by a negator before them, changed by a strengthener. Praise beside a grave word is taken for irony and counts
little. The sum is brought to -1..1 as VADER does (Hutto and Gilbert 2014).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import sqrt

from sottovoce.detect.feeling_words import EMOJI, FEELINGS, NEGATORS, NEGATORS_AFTER, STRENGTHENERS, WEAKENERS
from sottovoce.detect.model import Feeling

WORD = re.compile(r"[a-z]+")
# No listed beginning is shorter.
HEAD = 3
TURNED, STRONGER, WEAKER = -0.7, 1.5, 0.6
REACH = 3
IRONY = 0.25
GRAVE = -2
SHOUTED = 1.2
FLATTENED_BY = 9.0
# What lies between is neutral.
BOUND = 0.3


def feel(text: str, lower: str, language: str) -> Feeling:
    """The feeling of a text, given its folded lower-case form and the language it seems to be in."""
    exact, beginnings = _lexicon(language if language in FEELINGS else "")
    weights = [] if text.isascii() else [float(EMOJI[each]) for each in text if each in EMOJI]
    words = WORD.findall(lower)
    for place, word in enumerate(words):
        weight = exact.get(word)
        if weight is None:
            weight = 0
            for beginning, its_weight in beginnings.get(word[:HEAD], ()):
                if word.startswith(beginning):
                    weight = its_weight
                    break
        if weight:
            after = not NEGATORS_AFTER.isdisjoint(words[place + 1 : place + REACH])
            weights.append(
                weight * TURNED if after else _in_context(weight, words[max(0, place - REACH) : place])
            )
    if not weights:
        return Feeling()
    if min(weights) <= GRAVE:
        weights = [weight * IRONY if weight > 0 else weight for weight in weights]
    total = sum(weights) * (SHOUTED if "!!" in lower or text.isupper() else 1)
    score = round(total / sqrt(total * total + FLATTENED_BY), 2)
    if abs(score) < BOUND:
        return Feeling("neutral", score)
    return Feeling("positive" if score > 0 else "negative", score)


def _in_context(weight: int, before: list[str]) -> float:
    factor = 1.0
    for word in before:
        if word in NEGATORS:
            factor = TURNED
        elif word in STRENGTHENERS:
            factor *= STRONGER
        elif word in WEAKENERS:
            factor *= WEAKER
    return weight * factor


@cache
def _lexicon(language: str) -> tuple[Mapping[str, int], Mapping[str, Sequence[tuple[str, int]]]]:
    """Whole words, and beginnings by their first letters, the longest first; of all languages for none."""
    exact: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    for each, by_weight in FEELINGS.items():
        if language in ("", each):
            for weight, words in by_weight.items():
                for word in words.split():
                    (beginnings if word.endswith("*") else exact).setdefault(word.rstrip("*"), weight)
    by_head: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for word in sorted(beginnings, key=len, reverse=True):
        by_head[word[:HEAD]].append((word, beginnings[word]))
    return exact, dict(by_head)
