"""Live updates: PostgreSQL's NOTIFY tells every open inbox what changed when a transaction commits.

It carries ids, and names of colleagues at most; never a word of a customer.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from uuid import UUID

from django.db import connection

CHANNEL = "sottovoce_live"
_CHUNK = 100


def notify_conversations(conversations: Collection[tuple[int, UUID]]) -> None:
    """Announce changed conversations as (brand, id) pairs, a hundred to a notification."""
    ordered = sorted(conversations)
    for first in range(0, len(ordered), _CHUNK):
        chunk = ordered[first : first + _CHUNK]
        _notify({"topic": "conversations", "ids": [[brand, str(identifier)] for brand, identifier in chunk]})


def notify_topic(topic: str, brand: int | None = None, **ids: str) -> None:
    """Announce that something of a topic changed: ``ledger``, ``measures``, ``viewing`` …"""
    _notify({"topic": topic, "brand": brand, **ids})


def _notify(payload: dict[str, object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps(payload, separators=(",", ":"))])
