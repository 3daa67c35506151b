"""Reads the annotated sets into pieces with labels. Touches the folder of data, and writes nothing.

A record says which kinds its annotators looked for; of the others nothing is known, and the loss must not
count their absence (`Example.known`).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sottovoce.detect.tag.tokenise import tokenise

# What the model tells apart. The last few are learned because annotators marked them.
KINDS = (
    "PERSON",
    "LOCATION",
    "ORGANIZATION",
    "ADDRESS",
    "AGE",
    "USERNAME",
    "HEALTH",
    "RELIGION",
    "SEXUAL_ORIENTATION",
    "POLITICAL_OPINION",
    "ETHNIC_ORIGIN",
    "TRADE_UNION",
    "CRIMINAL_RECORD",
    "DATE_TIME",
    "GENDER",
    "FAMILY",
    "OCCUPATION",
    "NATIONALITY",
    "ID",
)
# The sets' names for what they mark.
KIND_OF = {
    "STREET_ADDRESS": "ADDRESS",
    "GPE": "LOCATION",
    "NRP": "NATIONALITY",
    "ZIP_CODE": "LOCATION",
    "organization-company": "ORGANIZATION",
    "organization": "ORGANIZATION",
    "person": "PERSON",
    "location": "LOCATION",
    "location-city": "LOCATION",
    "location-stop": "LOCATION",
    "location-route": "LOCATION",
    "location-street": "ADDRESS",
    "date": "DATE_TIME",
    "time": "DATE_TIME",
}
GERMAN_KINDS = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})
# No bank customer of that set told anything of himself, nor of a firm he deals with: it was read for that.
NO_PERSONAL_DATA = frozenset(KINDS) - {"LOCATION", "DATE_TIME", "OCCUPATION"}

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A message, its spans, and the kinds whose absence means something."""

    text: str
    spans: tuple[Span, ...]
    known: frozenset[str]
    language: str
    source: str


def read(folder: Path, name: str) -> list[Example]:
    """The messages of one of the sets in `spans/`, such as ``btc.train``."""
    with gzip.open(folder / "spans" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [_example(json.loads(line)) for line in lines]


def _example(record: dict) -> Example:
    spans = tuple(
        (span["start"], span["end"], KIND_OF.get(span["type"], span["type"])) for span in record["spans"]
    )
    known = frozenset(KIND_OF.get(each, each) for each in record["scored_types"]) & frozenset(KINDS)
    if record["source"].startswith("banking77"):
        known = NO_PERSONAL_DATA
    return Example(record["text"], spans, known, record["lang"], record["source"])


def read_german(path: Path) -> list[Example]:
    """German tweets, news and traffic reports; long documents are cut at line ends."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        text = file.read()
    return [line for record in _records(text) for line in _lines(record)]


def _records(text: str) -> Iterator[dict]:
    decoder, at = json.JSONDecoder(), 0
    while True:
        while at < len(text) and text[at] in " \r\n,[]":
            at += 1
        if at >= len(text):
            return
        record, at = decoder.raw_decode(text, at)
        yield record


def _plain(value, name: str):
    return value[name] if isinstance(value, dict) and name in value else value


def _lines(record: dict) -> Iterator[Example]:
    text = _plain(record["text"], "string")
    mentions = _plain(record["conceptMentions"], "array") or []
    spans = [
        (mention["span"]["start"], mention["span"]["end"], KIND_OF[mention["type"]])
        for mention in mentions
        if mention["type"] in KIND_OF
    ]
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        inside = tuple((s - begin, e - begin, kind) for s, e, kind in spans if begin <= s and e <= end)
        if line.strip():
            yield Example(line, inside, GERMAN_KINDS, "de", "smartdata")
        begin = end + 1


def labels(example: Example, starts: list[int], ends: list[int]) -> list[int]:
    """A label for each piece: 0 for none, 2k+1 where kind k begins, 2k+2 where it goes on."""
    found = [0] * len(starts)
    for start, end, kind in example.spans:
        if kind not in KINDS:
            continue
        number, begun = KINDS.index(kind), False
        for at, (piece_start, piece_end) in enumerate(zip(starts, ends, strict=True)):
            if piece_start < end and piece_end > start and not found[at]:
                found[at] = 2 * number + (2 if begun else 1)
                begun = True
    return found


def uncertain(example: Example) -> list[int]:
    """The labels that an unmarked piece of this message may have all the same."""
    return [0] + [
        label
        for number, kind in enumerate(KINDS)
        if kind not in example.known
        for label in (2 * number + 1, 2 * number + 2)
    ]


def pieces(example: Example) -> tuple[list[str], list[int], list[int], list[int]]:
    """Pieces of a message with their labels."""
    words, starts, ends = tokenise(example.text)
    return words, starts, ends, labels(example, starts, ends)
