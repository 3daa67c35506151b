"""Group commit: what arrives while a transaction runs shares the next one.

Two lanes, each a thread with its own database connection. A lane takes everything that is waiting (up to
`LARGEST_GROUP`), takes it in with one transaction, and only then answers each sender. When a group fails, its
members are tried one by one, so that one bad message harms nobody else's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from time import sleep

import structlog
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from sottovoce.channels import InboundEvent
from sottovoce.desk.conversations.services.arrivals import Arrival, Outcome, ProfileRef
from sottovoce.desk.conversations.services.intake import take_in
from sottovoce.desk.conversations.services.scanner import scanner, warm_up
from sottovoce.errors import SottovoceError

LANES = 2
LARGEST_GROUP = 256
LONGEST_QUEUE = 4096
DATABASE_PATIENCE_SECONDS = (0.2, 0.5, 1.0, 2.0, 4.0)

log = structlog.get_logger(__name__)


class Unavailable(SottovoceError):
    """Nothing can be kept just now; the sender must try again."""

    http_status = 503


@dataclass(slots=True)
class Waiting:
    """One request's arrivals and the promise made to it."""

    arrivals: list[Arrival]
    done: asyncio.Future[list[Outcome]]


class GroupCommit:
    """Takes arrivals in, in groups. Start it inside the event loop that will use it."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Waiting] = asyncio.Queue()
        self._held = 0
        self._lanes: list[asyncio.Task[None]] = []
        self._threads = ThreadPoolExecutor(LANES, thread_name_prefix="intake")

    def start(self) -> None:
        """Open the lanes, and load in each of them what the first message would have to wait for."""
        for _ in range(LANES):
            self._threads.submit(_warm_up)
        self._lanes = [asyncio.create_task(self._lane()) for _ in range(LANES)]

    async def stop(self) -> None:
        """Finish what is waiting, then close the lanes."""
        await self._queue.join()
        for lane in self._lanes:
            lane.cancel()
        self._threads.shutdown(wait=True)

    async def take_in(self, profile: ProfileRef, events: Sequence[InboundEvent]) -> list[Outcome]:
        """Take events in; returns when they are durable.

        Raises:
            Unavailable: too much is waiting, or the database does not answer.
            SottovoceError: this request's events could not be taken in; nothing of them was kept.
        """
        if not events:
            return []
        if self._held + len(events) > LONGEST_QUEUE:
            raise Unavailable("Too much is waiting to be taken in.", remedy="Send it again in a second.")
        self._held += len(events)
        waiting = Waiting(
            [Arrival(profile, event) for event in events], asyncio.get_running_loop().create_future()
        )
        self._queue.put_nowait(waiting)
        try:
            return await waiting.done
        finally:
            self._held -= len(events)

    async def _lane(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            group = [await self._queue.get()]
            size = len(group[0].arrivals)
            while size < LARGEST_GROUP and not self._queue.empty():
                group.append(self._queue.get_nowait())
                size += len(group[-1].arrivals)
            results = await loop.run_in_executor(self._threads, _take_in_group, [w.arrivals for w in group])
            for waiting, result in zip(group, results, strict=True):
                self._queue.task_done()
                if waiting.done.cancelled():
                    continue
                if isinstance(result, BaseException):
                    waiting.done.set_exception(result)
                else:
                    waiting.done.set_result(result)


def _warm_up() -> None:
    """Build the detector and open this lane's connection. A database that is not up yet is no fault."""
    try:
        warm_up()
    except (DatabaseError, InterfaceError, SottovoceError) as error:
        log.warning("intake.not_warm", error=type(error).__name__)
        connection.close()


def _take_in_group(requests: list[list[Arrival]]) -> list[list[Outcome] | BaseException]:
    flat = [arrival for request in requests for arrival in request]
    try:
        outcomes = iter(_patiently(flat))
        return [[next(outcomes) for _ in request] for request in requests]
    except Exception as error:
        if len(requests) == 1:
            log.error("intake.fault", error=type(error).__name__, events=len(flat))
            return [error]
    return [_take_in_group([request])[0] for request in requests]


def _patiently(arrivals: list[Arrival]) -> list[Outcome]:
    """Take in, waiting out a database that is restarting. Safe to repeat: intake is idempotent."""
    for patience in (*DATABASE_PATIENCE_SECONDS, None):
        try:
            return take_in(scanner(), arrivals, datetime.now(UTC))
        except (OperationalError, InterfaceError) as error:
            connection.close()
            if patience is None:
                raise Unavailable("The database does not answer.", remedy="Send it again later.") from error
            log.warning("intake.waiting_for_database", error=type(error).__name__)
            sleep(patience)
        except DatabaseError:
            connection.close()
            raise
    raise AssertionError("the last patience raises")
