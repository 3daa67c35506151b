"""What a tagger says of a text: spans of kinds. Frozen data only; no rules, no I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span that a model takes to be of a kind, in code points of the text, and how sure it is."""

    kind: str
    start: int
    end: int
    confidence: float


class Tagger(Protocol):
    """A model that labels texts. ``name`` is what the evidence of its findings calls it."""

    name: str

    def tag_many(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """The spans of each text, in order."""
        ...
