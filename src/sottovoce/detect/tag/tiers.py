"""Which model goes by which name; each is opened once in a process, when the first text comes.

Touches the files of the models. A name that is none is refused before any text comes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sottovoce.detect.tag.model import Tagger
from sottovoce.errors import BadInput

PATTERNS, FAST, ACCURATE, GLINER = "patterns", "fast", "accurate", "gliner:"


def check_tier(tier: str) -> str:
    """The tier itself, when there is one of that name.

    Raises:
        BadInput: there is no such tier.
    """
    if tier in (PATTERNS, FAST, ACCURATE) or (tier.startswith(GLINER) and len(tier) > len(GLINER)):
        return tier
    raise BadInput(
        "There is no such tier of detection.",
        where=tier,
        remedy="Choose patterns, fast, accurate, or gliner: and the folder of an exported model.",
    )


@cache
def tagger(tier: str) -> Tagger:
    """The model of a tier."""
    if tier == FAST:
        from sottovoce.detect.tag.fast import FastTagger

        return FastTagger()
    if tier == ACCURATE:
        from sottovoce.detect.tag.accurate import AccurateTagger

        return AccurateTagger()
    from sottovoce.detect.tag.gliner import GlinerTagger

    return GlinerTagger(Path(tier.removeprefix(GLINER)))
