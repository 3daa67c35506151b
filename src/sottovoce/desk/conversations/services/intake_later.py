"""What comes after a message: its edits and its deletion. An edit is news, as a message is.

Runs in intake's transaction, under its brand limits. Locks the conversation before the message.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sottovoce import detect
from sottovoce.channels import EventKind, Visibility
from sottovoce.desk.conversations.services import intake_places as places
from sottovoce.desk.conversations.services import intake_rows as rows
from sottovoce.desk.conversations.services.arrivals import Arrival, Fresh, Outcome
from sottovoce.desk.conversations.services.intake_completing import complete_earlier, complete_later
from sottovoce.desk.conversations.services.intake_windows import texts_around
from sottovoce.desk.conversations.services.measures import measures_for
from sottovoce.desk.conversations.services.protection import protect
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.recorder import CUSTOMER, ActToRecord, record_all


def take_in_edit(scanner: detect.Detector, arrival: Arrival, now: datetime) -> Outcome | None:
    """Replace the text of a message that is here; None when it is not."""
    blind = rows.blind_native(arrival.profile, arrival.event.native_id)
    places.lock_conversation_of(arrival.profile.id, blind)
    stored = rows.stored_message(arrival.profile.id, blind)
    if stored is None:
        return None
    # A time ahead of ours would make every later edit look old.
    at = min(arrival.event.sent_at, now)
    if arrival.event.kind is not EventKind.EDITED or not stored.can_be_edited_at(at):
        return Outcome.DUPLICATE
    before, after = texts_around(stored)
    protected = protect(scanner, stored.id, stored.customer, arrival.event.text, before)
    event = replace(arrival.event, sent_at=at, visibility=Visibility(stored.visibility))
    edited = Fresh(replace(arrival, event=event), blind, stored.conversation, protected, stored.sent_at)
    if not rows.insert_attachments([edited]) and stored.says(arrival.event.text):
        rows.mark_edited(stored.id, at)
        return Outcome.DUPLICATE
    rows.replace_text(arrival.profile.brand, stored.conversation, protected, at, now)
    places.touch_conversations([edited], now)
    _record(ActKind.MESSAGE_EDITED, arrival, stored, now)
    complete_earlier(edited, now)
    complete_later(scanner, edited, [*before, *after], now)
    measures_for(
        [(arrival.profile, stored.conversation, protected, stored.visibility)],
        now,
        occasion=f"edit-{at.timestamp():.6f}",
        already_hidden=stored.hidden,
    )
    places.tell_inboxes({(arrival.profile.brand, stored.conversation)})
    return Outcome.EDITED


def take_in_gone(arrival: Arrival, now: datetime) -> Outcome:
    """Erase a message that is gone from the network, or remember that it must not be taken in."""
    blind = rows.blind_native(arrival.profile, arrival.event.native_id)
    stored = rows.stored_message(arrival.profile.id, blind)
    if stored is None:
        if rows.insert_tombstone(arrival.profile, blind, arrival.event.sent_at, now):
            return Outcome.GONE
        # It was being taken in at this moment, and is here now.
        stored = rows.stored_message(arrival.profile.id, blind)
    if stored is None or stored.gone:
        return Outcome.DUPLICATE
    rows.erase_text(stored.id, now)
    _record(ActKind.MESSAGE_GONE, arrival, stored, now)
    places.tell_inboxes({(arrival.profile.brand, stored.conversation)})
    return Outcome.GONE


def _record(kind: ActKind, arrival: Arrival, stored: rows.Stored, now: datetime) -> None:
    record_all(
        [
            ActToRecord(
                kind,
                now,
                CUSTOMER,
                subject=stored.customer,
                brand=arrival.profile.brand,
                objects=(str(stored.id), str(stored.conversation)),
            )
        ]
    )
