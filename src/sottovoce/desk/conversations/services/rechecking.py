"""Networks that push no deletions: ask them whether what we hold is still there.

Hide is not gone: what vanished from a network is erased here (event `gone`), what is merely hidden is not.
Each batch is half of the newest messages, which are the likeliest to vanish, and half of those that waited
longest, so that every message of the watched time has its turn. The author chooses a message's own time;
when we received it is what counts.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from sottovoce.channels import Channel, EventKind, InboundEvent, Presence, Visibility
from sottovoce.desk.conversations.models import Message, Profile
from sottovoce.desk.conversations.services.arrivals import Arrival
from sottovoce.desk.conversations.services.asking_networks import ask_network, native_id_of
from sottovoce.desk.conversations.services.intake import take_in
from sottovoce.desk.conversations.services.profile_troubles import (
    DATABASE_IS_AWAY,
    note_problem,
    told_problem,
)
from sottovoce.desk.conversations.services.profiles import capabilities_of, ref_of
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.desk.core.database import brand_limits, every_brand

CHECK_AGAIN_AFTER = timedelta(minutes=10)
WATCH_FOR = timedelta(days=90)
BATCH = 100
SECONDS_FOR_ONE_PROFILE = 60.0


def recheck_all(now: datetime) -> None:
    """Look at each profile's messages until all were looked at, or the profile's time is over."""
    with brand_limits(every_brand()):
        for profile in Profile.objects.filter(enabled=True):
            if capabilities_of(profile.channel).recheck:
                _recheck(profile, now)


def _recheck(profile: Profile, now: datetime) -> None:
    until = time.monotonic() + SECONDS_FOR_ONE_PROFILE
    try:
        while time.monotonic() < until and (batch := _batch(_due(profile, now))):
            _look_at(profile, batch, now)
    except DATABASE_IS_AWAY:
        raise
    except Exception as error:
        note_problem(profile, told_problem(profile, error), now)


def _due(profile: Profile, now: datetime) -> QuerySet[Message]:
    return (
        Message.objects.select_related("conversation")
        .filter(profile=profile, direction=Message.Direction.IN, state=Message.State.RECEIVED)
        .filter(
            Q(checked_at=None) | Q(checked_at__lt=now - CHECK_AGAIN_AFTER), received_at__gt=now - WATCH_FOR
        )
        .filter(visibility=Message.Visibility.PUBLIC, sealed_native_id__isnull=False)
        .filter(conversation__customer__shredded_at=None)
    )


def _batch(due: QuerySet[Message]) -> list[Message]:
    newest = list(due.order_by("-received_at", "-id")[: BATCH // 2])
    waited = due.exclude(id__in=[message.id for message in newest])
    return newest + list(waited.order_by(F("checked_at").asc(nulls_first=True), "id")[: BATCH // 2])


def _look_at(profile: Profile, batch: list[Message], now: datetime) -> None:
    ids = _native_ids(batch)

    async def look(channel: Channel) -> dict[str, Presence]:
        return dict(await channel.still_there(list(ids.values())))

    presence = ask_network(profile.id, look)
    gone = [native for native in ids.values() if presence.get(native) is Presence.GONE]
    with transaction.atomic():
        if gone:
            # Intake of nothing would limit the transaction to no brand, and the next line to no message.
            take_in(scanner(), [Arrival(ref_of(profile), _gone(native, now)) for native in gone], now)
        Message.objects.filter(id__in=ids).update(checked_at=now)


def _native_ids(batch: list[Message]) -> dict[UUID, str]:
    return {m.id: native_id_of(m, m.conversation.customer_id) for m in batch if m.conversation is not None}


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
