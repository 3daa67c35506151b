"""The rows of intake, written and read in bulk: one statement for each table, however many messages.

Plain SQL where the ORM would send a statement a row: this is the hot path of the product. Runs inside the
caller's transaction, under the caller's brand limits.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

from sottovoce import detect
from sottovoce.desk.conversations.services.arrivals import Arrival, ProfileRef
from sottovoce.desk.conversations.services.protection import Earlier, Protected, open_text, seal_text
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.live import notify_conversations

if TYPE_CHECKING:
    from sottovoce.desk.conversations.services.intake import Fresh


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message belongs."""

    customer: UUID
    conversation: UUID


@dataclass(frozen=True, slots=True)
class Stored:
    """What intake must know of a message that is already here."""

    id: UUID
    conversation: UUID
    customer: UUID
    visibility: str
    sent_at: datetime
    edited_at: datetime | None
    gone: bool
    hidden: bool

    def can_be_edited_at(self, at: datetime) -> bool:
        """Whether an edit of that moment is news: not after a deletion, not older than what is known."""
        return not self.gone and at >= self.sent_at and (self.edited_at is None or at > self.edited_at)


def blind_native(profile: ProfileRef, native_id: str) -> int:
    """The keyed hash under which a network's message id is found again."""
    return vault().blind("message", f"{profile.id}|{native_id}")


def blind_author(channel: str, native_id: str) -> int:
    """The keyed hash under which a customer's account on a channel is found again."""
    return vault().blind("identity", f"{channel}|{native_id}")


def blind_handle(handle: str) -> int:
    """The keyed hash under which a handle is searched; case and a leading @ do not matter."""
    return vault().blind("handle", handle.lstrip("@").casefold())


def _insert(
    table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]], tail: str = ""
) -> list[Any]:
    """Insert rows with one statement; ``columns`` maps each name to its array type."""
    if not rows:
        return []
    arrays = ", ".join(f"%s::{kind}[]" for kind in columns.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT * FROM unnest({arrays}) {tail}",  # noqa: S608
            [list(column) for column in zip(*rows, strict=True)],
        )
        return cursor.fetchall() if "RETURNING" in tail else []


