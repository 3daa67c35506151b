"""Measures the intents on the messages of tests/detect/intents, which nothing learnt from: per intent and
language, what is found and what is wrongly found.

    >>> python -m training.intents.held_out
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sottovoce.detect import Detector
from sottovoce.detect.intents import INTENTS, RIGHTS
from training.intents.grammar import LANGUAGES

FOLDER = Path(__file__).parents[2] / "tests/detect/intents"
METRICS = Path(__file__).parent / "metrics.json"
SHORT = {name.removeprefix("rights."): name for name in RIGHTS} | {
    "question": "privacy.question",
    "report": "breach.report",
    "rumour": "breach.rumour",
    "complaint": "complaint",
    "child": "child.writer",
    "third": "third_party",
}


@dataclass(slots=True)
class Count:
    """What was found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def row(self) -> dict[str, float | int | None]:
        """Precision and recall, none where there was nothing to find."""
        found, there = self.right + self.wrong, self.right + self.missed
        return {
            "precision": round(self.right / found, 3) if found else None,
            "recall": round(self.right / there, 3) if there else None,
            "messages": there,
            "wrong": self.wrong,
        }

    def add(self, wanted: bool, found: bool) -> None:
        """Count one message."""
        self.right += wanted and found
        self.wrong += found and not wanted
        self.missed += wanted and not found


def held_out(language: str) -> Iterator[tuple[frozenset[str], str]]:
    """The messages of a language with what they want."""
    for line in (FOLDER / f"{language}.txt").read_text().splitlines():
        if not line.startswith("#"):
            wants, _, text = line.partition(" | ")
            yield frozenset(SHORT[each] for each in wants.split(",") if each != "-"), text


def measure() -> dict[str, dict[str, dict[str, float | int | None]]]:
    """Counts by language, and by intent; "rights" is whether any right was asked, and any found."""
    detector = Detector()
    by_language = {language: Count() for language in LANGUAGES}
    by_intent = {name: Count() for name in ("rights", *INTENTS)}
    for language in LANGUAGES:
        for wants, text in held_out(language):
            found = {intent.name for intent in detector.scan(text).intents}
            asked, heard = bool(wants & set(RIGHTS)), bool(found & set(RIGHTS))
            by_language[language].add(asked, heard)
            by_intent["rights"].add(asked, heard)
            for name in INTENTS:
                by_intent[name].add(name in wants, name in found)
    return {
        "rights_by_language": {language: count.row() for language, count in by_language.items()},
        "by_intent": {name: count.row() for name, count in by_intent.items()},
    }


def main() -> None:
    """Write the measures beside those of the training."""
    METRICS.write_text(json.dumps(json.loads(METRICS.read_text()) | {"held_out": measure()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
