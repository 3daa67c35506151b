"""``sottovoce law update``, ``versions``, ``accept``, ``reject``, ``policy``: signed updates of law packs.

Contacts the address in ``SOTTOVOCE_LAW_UPDATES`` or ``--from``, and nothing where neither is given.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec

from sottovoce.cli.packs import json_option, store, tell
from sottovoce.errors import Misconfigured
from sottovoce.law.updates import Policy, Version

ADDRESS = "SOTTOVOCE_LAW_UPDATES"
CHOICE = click.Choice([each.value for each in Policy])
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
by_option = click.option("--by", required=True, help="Who decides: a name that others will know.")


@click.command()
@click.option("--from", "place", help=f"The repository: https://…, or a folder. [default: {ADDRESS}]")
@click.option("--root", type=FILE, help="The publisher's root.json; given once, then remembered.")
@click.option("--check", is_flag=True, help="Only look; exit status 1 when there is an update.")
@click.option("--policy", type=CHOICE, help="For this once, instead of the installation's policy.")
@json_option
def update(place: str | None, root: Path | None, check: bool, policy: str | None, as_json: bool) -> None:
    """Fetch an update of the law packs, verify it, and show what it changes.

    It waits for `sottovoce law accept`, unless the policy lets it take effect at once.
    """
    from sottovoce.law.updates.client import Client
    from sottovoce.law.updates.fetching import address_of, fetcher_for

    packs, now = store(), datetime.now(UTC)
    address = address_of(place or _configured())
    client = Client(packs, address, fetcher_for(address), root.read_bytes() if root else None)
    found = client.look(now) if check else client.update(now, Policy(policy) if policy else packs.policy())
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
    elif found is None:
        click.echo(f"Nothing new. {packs.in_use().said}")
    else:
        tell(found.changes)
        click.echo(f"Version {found.version.number} is signed and sound. {_outlook(found.version, check)}")
    if check and found is not None:
        raise click.exceptions.Exit(1)


@click.command()
@json_option
def versions(as_json: bool) -> None:
    """List the versions kept here, and who decided what about them."""
    packs = store()
    kept = packs.versions()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(kept)).decode())
        return
    for version in kept:
        click.echo(f"{version.number}  fetched {version.fetched_at:%Y-%m-%d} from {version.source}")
        for decision in version.decisions:
            click.echo(f"   {decision.at:%Y-%m-%d %H:%M} {decision.by}: {decision.verdict}")
        if not version.decisions:
            click.echo("   waits for counsel")
    in_use = packs.in_use()
    click.echo(in_use.said)
    if in_use.shipped_are_newer:
        click.echo("The packs shipped are newer: `sottovoce law accept shipped --by NAME` uses them.")


@click.command()
@click.argument("which", metavar="VERSION|shipped")
@by_option
def accept(which: str, by: str) -> None:
    """Put VERSION of the law packs in use, or those shipped, as counsel has decided."""
    packs = store()
    with packs.lock():
        if which == "shipped":
            packs.use_shipped(by, datetime.now(UTC))
        elif which.isdecimal():
            packs.accept(int(which), by, datetime.now(UTC))
        else:
            raise click.BadParameter("A version is a number, or `shipped`.")
    click.echo(packs.in_use().said)


@click.command()
@click.argument("number", metavar="VERSION", type=int)
@by_option
def reject(number: int, by: str) -> None:
    """Refuse VERSION of the law packs; where it is in use, the one before it is in use again."""
    packs = store()
    with packs.lock():
        packs.reject(number, by, datetime.now(UTC))
    click.echo(packs.in_use().said)


@click.command()
@click.argument("choice", type=CHOICE, required=False)
def policy(choice: str | None) -> None:
    """Show what updates may do before counsel has seen them, or choose it."""
    packs = store()
    if choice:
        packs.set_policy(Policy(choice))
    click.echo(packs.policy().in_words)


def _configured() -> str:
    address = os.environ.get(ADDRESS, "")
    if not address:
        raise Misconfigured(
            "No update repository is configured, so none is contacted.",
            where=ADDRESS,
            remedy="Set it to the publisher's address, or give --from.",
        )
    return address


def _outlook(version: Version, check: bool) -> str:
    if check:
        return "Nothing was kept."
    if version.verdict:
        return f"It is {version.verdict}."
    return f"It waits for counsel: `sottovoce law accept {version.number} --by NAME`, or reject."
