"""Mastodon's statuses and notifications as events. Pure: what is malformed becomes no event."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from sottovoce.channels.mastodon.plain import plain_text
from sottovoce.channels.model import Author, EventKind, InboundAttachment, InboundEvent, Visibility

DIRECT = "direct"
_TYPES = {"image": "image/jpeg", "gifv": "video/mp4", "video": "video/mp4", "audio": "audio/mpeg"}


def event_of(
    status: Mapping[str, Any], received_at: datetime, kind: EventKind = EventKind.NEW
) -> InboundEvent | None:
    """A status that mentions the brand, as an event; an edited one carries the time of its edit.

    Its server may claim any time, or none that can be read: then the time of receipt stands for it.
    """
    account = status.get("account")
    if not isinstance(account, dict) or not status.get("id"):
        return None
    written, edited = moment_of(status.get("created_at")), moment_of(status.get("edited_at"))
    claimed = edited if kind is EventKind.EDITED and edited is not None else written
    parent = status.get("in_reply_to_id")
    return InboundEvent(
        kind=kind,
        native_id=str(status["id"]),
        author=author_of(account),
        text=text_of(status),
        visibility=Visibility.PRIVATE if status.get("visibility") == DIRECT else Visibility.PUBLIC,
        conversation=str(parent or status["id"]),
        sent_at=received_at if claimed is None else min(claimed, received_at),
        attachments=tuple(_attachments(status.get("media_attachments"))),
        reply_to=None if parent is None else str(parent),
    )


def author_of(account: Mapping[str, Any]) -> Author:
    return Author(
        str(account.get("id", "")), str(account.get("acct", "")), str(account.get("display_name") or "")
    )


def text_of(status: Mapping[str, Any]) -> str:
    """What a reader sees: the warning above a post is part of it."""
    words = plain_text(str(status.get("content") or ""))
    warning = str(status.get("spoiler_text") or "").strip()
    return f"{warning}\n\n{words}".strip() if warning else words


def moment_of(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _attachments(media: object) -> list[InboundAttachment]:
    found = []
    for each in media if isinstance(media, list) else ():
        url = each.get("url") or each.get("remote_url") if isinstance(each, dict) else None
        if not isinstance(url, str):
            continue
        guessed = mimetypes.guess_type(urlsplit(url).path)[0]
        media_type = guessed or _TYPES.get(str(each.get("type")), "application/octet-stream")
        found.append(InboundAttachment(url, media_type, str(each.get("description") or "")))
    return found
