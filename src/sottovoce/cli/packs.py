"""Which law packs a command goes by, and how it tells what others say otherwise. Reads files only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from sottovoce.home import Home
from sottovoce.law import Library, read
from sottovoce.law.differences import Change, Effect
from sottovoce.law.updates import Store

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NOT_REVIEWED = "Research, not advice: not reviewed by counsel."

packs_option = click.option("--packs", type=FOLDER, help="A folder of packs instead of those in use.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def store() -> Store:
    """The versions in this installation's data folder."""
    return Store(Home.from_environment().law)


def library(packs: Path | None) -> tuple[Library, str]:
    """The packs of a folder, or those in use; and which they are, in a sentence."""
    if packs:
        return read(packs), f"Packs from {packs}."
    in_use = store().in_use()
    return in_use.library, in_use.said


def tell(changes: Sequence[Change]) -> None:
    """Print differences, what moves a deadline in bold."""
    for change in changes:
        click.secho(f"{change.law}  {change.where}  ({change.effect})", bold=change.effect != Effect.WORDS)
        if change.before:
            click.secho(f"  - {change.before}", fg="red")
        if change.after:
            click.secho(f"  + {change.after}", fg="green")
    click.echo(f"{len(changes)} differences.")
