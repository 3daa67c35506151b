"""What is wrong between the desk and a profile's network, written on the profile for a person to see."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import InterfaceError, OperationalError

from sottovoce.desk.conversations.models import Profile
from sottovoce.desk.core.live import notify_topic
from sottovoce.errors import SottovoceError

# No fault of any network, and nothing can be written down then: the job fails, and comes again.
DATABASE_IS_AWAY = (InterfaceError, OperationalError)

log = structlog.get_logger(__name__)


def told_problem(profile: Profile, error: Exception) -> str:
    """An error in words for a person; of one that nobody foresaw only its kind, for it may quote anything."""
    if isinstance(error, SottovoceError):
        return error.what
    log.error("profile.fault", profile=str(profile.id), fault=type(error).__name__)
    return f"What the network sent could not be understood ({type(error).__name__})."


def note_problem(profile: Profile, problem: str, now: datetime) -> None:
    """Write a problem on the profile; it is gone when the network answers well again."""
    log.warning("profile.problem", profile=str(profile.id))
    Profile.objects.filter(id=profile.id).update(
        problem=problem[:200], problem_since=profile.problem_since or now
    )
    if profile.problem != problem[:200]:
        notify_topic("profiles")
