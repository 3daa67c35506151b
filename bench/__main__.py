"""``python -m bench [names…]``: measure, print one table, keep the numbers in ``bench/results``.

Exit status 1 when a target is missed.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.model import Row

PARTS = ("speed", "vault", "take_in", "ledger")
RESULTS = Path(__file__).parent / "results"
WIDTH = 160


def main(names: Sequence[str]) -> int:
    """Measure the parts named, or all of them."""
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        console.print(f"Unknown: {', '.join(unknown)}. There are: {', '.join(PARTS)}.")
        return 2
    rows: list[Row] = []
    for name in names or PARTS:
        console.print(f"Measuring {name} …", style="dim")
        found = list(importlib.import_module(f"bench.{name}").rows())
        _keep(name, found)
        rows += found
    console.print(_table(rows))
    return 0 if all(row.holds for row in rows) else 1


def _keep(name: str, rows: Sequence[Row]) -> None:
    RESULTS.mkdir(exist_ok=True)
    content = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "rows": [asdict(row) for row in rows],
    }
    text = json.dumps(content, indent=2, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(text + "\n")


def _table(rows: Sequence[Row]) -> Table:
    table = Table(caption="Ratios are within one run on this machine.", row_styles=["", "on grey7"])
    table.add_column("what", ratio=3)
    table.add_column("ours", justify="right")
    table.add_column("against", ratio=2)
    table.add_column("theirs", justify="right")
    table.add_column("ratio", justify="right")
    table.add_column("reach")
    table.add_column("")
    for row in rows:
        table.add_row(
            row.name,
            f"{_number(row.ours)} {row.unit}",
            row.against,
            "" if row.peer is None else f"{_number(row.peer)} {row.unit}",
            "" if row.ratio is None else _number(row.ratio),
            row.reach,
            "[green]yes[/]" if row.holds else "[red bold]NO[/]",
        )
    return table


def _number(value: float) -> str:
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