def _select(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def known_messages(keys: Sequence[tuple[UUID, int]]) -> set[tuple[UUID, int]]:
    """Which of these (profile, blind native id) are already here."""
    if not keys:
        return set()
    found = _select(
        "SELECT m.profile_id, m.blind_native_id FROM conversations_message m"
        " JOIN unnest(%s::uuid[], %s::bigint[]) AS k(profile, blind)"
        " ON m.profile_id = k.profile AND m.blind_native_id = k.blind",
        [[key[0] for key in keys], [key[1] for key in keys]],
    )
    return {(profile, blind) for profile, blind in found}


def places_for(arrivals: Sequence[Arrival], now: datetime) -> list[Place]:
    """The customer and conversation of each arrival, made where they are new. Keys first, then rows."""
    authors = [_author_key(arrival) for arrival in arrivals]
    identities = _identities(set(authors))
    missing = {key: arrival for key, arrival in zip(authors, arrivals, strict=True) if key not in identities}
    if missing:
        _create_identities(missing, now)
        identities = _identities(set(authors))
    _follow_renames(authors, arrivals, identities)
    pairs = {
        (arrival.profile.id, identities[key].customer): (arrival, identities[key])
        for key, arrival in zip(authors, arrivals, strict=True)
    }
    conversations = _conversations(pairs, now)
    return [
        Place(identities[key].customer, conversations[arrival.profile.id, identities[key].customer])
        for key, arrival in zip(authors, arrivals, strict=True)
    ]


AuthorKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class KnownIdentity:
    id: UUID
    customer: UUID
    blind_handle: int


def _author_key(arrival: Arrival) -> AuthorKey:
    author = arrival.event.author
    assert author is not None, "intake takes in only what has an author"  # noqa: S101
    return arrival.profile.channel, blind_author(arrival.profile.channel, author.id)


def _identities(keys: Collection[AuthorKey]) -> dict[AuthorKey, KnownIdentity]:
    found = _select(
        "SELECT i.channel, i.blind_native_id, i.id, i.customer_id, i.blind_handle"
        " FROM conversations_identity i JOIN unnest(%s::text[], %s::bigint[]) AS k(channel, blind)"
        " ON i.channel = k.channel AND i.blind_native_id = k.blind",
        [[key[0] for key in keys], [key[1] for key in keys]],
    )
    return {(row[0], row[1]): KnownIdentity(row[2], row[3], row[4]) for row in found}


def _create_identities(missing: Mapping[AuthorKey, Arrival], now: datetime) -> None:
    # In one order everywhere, so that two processes that meet the same authors never wait for each other.
    ordered = sorted(missing.items(), key=lambda item: item[0])
    customers = [new_id() for _ in ordered]
    vault().ensure_keys(customers)
    _insert(
        "conversations_customer",
        {"id": "uuid", "created_at": "timestamptz"},
        [(customer, now) for customer in customers],
    )
    kept = _insert(
        "conversations_identity",
        {
            "id": "uuid",
            "customer_id": "uuid",
            "channel": "text",
            "blind_native_id": "bigint",
            "blind_handle": "bigint",
            "sealed_native_id": "bytea",
            "sealed_handle": "bytea",
            "sealed_name": "bytea",
        },
        [
            _identity_row(key, arrival, customer)
            for (key, arrival), customer in zip(ordered, customers, strict=True)
        ],
        "ON CONFLICT (channel, blind_native_id) DO NOTHING RETURNING customer_id",
    )
    lost = set(customers) - {row[0] for row in kept}
    if lost:
        _select("DELETE FROM conversations_customer WHERE id = ANY(%s) RETURNING id", [list(lost)])


def _identity_row(key: AuthorKey, arrival: Arrival, customer: UUID) -> tuple[Any, ...]:
    author = arrival.event.author
    assert author is not None  # noqa: S101 - see _author_key
    row = new_id()
    return (
        row,
        customer,
        key[0],
        key[1],
        blind_handle(author.handle),
        seal_text(customer, row, "native_id", author.id, "identity"),
        seal_text(customer, row, "handle", author.handle, "identity"),
        seal_text(customer, row, "name", author.name, "identity"),
    )


def _follow_renames(
    keys: Sequence[AuthorKey], arrivals: Sequence[Arrival], identities: Mapping[AuthorKey, KnownIdentity]
) -> None:
    """An account that changed its handle keeps its customer; the sealed handle follows."""
    for key, arrival in zip(keys, arrivals, strict=True):
        author, known = arrival.event.author, identities[key]
        if author is None or blind_handle(author.handle) == known.blind_handle:
            continue
        _select(
            "UPDATE conversations_identity SET blind_handle = %s, sealed_handle = %s, sealed_name = %s"
            " WHERE id = %s RETURNING id",
            [
                blind_handle(author.handle),
                seal_text(known.customer, known.id, "handle", author.handle, "identity"),
                seal_text(known.customer, known.id, "name", author.name, "identity"),
                known.id,
            ],
        )


def _conversations(
    pairs: Mapping[tuple[UUID, UUID], tuple[Arrival, KnownIdentity]], now: datetime
) -> dict[tuple[UUID, UUID], UUID]:
    ordered = sorted(pairs.items(), key=lambda item: item[0])
    rows = [
        (
            new_id(),
            arrival.profile.brand,
            profile,
            customer,
            identity.id,
            "open",
            now,
            now,
            0,
            0,
            False,
            False,
            False,
        )
        for (profile, customer), (arrival, identity) in ordered
    ]
    _insert(
        "conversations_conversation",
        {
            "id": "uuid",
            "brand_id": "bigint",
            "profile_id": "uuid",
            "customer_id": "uuid",
            "identity_id": "uuid",
            "status": "text",
            "started_at": "timestamptz",
            "last_message_at": "timestamptz",
            "unread": "int",
            "severity": "smallint",
            "needs_person": "bool",
            "has_public": "bool",
            "has_private": "bool",
        },
        rows,
        "ON CONFLICT (profile_id, customer_id) DO NOTHING",
    )
    found = _select(
        "SELECT c.profile_id, c.customer_id, c.id FROM conversations_conversation c"
        " JOIN unnest(%s::uuid[], %s::uuid[]) AS k(profile, customer)"
        " ON c.profile_id = k.profile AND c.customer_id = k.customer",
        [[key[0] for key, _ in ordered], [key[1] for key, _ in ordered]],
    )
    return {(profile, customer): conversation for profile, customer, conversation in found}


def recent_texts(
    conversations: Mapping[UUID, UUID], since: datetime, before: datetime | None = None
) -> dict[UUID, list[Earlier]]:
    """The last inbound texts of each conversation (to its customer), opened, oldest first."""
    if not conversations:
        return {}
    found = _select(
        "SELECT c.id, m.id, m.sealed_original FROM unnest(%s::uuid[]) AS c(id) CROSS JOIN LATERAL ("
        " SELECT id, sealed_original, sent_at FROM conversations_message"
        " WHERE conversation_id = c.id AND direction = 'in' AND state = 'received'"
        " AND sent_at > %s AND (%s::timestamptz IS NULL OR sent_at < %s)"
        " ORDER BY sent_at DESC, id DESC LIMIT 4) AS m ORDER BY m.sent_at, m.id",
        [list(conversations), since, before, before],
    )
    texts: dict[UUID, list[Earlier]] = defaultdict(list)
    for conversation, message, sealed in found:
        text = open_text(conversations[conversation], message, "original", sealed)
        texts[conversation].append(Earlier(message, text))
    return texts


def insert_messages(fresh: Sequence[Fresh], now: datetime) -> set[UUID]:
    """Insert messages; returns the ids that were new (another process may have been first)."""
    kept = _insert(
        "conversations_message",
        {
            "id": "uuid",
            "brand_id": "bigint",
            "profile_id": "uuid",
            "conversation_id": "uuid",
            "direction": "text",
            "visibility": "text",
            "state": "text",
            "blind_native_id": "bigint",
            "sealed_native_id": "bytea",
            "sealed_thread": "bytea",
            "sealed_original": "bytea",
            "sealed_redacted": "bytea",
            "severity": "smallint",
            "language": "text",
            "sent_at": "timestamptz",
            "received_at": "timestamptz",
            "checked_at": "timestamptz",
            "problem": "text",
        },
        [_message_row(message, now) for message in fresh],
        "ON CONFLICT (profile_id, blind_native_id) DO NOTHING RETURNING id",
    )
    return {row[0] for row in kept}


def _message_row(message: Fresh, now: datetime) -> tuple[Any, ...]:
    event, protected = message.event, message.protected
    return (
        protected.message,
        message.profile.brand,
        message.profile.id,
        message.conversation,
        "in",
        event.visibility.value,
        "received",
        message.blind,
        seal_text(protected.customer, protected.message, "native_id", event.native_id),
        seal_text(protected.customer, protected.message, "thread", event.conversation),
        protected.sealed_original,
        protected.sealed_redacted,
        protected.severity,
        protected.language,
        min(event.sent_at, now),
        now,
        now,
        "",
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
    "evidence": "jsonb",
    "parts": "jsonb",
}


def insert_findings(protected: Iterable[tuple[int, Protected]]) -> None:
    """Write the findings of messages: kinds, places and reasons, never a value."""
    _insert(
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
        json.dumps(evidence),
        json.dumps(message.part_ids(finding)),
    )


def insert_search_terms(protected: Iterable[tuple[int, Protected]], now: datetime) -> None:
    """Write the blind index of messages, under the key of this month."""
    month = f"{now:%Y-%m}"
    messages = list(protected)
    if not messages:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO conversations_searchterms (message_id, brand_id, month, terms)"
            " VALUES (%s, %s, %s, %s::bigint[])",
            [
                (message.message, brand, month, vault().search_terms(message.text, month))
                for brand, message in messages
            ],
        )


