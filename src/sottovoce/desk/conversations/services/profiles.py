"""Profiles: connecting a brand's account on a channel, and opening it to act there.

Credentials are sealed under the organisation's key. A profile is never deleted while its conversations
remain: disconnecting destroys the credentials and stops receiving.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from sottovoce import channels
from sottovoce.channels import Capabilities, Channel
from sottovoce.desk.conversations.models import Profile
from sottovoce.desk.conversations.rules import Reach
from sottovoce.desk.conversations.services.arrivals import ProfileRef
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.live import notify_topic
from sottovoce.desk.core.models import Brand, Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.sealing import context_of
from sottovoce.errors import BadInput, NotFound, Refused

TABLE = "profile"


def capabilities_of(channel: str, credentials: Mapping[str, str] | None = None) -> Capabilities:
    """What a channel lets a brand do; some of it depends on how the profile is connected."""
    return channels.capabilities(channel, credentials or {})


def reach_of(capabilities: Capabilities) -> Reach:
    """What of a channel's capabilities matters to rules."""
    return Reach(hide=capabilities.hide, reply_privately=capabilities.reply_private)


def connect_profile(
    staff: Staff | None, brand: Brand, channel: str, label: str, credentials: Mapping[str, str], now: datetime
) -> Profile:
    """Connect a brand's account. Missing credentials that can be made up (a webhook secret) are.

    Raises:
        Refused: the person may not manage channels.
        BadInput: the channel is unknown, or a credential is missing; the field is named.
    """
    _require(staff)
    declared = channels.credential_fields(channel)
    given = dict(credentials)
    for field in declared:
        if field.generated and not given.get(field.name):
            given[field.name] = secrets.token_urlsafe(32)
        if field.required and not given.get(field.name):
            raise BadInput("A credential is missing.", where=field.name, remedy=field.help)
    unknown = set(given) - {field.name for field in declared}
    if unknown:
        raise BadInput("This channel has no such credential.", where=", ".join(sorted(unknown)))
    identifier = new_id()
    with transaction.atomic():
        profile = Profile.objects.create(
            id=identifier,
            brand=brand,
            channel=channel,
            slug=_free_slug(brand, channel),
            label=label,
            sealed_credentials=_seal(identifier, given),
        )
        _record(staff, profile, now, "connected")
    return profile


def change_credentials(staff: Staff, profile: Profile, changes: Mapping[str, str], now: datetime) -> None:
    """Replace some credentials; those not named stay. Secrets are write-only: nothing is handed back."""
    _require(staff)
    with transaction.atomic():
        kept = credentials_of(profile.id) | {name: value for name, value in changes.items() if value}
        profile.sealed_credentials = _seal(profile.id, kept)
        profile.problem, profile.problem_since = "", None
        profile.save(update_fields=["sealed_credentials", "problem", "problem_since"])
        _record(staff, profile, now, "credentials_changed")


def pause_profile(staff: Staff, profile: Profile, paused: bool, now: datetime) -> None:
    """Stop receiving from a profile, or go on. What was received stays."""
    _require(staff)
    with transaction.atomic():
        profile.enabled = not paused
        profile.save(update_fields=["enabled"])
        _record(staff, profile, now, "paused" if paused else "resumed")


def disconnect_profile(staff: Staff, profile: Profile, now: datetime) -> None:
    """Destroy the credentials and stop receiving."""
    _require(staff)
    with transaction.atomic():
        profile.enabled = False
        profile.sealed_credentials = _seal(profile.id, {})
        profile.sealed_cursor = None
        profile.save(update_fields=["enabled", "sealed_credentials", "sealed_cursor"])
        _record(staff, profile, now, "disconnected")


def credentials_of(profile: UUID) -> dict[str, str]:
    """A profile's credentials, opened. For the code that talks to the network, never for a screen."""
    sealed = Profile.objects.values_list("sealed_credentials", flat=True).filter(id=profile).first()
    if sealed is None:
        raise NotFound("There is no such profile here.", where=str(profile))
    opened = vault().open_for_organisation(bytes(sealed), context_of(None, TABLE, "credentials", profile))
    found = json.loads(opened)
    assert isinstance(found, dict)  # noqa: S101 - we sealed it
    return found


def open_channel(profile: UUID) -> Channel:
    """The profile's channel, ready to act. The caller closes it (``aclose``)."""
    name = Profile.objects.values_list("channel", flat=True).filter(id=profile).first()
    if name is None:
        raise NotFound("There is no such profile here.", where=str(profile))
    return channels.build(name, credentials_of(profile))


def ref_of(profile: Profile) -> ProfileRef:
    """What intake needs to know of a profile."""
    reach = reach_of(capabilities_of(profile.channel, credentials_of(profile.id)))
    return ProfileRef(profile.id, profile.brand_id, profile.channel, profile.slug, reach)


def find_receiving(slug: str) -> tuple[ProfileRef, dict[str, str]] | None:
    """The enabled profile that takes webhooks at this slug, with its credentials; for the front door."""
    with brand_limits(every_brand()):
        profile = Profile.objects.filter(slug=slug, enabled=True).first()
        if profile is None or not channels.takes_webhooks(profile.channel):
            return None
        return ref_of(profile), credentials_of(profile.id)


def _require(staff: Staff | None) -> None:
    if staff is not None and not staff.may(Right.MANAGE_CHANNELS):
        raise Refused("Your role may not manage channels.", remedy="Ask an administrator.")


def _seal(profile: UUID, credentials: Mapping[str, str]) -> bytes:
    return vault().seal_for_organisation(
        json.dumps(dict(credentials)).encode(), context_of(None, TABLE, "credentials", profile)
    )


def _record(staff: Staff | None, profile: Profile, now: datetime, what: str) -> None:
    record(
        ActToRecord(
            ActKind.PROFILE_CHANGED,
            now,
            actor_of(staff),
            brand=profile.brand_id,
            objects=(str(profile.id),),
            detail={"what": what, "channel": profile.channel},
        )
    )
    notify_topic("profiles")


def _free_slug(brand: Brand, channel: str) -> str:
    base = slugify(f"{brand.slug}-{channel}")[:50]
    taken = set(Profile.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{number}" for number in range(2, 10_000) if f"{base}-{number}" not in taken)
