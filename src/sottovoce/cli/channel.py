"""``sottovoce channel``: connect a brand's profile on a network, test it, list them all.

A secret is never taken from the command's arguments, where other users of the machine and the shell's history
would see it: it is asked for without echo, or read from the environment
(``SOTTOVOCE_CHANNEL_PASSWORD`` for the field `password`), or from a JSON object on standard input.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from sottovoce import channels
from sottovoce.channels import Capabilities, CredentialField
from sottovoce.cli.start import open_desk
from sottovoce.errors import BadInput, NotFound

if TYPE_CHECKING:
    from sottovoce.desk.conversations.models import Profile
    from sottovoce.desk.core.models import Brand

ENVIRONMENT = "SOTTOVOCE_CHANNEL_"


@click.group()
def channel() -> None:
    """Connect, test and list the brand's profiles."""


@channel.command()
@click.argument("name", metavar="CHANNEL", type=click.Choice(channels.names()))
@click.option("--brand", "brand_slug", help="The brand's short name; not needed where there is only one.")
@click.option("--label", help="What the desk calls the profile.  [default: brand and channel]")
@click.option("--set", "given", multiple=True, metavar="FIELD=VALUE", help="A field that is no secret.")
@click.option("--stdin", is_flag=True, help="Read fields from a JSON object on standard input.")
def add(name: str, brand_slug: str | None, label: str | None, given: Sequence[str], stdin: bool) -> None:
    """Connect a brand's profile on CHANNEL, and try it."""
    open_desk()
    from sottovoce.desk.conversations.services.profiles import connect_profile
    from sottovoce.desk.core.database import brand_limits, every_brand

    with brand_limits(every_brand()):
        brand = _brand(brand_slug)
        fields = channels.credential_fields(name)
        known = _from_arguments(given, fields) | (_from_stdin() if stdin else {})
        credentials = _credentials(fields, known, ask=not stdin and sys.stdin.isatty())
        title = label or f"{brand.name} on {channels.title(name)}"
        profile = connect_profile(None, brand, name, title, credentials, datetime.now(UTC))
        click.echo(f"Connected: {title} ({profile.slug}).")
        _tell_webhook(profile, credentials, known)
        _try(profile)


@channel.command()
@click.argument("slug", metavar="PROFILE")
def test(slug: str) -> None:
    """Try the credentials of PROFILE, and say what the network lets it do."""
    open_desk()
    from sottovoce.desk.conversations.models import Profile
    from sottovoce.desk.core.database import brand_limits, every_brand

    with brand_limits(every_brand()):
        profile = Profile.objects.filter(slug=slug).first()
        if profile is None:
            raise NotFound(
                "There is no such profile.", where=slug[:60], remedy="See `sottovoce channel list`."
            )
        _try(profile)


@channel.command("list")
def list_profiles() -> None:
    """Every profile: its channel, its brand, and how it is doing."""
    open_desk()
    from sottovoce.desk.conversations.models import Profile
    from sottovoce.desk.core.database import brand_limits, every_brand

    table = Table("profile", "channel", "brand", "label", "state", box=None, pad_edge=False)
    with brand_limits(every_brand()):
        for profile in Profile.objects.select_related("brand"):
            row = (profile.slug, profile.channel, profile.brand.name, profile.label, _state(profile))
            table.add_row(*row)
    if table.row_count:
        Console().print(table)
    else:
        click.echo("No profile is connected yet. Connect one with `sottovoce channel add CHANNEL`.")


def _state(profile: Profile) -> str:
    if not profile.enabled:
        return "paused"
    return profile.problem or "fine"


def _brand(slug: str | None) -> Brand:
    from sottovoce.desk.core.models import Brand

    brands = {brand.slug: brand for brand in Brand.objects.all()}
    if slug is None and len(brands) == 1:
        return next(iter(brands.values()))
    if slug is None or slug not in brands:
        choice = ", ".join(brands) or "there is none yet; make one in the desk's settings"
        raise BadInput(
            "Say which brand the profile belongs to.", where="--brand", remedy=f"Choose: {choice}."
        )
    return brands[slug]


def _from_arguments(given: Sequence[str], fields: Sequence[CredentialField]) -> dict[str, str]:
    secret = {field.name for field in fields if field.secret}
    found: dict[str, str] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or name in secret:
            raise BadInput(
                "A field is set as FIELD=VALUE, and a secret is never set here.",
                where=f"--set {name[:40]}",
                remedy=f"A secret is asked for, or read from {ENVIRONMENT}… or standard input.",
            )
        found[name] = value
    return found


def _from_stdin() -> dict[str, str]:
    try:
        found = json.loads(sys.stdin.read())
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise BadInput("Standard input must be one JSON object of text fields.", where="--stdin")
    return found


def _credentials(fields: Sequence[CredentialField], known: Mapping[str, str], *, ask: bool) -> dict[str, str]:
    """Each field from where it was given first: arguments and standard input, the environment, a question."""
    found = dict(known)
    for field in fields:
        if not found.get(field.name):
            found[field.name] = os.environ.get(ENVIRONMENT + field.name.upper(), "")
        if not found[field.name] and ask:
            found[field.name] = _ask(field)
        if not found[field.name] and field.generated:
            found[field.name] = secrets.token_urlsafe(32)
    return {name: value for name, value in found.items() if value}


def _ask(field: CredentialField) -> str:
    click.echo(field.help, err=True)
    answer = click.prompt(
        field.title,
        default=None if field.required else "",
        hide_input=field.secret,
        show_default=False,
        err=True,
    )
    return str(answer).strip()


def _tell_webhook(profile: Profile, credentials: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Where the other side posts to, and the secret if it was made here: this once, it is not shown again."""
    if not channels.takes_webhooks(profile.channel):
        return
    from django.conf import settings

    click.echo(f"Webhook address: {settings.PUBLIC_URL}/hooks/{profile.slug}")
    if not known.get("secret") and not os.environ.get(f"{ENVIRONMENT}SECRET"):
        click.echo(f"Signing secret (shown only now): {credentials['secret']}")


def _try(profile: Profile) -> None:
    from sottovoce.desk.conversations.services.asking_networks import ask_network
    from sottovoce.desk.conversations.services.profiles import capabilities_of, credentials_of

    name = ask_network(profile.id, lambda opened: opened.check())
    click.echo(f"The network answers: {name}")
    offered = capabilities_of(profile.channel, credentials_of(profile.id))
    for what, possible in _offers(offered):
        click.echo(f"  {'yes' if possible else 'no ':<4} {what}")
    if offered.hide_note:
        click.echo(f"  {offered.hide_note}")
    if offered.profile_links:
        links = ask_network(profile.id, lambda opened: opened.profile_links())
        click.echo(f"  Links on the profile: {', '.join(links) or 'none; add one to your privacy notice'}")


def _offers(offered: Capabilities) -> list[tuple[str, bool]]:
    return [
        ("hide comments", offered.hide),
        ("delete comments", offered.delete),
        ("answer in public", offered.reply_public),
        ("answer in private", offered.reply_private),
        ("read private messages", offered.reads_private),
    ]
