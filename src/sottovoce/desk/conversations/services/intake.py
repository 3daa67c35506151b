"""Intake: what arrives from the networks becomes sealed messages, findings and measures due.

Everything of one group happens in one transaction: rows, jobs, acts. It is idempotent on (profile, native
id): replays and reordering change nothing. An edit or deletion that overtakes its message is kept and
honoured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sottovoce import detect
from sottovoce.channels import EventKind, InboundEvent
from sottovoce.desk.conversations.services import intake_places as places
from sottovoce.desk.conversations.services import intake_rows as rows
from sottovoce.desk.conversations.services.arrivals import Arrival, Fresh, Outcome
from sottovoce.desk.conversations.services.intake_completing import complete_earlier, complete_later
from sottovoce.desk.conversations.services.intake_intents import insert_intents
from sottovoce.desk.conversations.services.intake_later import take_in_edit, take_in_gone
from sottovoce.desk.conversations.services.intake_windows import Windows, recent_texts
from sottovoce.desk.conversations.services.measures import measures_for
from sottovoce.desk.conversations.services.protection import protect
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import limit_transaction_to_brands
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.recorder import CUSTOMER, ActToRecord, record_all


def take_in(scanner: detect.Detector, arrivals: Sequence[Arrival], now: datetime) -> list[Outcome]:
    """Take in a group of arrivals in one transaction; the outcomes are in the same order.

    Sees only the rows of the arrivals' own brands. When this returns, everything is durable.

    Raises:
        Exception: nothing of the group was kept; the caller may try its members one by one.
    """
    outcomes: list[Outcome] = [Outcome.IGNORED] * len(arrivals)
    first_news, later = _split(arrivals)
    with transaction.atomic():
        limit_transaction_to_brands(sorted({arrival.profile.brand for arrival in arrivals}))
        for index, outcome in _take_in_new(scanner, arrivals, first_news, now):
            outcomes[index] = outcome
        for index in later:
            outcomes[index] = _take_in_later(scanner, arrivals[index], now)
    return outcomes


def _split(arrivals: Sequence[Arrival]) -> tuple[list[int], list[int]]:
    """Indexes of the first news of each message, and of everything that must come after them."""
    seen: set[tuple[UUID, str]] = set()
    first, later = [], []
    for index, arrival in enumerate(arrivals):
        key = (arrival.profile.id, arrival.event.native_id)
        if arrival.event.kind is EventKind.NEW and key not in seen:
            first.append(index)
        else:
            later.append(index)
        seen.add(key)
    return first, later


def _take_in_new(
    scanner: detect.Detector, arrivals: Sequence[Arrival], indexes: Sequence[int], now: datetime
) -> Iterable[tuple[int, Outcome]]:
    news = [(index, arrivals[index]) for index in indexes if _has_author(arrivals[index].event)]
    blinds = {index: rows.blind_native(arrival.profile, arrival.event.native_id) for index, arrival in news}
    outcomes = {index: Outcome.DUPLICATE for index, _ in news}
    wanted = _unknown(news, blinds)
    if wanted:
        found = places.places_for([arrival for _, arrival in wanted], now)
        placed = dict(zip((index for index, _ in wanted), found, strict=True))
        # Again, now that the conversations are locked: another transaction may have brought some meanwhile.
        wanted = _unknown(wanted, blinds)
        windows = Windows(recent_texts({place.conversation: place.customer for place in found}, now))
        fresh = []
        for index, arrival in wanted:
            place, at = placed[index], min(arrival.event.sent_at, now)
            window = windows.before(place.conversation)
            protected = protect(scanner, new_id(), place.customer, arrival.event.text, window)
            windows.add(place.conversation, protected.as_earlier(at))
            fresh.append(Fresh(arrival, blinds[index], place.conversation, protected, at))
        kept = _keep(scanner, fresh, now)
        for (index, _), message in zip(wanted, fresh, strict=True):
            if message.protected.message in kept:
                outcomes[index] = Outcome.TAKEN_IN
    return outcomes.items()


def _unknown(news: Sequence[tuple[int, Arrival]], blinds: Mapping[int, int]) -> list[tuple[int, Arrival]]:
    known = rows.known_messages([(arrival.profile.id, blinds[index]) for index, arrival in news])
    return [(i, arrival) for i, arrival in news if (arrival.profile.id, blinds[i]) not in known]


def _keep(scanner: detect.Detector, fresh: Sequence[Fresh], now: datetime) -> set[UUID]:
    """Write the messages and all that hangs on them; returns the ids that were really new."""
    kept = rows.insert_messages(fresh, now)
    real = [message for message in fresh if message.protected.message in kept]
    rows.insert_findings([(message.profile.brand, message.protected) for message in real])
    insert_intents([(message.profile.brand, message.conversation, message.protected) for message in real])
    rows.insert_search_terms([(message.profile.brand, message.protected) for message in real], now)
    rows.insert_attachments(real)
    places.touch_conversations(real, now)
    record_all(_received(message, now) for message in real)
    for message in real:
        complete_earlier(message, now)
        if any(earlier.sent_at > message.sent_at for earlier in message.protected.window):
            complete_later(scanner, message, message.protected.window, now)
    measures_for(
        [
            (message.profile, message.conversation, message.protected, message.event.visibility.value)
            for message in real
        ],
        now,
    )
    places.tell_inboxes({(message.profile.brand, message.conversation) for message in real})
    return kept


def _received(message: Fresh, now: datetime) -> ActToRecord:
    return ActToRecord(
        ActKind.MESSAGE_RECEIVED,
        now,
        CUSTOMER,
        subject=message.protected.customer,
        brand=message.profile.brand,
        objects=(str(message.protected.message), str(message.conversation)),
        detail={
            "visibility": message.event.visibility.value,
            "kinds": [finding.kind for finding in message.protected.findings],
            "intents": list(message.protected.intents),
        },
    )


def _take_in_later(scanner: detect.Detector, arrival: Arrival, now: datetime) -> Outcome:
    """An edit, a deletion, or a second event of one message in the same group."""
    if arrival.event.kind is EventKind.GONE:
        return take_in_gone(arrival, now)
    if not _has_author(arrival.event):
        return Outcome.IGNORED
    edited = take_in_edit(scanner, arrival, now)
    if edited is not None:
        return edited
    outcome = dict(_take_in_new(scanner, [arrival], [0], now))[0]
    if outcome is Outcome.DUPLICATE:
        # It was being taken in at this moment, and is here now.
        return take_in_edit(scanner, arrival, now) or outcome
    return outcome


def _has_author(event: InboundEvent) -> bool:
    return event.author is not None and not event.from_brand and event.kind is not EventKind.REACTION
