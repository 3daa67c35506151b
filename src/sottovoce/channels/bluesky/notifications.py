"""Replies, mentions and quotes, read from the account's notifications.

The network lists them newest first, by the time a post claims or the time it was indexed, whichever is
earlier. So a fetch reads back to an hour before the newest one it knew: what a slow server or a wrong clock
sorts behind is still found, and comes twice at worst. A backlog is read a few pages at a time; the cursor
remembers where the reading back stopped, so that nothing between is skipped. A hidden reply leaves this list,
which is why nothing is ever concluded from its absence here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from sottovoce.channels.bluesky.account import BlueskyAccount
from sottovoce.channels.model import Author, EventKind, InboundAttachment, InboundEvent, Visibility

REASONS = ("mention", "reply", "quote")
PAGE = 100
PAGES_AT_ONCE = 10
OVERLAP = timedelta(hours=1)
POSTS_AT_ONCE = 25


class Place(msgspec.Struct, omit_defaults=True):
    """Where reading goes on: all is known up to ``newest``; a backlog is read from ``page`` to ``until``."""

    newest: str = ""
    page: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The notifications of one fetch, and where the next one begins."""

    notifications: list[dict[str, Any]]
    place: Place


async def read_notifications(account: BlueskyAccount, place: Place) -> Page:
    """What is new since a place; at most `PAGES_AT_ONCE` pages."""
    until = place.until if place.page else place.newest
    stop = _before(until)
    page, newest, found = place.page, place.newest, list[dict[str, Any]]()
    for _ in range(PAGES_AT_ONCE):
        more = {"cursor": page} if page else {}
        answer = await account.query(
            "app.bsky.notification.listNotifications", limit=PAGE, reasons=list(REASONS), **more
        )
        items = [item for item in answer.get("notifications", ()) if isinstance(item, dict)]
        found += [item for item in items if item.get("reason") in REASONS]
        times = [str(item.get("indexedAt", "")) for item in items]
        if not place.page:
            newest = max([newest, *times])
        page = str(answer.get("cursor") or "")
        # The first fetch of all takes the newest page: what was before is history.
        if not page or not until or (times and min(times) < stop):
            return Page(found, Place(newest))
    return Page(found, Place(newest, page, until))


async def events_of(account: BlueskyAccount, notifications: list[dict[str, Any]]) -> list[InboundEvent]:
    """The events of notifications, oldest first; what is malformed is left out."""
    files = await _attachments(account, [item for item in notifications if _has_files(item)])
    events = [_event(item, files.get(str(item.get("uri")), ())) for item in notifications]
    return sorted((event for event in events if event is not None), key=lambda event: event.sent_at)


def _before(moment: str) -> str:
    read = moment_of(moment)
    return "" if read is None else _written(read - OVERLAP)


def _event(item: Mapping[str, Any], files: tuple[InboundAttachment, ...]) -> InboundEvent | None:
    record, author, uri = item.get("record"), item.get("author"), item.get("uri")
    if not isinstance(record, dict) or not isinstance(author, dict) or not isinstance(uri, str):
        return None
    indexed, text = moment_of(item.get("indexedAt")), record.get("text")
    if indexed is None or not isinstance(text, str) or not isinstance(author.get("did"), str):
        return None
    created = moment_of(record.get("createdAt")) or indexed
    return InboundEvent(
        kind=EventKind.NEW,
        native_id=uri,
        author=Author(author["did"], str(author.get("handle", "")), str(author.get("displayName") or "")),
        text=text,
        visibility=Visibility.PUBLIC,
        conversation=_reference(record, "root") or uri,
        sent_at=min(created, indexed),
        attachments=files,
        reply_to=_reference(record, "parent"),
    )


def _reference(record: Mapping[str, Any], which: str) -> str | None:
    reply = record.get("reply")
    place = reply.get(which) if isinstance(reply, dict) else None
    uri = place.get("uri") if isinstance(place, dict) else None
    return uri if isinstance(uri, str) else None


def _has_files(item: Mapping[str, Any]) -> bool:
    record = item.get("record")
    return isinstance(record, dict) and isinstance(record.get("embed"), dict)


async def _attachments(
    account: BlueskyAccount, items: list[dict[str, Any]]
) -> dict[str, tuple[InboundAttachment, ...]]:
    """Where the network serves the pictures of posts: only the post as it is shown tells."""
    found: dict[str, tuple[InboundAttachment, ...]] = {}
    uris = [str(item.get("uri")) for item in items]
    for start in range(0, len(uris), POSTS_AT_ONCE):
        answer = await account.query("app.bsky.feed.getPosts", uris=uris[start : start + POSTS_AT_ONCE])
        for post in answer.get("posts", ()):
            found[str(post.get("uri"))] = tuple(_pictures(post.get("embed")))
    return found


def _pictures(embed: Any) -> list[InboundAttachment]:
    if not isinstance(embed, dict):
        return []
    images = embed.get("images") or (embed.get("media") or {}).get("images") or ()
    return [
        InboundAttachment(str(image["fullsize"]), "image/jpeg", str(image.get("alt") or ""))
        for image in images
        if isinstance(image, dict) and isinstance(image.get("fullsize"), str)
    ]


def moment_of(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
