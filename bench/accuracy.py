"""``python -m bench.accuracy FOLDER [SET…]``: every system on every annotated set; one table each, and plots.

FOLDER holds ``SET.jsonl.gz``: a message a line with ``text``, ``spans`` (start, end, type; code points)
and ``scored_types``. A type that is not scored in a message is not annotated there: neither its spans nor
findings of it count. The span measure is that of `bench.spans`. No message is printed or kept. With no SET
named, `docs/benchmarks.md` and its pictures are written.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from bench.accuracy_page import page, plot
from bench.comparison import Score, read, score
from bench.false_alarms import SEED, Maker
from bench.systems import System, systems

DOCS = Path(__file__).parent.parent / "docs"
ALARMS = "numbers that are no personal data"
ALARM_MESSAGES = 2_000
REGIONS = ("US", "GB", "DE", "CH", "SE", "DK")
HERE = Path(__file__).parent
SETS: Mapping[str, str] = {
    each["name"]: each["words"]
    for each in tomllib.loads((HERE / "accuracy_sets.toml").read_text("utf-8"))["sets"]
}
NOTES = (HERE / "accuracy_notes.md").read_text("utf-8").strip()


def main(folder: Path, sets: Sequence[str]) -> None:
    """Score the sets named, or all of them, and write the page when all were asked for."""
    console = Console(width=150)
    found: dict[str, list[Score]] = {}
    for name in sets or SETS:
        records = _records(folder, name)
        found[name] = []
        for system in _systems(name):
            console.print(f"{name}: {system.title} …", style="dim")
            found[name].append(score(system, records))
    text = page(found, SETS, NOTES, datetime.now(UTC).date())
    console.print(text, markup=False)
    if not sets:
        _write(text, found)


def _records(folder: Path, name: str) -> list[Mapping[str, object]]:
    if name == ALARMS:
        texts = Maker(SEED).messages(ALARM_MESSAGES)
        return [{"text": text, "spans": [], "scored_types": []} for text in texts]
    return list(read(folder / f"{name}.jsonl.gz"))


def _systems(name: str) -> Sequence[System]:
    if name.startswith("meddocan"):
        return tuple(systems(("ES",), ("es",)))
    return tuple(systems(REGIONS))


def _write(text: str, found: Mapping[str, Sequence[Score]]) -> None:
    (DOCS / "benchmarks.md").write_text(text)
    scores = found["presidio_synth_v2.dev"]
    pictures = {
        "benchmark-structured": plot(
            "F2 of the six structured kinds (presidio-research, dev)",
            scores,
            lambda each: each.structured.f(),
            lambda value: f"{value:.3f}",
        ),
        "benchmark-rate": plot(
            "Messages in a second on one core (the same messages)",
            scores,
            lambda each: each.messages_per_second,
            lambda value: f"{value:,.0f}",
        ),
    }
    for name, picture in pictures.items():
        (DOCS / "pictures" / f"{name}.svg").write_text(picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
