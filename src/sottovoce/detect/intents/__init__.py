"""What a message wants: a right under the law, an answer about privacy, to report a breach, to complain.

Where the first pass met a word that such messages hold (`triggers`), a small classifier reads the text; its
thresholds are chosen so that few requests for a right are missed. A phrase (`phrases`) shows where the
intent stands, and decides where the classifier is in doubt. Numbers: docs/reference/intents.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sottovoce.detect.intents.classifier import Label, load_model
from sottovoce.detect.intents.features import passages
from sottovoce.detect.intents.names import INTENTS, RIGHTS
from sottovoce.detect.intents.phrases import PHRASES
from sottovoce.detect.model import Intent

__all__ = ["INTENTS", "RIGHTS", "find_intents"]

# Beside a right that is surely asked for, another must be this likely, compared with it.
BESIDE_ANOTHER = 0.25
# With a phrase of its own an intent may be this much less likely than its threshold asks.
WITH_A_PHRASE = 0.1


def find_intents(lower: str) -> Iterator[Intent]:
    """The intents of a folded, lower-case text, each once, the likeliest first; folded offsets."""
    model = load_model(WITH_A_PHRASE)
    likeliest: dict[Label, tuple[float, int, int]] = {}
    for start, end in passages(lower):
        for label, likely in model.probable(lower[start:end]):
            if likely >= label.threshold * WITH_A_PHRASE and likely > likeliest.get(label, (0.0,))[0]:
                likeliest[label] = (likely, start, end)
    surest = max((likely for label, (likely, *_) in likeliest.items() if label.name in RIGHTS), default=0.0)
    for label, (likely, start, end) in sorted(likeliest.items(), key=lambda item: -item[1][0]):
        phrase = _phrase(label.name, lower, start, end)
        beside = label.name in RIGHTS and likely < surest * BESIDE_ANOTHER
        if phrase or (likely >= label.threshold and not beside):
            yield Intent(label.name, *(phrase or _trimmed(lower, start, end)), round(likely, 2))


def _phrase(name: str, lower: str, start: int, end: int) -> tuple[int, int] | None:
    found = next(
        filter(None, (pattern.search(lower, start, end) for pattern in _compiled(name) if start < end)), None
    )
    return found.span() if found and found.end() > found.start() else None


def _trimmed(lower: str, start: int, end: int) -> tuple[int, int]:
    piece = lower[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


@cache
def _compiled(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in PHRASES.get(name, ()))
