"""Messages written worse: lower case, capitals, typing errors, missing spaces, hashtags, emoji.

Spans follow their text. Deterministic for a source of chance.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from training.corpora import Example, Span
from training.messages import EMOJI


def worse(example: Example, chance: random.Random) -> Example:
    """The same message as a hurried person types it; half of the time as it is."""
    pick = chance.random()
    if pick < 0.27:
        example = _cased(example, example.text.lower())
    elif pick < 0.33:
        example = _cased(example, example.text.upper())
    elif pick < 0.36:
        example = _cased(example, example.text.title())
    if chance.random() < 0.12:
        example = _mistyped(example, chance)
    if chance.random() < 0.08:
        example = _with_before(example, chance.choice(EMOJI) + chance.choice(("", " ")))
    return example


def _cased(example: Example, text: str) -> Example:
    # Some letters become two in another case, and offsets would no longer be right.
    return replace(example, text=text) if len(text) == len(example.text) else example


def _with_before(example: Example, begin: str) -> Example:
    by = len(begin)
    spans = tuple((start + by, end + by, kind) for start, end, kind in example.spans)
    return replace(example, text=begin + example.text, spans=spans)


def _mistyped(example: Example, chance: random.Random) -> Example:
    places = [found.start() for found in re.finditer(r"(?<=\w)\w(?=\w)", example.text)]
    if not places:
        return example
    at = chance.choice(places)
    letter = example.text[at]
    new = chance.choice(("", letter * 2, example.text[at + 1], letter))
    return _replaced(example, at, at + 1, new)


def _replaced(example: Example, start: int, end: int, new: str) -> Example:
    by = len(new) - (end - start)

    def moved(span: Span) -> Span:
        return (span[0] + (by if span[0] >= end else 0), span[1] + (by if span[1] >= end else 0), span[2])

    text = example.text[:start] + new + example.text[end:]
    return replace(example, text=text, spans=tuple(moved(span) for span in example.spans))
