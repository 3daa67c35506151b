"""Searching sealed conversations: by handle and by words, through keyed hashes, never by opening texts.

Words are found through the blind index (`SearchTerms`), month by month, newest first: each month has its own
key. A search stops when it has met enough messages, so that its cost does not grow with the archive.
"""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from sottovoce.desk.conversations.models import Conversation, Message
from sottovoce.desk.conversations.services.intake_places import blind_handle
from sottovoce.desk.core.installation import vault

MOST_MESSAGES = 500
LONGEST_QUERY = 200

# The distinct months through the index, one step for each, however many rows a month has.
_MONTHS = """
WITH RECURSIVE months(month) AS (
  (SELECT month FROM conversations_searchterms ORDER BY month DESC LIMIT 1)
  UNION ALL
  SELECT (
    SELECT month FROM conversations_searchterms s WHERE s.month < months.month ORDER BY month DESC LIMIT 1
  ) FROM months WHERE months.month IS NOT NULL
) SELECT month FROM months WHERE month IS NOT NULL
"""


def conversations_found(query: str) -> set[UUID]:
    """The conversations with a message that has all these words, or whose customer has this handle."""
    words = query.strip()[:LONGEST_QUERY]
    found = _by_handle(words) if len(words.split()) == 1 else set()
    if not words.startswith("@"):
        found |= _by_words(words)
    return found


def _by_handle(handle: str) -> set[UUID]:
    return set(
        Conversation.objects.filter(identity__blind_handle=blind_handle(handle)).values_list("id", flat=True)[
            :MOST_MESSAGES
        ]
    )


def _by_words(words: str) -> set[UUID]:
    met: list[UUID] = []
    for month in _months():
        terms = vault().query_terms(words, month)
        if not terms or len(met) >= MOST_MESSAGES:
            break
        met += _messages_with(terms, MOST_MESSAGES - len(met))
    found = Message.objects.filter(id__in=met, conversation__isnull=False)
    return set(found.values_list("conversation_id", flat=True))


def _messages_with(terms: list[int], most: int) -> list[UUID]:
    """The latest messages with all these terms, through the index (see migration 0002)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT conversations_search(%s::bigint[], %s)", [terms, most])
        return [message for (message,) in cursor.fetchall()]


def _months() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS)
        return [month for (month,) in cursor.fetchall()]
