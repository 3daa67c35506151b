"""Beginnings of words of which a message with an intent holds one: a text without any costs nothing more.

Chosen by `training.intents`: of every message that it makes at least two words begin so, where it has two,
so that a slip of the finger in one of them does no harm.
"""

from __future__ import annotations

from importlib.resources import files

AGE = r"[^a-z0-9][0-9]{1,2}[^0-9]"


def triggers() -> tuple[str, ...]:
    """What the first pass looks for: an expression for all beginnings, and one for ages."""
    words = files("sottovoce.detect.intents").joinpath("triggers.txt").read_text().split()
    return rf"[^a-z0-9](?:{'|'.join(words)})", AGE
