"""Networks that do not push: ask them what is new, and whether what we hold is still there.

Hide is not gone: what vanished from a network is erased here (event `gone`), what is merely hidden is not.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import Q

from sottovoce import channels
from sottovoce.channels import Channel, EventKind, Fetched, InboundEvent, Presence, Visibility
from sottovoce.desk.conversations.models import Message, Profile
from sottovoce.desk.conversations.services.arrivals import Arrival
from sottovoce.desk.conversations.services.asking_networks import ask_network, native_id_of
from sottovoce.desk.conversations.services.intake import take_in
from sottovoce.desk.conversations.services.profiles import capabilities_of, ref_of
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.live import notify_topic
from sottovoce.desk.core.sealing import context_of
from sottovoce.errors import SottovoceError

CHECK_AGAIN_AFTER = timedelta(minutes=10)
WATCH_FOR = timedelta(days=90)
LARGEST_CHECK = 100

log = structlog.get_logger(__name__)


def poll_all(now: datetime) -> None:
    """Fetch from every enabled profile whose network is polled. One network's trouble is not the others'."""
    with brand_limits(every_brand()):
        for profile in Profile.objects.filter(enabled=True):
            if channels.is_polled(profile.channel):
                _fetch(profile, now)


def _fetch(profile: Profile, now: datetime) -> None:
    cursor = _open_cursor(profile)

    async def fetch(channel: Channel) -> Fetched:
        return await channel.fetch_since(cursor)

    try:
        fetched = ask_network(profile.id, fetch)
    except SottovoceError as error:
        _note_problem(profile, error.what, now)
        return
    ref = ref_of(profile)
    with transaction.atomic():
        # The cursor moves with what it brought, in one transaction: nothing is skipped, nothing comes twice.
        if fetched.events:
            take_in(scanner(), [Arrival(ref, event) for event in fetched.events], datetime.now(UTC))
        _save_cursor(profile, fetched.cursor, now)


def _open_cursor(profile: Profile) -> str | None:
    if profile.sealed_cursor is None:
        return None
    context = context_of(None, "profile", "cursor", profile.id)
    opened = json.loads(vault().open_for_organisation(bytes(profile.sealed_cursor), context))
    return None if opened is None else str(opened)


def _save_cursor(profile: Profile, cursor: str | None, now: datetime) -> None:
    context = context_of(None, "profile", "cursor", profile.id)
    was_in_trouble = bool(profile.problem)
    Profile.objects.filter(id=profile.id).update(
        sealed_cursor=vault().seal_for_organisation(json.dumps(cursor).encode(), context),
        fetched_at=now,
        problem="",
        problem_since=None,
    )
    if was_in_trouble:
        notify_topic("profiles")


def _note_problem(profile: Profile, problem: str, now: datetime) -> None:
    log.warning("polling.problem", profile=str(profile.id))
    Profile.objects.filter(id=profile.id).update(
        problem=problem[:200], problem_since=profile.problem_since or now
    )
    if not profile.problem:
        notify_topic("profiles")


def recheck_all(now: datetime) -> None:
    """Ask the networks that push no deletions whether recent messages are still there."""
    with brand_limits(every_brand()):
        for profile in Profile.objects.filter(enabled=True):
            if capabilities_of(profile.channel).recheck:
                _recheck(profile, now)


def _recheck(profile: Profile, now: datetime) -> None:
    due = list(
        Message.objects.select_related("conversation")
        .filter(profile=profile, direction=Message.Direction.IN, state=Message.State.RECEIVED)
        .filter(Q(checked_at=None) | Q(checked_at__lt=now - CHECK_AGAIN_AFTER), sent_at__gt=now - WATCH_FOR)
        .filter(visibility=Message.Visibility.PUBLIC)
        .order_by("checked_at")[:LARGEST_CHECK]
    )
    if not due:
        return
    ids = {m.id: native_id_of(m, m.conversation.customer_id) for m in due if m.conversation is not None}

    async def look(channel: Channel) -> dict[str, Presence]:
        return dict(await channel.still_there(list(ids.values())))

    try:
        presence = ask_network(profile.id, look)
    except SottovoceError as error:
        _note_problem(profile, error.what, now)
        return
    gone = [native for native in ids.values() if presence.get(native) is Presence.GONE]
    with transaction.atomic():
        take_in(scanner(), [Arrival(ref_of(profile), _gone(native, now)) for native in gone], now)
        Message.objects.filter(id__in=ids).update(checked_at=now)


def _gone(native_id: str, now: datetime) -> InboundEvent:
    return InboundEvent(
        kind=EventKind.GONE,
        native_id=native_id,
        author=None,
        text="",
        visibility=Visibility.PUBLIC,
        conversation="",
        sent_at=now,
    )
