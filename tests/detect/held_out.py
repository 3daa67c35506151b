"""Messages written by hand to measure with, a file for each language: ``what it is: the message``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")


class Measured(NamedTuple):
    """How often something was right, wrong, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def messages(folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """The messages of one language, each with what it is."""
    for line in (folder / f"{language}.txt").read_text("utf-8").splitlines():
        label, _, text = line.partition(": ")
        yield label, text


def measured(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Measured:
    """Of what each message should hold and what was found in it."""
    return Measured(
        sum(len(wanted & found) for wanted, found in pairs),
        sum(len(found - wanted) for wanted, found in pairs),
        sum(len(wanted - found) for wanted, found in pairs),
    )
