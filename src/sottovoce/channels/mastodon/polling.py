"""What is new for a Mastodon account: mentions, and edits and deletions of those that came lately.

Mentions are read forwards from the last one known (``min_id``), page after page, so that none is skipped.
Mentions from strangers that the server sets aside are asked for as well. The server tells nobody of edits, so
the latest mentions are watched: the cursor names them, each with the time of its last edit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from sottovoce.channels.mastodon.server import STATUSES_AT_ONCE, MastodonServer
from sottovoce.channels.mastodon.statuses import event_of
from sottovoce.channels.model import EventKind, Fetched, InboundEvent, Visibility

PAGE = 40
PAGES_AT_ONCE = 25
WATCHED = 40


class Cursor(msgspec.Struct, omit_defaults=True):
    """The last notification known; ``watched`` maps a status to the time of its last edit ("" if never)."""

    last: str = ""
    watched: dict[str, str] = {}


async def fetch_since(server: MastodonServer, text: str | None) -> Fetched:
    """What happened since a cursor; without one, the newest page of mentions."""
    cursor = msgspec.json.decode(text, type=Cursor) if text else Cursor()
    notifications, last = await _mentions(server, cursor.last)
    statuses = [n["status"] for n in notifications if isinstance(n.get("status"), dict)]
    changes, watched = await _look_again(server, cursor.watched)
    received_at = datetime.now(UTC)
    news = [event for status in statuses if (event := event_of(status, received_at)) is not None]
    watched |= {str(status["id"]): str(status.get("edited_at") or "") for status in statuses}
    following = msgspec.json.encode(Cursor(last, _latest(watched))).decode()
    return Fetched((*sorted(news, key=lambda event: event.sent_at), *changes), following)


async def _mentions(server: MastodonServer, last: str) -> tuple[list[dict[str, Any]], str]:
    """Mention notifications after the last one known, oldest first, and the new last one."""
    found: list[dict[str, Any]] = []
    for _ in range(PAGES_AT_ONCE):
        after = {"min_id": last} if last else {}
        page = await server.get(
            "/api/v1/notifications",
            **{"types[]": "mention", "limit": PAGE, "include_filtered": "true"},
            **after,
        )
        items = [each for each in page if isinstance(each, dict) and each.get("id")]
        found += reversed(items)
        if items:
            last = max((str(each["id"]) for each in items), key=_by_number)
        if not items or not after:
            break
    return [each for each in found if each.get("type") == "mention"], last


async def _look_again(
    server: MastodonServer, watched: dict[str, str]
) -> tuple[list[InboundEvent], dict[str, str]]:
    """Edits and deletions among the watched statuses whose turn it is, and what is to be watched from now on.

    One call for each poll, so that what the server allows is left to the acts that protect somebody.
    """
    turn = list(watched)[:STATUSES_AT_ONCE]
    events: list[InboundEvent] = []
    still = {native_id: edited for native_id, edited in watched.items() if native_id not in turn}
    for native_id, status in (await server.statuses(turn)).items():
        if status is None:
            events.append(_gone(native_id))
            continue
        edited = str(status.get("edited_at") or "")
        still[native_id] = edited
        changed = edited and edited != watched[native_id]
        event = event_of(status, datetime.now(UTC), EventKind.EDITED) if changed else None
        if event is not None:
            events.append(event)
    return events, still


def _latest(watched: dict[str, str]) -> dict[str, str]:
    """The newest of them, in the order in which they are looked at."""
    newest = set(sorted(watched, key=_by_number)[-WATCHED:])
    return {native_id: edited for native_id, edited in watched.items() if native_id in newest}


def _gone(native_id: str) -> InboundEvent:
    return InboundEvent(EventKind.GONE, native_id, None, "", Visibility.PUBLIC, "", datetime.now(UTC))


def _by_number(identifier: str) -> tuple[int, str]:
    """Ids are numbers of growing length, sent as text."""
    return (len(identifier), identifier)
