"""The messages of intake, written and read in bulk: one statement for each table, however many messages.

Runs inside the caller's transaction, under the caller's brand limits. Where messages belong: `intake_places`;
what they are read with: `intake_windows`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sottovoce import detect
from sottovoce.channels import InboundAttachment
from sottovoce.desk.conversations.services.arrivals import Fresh, ProfileRef
from sottovoce.desk.conversations.services.intake_intents import forget_intents, insert_intents
from sottovoce.desk.conversations.services.protection import Protected, open_text, seal_text
from sottovoce.desk.core.bulk_sql import array, insert_rows, select_rows
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.installation import vault


@dataclass(frozen=True, slots=True)
class Stored:
    """What intake must know of a message that is already here."""

    id: UUID
    conversation: UUID
    customer: UUID
    visibility: str
    sent_at: datetime
    received_at: datetime
    edited_at: datetime | None
    gone: bool
    hidden: bool
    sealed_original: bytes | None

    def can_be_edited_at(self, at: datetime) -> bool:
        """Whether an edit of that moment is news: not after a deletion, not older than what is known."""
        return not self.gone and at >= self.sent_at and (self.edited_at is None or at > self.edited_at)

    def says(self, text: str) -> bool:
        """Whether this is its text already."""
        sealed = self.sealed_original
        return sealed is not None and open_text(self.customer, self.id, "original", sealed) == text


def blind_native(profile: ProfileRef, native_id: str) -> int:
    """The keyed hash under which a network's message id is found again."""
    return vault().blind("message", f"{profile.id}|{native_id}")


def known_messages(keys: Sequence[tuple[UUID, int]]) -> set[tuple[UUID, int]]:
    """Which of these (profile, blind native id) are already here."""
    if not keys:
        return set()
    found = select_rows(
        "SELECT m.profile_id, m.blind_native_id FROM conversations_message m"
        " JOIN unnest(%s::uuid[], %s::bigint[]) AS k(profile, blind)"
        " ON m.profile_id = k.profile AND m.blind_native_id = k.blind",
        [array("uuid", (key[0] for key in keys)), array("bigint", (key[1] for key in keys))],
    )
    return {(profile, blind) for profile, blind in found}


def insert_messages(fresh: Sequence[Fresh], now: datetime) -> set[UUID]:
    """Insert messages; returns the ids that were new (another process may have been first)."""
    kept = insert_rows(
        "conversations_message",
        {
            "id": "uuid",
            "brand_id": "bigint",
            "profile_id": "uuid",
            "conversation_id": "uuid",
            "visibility": "text",
            "blind_native_id": "bigint",
            "sealed_native_id": "bytea",
            "sealed_thread": "bytea",
            "sealed_original": "bytea",
            "sealed_redacted": "bytea",
            "severity": "smallint",
            "language": "text",
            "feeling": "text",
            "sent_at": "timestamptz",
        },
        [_message_row(message) for message in fresh],
        "ON CONFLICT (profile_id, blind_native_id) DO NOTHING RETURNING id",
        same={"direction": "in", "state": "received", "received_at": now, "checked_at": now, "problem": ""},
    )
    return {row[0] for row in kept}


def _message_row(message: Fresh) -> tuple[Any, ...]:
    event, protected = message.event, message.protected
    return (
        protected.message,
        message.profile.brand,
        message.profile.id,
        message.conversation,
        event.visibility.value,
        message.blind,
        seal_text(protected.customer, protected.message, "native_id", event.native_id),
        seal_text(protected.customer, protected.message, "thread", event.conversation),
        protected.sealed_original,
        protected.sealed_redacted,
        protected.severity,
        protected.language,
        protected.feeling,
        message.sent_at,
    )


_FINDING_COLUMNS = {
    "id": "uuid",
    "brand_id": "bigint",
    "message_id": "uuid",
    "number": "smallint",
    "kind": "text",
    "category": "text",
    "severity": "smallint",
    "start": "int",
    '"end"': "int",
    "confidence": "float8",
    "whose": "text",
    "evidence": "jsonb",
    "parts": "jsonb",
}


