"""The texts a message is read with: those of its conversation that arrived within a day.

Times of receipt alone decide: on some networks the author chooses the time of sending. Reads in the caller's
transaction, under its brand limits, after the conversations were locked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sottovoce.desk.conversations.services.intake_rows import Stored
from sottovoce.desk.conversations.services.protection import (
    WINDOW_HOURS,
    WINDOW_MESSAGES,
    Earlier,
    open_text,
)
from sottovoce.desk.core.bulk_sql import array, select_rows

_PERIOD = timedelta(hours=WINDOW_HOURS)


class Windows:
    """The last messages of each conversation, growing as a group is taken in."""

    def __init__(self, stored: dict[UUID, list[Earlier]]) -> None:
        self._texts: dict[UUID, list[Earlier]] = defaultdict(list, stored)

    def before(self, conversation: UUID) -> list[Earlier]:
        return self._texts[conversation][-WINDOW_MESSAGES:]

    def add(self, conversation: UUID, earlier: Earlier) -> None:
        self._texts[conversation].append(earlier)


def recent_texts(conversations: Mapping[UUID, UUID], now: datetime) -> dict[UUID, list[Earlier]]:
    """The last inbound texts of each conversation (to its customer), in order of receipt."""
    if not conversations:
        return {}
    found = select_rows(
        "SELECT c.id, m.id, m.sealed_original, m.sent_at FROM unnest(%s::uuid[]) AS c(id)"
        " CROSS JOIN LATERAL (SELECT id, sealed_original, received_at, sent_at FROM conversations_message"
        " WHERE conversation_id = c.id AND direction = 'in' AND state = 'received' AND received_at > %s"
        " ORDER BY received_at DESC, sent_at DESC, id DESC LIMIT %s) AS m"
        " ORDER BY m.received_at, m.sent_at, m.id",
        [array("uuid", conversations), now - _PERIOD, WINDOW_MESSAGES],
    )
    texts: dict[UUID, list[Earlier]] = defaultdict(list)
    for conversation, message, sealed, sent_at in found:
        opened = partial(open_text, conversations[conversation], message, "original", sealed)
        texts[conversation].append(Earlier(message, sent_at, opened))
    return texts


def texts_around(stored: Stored) -> tuple[list[Earlier], list[Earlier]]:
    """The inbound texts received within a window's time before a message, and after it: the nearest ones."""
    here = (stored.received_at, stored.sent_at, stored.id)
    order = "received_at, sent_at, id"
    columns = "SELECT id, sealed_original, sent_at FROM conversations_message"
    theirs = " WHERE conversation_id = %s AND direction = 'in' AND state = 'received'"
    before = select_rows(
        f"{columns}{theirs} AND received_at > %s AND ({order}) < (%s, %s, %s)"
        " ORDER BY received_at DESC, sent_at DESC, id DESC LIMIT %s",
        [stored.conversation, stored.received_at - _PERIOD, *here, WINDOW_MESSAGES],
    )
    after = select_rows(
        f"{columns}{theirs} AND received_at < %s AND ({order}) > (%s, %s, %s) ORDER BY {order} LIMIT %s",
        [stored.conversation, stored.received_at + _PERIOD, *here, WINDOW_MESSAGES],
    )

    def earlier(row: tuple[Any, ...]) -> Earlier:
        return Earlier(row[0], row[2], partial(open_text, stored.customer, row[0], "original", row[1]))

    return [earlier(row) for row in reversed(before)], [earlier(row) for row in after]