def insert_attachments(fresh: Iterable[Fresh]) -> None:
    """Note attachments as due to be fetched, each with its job."""
    from sottovoce.desk.conversations.services.attachments import fetch_later

    rows = [
        (
            new_id(),
            message.profile.brand,
            message.protected.message,
            "due",
            attachment.media_type[:80],
            0,
            seal_text(
                message.protected.customer, message.protected.message, "source", attachment.url, "attachment"
            ),
            seal_text(
                message.protected.customer, message.protected.message, "alt", attachment.alt, "attachment"
            ),
            "[]",
            "",
        )
        for message in fresh
        for attachment in message.event.attachments
    ]
    _insert(
        "conversations_attachment",
        {
            "id": "uuid",
            "brand_id": "bigint",
            "message_id": "uuid",
            "state": "text",
            "media_type": "text",
            "size_bytes": "int",
            "sealed_source": "bytea",
            "sealed_alt": "bytea",
            "metadata_removed": "jsonb",
            "problem": "text",
        },
        rows,
    )
    fetch_later([row[0] for row in rows])


def touch_conversations(fresh: Sequence[Fresh]) -> None:
    """Bring each conversation up to date with its new messages; one that was closed opens again."""
    if not fresh:
        return
    ordered = sorted(fresh, key=lambda message: message.conversation)
    _select(
        "UPDATE conversations_conversation c SET"
        " last_message_at = greatest(c.last_message_at, n.at), last_inbound_at = greatest(c.last_inbound_at, n.at),"
        " waiting_since = coalesce(c.waiting_since, n.first_at), unread = c.unread + n.messages,"
        " severity = greatest(c.severity, n.severity), status = 'open', snoozed_until = NULL,"
        " has_public = c.has_public OR n.public, has_private = c.has_private OR n.private"
        " FROM (SELECT id, max(at) AS at, min(at) AS first_at, count(*)::int AS messages, max(severity) AS severity,"
        " bool_or(visibility = 'public') AS public, bool_or(visibility = 'private') AS private"
        " FROM unnest(%s::uuid[], %s::timestamptz[], %s::smallint[], %s::text[]) AS u(id, at, severity, visibility)"
        " GROUP BY id) AS n WHERE c.id = n.id RETURNING c.id",
        [
            [message.conversation for message in ordered],
            [message.event.sent_at for message in ordered],
            [message.protected.severity for message in ordered],
            [message.event.visibility.value for message in ordered],
        ],
    )


