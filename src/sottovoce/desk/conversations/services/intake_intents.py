"""What messages are: the rows of intents, written in bulk, in the caller's transaction and brand limits."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sottovoce.desk.conversations.services.protection import Protected
from sottovoce.desk.core.bulk_sql import insert_rows, select_rows
from sottovoce.desk.core.identifiers import new_id

_COLUMNS = {
    "id": "uuid",
    "brand_id": "bigint",
    "conversation_id": "uuid",
    "message_id": "uuid",
    "name": "text",
    "confidence": "float8",
}


def insert_intents(protected: Iterable[tuple[int, UUID, Protected]]) -> None:
    """Write what messages are (brand, conversation, message): names and how sure, no text."""
    insert_rows(
        "conversations_intent",
        _COLUMNS,
        [
            (new_id(), brand, conversation, message.message, name, confidence)
            for brand, conversation, message in protected
            for name, confidence in message.intents.items()
        ],
        "ON CONFLICT (message_id, name) DO NOTHING",
    )


def forget_intents(message: UUID, which: str = "") -> None:
    """Forget what a message is; ``which`` narrows it, in SQL of ours."""
    select_rows(
        f"DELETE FROM conversations_intent WHERE message_id = %s{which} RETURNING 1",  # noqa: S608
        [message],
    )
