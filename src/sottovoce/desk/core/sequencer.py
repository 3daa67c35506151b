"""The sequencer: gives recorded acts their place in the ledger and signs a checkpoint.

One process at a time (an advisory lock). It takes rows whose index is still empty, never "rows after the
last id": ids become visible out of order, and such a reader loses rows. Order of writing: tiles, checkpoint,
then the rows' indexes; a crash between them is mended at the next turn from the leaves already written.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from threading import Event
from uuid import UUID

import structlog
from django.db import Error, connection, transaction
from django.db.backends.utils import CursorWrapper

from sottovoce.desk.core.database import every_brand, limit_transaction_to_brands
from sottovoce.desk.core.installation import ledger
from sottovoce.ledger import Leaf

INTERVAL_SECONDS = 0.1
AFTER_A_FAULT_SECONDS = 1.0
BATCH = 4096
_LOCK = 7302

log = structlog.get_logger(__name__)


def run(stop: Event) -> None:
    """Sequence acts until told to stop. Errors are logged and tried again; they lose nothing.

    A fault of the ledger itself (a full disk, a tampered file) is tried again as well, for it must not stop
    the jobs of the worker; `sottovoce doctor` tells of acts that wait.
    """
    while not stop.is_set():
        started = time.monotonic()
        try:
            while sequence_once(datetime.now(UTC)) == BATCH and not stop.is_set():
                pass
        except Error as error:
            log.warning("sequencer.waiting_for_database", error=type(error).__name__)
            connection.close()
        except Exception as error:
            log.error("sequencer.fault", error=type(error).__name__)
            stop.wait(AFTER_A_FAULT_SECONDS)
        stop.wait(max(0.0, INTERVAL_SECONDS - (time.monotonic() - started)))


def sequence_once(now: datetime) -> int:
    """Give up to ``BATCH`` acts their index, in one signed step. Returns how many; 0 when another does it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        (mine,) = cursor.fetchone()
        if not mine:
            return 0
        # Asked anew each turn: acts of a brand that is made after this are seen at the next.
        limit_transaction_to_brands(every_brand())
        first = ledger().size()
        _adopt_published(cursor, first)
        cursor.execute("SELECT id, leaf FROM core_act WHERE index IS NULL ORDER BY at, id LIMIT %s", [BATCH])
        waiting = cursor.fetchall()
        if not waiting:
            return 0
        ledger().append([bytes(leaf) for _, leaf in waiting], now)
        _write_indexes(cursor, [row[0] for row in waiting], first)
        return len(waiting)


def _adopt_published(cursor: CursorWrapper, published: int) -> None:
    """Take over the indexes of leaves that reached the ledger before a crash undid their rows' update."""
    cursor.execute("SELECT coalesce(max(index) + 1, 0) FROM core_act")
    (known,) = cursor.fetchone()
    if known < published:
        acts = [Leaf.decode(ledger().read_entry(index)).act for index in range(known, published)]
        _write_indexes(cursor, acts, known)


def _write_indexes(cursor: CursorWrapper, acts: list[UUID], first: int) -> None:
    cursor.execute(
        "UPDATE core_act SET index = given.index FROM unnest(%s::uuid[], %s::bigint[]) AS given(id, index)"
        " WHERE core_act.id = given.id",
        [acts, list(range(first, first + len(acts)))],
    )
