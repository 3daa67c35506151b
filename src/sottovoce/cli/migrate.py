"""``sottovoce migrate``: prepare the data folder and bring the database up to date. Safe to repeat."""

from __future__ import annotations

import click

from sottovoce.cli.start import open_desk


@click.command()
def migrate() -> None:
    """Prepare the data folder, create or update the tables, and make the organisation's first row."""
    from sottovoce.desk.core.installation import prepare
    from sottovoce.home import Home

    prepare(Home.from_environment())
    open_desk(as_owner=True)
    from sottovoce.desk.conversations.services.default_rules import plant_default_rules
    from sottovoce.desk.core import database
    from sottovoce.desk.core.services import found_organisation

    database.migrate()
    found_organisation()
    plant_default_rules()
    click.echo("The database is up to date.")