def stored_message(profile: UUID, blind: int) -> Stored | None:
    """The message of that native id, locked until the transaction ends; None when it never came."""
    found = _select(
        "SELECT m.id, m.conversation_id, c.customer_id, m.visibility, m.sent_at, m.edited_at,"
        " m.state = 'gone', m.hidden_at IS NOT NULL FROM conversations_message m"
        " LEFT JOIN conversations_conversation c ON c.id = m.conversation_id"
        " WHERE m.profile_id = %s AND m.blind_native_id = %s FOR UPDATE OF m",
        [profile, blind],
    )
    return Stored(*found[0]) if found else None


def replace_text(brand: int, protected: Protected, edited_at: datetime, now: datetime) -> None:
    """An edit on the network replaces the text here: nothing of the old one is kept."""
    _select(
        "UPDATE conversations_message SET sealed_original = %s, sealed_redacted = %s, severity = %s,"
        " language = %s, edited_at = %s WHERE id = %s RETURNING id",
        [
            protected.sealed_original,
            protected.sealed_redacted,
            protected.severity,
            protected.language,
            edited_at,
            protected.message,
        ],
    )
    for table in ("conversations_finding", "conversations_searchterms"):
        _select(f"DELETE FROM {table} WHERE message_id = %s RETURNING 1", [protected.message])  # noqa: S608
    insert_findings([(brand, protected)])
    insert_search_terms([(brand, protected)], now)


def insert_tombstone(profile: ProfileRef, blind: int, gone_at: datetime, now: datetime) -> None:
    """A deletion that overtook its message: remembered, so that the message is not taken in after it."""
    _insert(
        "conversations_message",
        {
            "id": "uuid",
            "brand_id": "bigint",
            "profile_id": "uuid",
            "direction": "text",
            "visibility": "text",
            "state": "text",
            "blind_native_id": "bigint",
            "severity": "smallint",
            "language": "text",
            "sent_at": "timestamptz",
            "received_at": "timestamptz",
            "gone_at": "timestamptz",
            "problem": "text",
        },
        [
            (
                new_id(),
                profile.brand,
                profile.id,
                "in",
                "public",
                "gone",
                blind,
                0,
                "und",
                gone_at,
                now,
                now,
                "",
            )
        ],
        "ON CONFLICT (profile_id, blind_native_id) DO NOTHING",
    )


def erase_text(message: UUID, now: datetime) -> None:
    """What is gone from the network is gone here: text, findings, index and attachments."""
    from sottovoce.desk.conversations.services.attachments import erase_attachments

    _select(
        "UPDATE conversations_message SET state = 'gone', gone_at = %s, sealed_original = NULL,"
        " sealed_redacted = NULL, severity = 0 WHERE id = %s RETURNING id",
        [now, message],
    )
    for table in ("conversations_finding", "conversations_searchterms"):
        _select(f"DELETE FROM {table} WHERE message_id = %s RETURNING 1", [message])  # noqa: S608
    _select(
        "UPDATE conversations_measure SET state = 'needless', settled_at = %s"
        " WHERE message_id = %s AND state = 'due' AND kind IN ('hide', 'delete', 'unhide') RETURNING id",
        [now, message],
    )
    erase_attachments(message)


def tell_inboxes(conversations: set[tuple[int, UUID]]) -> None:
    """Tell open inboxes, when this transaction commits, which conversations changed. Ids only."""
    notify_conversations(conversations)
