"""``sottovoce vault``: the state of the key store, a new root key, backups. Never prints a key.

``rotate`` records its act, so it needs the database; the others touch the key store's files alone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from sottovoce.home import Home


@click.group()
def vault() -> None:
    """The key store: status, a new root key, backup and restore."""


@vault.command()
def status() -> None:
    """How the key store stands."""
    from sottovoce.desk.core.installation import vault as open_vault

    state = open_vault().status()
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_row("organisation", str(state.organisation))
    table.add_row("root key", f"{state.root_kind}, {state.root_mode}")
    table.add_row("key store", f"{state.keystore}, {state.keystore_mode}")
    table.add_row("customers with a key", f"{state.customers:,}")
    table.add_row("shredded", f"{state.shredded:,}")
    console = Console()
    console.print(table)
    if state.wrappings > 1:
        console.print(
            "[yellow]A rotation was interrupted.[/] Everything opens; run `sottovoce vault rotate` again."
        )


@vault.command()
@click.confirmation_option(
    prompt="Replace the root key? Backups of the key store made before will not open again."
)
def rotate() -> None:
    """Put a new root key in the place of the old one; nothing sealed is touched."""
    from sottovoce.cli.start import open_desk

    home = open_desk()
    from django.db import transaction

    from sottovoce.desk.core.acts import ActKind
    from sottovoce.desk.core.installation import root_key_url
    from sottovoce.desk.core.installation import vault as open_vault
    from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, record
    from sottovoce.vault import open_provider

    place = open_vault()
    place.rotate(open_provider(root_key_url(home)).successor())
    with transaction.atomic():
        record(ActToRecord(ActKind.ROOT_ROTATED, datetime.now(UTC), SYSTEM))
    click.echo("The root key is new. Make a backup of it and of the key store now; older ones do not open.")
    if place.status().root_kind == "passphrase":
        click.echo("Put the new passphrase into SOTTOVOCE_PASSPHRASE before the next start.")


@vault.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def backup(target: Path) -> None:
    """Copy the key store into a new file, while the desk runs."""
    from sottovoce.desk.core.installation import vault as open_vault

    place = open_vault()
    place.backup(target)
    click.echo(f"{place.status().customers:,} wrapped keys copied to {target}.")
    click.echo("They are useless without the root key: keep that elsewhere.")
    click.echo("Customers shredded from now on are still in this file: destroy it within your erasure time.")


@vault.command()
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(source: Path) -> None:
    """Add the keys of a backup. Who was shredded since stays shredded."""
    from sottovoce.desk.core.installation import keystore_url, organisation_id, root_key_url
    from sottovoce.vault import open_provider
    from sottovoce.vault import restore as restore_keys

    home = Home.from_environment()
    provider = open_provider(root_key_url(home))
    done = restore_keys(keystore_url(home), provider, organisation_id(home), source)
    click.echo(
        f"Keys added: {done.added:,}. In the backup, but shredded and kept out: {done.kept_shredded:,}."
    )
