"""Intake: what arrives from the networks becomes sealed messages, findings and measures due.

Everything of one group happens in one transaction: rows, jobs, acts. It is idempotent on (profile, native
id): replays and reordering change nothing. An edit or deletion that overtakes its message is kept and
honoured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sottovoce import detect
from sottovoce.channels import EventKind, InboundEvent
from sottovoce.desk.conversations.services import intake_places as places
from sottovoce.desk.conversations.services import intake_rows as rows
from sottovoce.desk.conversations.services.arrivals import Arrival, Outcome, ProfileRef
from sottovoce.desk.conversations.services.fragments import add_fragments
from sottovoce.desk.conversations.services.measures import measures_for
from sottovoce.desk.conversations.services.protection import (
    WINDOW_HOURS,
    WINDOW_MESSAGES,
    Earlier,
    Protected,
    protect,
)
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import limit_transaction_to_brands
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.recorder import CUSTOMER, ActToRecord, record_all


@dataclass(frozen=True, slots=True)
class Fresh:
    """A message on its way in: its place is known, its text is protected."""

    arrival: Arrival
    blind: int
    conversation: UUID
    protected: Protected

    @property
    def event(self) -> InboundEvent:
        return self.arrival.event

    @property
    def profile(self) -> ProfileRef:
        return self.arrival.profile


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
    known = rows.known_messages([(arrival.profile.id, blinds[index]) for index, arrival in news])
    outcomes = {index: Outcome.DUPLICATE for index, _ in news}
    wanted = [(i, a) for i, a in news if (a.profile.id, blinds[i]) not in known]
    if wanted:
        found = places.places_for([arrival for _, arrival in wanted], now)
        windows = _Windows(
            rows.recent_texts({place.conversation: place.customer for place in found}, _since(now))
        )
        fresh = []
        for (index, arrival), place in zip(wanted, found, strict=True):
            window = windows.before(place.conversation)
            protected = protect(scanner, new_id(), place.customer, arrival.event.text, window)
            windows.add(place.conversation, Earlier(protected.message, arrival.event.text))
            fresh.append(Fresh(arrival, blinds[index], place.conversation, protected))
        kept = _keep(fresh, now)
        for (index, _), message in zip(wanted, fresh, strict=True):
            if message.protected.message in kept:
                outcomes[index] = Outcome.TAKEN_IN
    return outcomes.items()


def _keep(fresh: Sequence[Fresh], now: datetime) -> set[UUID]:
    """Write the messages and all that hangs on them; returns the ids that were really new."""
    kept = rows.insert_messages(fresh, now)
    real = [message for message in fresh if message.protected.message in kept]
    rows.insert_findings([(message.profile.brand, message.protected) for message in real])
    rows.insert_search_terms([(message.profile.brand, message.protected) for message in real], now)
    rows.insert_attachments(real)
    places.touch_conversations(real)
    record_all(_received(message, now) for message in real)
    for message in real:
        _complete_earlier(message, now)
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
        },
    )


def _complete_earlier(message: Fresh, now: datetime) -> None:
    """Protect earlier messages whose fragments this one completes (PRODUCT B4)."""
    spans: dict[UUID, list[tuple[detect.Finding, int, int]]] = defaultdict(list)
    for finding in message.protected.findings:
        for part_message, start, end in message.protected.part_ids(finding):
            spans[UUID(part_message)].append((finding, start, end))
    texts = {earlier.message: earlier.text for earlier in message.protected.window}
    for earlier, found in spans.items():
        add_fragments(
            earlier,
            message.profile,
            texts[earlier],
            found,
            message.protected.message,
            now,
        )


def _take_in_later(scanner: detect.Detector, arrival: Arrival, now: datetime) -> Outcome:
    """An edit, a deletion, or a second event of one message in the same group."""
    if arrival.event.kind is EventKind.GONE:
        return _take_in_gone(arrival, now)
    if not _has_author(arrival.event):
        return Outcome.IGNORED
    blind = rows.blind_native(arrival.profile, arrival.event.native_id)
    stored = rows.stored_message(arrival.profile.id, blind)
    if stored is None:
        return dict(_take_in_new(scanner, [arrival], [0], now))[0]
    if arrival.event.kind is not EventKind.EDITED or not stored.can_be_edited_at(arrival.event.sent_at):
        return Outcome.DUPLICATE
    window = rows.recent_texts({stored.conversation: stored.customer}, _since(now), before=stored.sent_at)
    protected = protect(
        scanner, stored.id, stored.customer, arrival.event.text, window.get(stored.conversation, [])
    )
    rows.replace_text(arrival.profile.brand, protected, arrival.event.sent_at, now)
    record_all(
        [
            ActToRecord(
                ActKind.MESSAGE_EDITED,
                now,
                CUSTOMER,
                subject=stored.customer,
                brand=arrival.profile.brand,
                objects=(str(stored.id), str(stored.conversation)),
            )
        ]
    )
    measures_for(
        [(arrival.profile, stored.conversation, protected, stored.visibility)],
        now,
        occasion=f"edit-{int(arrival.event.sent_at.timestamp())}",
        already_hidden=stored.hidden,
    )
    places.tell_inboxes({(arrival.profile.brand, stored.conversation)})
    return Outcome.EDITED


def _take_in_gone(arrival: Arrival, now: datetime) -> Outcome:
    blind = rows.blind_native(arrival.profile, arrival.event.native_id)
    stored = rows.stored_message(arrival.profile.id, blind)
    if stored is None:
        rows.insert_tombstone(arrival.profile, blind, arrival.event.sent_at, now)
        return Outcome.GONE
    if stored.gone:
        return Outcome.DUPLICATE
    rows.erase_text(stored.id, now)
    record_all(
        [
            ActToRecord(
                ActKind.MESSAGE_GONE,
                now,
                CUSTOMER,
                subject=stored.customer,
                brand=arrival.profile.brand,
                objects=(str(stored.id), str(stored.conversation)),
            )
        ]
    )
    places.tell_inboxes({(arrival.profile.brand, stored.conversation)})
    return Outcome.GONE


class _Windows:
    """The last messages of each conversation, growing as a group is taken in."""

    def __init__(self, stored: dict[UUID, list[Earlier]]) -> None:
        self._texts: dict[UUID, list[Earlier]] = defaultdict(list, stored)

    def before(self, conversation: UUID) -> list[Earlier]:
        return self._texts[conversation][-WINDOW_MESSAGES:]

    def add(self, conversation: UUID, earlier: Earlier) -> None:
        self._texts[conversation].append(earlier)


def _since(now: datetime) -> datetime:
    return now - timedelta(hours=WINDOW_HOURS)


def _has_author(event: InboundEvent) -> bool:
    return event.author is not None and not event.from_brand and event.kind is not EventKind.REACTION
