"""What one message of a conversation may lend to another: the piece of a number that stands in it, or the
words that lead to what comes next.

Places are code points of the message. Letters and digits of other scripts are read as they are; what is spelt
in words is left to `detect.assemble`'s own reading of cards.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sottovoce.detect.checks.candidate import FAR, distance
from sottovoce.detect.fold import fold
from sottovoce.detect.kinds.words import BUSINESS_NUMBERS
from sottovoce.detect.lexicon import Lexicon

MOST_OTHER_LETTERS = 45
LONGEST_LEAD = 60
LONGEST_MESSAGE = 200
FEW_WORDS = 3
TOKEN = re.compile(r"\S+")
DIGIT = re.compile(r"\d")
CAPITALS = re.compile(r"[A-Z]{1,4}|[-/.()+]+")
FRAME = " ,.;:!?)\"'"
LEAD_END = re.compile(
    r"(?:[:=]|\b(?:is|ist|lautet|est|es|e|was|at|on|in|am|an|to|the|no|nr|numero|number|nummer|me|until|bis"
    r"|habite|address|adresse))\W*$",
    re.IGNORECASE,
)
# Small talk that is short and leads to nothing.
SMALL_TALK = re.compile(
    r"\W*(?:ok(?:ay)?|yes|no|yeah|hm+|thanks?.*|thank you.*|sure|hold on|wait|moment|sorry|hi|hello|ja|nein"
    r"|oui|non|si|sim|nee|danke|merci|gracias|grazie|obrigad[oa]|so annoying|one moment.*|un instant"
    r"|moment bitte|espera|are you .*)\W*",
    re.IGNORECASE,
)


class Fragment(NamedTuple):
    """A piece of a number in a message: its span there."""

    message: int
    start: int
    end: int


@cache
def _business_words() -> Lexicon:
    return Lexicon(word for words in BUSINESS_NUMBERS.values() for word in words)


def stands_for_business(text: str, start: int, end: int) -> bool:
    """Whether a word such as "order" stands near a span of a folded text."""
    return distance(_business_words(), text.lower(), start, end, filler=True) < FAR


def fragment(message: str, number: int) -> Fragment | None:
    """The one piece of a number that a message with few other words holds."""
    if len(message) > LONGEST_MESSAGE or not DIGIT.search(message):
        return None
    tokens = list(TOKEN.finditer(message))
    data = [place for place, token in enumerate(tokens) if DIGIT.search(token.group())]
    first, last = data[0], data[-1]
    if not all(place in data or CAPITALS.fullmatch(tokens[place].group()) for place in range(first, last)):
        return None
    while first and re.fullmatch(r"[A-Z]{2,4}|[(+-]+", tokens[first - 1].group()):
        first -= 1
    while last + 1 < len(tokens) and CAPITALS.fullmatch(tokens[last + 1].group()):
        last += 1
    start, end = tokens[first].start(), tokens[last].end()
    end = start + len(
        message[start:end].rstrip(FRAME if "(" not in message[start:end] else FRAME.replace(")", ""))
    )
    others = sum(map(str.isalpha, message)) - sum(map(str.isalpha, message[start:end]))
    folded = fold(message).text
    if others > MOST_OTHER_LETTERS or (
        len(folded) == len(message) and stands_for_business(folded, start, end)
    ):
        return None
    return Fragment(number, start, end)


def leads(message: str) -> bool:
    """Whether the words of a message lead to what the next one holds: "my password is", "cvv"."""
    stripped = message.strip()
    if (
        not stripped
        or len(stripped) > LONGEST_LEAD
        or DIGIT.search(stripped)
        or SMALL_TALK.fullmatch(stripped)
    ):
        return False
    return bool(LEAD_END.search(stripped)) or (len(stripped.split()) <= FEW_WORDS and stripped[-1].isalpha())
