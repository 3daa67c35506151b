"""``sottovoce learning``: what people corrected, for retraining. Writes approved examples, never a value.

The format is that of the training data: ``id``, ``lang``, ``text``, ``spans`` and ``scored_types``, one
record a line. Exporting is an act in the ledger.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from sottovoce.cli.start import open_desk


@click.group()
def learning() -> None:
    """Examples for retraining, made from corrections."""


@learning.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
def export(file: Path) -> None:
    """Write the approved examples of all brands to FILE, as JSON lines."""
    open_desk()
    from sottovoce.desk.core.database import brand_limits, every_brand
    from sottovoce.desk.quality.services.examples import export_examples

    with brand_limits(every_brand()):
        lines = export_examples(None, datetime.now(UTC))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    click.echo(f"{len(lines)} approved example{'' if len(lines) == 1 else 's'} written to {file}.", err=True)
