"""``python -m bench.accuracy FOLDER [SET…]``: how often the pattern kinds are right on annotated messages.

FOLDER holds ``SET.jsonl.gz``: a message a line with ``text``, ``spans`` (start, end, type; code points)
and ``scored_types``. A span is found when one of its type overlaps it by three quarters (intersection over
union). No message is printed.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sottovoce.detect import Detector

KINDS = frozenset(("PHONE_NUMBER", "EMAIL_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "IP_ADDRESS", "US_SSN"))
SETS = ("presidio_synth_v2.dev", "sgd.dev", "banking77.dev")
REGIONS = ("US", "GB", "DE", "CH", "SE", "DK")
LEAST_OVERLAP = 0.75
Span = tuple[int, int, str]


def main(folder: Path, sets: Sequence[str]) -> None:
    """Print precision, recall, F2 and false findings in a thousand messages, for each set."""
    detector = Detector((), REGIONS)
    for name in sets:
        records = list(_records(folder / f"{name}.jsonl.gz"))
        right = wrong = missed = 0
        for record in records:
            kinds = KINDS & set(record["scored_types"])
            wanted = [
                (each["start"], each["end"], each["type"])
                for each in record["spans"]
                if each["type"] in kinds
            ]
            found = [
                (each.start, each.end, each.kind)
                for each in detector.find(record["text"])
                if each.kind in kinds
            ]
            hits = sum(any(_same(span, other) for other in found) for span in wanted)
            right += hits
            missed += len(wanted) - hits
            wrong += sum(not any(_same(span, other) for other in wanted) for span in found)
        false = wrong / len(records) * 1_000
        print(f"{name}: {_scores(right, wrong, missed)}, {false:.2f} false in 1,000 messages")


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _same(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    together = max(one[1], other[1]) - min(one[0], other[0])
    return one[2] == other[2] and shared / together >= LEAST_OVERLAP


def _scores(right: int, wrong: int, missed: int) -> str:
    if not right + missed:
        return "nothing to find"
    precision, recall = right / max(1, right + wrong), right / (right + missed)
    weighted = 4 * precision + recall
    f2 = 5 * precision * recall / weighted if weighted else 0.0
    return f"precision {precision:.3f}, recall {recall:.3f}, F2 {f2:.3f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or SETS)
