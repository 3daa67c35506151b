"""Networks that do not push: ask them what is new.

All profiles are asked at the same time, each within a bounded time, and what each brings is taken in as it
comes: one network's trouble is not the others'. A network that is away is asked less often. Polls never
overlap (see the job's lock).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction

from sottovoce import channels
from sottovoce.channels import Fetched, backoff
from sottovoce.desk.conversations.models import Profile
from sottovoce.desk.conversations.services.arrivals import Arrival
from sottovoce.desk.conversations.services.asking_networks import ask_channel
from sottovoce.desk.conversations.services.intake import take_in
from sottovoce.desk.conversations.services.profile_troubles import (
    DATABASE_IS_AWAY,
    note_problem,
    told_problem,
)
from sottovoce.desk.conversations.services.profiles import open_channel, ref_of
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.live import notify_topic
from sottovoce.desk.core.sealing import context_of
from sottovoce.errors import PlatformUnavailable

ASKED_AT_ONCE = 16
# A backlog of many pages must have the time to arrive: its cursor moves only when all of it did.
LONGEST_POLL_SECONDS = 30.0
# Unless a network asks for a longer one: it may be back at any moment, with something to hide.
LONGEST_PAUSE_SECONDS = 30.0
NOT_TAKEN_IN = "Some messages could not be taken in; they are tried again with each poll. The log has more."

log = structlog.get_logger(__name__)

# How often in a row a network was away, and when to ask again. Only in memory: a worker that starts asks all.
_absences: dict[UUID, tuple[int, datetime]] = {}


def poll_all(now: datetime) -> None:
    """Fetch from every enabled profile whose network is polled and whose turn it is."""
    with brand_limits(every_brand()), ThreadPoolExecutor(ASKED_AT_ONCE, "polling") as threads:
        asked = dict(_ask_all(threads, now))
        for answer in as_completed(asked):
            _settle(asked[answer], answer, now)


def _ask_all(threads: ThreadPoolExecutor, now: datetime) -> Iterator[tuple[Future[Fetched], Profile]]:
    """Let threads ask the networks; they touch no database, so all that is needed of it is read here."""
    for profile in Profile.objects.filter(enabled=True):
        if not channels.is_polled(profile.channel) or not _is_its_turn(profile, now):
            continue
        try:
            channel, cursor = open_channel(profile.id), _open_cursor(profile)
        except DATABASE_IS_AWAY:
            raise
        except Exception as error:
            note_problem(profile, told_problem(profile, error), now)
            continue
        yield (
            threads.submit(
                ask_channel,
                channel,
                lambda opened, cursor=cursor: opened.fetch_since(cursor),
                LONGEST_POLL_SECONDS,
            ),
            profile,
        )


def _is_its_turn(profile: Profile, now: datetime) -> bool:
    """New credentials clear the problem, and are tried at once."""
    _, again_at = _absences.get(profile.id, (0, now))
    return not profile.problem or now >= again_at


def _settle(profile: Profile, answer: Future[Fetched], now: datetime) -> None:
    """Write what a network answered, or what is wrong with it."""
    try:
        fetched = answer.result()
        _absences.pop(profile.id, None)
        _keep(profile, fetched, now)
    except DATABASE_IS_AWAY:
        raise
    except Exception as error:
        if isinstance(error, PlatformUnavailable):
            absences = _absences.get(profile.id, (0, now))[0] + 1
            seconds = min(backoff(absences), LONGEST_PAUSE_SECONDS)
            pause = timedelta(seconds=max(seconds, error.retry_after_seconds or 0))
            _absences[profile.id] = (absences, now + pause)
        note_problem(profile, told_problem(profile, error), now)


def _keep(profile: Profile, fetched: Fetched, now: datetime) -> None:
    ref = ref_of(profile)
    arrivals = [Arrival(ref, event) for event in fetched.events]
    try:
        with transaction.atomic():
            # The cursor moves with what it brought, in one transaction: nothing is skipped or comes twice.
            if arrivals:
                take_in(scanner(), arrivals, datetime.now(UTC))
            _save_cursor(profile, fetched, now)
    except DATABASE_IS_AWAY:
        raise
    except Exception as error:
        log.error("polling.not_taken_in", profile=str(profile.id), fault=type(error).__name__)
        _keep_what_can_be_kept(profile, arrivals)
        note_problem(profile, NOT_TAKEN_IN, now)


def _keep_what_can_be_kept(profile: Profile, arrivals: Sequence[Arrival]) -> None:
    """One by one, so that a message that fails does not keep the others unprotected. The cursor stays."""
    for arrival in arrivals:
        try:
            take_in(scanner(), [arrival], datetime.now(UTC))
        except DATABASE_IS_AWAY:
            raise
        except Exception as error:
            log.error("polling.message_fault", profile=str(profile.id), fault=type(error).__name__)


def _open_cursor(profile: Profile) -> str | None:
    if profile.sealed_cursor is None:
        return None
    context = context_of(None, "profile", "cursor", profile.id)
    opened = json.loads(vault().open_for_organisation(bytes(profile.sealed_cursor), context))
    return None if opened is None else str(opened)


def _save_cursor(profile: Profile, fetched: Fetched, now: datetime) -> None:
    context = context_of(None, "profile", "cursor", profile.id)
    problem = fetched.problem[:200]
    Profile.objects.filter(id=profile.id).update(
        sealed_cursor=vault().seal_for_organisation(json.dumps(fetched.cursor).encode(), context),
        fetched_at=now,
        problem=problem,
        problem_since=(profile.problem_since or now) if problem else None,
    )
    if profile.problem != problem:
        notify_topic("profiles")
