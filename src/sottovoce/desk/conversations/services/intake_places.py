"""Where arrivals belong: their customers, identities and conversations, found or made in bulk.

Keys first, then rows: a customer's data key exists before anything is sealed under it. Runs inside the
caller's transaction, under the caller's brand limits.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sottovoce.desk.conversations.services.arrivals import Arrival, Fresh
from sottovoce.desk.conversations.services.protection import seal_text
from sottovoce.desk.core.bulk_sql import array, insert_rows, select_rows
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.live import notify_conversations


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message belongs."""

    customer: UUID
    conversation: UUID


def blind_author(channel: str, native_id: str) -> int:
    """The keyed hash under which a customer's account on a channel is found again."""
    return vault().blind("identity", f"{channel}|{native_id}")


def blind_handle(handle: str) -> int:
    """The keyed hash under which a handle is searched; case and a leading @ do not matter."""
    return vault().blind("handle", handle.lstrip("@").casefold())


def places_for(arrivals: Sequence[Arrival], now: datetime) -> list[Place]:
    """The customer and conversation of each arrival, made where they are new. Keys first, then rows.

    The conversations stay locked until the transaction ends.
    """
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
    found = select_rows(
        "SELECT i.channel, i.blind_native_id, i.id, i.customer_id, i.blind_handle"
        " FROM conversations_identity i JOIN unnest(%s::text[], %s::bigint[]) AS k(channel, blind)"
        " ON i.channel = k.channel AND i.blind_native_id = k.blind",
        [array("text", (key[0] for key in keys)), array("bigint", (key[1] for key in keys))],
    )
    return {(row[0], row[1]): KnownIdentity(row[2], row[3], row[4]) for row in found}


def _create_identities(missing: Mapping[AuthorKey, Arrival], now: datetime) -> None:
    # In one order everywhere, so that two processes that meet the same authors never wait for each other.
    ordered = sorted(missing.items(), key=lambda item: item[0])
    customers = [new_id() for _ in ordered]
    vault().ensure_keys(customers)
    insert_rows(
        "conversations_customer",
        {"id": "uuid"},
        [(customer,) for customer in customers],
        same={"created_at": now},
    )
    kept = insert_rows(
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
        select_rows("DELETE FROM conversations_customer WHERE id = ANY(%s) RETURNING id", [list(lost)])


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
    for key, arrival in dict(zip(keys, arrivals, strict=True)).items():
        author, known = arrival.event.author, identities[key]
        if author is None or blind_handle(author.handle) == known.blind_handle:
            continue
        select_rows(
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
        (new_id(), arrival.profile.brand, profile, customer, identity.id)
        for (profile, customer), (arrival, identity) in ordered
    ]
    insert_rows(
        "conversations_conversation",
        {
            "id": "uuid",
            "brand_id": "bigint",
            "profile_id": "uuid",
            "customer_id": "uuid",
            "identity_id": "uuid",
        },
        rows,
        "ON CONFLICT (profile_id, customer_id) DO NOTHING",
        same={
            "status": "open",
            "started_at": now,
            "last_message_at": now,
            "unread": 0,
            "severity": 0,
            "needs_person": False,
            "has_public": False,
            "has_private": False,
        },
    )
    # Locked, in one order everywhere: of two transactions with a half of a card number each, the second reads
    # its window after the first has committed. Not FOR UPDATE, which would hold up replies and measures too.
    found = select_rows(
        "SELECT c.profile_id, c.customer_id, c.id FROM conversations_conversation c"
        " JOIN unnest(%s::uuid[], %s::uuid[]) AS k(profile, customer)"
        " ON c.profile_id = k.profile AND c.customer_id = k.customer"
        " ORDER BY c.id FOR NO KEY UPDATE OF c",
        [array("uuid", (key[0] for key, _ in ordered)), array("uuid", (key[1] for key, _ in ordered))],
    )
    return {(profile, customer): conversation for profile, customer, conversation in found}


def lock_conversation_of(profile: UUID, blind: int) -> None:
    """Lock the conversation of a message, if it is here: before the message, as all of intake does."""
    select_rows(
        "SELECT id FROM conversations_conversation WHERE id = (SELECT conversation_id"
        " FROM conversations_message WHERE profile_id = %s AND blind_native_id = %s) FOR NO KEY UPDATE",
        [profile, blind],
    )


def touch_conversations(fresh: Sequence[Fresh], now: datetime) -> None:
    """Bring each conversation up to date with its news; one that was closed opens again.

    What puts it in order follows the network's time, kept out of the future; the wait begins at receipt,
    since on some networks the author chooses the time of sending.
    """
    if not fresh:
        return
    select_rows(
        "UPDATE conversations_conversation c SET"
        " last_message_at = greatest(c.last_message_at, n.at),"
        " last_inbound_at = greatest(c.last_inbound_at, n.at),"
        " waiting_since = coalesce(c.waiting_since, %s), unread = c.unread + n.messages,"
        " severity = greatest(c.severity, n.severity), status = 'open', snoozed_until = NULL,"
        " has_public = c.has_public OR n.public, has_private = c.has_private OR n.private"
        " FROM (SELECT id, max(at) AS at, count(*)::int AS messages,"
        " max(severity) AS severity, bool_or(visibility = 'public') AS public,"
        " bool_or(visibility = 'private') AS private"
        " FROM unnest(%s::uuid[], %s::timestamptz[], %s::smallint[], %s::text[])"
        " AS u(id, at, severity, visibility)"
        " GROUP BY id) AS n WHERE c.id = n.id RETURNING c.id",
        [
            now,
            array("uuid", (message.conversation for message in fresh)),
            array("timestamptz", (min(message.event.sent_at, now) for message in fresh)),
            array("smallint", (message.protected.severity for message in fresh)),
            array("text", (message.event.visibility.value for message in fresh)),
        ],
    )


def tell_inboxes(conversations: set[tuple[int, UUID]]) -> None:
    """Tell open inboxes, when this transaction commits, which conversations changed. Ids only."""
    notify_conversations(conversations)
