"""``python -m bench.accuracy FOLDER [SET…]``: how often the engine is right on annotated messages.

FOLDER holds ``SET.jsonl.gz``: a message a line with ``text``, ``spans`` (start, end, type; code points)
and ``scored_types``. A type that is not scored in a message is not annotated there: neither its spans nor
findings of it count. The measure is that of `bench.spans`. No message is printed.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.spans import Counts, Span, count
from sottovoce.detect import Detector

STRUCTURED = frozenset(("PHONE_NUMBER", "EMAIL_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "IP_ADDRESS", "US_SSN"))
# The annotated types that a kind of ours answers to, where the name differs.
ANNOTATED: Mapping[str, str] = {
    "ADDRESS": "STREET_ADDRESS",
    "URL": "DOMAIN_NAME",
    "DRIVER_LICENSE": "US_DRIVER_LICENSE",
    "DATE_OF_BIRTH": "DATE_TIME",
    "MINOR": "AGE",
    "POSTCODE": "ZIP_CODE",
    "US_ZIP_CODE": "ZIP_CODE",
    "LOCATION": "GPE",
    "NATIONALITY": "NRP",
}
SETS = ("presidio_synth_v2.dev", "sgd.dev", "banking77.dev")
REGIONS = ("US", "GB", "DE", "CH", "SE", "DK")


def main(folder: Path, sets: Sequence[str]) -> None:
    """Print precision, recall and F2 of the structured kinds and of any kind, for each set, and the false
    findings in a thousand messages.
    """
    detector = Detector((), REGIONS)
    for name in sets:
        records = list(read(folder / f"{name}.jsonl.gz"))
        for what, kinds in (("structured", STRUCTURED), ("any kind", None)):
            total = measure(detector, records, kinds)
            false = total.wrong / len(records) * 1_000
            print(f"{name}, {what}: {told(total)}, {false:.2f} false in 1,000 messages")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The annotated messages of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure(
    detector: Detector, records: Iterable[Mapping[str, Any]], kinds: Collection[str] | None
) -> Counts:
    """The counts over all messages: by kind for these annotated types, or of any kind."""
    total = Counts()
    for record in records:
        scored = set(record["scored_types"]) & set(kinds) if kinds else set(record["scored_types"])
        wanted = annotated(record, scored)
        found = answers(detector, record["text"], scored, loosely=kinds is None)
        total += count(record["text"], wanted, found, by_kind=kinds is not None)
    return total


def annotated(record: Mapping[str, Any], scored: Collection[str]) -> list[Span]:
    """The annotated spans of the scored types."""
    spans = (Span(each["start"], each["end"], each["type"]) for each in record["spans"])
    return [span for span in spans if span.kind in scored]


def answers(detector: Detector, text: str, scored: Collection[str], *, loosely: bool = False) -> list[Span]:
    """What the engine finds, in the words of the annotation; ``loosely`` keeps what answers to no scored
    type, because in a count of any kind it is a false finding unless it covers a span.
    """
    spans = (Span(each.start, each.end, ANNOTATED.get(each.kind, each.kind)) for each in detector.find(text))
    return [span for span in spans if loosely or span.kind in scored]


def told(counts: Counts) -> str:
    """The figures in words."""
    if not counts.right + counts.missed:
        return "nothing to find"
    return f"precision {counts.precision:.3f}, recall {counts.recall:.3f}, F2 {counts.f():.3f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or SETS)
