"""Measures the intents on the messages of tests/detect/intents, which nothing learnt from: per intent and
language, what is found and what is wrongly found.

    >>> python -m training.intents.held_out
"""

# ruff: noqa: E501 - a sentence of the page stays in one piece
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
PAGE = Path(__file__).parents[2] / "docs/reference/intents.md"
BEFORE_TABLES = """# Intents

What a message wants, as `Detector.scan(text).intents` says it. Written by `python -m training.intents.held_out`;
a test keeps it in step.

A message that holds one of some sixteen hundred beginnings of words is read by a small linear classifier
(`detect/intents`), taught by the templates of `training/intents` and by real texts that ask for nothing. Its
scores are probabilities (Platt); how true they are, on templates it had not seen, is in
`training/intents/metrics.json`. A missed request for a right breaks a law, so rights are reported from a
probability of 0.15 on: expect one report in four to be none, on messages as tricky as those below.

Decisions:

- "Delete my account" asks for erasure; "delete my comment", "cancel my order" do not.
- "My name is wrong in your records" asks for rectification; "how do I change my delivery address" is everyday service.
- What is quoted, reported of others or meant as sarcasm asks for nothing; the classifier often takes it for a
  request all the same, and a person decides.
- "Was there a breach at your company?" is both a report and a rumour: both open the same look at incidents.
- "My son is 12" is no child who writes; "I'm 12" is.

Measured on messages written by hand apart from the templates, which nothing learnt from (tests/detect/intents):
about 58 with an intent and 40 hard negatives a language, so a figure for one intent rests on few messages. The
floor of 0.15, and how much a phrase counts, were taken after looks at these totals, and the words that let a
message through to the classifier after a look at those it let go; the weights were not.
"""
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


def page(measures: dict[str, dict[str, dict[str, float | int | None]]]) -> str:
    """The reference page docs/reference/intents.md."""
    lines = [
        BEFORE_TABLES,
        "## Any right, by language\n",
        *_table("language", measures["rights_by_language"]),
    ]
    lines += ["", "## By intent, all languages\n", *_table("intent", measures["by_intent"])]
    return "\n".join(lines) + "\n"


def _table(first: str, rows: dict[str, dict[str, float | int | None]]) -> Iterator[str]:
    yield f"| {first} | messages | recall | precision | wrongly found |"
    yield "|---|---|---|---|---|"
    for name, row in rows.items():
        title = f"{name}: {INTENTS[name]}" if name in INTENTS else name
        yield f"| {title} | {row['messages']} | {row['recall']} | {row['precision']} | {row['wrong']} |"


def main() -> None:
    """Write the measures beside those of the training, and the page."""
    measures = measure()
    METRICS.write_text(json.dumps(json.loads(METRICS.read_text()) | {"held_out": measures}, indent=1) + "\n")
    PAGE.write_text(page(measures))


if __name__ == "__main__":
    main()
