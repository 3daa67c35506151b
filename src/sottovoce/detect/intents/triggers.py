"""Beginnings of words, and pairs of words, of which a message with an intent holds one: a text without any
costs nothing more.

Chosen by `training.intents`: of every message that it makes two, where it has two that are rare elsewhere,
so that a slip of the finger in one of them does no harm. A pair is written with "_".
"""

from __future__ import annotations

from pathlib import Path

AGE = (
    r"[^a-z0-9](?:i.?m|i am|bin|j?.?ai|tengo|ho|tenho|ben)[^a-z0-9](?:[a-z]{1,9}[^a-z0-9]){0,2}1?[0-9][^0-9]"
)
# An expression of vectorscan may not be longer than some sixteen thousand characters.
IN_ONE = 300


def triggers() -> tuple[str, ...]:
    """What the first pass looks for: expressions for all beginnings, and one for ages."""
    listed = Path(__file__).with_name("triggers.txt").read_text(encoding="ascii").split()
    words = [word.replace("_", ".") for word in listed]
    some = (words[at : at + IN_ONE] for at in range(0, len(words), IN_ONE))
    return *(rf"\b(?:{'|'.join(each)})" for each in some), AGE
