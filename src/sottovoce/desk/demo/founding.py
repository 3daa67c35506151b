"""Found the invented organisation: brands, staff, profiles, labels, canned replies, shared views.

Only where nothing is: an installation with a brand of its own is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sottovoce.desk.conversations.models import Label, Profile
from sottovoce.desk.conversations.services.canned import save_canned
from sottovoce.desk.conversations.services.inbox import save_view
from sottovoce.desk.conversations.services.labels import save_label
from sottovoce.desk.conversations.services.profiles import connect_profile
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import brand_limits, every_brand, limit_transaction_to_brands
from sottovoce.desk.core.demo_staff import DEMO_STAFF
from sottovoce.desk.core.models import Brand, Organisation, Staff
from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, record
from sottovoce.desk.core.rights import Role
from sottovoce.desk.demo.stories import OrganisationTold, organisation
from sottovoce.errors import Refused


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what the stories are told with."""

    brands: Mapping[str, Brand]
    staff: Mapping[str, Staff]
    profiles: Mapping[tuple[str, str], Profile]


def found(network_url: str, now: datetime) -> Cast:
    """Make the organisation if there is none yet; returns what is there.

    Raises:
        Refused: brands are here that are not the demonstration's.
    """
    told = organisation()
    slugs = {brand.slug for brand in told.brands}
    present = set(Brand.objects.values_list("slug", flat=True))
    if not present:
        with transaction.atomic():
            _found(told, network_url, now)
    elif not slugs <= present:
        raise Refused(
            "This installation is in use; the demonstration is not mixed into it.",
            remedy="Choose an empty data folder: SOTTOVOCE_HOME.",
        )
    return _cast(slugs)


def _found(told: OrganisationTold, network_url: str, now: datetime) -> None:
    Organisation.objects.update(name=told.organisation)
    brands = {
        brand.slug: Brand.objects.create(
            slug=brand.slug, name=brand.name, hue=brand.hue, first_reply_minutes=brand.first_reply_minutes
        )
        for brand in told.brands
    }
    limit_transaction_to_brands([brand.id for brand in brands.values()])
    people = {
        person.role: _hire(person.name, person.email, person.password, person.role, now)
        for person in DEMO_STAFF
    }
    for person in people.values():
        person.brands.set(brands.values())
    for brand in told.brands:
        credentials = {"url": network_url, "profile": f"{brand.slug}-demo"}
        connect_profile(
            None, brands[brand.slug], "demo", f"{brand.name} on the demo network", credentials, now
        )
    shop = told.brands[0]
    connect_profile(None, brands[shop.slug], "webhook", f"{shop.name} shop forum", {}, now)
    _furnish(told, people[Role.TEAM_LEAD], now)


def _hire(name: str, email: str, password: str, role: Role, now: datetime) -> Staff:
    person = Staff.objects.create_user(email, password, name=name, role=role.value)
    record(
        ActToRecord(
            ActKind.STAFF_CHANGED,
            now,
            SYSTEM,
            objects=(f"staff:{person.id}",),
            detail={"what": "added", "role": role.value},
        )
    )
    return person


def _furnish(told: OrganisationTold, lead: Staff, now: datetime) -> None:
    for label in told.labels:
        if not Label.objects.filter(name=label.name).exists():
            save_label(lead, None, label.name, label.hue)
    for canned in told.canned:
        save_canned(
            lead,
            shortcut=canned.shortcut,
            title=canned.title,
            text=canned.text,
            language=canned.language,
            now=now,
        )
    for view in told.views:
        save_view(lead, view.name, view.filters, shared=True)


def _cast(slugs: set[str]) -> Cast:
    emails = {person.email: person.role.value for person in DEMO_STAFF}
    with brand_limits(every_brand()):
        profiles = {
            (profile.brand.slug, profile.channel): profile
            for profile in Profile.objects.select_related("brand").filter(brand__slug__in=slugs)
        }
    return Cast(
        brands={brand.slug: brand for brand in Brand.objects.filter(slug__in=slugs)},
        staff={emails[person.email]: person for person in Staff.objects.filter(email__in=emails)},
        profiles=profiles,
    )
