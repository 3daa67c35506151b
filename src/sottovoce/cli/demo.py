"""``sottovoce demo``: fill an empty installation with an invented organisation and its last weeks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from sottovoce.cli.start import open_desk


@click.command()
def demo() -> None:
    """Seed the demonstration (once), and tell the simulated network its past (each time)."""
    os.environ["SOTTOVOCE_DEMO"] = "1"
    open_desk()
    from django.conf import settings

    from sottovoce.desk.demo.seeding import seed
    from sottovoce.web.work import work_off

    seeded = seed(settings.DEMO_NETWORK_URL, datetime.now(UTC), _progress)
    if seeded.new:
        # Every measure of the past is carried out already: let the worker begin with an empty queue.
        work_off()
        click.echo(f"  {seeded.conversations} invented conversations in seven languages are there.\n")
    click.echo(f"  Play the customer at {settings.DEMO_NETWORK_URL} and watch the inbox.")
    click.echo(f"  Sign in at {settings.PUBLIC_URL} as")
    click.echo(_table())


def _progress(done: int, of: int) -> None:
    if done % 5 == 0 or done == of:
        click.echo(f"\r  demonstration … {done} of {of} conversations ", nl=False, err=True)
    if done == of:
        click.echo("\r", nl=False, err=True)


def _table() -> str:
    from sottovoce.desk.core.demo_staff import DEMO_STAFF

    rows = [(person.title, person.email, person.password) for person in DEMO_STAFF]
    return "\n".join("    " + _aligned(row, rows) for row in rows)


def _aligned(row: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(other[column]) for other in rows) for column in range(len(row))]
    return "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
