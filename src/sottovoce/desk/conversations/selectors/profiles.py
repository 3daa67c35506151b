"""Connected profiles as the settings show them: how they stand, and what their network allows, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Max

from sottovoce import channels
from sottovoce.channels import Capabilities
from sottovoce.desk.conversations.models import Conversation, Profile
from sottovoce.desk.conversations.services.profiles import capabilities_of, credentials_of
from sottovoce.desk.core.models import Staff
from sottovoce.errors import NotFound


@dataclass(frozen=True, slots=True)
class Ability:
    """One line of a capability table: what, whether, and what to know about it."""

    title: str
    can: bool
    note: str


@dataclass(frozen=True, slots=True)
class ProfileShown:
    """A profile. ``state`` is ``working``, ``trouble``, ``paused`` or ``disconnected``."""

    id: UUID
    label: str
    channel: str
    channel_title: str
    brand: str
    brand_hue: int
    state: str
    problem: str
    problem_since: datetime | None
    fetched_at: datetime | None
    last_message_at: datetime | None
    is_polled: bool
    webhook_address: str
    abilities: tuple[Ability, ...]


def profiles(staff: Staff) -> list[ProfileShown]:
    """The profiles of this person's brands."""
    found = list(Profile.objects.filter(brand__in=staff.brand_ids()).select_related("brand"))
    latest = dict(
        Conversation.objects.filter(profile__in=found)
        .values_list("profile")
        .annotate(latest=Max("last_inbound_at"))
        .order_by()
    )
    return [_shown(profile, latest.get(profile.id)) for profile in found]


def profile_within_reach(staff: Staff, profile_id: UUID) -> Profile:
    """One profile.

    Raises:
        NotFound: it is not here, or not within the person's brands.
    """
    found = Profile.objects.filter(id=profile_id, brand__in=staff.brand_ids()).select_related("brand").first()
    if found is None:
        raise NotFound("There is no such profile here.", remedy="Go back to the list of channels.")
    return found


def profile_shown(profile: Profile) -> ProfileShown:
    """One profile as the settings show it."""
    latest = Conversation.objects.filter(profile=profile).aggregate(at=Max("last_inbound_at"))
    return _shown(profile, latest["at"])


def webhook_address(profile: Profile) -> str:
    """Where this profile's network posts its messages; empty when it does not."""
    return f"{settings.PUBLIC_URL}/hooks/{profile.slug}" if channels.takes_webhooks(profile.channel) else ""


def abilities(allowed: Capabilities) -> tuple[Ability, ...]:
    """A capability table in words."""
    return tuple(_abilities(allowed))


def _abilities(allowed: Capabilities) -> Iterator[Ability]:
    yield Ability("Hide a public comment", allowed.hide, allowed.hide_note)
    yield Ability(
        "Answer in public",
        allowed.reply_public,
        f"Up to {allowed.longest_public:,} characters." * allowed.reply_public,
    )
    yield Ability(
        "Write to the customer in private",
        allowed.reply_private,
        f"Up to {allowed.longest_private:,} characters." * allowed.reply_private,
    )
    yield Ability("Receive private messages", allowed.reads_private, "")
    yield Ability(
        "Delete a customer’s comment",
        allowed.delete,
        "" if allowed.delete else f"The customer is told how: {allowed.deletion_how_to}",
    )
    yield Ability(
        "Notice what customers delete",
        True,
        "By looking again every ten minutes." if allowed.recheck else "The network tells us at once.",
    )
    if allowed.most_hidden_per_thread is not None:
        yield Ability(
            "Many hidden under one post",
            True,
            f"At most {allowed.most_hidden_per_thread}; then a person is told.",
        )


def _shown(profile: Profile, last_message_at: datetime | None) -> ProfileShown:
    credentials = credentials_of(profile.id)
    return ProfileShown(
        id=profile.id,
        label=profile.label,
        channel=profile.channel,
        channel_title=channels.title(profile.channel),
        brand=profile.brand.name,
        brand_hue=profile.brand.hue,
        state=_state(profile, bool(credentials)),
        problem=profile.problem,
        problem_since=profile.problem_since,
        fetched_at=profile.fetched_at,
        last_message_at=last_message_at,
        is_polled=channels.is_polled(profile.channel),
        webhook_address=webhook_address(profile),
        abilities=abilities(capabilities_of(profile.channel, credentials)),
    )


def _state(profile: Profile, has_credentials: bool) -> str:
    if not has_credentials:
        return "disconnected"
    if not profile.enabled:
        return "paused"
    return "trouble" if profile.problem else "working"
