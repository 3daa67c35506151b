"""The texts a message is read with: those of its conversation that arrived within a day, and those that stand
in their attachments.

Times of receipt alone decide: on some networks the author chooses the time of sending. Reads in the caller's
transaction, under its brand limits, after the conversations were locked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sottovoce.desk.conversations.services.intake_rows import Stored
from sottovoce.desk.conversations.services.picture_contents import open_words
from sottovoce.desk.conversations.services.protection import (
    WINDOW_HOURS,
    WINDOW_MESSAGES,
    Earlier,
    open_text,
)
from sottovoce.desk.core.bulk_sql import array, select_rows

_COLUMNS = "m.id, m.sealed_original, m.sent_at, a.id, a.sealed_contents"
_WITH_ATTACHMENTS = (
    " LEFT JOIN conversations_attachment a ON a.message_id = m.id AND a.sealed_contents IS NOT NULL"
    " ORDER BY m.received_at, m.sent_at, m.id, a.id"
)
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
        f"SELECT c.id, {_COLUMNS} FROM unnest(%s::uuid[]) AS c(id)"  # noqa: S608
        " CROSS JOIN LATERAL (SELECT id, sealed_original, received_at, sent_at FROM conversations_message"
        " WHERE conversation_id = c.id AND direction = 'in' AND state = 'received' AND received_at > %s"
        f" ORDER BY received_at DESC, sent_at DESC, id DESC LIMIT %s) AS m{_WITH_ATTACHMENTS}",
        [array("uuid", conversations), now - _PERIOD, WINDOW_MESSAGES],
    )
    texts: dict[UUID, list[Earlier]] = defaultdict(list)
    for conversation, *row in found:
        known = texts[conversation]
        known.extend(_texts_of(row, conversations[conversation], known))
    return texts


def texts_around(stored: Stored) -> tuple[list[Earlier], list[Earlier]]:
    """The inbound texts received within a window's time before a message, and after it: the nearest ones."""
    here = (stored.received_at, stored.sent_at, stored.id)
    order = "received_at, sent_at, id"
    columns = f"SELECT {order}, sealed_original FROM conversations_message"  # noqa: S608
    theirs = " WHERE conversation_id = %s AND direction = 'in' AND state = 'received'"
    before = _read(
        stored.customer,
        f"{columns}{theirs} AND received_at > %s AND ({order}) < (%s, %s, %s)"
        " ORDER BY received_at DESC, sent_at DESC, id DESC LIMIT %s",
        [stored.conversation, stored.received_at - _PERIOD, *here, WINDOW_MESSAGES],
    )
    after = _read(
        stored.customer,
        f"{columns}{theirs} AND received_at < %s AND ({order}) > (%s, %s, %s) ORDER BY {order} LIMIT %s",
        [stored.conversation, stored.received_at + _PERIOD, *here, WINDOW_MESSAGES],
    )

    return before, after


def texts_of_message(message: UUID, customer: UUID) -> list[Earlier]:
    """What one message says, and what stands in its attachments."""
    return _read(
        customer,
        "SELECT received_at, sent_at, id, sealed_original FROM conversations_message WHERE id = %s",
        [message],
    )


def _read(customer: UUID, messages: str, parameters: list[Any]) -> list[Earlier]:
    texts: list[Earlier] = []
    for row in select_rows(f"SELECT {_COLUMNS} FROM ({messages}) AS m{_WITH_ATTACHMENTS}", parameters):  # noqa: S608
        texts.extend(_texts_of(row, customer, texts))
    return texts


def _texts_of(row: Sequence[Any], customer: UUID, known: Sequence[Earlier]) -> Iterator[Earlier]:
    """A message, unless the row before was of it too, and the attachment that the row brings."""
    message, sealed, sent_at, attachment, contents = row
    if not known or known[-1].message != message:
        yield Earlier(message, sent_at, partial(open_text, customer, message, "original", sealed))
    if attachment is not None:
        opened = partial(open_words, customer, attachment, contents)
        yield Earlier(message, sent_at, opened, attachment)