def insert_findings(protected: Iterable[tuple[int, Protected]]) -> None:
    """Write the findings of messages: kinds, places and reasons, never a value."""
    insert_rows(
        "conversations_finding",
        _FINDING_COLUMNS,
        [
            _finding_row(brand, message, number, finding)
            for brand, message in protected
            for number, finding in enumerate(message.findings)
        ],
    )


def _finding_row(brand: int, message: Protected, number: int, finding: detect.Finding) -> tuple[Any, ...]:
    evidence = [
        {"stage": reason.stage, "check": reason.check, "explanation": reason.explanation}
        for reason in finding.evidence
    ]
    return (
        new_id(),
        brand,
        message.message,
        number,
        finding.kind,
        str(finding.category),
        int(finding.severity),
        finding.start,
        finding.end,
        finding.confidence,
        str(finding.whose),
        json.dumps(evidence),
        json.dumps(message.part_ids(finding)),
    )


def insert_search_terms(protected: Iterable[tuple[int, Protected]], now: datetime) -> None:
    """Write the blind index of messages, under the key of this month."""
    month = f"{now:%Y-%m}"
    messages = list(protected)
    if not messages:
        return
    select_rows(
        "INSERT INTO conversations_searchterms (message_id, brand_id, month, terms)"
        # Lists of differing lengths make no array of two dimensions: each travels as its own spelling.
        " SELECT message, brand, %s, terms::bigint[] FROM unnest(%s::uuid[], %s::bigint[], %s::text[])"
        " AS u(message, brand, terms) RETURNING 1",
        [
            month,
            array("uuid", (message.message for _, message in messages)),
            array("bigint", (brand for brand, _ in messages)),
            array(
                "text",
                (array("bigint", vault().search_terms(message.text, month)) for _, message in messages),
            ),
        ],
    )


def insert_attachments(fresh: Iterable[Fresh]) -> int:
    """Note attachments as due to be fetched, each with its job, if they are new; returns how many were."""
    from sottovoce.desk.conversations.services.attachments import fetch_later

    listed = {
        (message.protected.message, _blind_source(message, attachment)): (message, attachment)
        for message in fresh
        for attachment in message.event.attachments
    }
    if not listed:
        return 0
    known = select_rows(
        "SELECT message_id, blind_source FROM conversations_attachment WHERE message_id = ANY(%s)",
        [[message for message, _ in listed]],
    )
    rows = [
        _attachment_row(message, attachment, blind)
        for (identifier, blind), (message, attachment) in listed.items()
        if (identifier, blind) not in known
    ]
    insert_rows("conversations_attachment", _ATTACHMENT_COLUMNS, rows)
    fetch_later([row[0] for row in rows])
    return len(rows)


_ATTACHMENT_COLUMNS = {
    "id": "uuid",
    "brand_id": "bigint",
    "message_id": "uuid",
    "state": "text",
    "media_type": "text",
    "size_bytes": "int",
    "blind_source": "bigint",
    "sealed_source": "bytea",
    "sealed_alt": "bytea",
    "metadata_removed": "jsonb",
    "problem": "text",
}


def _blind_source(message: Fresh, attachment: InboundAttachment) -> int:
    return vault().blind("attachment", f"{message.protected.message}|{attachment.url}")


def _attachment_row(message: Fresh, attachment: InboundAttachment, blind: int) -> tuple[Any, ...]:
    customer, row = message.protected.customer, message.protected.message
    return (
        new_id(),
        message.profile.brand,
        row,
        "due",
        attachment.media_type[:80],
        0,
        blind,
        seal_text(customer, row, "source", attachment.url, "attachment"),
        seal_text(customer, row, "alt", attachment.alt, "attachment"),
        "[]",
        "",
    )


def stored_message(profile: UUID, blind: int) -> Stored | None:
    """The message of that native id, locked until the transaction ends; None when it never came."""
    found = select_rows(
        "SELECT m.id, m.conversation_id, c.customer_id, m.visibility, m.sent_at, m.received_at,"
        " m.edited_at, m.state = 'gone', m.hidden_at IS NOT NULL, m.sealed_original"
        " FROM conversations_message m"
        " LEFT JOIN conversations_conversation c ON c.id = m.conversation_id"
        " WHERE m.profile_id = %s AND m.blind_native_id = %s FOR UPDATE OF m",
        [profile, blind],
    )
    return Stored(*found[0]) if found else None


