"""``sottovoce staff``: add the first people who work here, list them, let one go."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from sottovoce.cli.start import open_desk
from sottovoce.desk.core.rights import Role

if TYPE_CHECKING:
    from sottovoce.desk.core.models import Staff


@click.group()
def staff() -> None:
    """Add people who work here, list them, let one go."""


@staff.command()
@click.argument("email")
@click.option("--name", required=True, help="How the person is named on screens.")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.AGENT.value,
    show_default=True,
)
@click.option("--brand", "brands", multiple=True, help="Slug of a brand the person may see; may be repeated.")
def add(email: str, name: str, role: str, brands: tuple[str, ...]) -> None:
    """Add a person; the first password is shown once."""
    open_desk()
    from sottovoce.desk.core.staff_changes import add_staff

    added = add_staff(None, email, name, role, _ids_of(brands), datetime.now(UTC))
    click.echo(f"{added.person.name} may sign in as {added.person.email} with this password, shown only now:")
    click.echo(f"  {added.password}")


@staff.command("list")
def list_staff() -> None:
    """Everybody who works here."""
    open_desk()
    from sottovoce.desk.core.models import Staff

    for person in Staff.objects.prefetch_related("brands"):
        brands = ", ".join(brand.slug for brand in person.brands.all()) or "no brand"
        state = "" if person.is_active else "   (let go)"
        click.echo(f"{person.email:<34} {person.role:<16} {brands}{state}")


@staff.command()
@click.argument("email")
@click.option("--by", required=True, help="Address of the administrator who decides it.")
def deactivate(email: str, by: str) -> None:
    """Let a person go: signed out everywhere at once, no sign-in any more."""
    open_desk()
    from sottovoce.desk.core.staff_changes import deactivate as let_go

    let_go(_person(by), _person(email).id, datetime.now(UTC))
    click.echo(f"{email} can no longer sign in.")


def _ids_of(slugs: tuple[str, ...]) -> list[int]:
    from sottovoce.desk.core.models import Brand
    from sottovoce.errors import NotFound

    found = dict(Brand.objects.filter(slug__in=slugs).values_list("slug", "id"))
    missing = sorted(set(slugs) - found.keys())
    if missing:
        known = (
            ", ".join(Brand.objects.values_list("slug", flat=True)) or "none yet; make one in the settings"
        )
        raise NotFound("There is no such brand.", where=", ".join(missing), remedy=f"There are: {known}.")
    return list(found.values())


def _person(email: str) -> Staff:
    from sottovoce.desk.core.models import Staff
    from sottovoce.errors import NotFound

    person = Staff.objects.filter(email=email.lower()).first()
    if person is None:
        raise NotFound("Nobody here has this address.", where=email, remedy="See `sottovoce staff list`.")
    return person
