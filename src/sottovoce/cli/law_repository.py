"""``sottovoce law repository``: publish law packs, signed, for whoever maintains them. Touches files only."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sottovoce.law.updates.publishing import Repository

PLACE = click.Path(file_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
folder_argument = click.argument("folder", type=PLACE)
keys_option = click.option(
    "--keys", type=PLACE, required=True, help="The folder of the signing keys, outside the repository."
)


@click.group()
def repository() -> None:
    """Publish law packs: sign them, keep the offer alive, change keys."""


@repository.command()
@folder_argument
@keys_option
def init(folder: Path, keys: Path) -> None:
    """Make an empty repository in FOLDER, and its keys."""
    root = _repository(folder, keys).init(datetime.now(UTC))
    click.echo(f"Give {root} to installations, by a way that they trust. Back up {keys}.")


@repository.command()
@folder_argument
@keys_option
@click.option("--packs", type=FOLDER, help="The packs. [default: those shipped]")
@click.option("--counting", type=FILE, help="The counting rules. [default: those shipped]")
def publish(folder: Path, keys: Path, packs: Path | None, counting: Path | None) -> None:
    """Check packs, sign them, and offer them in FOLDER as its next version."""
    law = files("sottovoce.law")
    with ExitStack() as stack:
        packs = packs or stack.enter_context(as_file(law / "packs"))
        counting = counting or stack.enter_context(as_file(law / "counting.toml"))
        version = _repository(folder, keys).publish(packs, counting, datetime.now(UTC))
    click.echo(f"Version {version} is on offer.")


@repository.command()
@folder_argument
@keys_option
def renew(folder: Path, keys: Path) -> None:
    """Keep the offer in FOLDER alive: sign what expires. Run it every few days."""
    renewed = _repository(folder, keys).renew(datetime.now(UTC))
    click.echo(f"Renewed: {', '.join(renewed)}.")


@repository.command()
@folder_argument
@click.argument("role", type=click.Choice(["root", "targets", "snapshot", "timestamp"]))
@keys_option
def rotate(folder: Path, role: str, keys: Path) -> None:
    """Give ROLE a new key; the old one is trusted no longer."""
    _repository(folder, keys).rotate(role, datetime.now(UTC))
    click.echo(f"{role} has a new key. Back up {keys}.")


def _repository(folder: Path, keys: Path) -> Repository:
    from sottovoce.law.updates.publishing import Repository

    return Repository(folder, keys)
