"""Try a profile's credentials now, at a person's wish, and keep what the network said."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sottovoce.desk.conversations.models import Profile
from sottovoce.desk.conversations.services.asking_networks import ask_network
from sottovoce.desk.core.live import notify_topic
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.errors import NotFound, Refused, SottovoceError


def check_profile(staff: Staff, profile_id: UUID, now: datetime) -> str:
    """Ask the network who we are. Returns the account's name there.

    Raises:
        Refused: the person may not manage channels.
        NotFound: there is no such profile within the person's brands.
        SottovoceError: whatever the network answered instead; it is kept as the profile's problem.
    """
    if not staff.may(Right.MANAGE_CHANNELS):
        raise Refused("Your role may not manage channels.", remedy="Ask an administrator.")
    if not Profile.objects.filter(id=profile_id, brand__in=staff.brand_ids()).exists():
        raise NotFound("There is no such profile here.")
    try:
        name = ask_network(profile_id, lambda channel: channel.check())
    except SottovoceError as error:
        _keep(profile_id, error.what, now)
        raise
    _keep(profile_id, "", now)
    return name


def _keep(profile_id: UUID, problem: str, now: datetime) -> None:
    with transaction.atomic():
        profile = Profile.objects.select_for_update().get(id=profile_id)
        profile.problem = problem[:200]
        profile.problem_since = (profile.problem_since or now) if problem else None
        profile.save(update_fields=["problem", "problem_since"])
        notify_topic("profiles")