def replace_text(
    brand: int, conversation: UUID, protected: Protected, edited_at: datetime, now: datetime
) -> None:
    """An edit on the network replaces the text here: nothing of the old one is kept."""
    select_rows(
        "UPDATE conversations_message m SET sealed_original = %s, sealed_redacted = %s,"
        " severity = greatest(%s, (SELECT max(severity) FROM conversations_finding"
        " WHERE message_id = m.id AND attachment_id IS NOT NULL)),"
        " language = %s, feeling = %s, edited_at = %s WHERE id = %s RETURNING id",
        [
            protected.sealed_original,
            protected.sealed_redacted,
            protected.severity,
            protected.language,
            protected.feeling,
            edited_at,
            protected.message,
        ],
    )
    _forget_findings(protected.message, " AND attachment_id IS NULL")
    # What a person said that the message is stays said; that it is none was said of the old words.
    forget_intents(protected.message, " AND (denied OR judged_by_id IS NULL)")
    insert_findings([(brand, protected)])
    insert_intents([(brand, conversation, protected)])
    insert_search_terms([(brand, protected)], now)


def mark_edited(message: UUID, edited_at: datetime) -> None:
    """An edit that changed nothing: only that nothing older is news after it."""
    select_rows(
        "UPDATE conversations_message SET edited_at = %s WHERE id = %s RETURNING id", [edited_at, message]
    )


def insert_tombstone(profile: ProfileRef, blind: int, gone_at: datetime, now: datetime) -> bool:
    """A deletion that overtook its message: remembered, so that the message is not taken in after it.

    False when the message was being taken in at this moment: it is here now, and must be erased.
    """
    kept = insert_rows(
        "conversations_message",
        {
            "id": "uuid",
            "brand_id": "bigint",
            "profile_id": "uuid",
            "blind_native_id": "bigint",
        },
        [(new_id(), profile.brand, profile.id, blind)],
        "ON CONFLICT (profile_id, blind_native_id) DO NOTHING RETURNING id",
        same={
            "direction": "in",
            "visibility": "public",
            "state": "gone",
            "severity": 0,
            "language": "und",
            "sent_at": min(gone_at, now),
            "received_at": now,
            "gone_at": now,
            "problem": "",
        },
    )
    return bool(kept)


def erase_text(message: UUID, now: datetime) -> None:
    """What is gone from the network is gone here: text, findings, index and attachments."""
    from sottovoce.desk.conversations.services.attachments import erase_attachments

    select_rows(
        "UPDATE conversations_message SET state = 'gone', gone_at = %s, sealed_original = NULL,"
        " sealed_redacted = NULL WHERE id = %s RETURNING id",
        [now, message],
    )
    forget_text(message)
    select_rows(
        "UPDATE conversations_measure SET state = 'needless', settled_at = %s"
        " WHERE message_id = %s AND state = 'due' AND kind IN ('hide', 'delete', 'unhide') RETURNING id",
        [now, message],
    )
    erase_attachments(message)


def forget_text(message: UUID) -> None:
    """Erase the text of a message and all that was learnt from it; the row stays."""
    select_rows(
        "UPDATE conversations_message SET sealed_original = NULL, sealed_redacted = NULL, severity = 0"
        " WHERE id = %s RETURNING id",
        [message],
    )
    _forget_findings(message)
    forget_intents(message)


def _forget_findings(message: UUID, which: str = "") -> None:
    found = f"FROM conversations_finding WHERE message_id = %s{which}"
    # That somebody looked stays on record, with the message; only what it was tied to goes.
    select_rows(
        f"UPDATE conversations_reveal SET finding_id = NULL"  # noqa: S608
        f" WHERE finding_id IN (SELECT id {found}) RETURNING 1",
        [message],
    )
    select_rows(f"DELETE {found} RETURNING 1", [message])
    select_rows("DELETE FROM conversations_searchterms WHERE message_id = %s RETURNING 1", [message])
