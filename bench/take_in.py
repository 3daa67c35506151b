"""Take-in: signed webhooks through the front door of a running desk, against bare inserts on its PostgreSQL.

Ours is everything: verified, scanned, sealed, recorded, durable. The peer is what a database alone can do
with eight connections: transactions of one row, and of a hundred rows, of the size of a sealed message.
Senders run in a process of their own, as they would, and speak HTTP over bare sockets, to take little
time. The worker is paused: what it does afterwards has rows of its own.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import re
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import msgspec
import psycopg

from bench.model import Row, percentile
from bench.pouring import TEXTS
from bench.running import RunningDesk
from sottovoce.channels import signing

CONNECTIONS = 8
IN_FLIGHT = 64
IN_FLIGHT_OF_BATCHES = 8
SECONDS = 6.0
BATCH = 100
STEADY_RATE = 500
AUTHORS = 2_000
LEAST_SINGLE, LEAST_BATCH, MOST_MILLISECONDS = 0.5, 0.25, 50.0


def rows() -> list[Row]:
    """One message a request, a hundred a request, and latency at a steady rate."""
    with RunningDesk() as desk:
        given = {"outgoing_url": "http://127.0.0.1:9/"}
        profile = desk.ask("bench.soak_desk", "connect", given=given)
        url = f"{desk.url}/hooks/{profile['slug']}"

        def pour(batch: int, rate: int) -> dict[str, Any]:
            told = {"url": url, "secret": profile["secret"], "batch": batch, "rate": rate}
            found: dict[str, Any] = desk.ask("bench.take_in", given=told)
            return found

        worker = desk.part("worker")
        assert worker is not None
        worker.suspend()
        pour(1, 0)
        bare_single, bare_batch = asyncio.run(_bare(desk.home, 1)), asyncio.run(_bare(desk.home, BATCH))
        single, batch, steady = pour(1, 0), pour(BATCH, 0), pour(1, STEADY_RATE)
        worker.resume()
    against = f"bare inserts, {CONNECTIONS} connections"
    return [
        Row.times(
            "take-in: one message a request", single["rate"], "msg/s", against, bare_single, LEAST_SINGLE
        ),
        Row.times(
            "take-in: a hundred messages a request",
            batch["rate"],
            "req/s",
            f"{against}, {BATCH} rows a transaction",
            bare_batch,
            LEAST_BATCH,
        ),
        Row.at_most(
            f"take-in: time to 202 at {STEADY_RATE} a second, p99", steady["p99"], "ms", MOST_MILLISECONDS
        ),
    ]


async def _bare(home: Path, rows_each: int) -> float:
    """Transactions a second that the same PostgreSQL commits, of so many rows each."""
    socket = (home / "postgres" / "postmaster.pid").read_text().splitlines()[4]
    conninfo = f"host={socket} user=postgres dbname=sottovoce"
    async with await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as admin:
        await admin.execute("DROP TABLE IF EXISTS bench_bare")
        await admin.execute("CREATE TABLE bench_bare (id uuid PRIMARY KEY, at timestamptz, sealed bytea)")
    done = await asyncio.gather(*(_insert(conninfo, rows_each) for _ in range(CONNECTIONS)))
    return sum(done) / SECONDS


async def _insert(conninfo: str, rows_each: int) -> int:
    from uuid import uuid4

    sealed, done = os.urandom(400), 0
    async with await psycopg.AsyncConnection.connect(conninfo) as connection:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            async with connection.cursor() as cursor:
                rows = [(uuid4(), datetime.now(UTC), sealed) for _ in range(rows_each)]
                await cursor.executemany("INSERT INTO bench_bare VALUES (%s, %s, %s)", rows)
            await connection.commit()
            done += 1
    return done


async def _pour(url: str, secret: str, batch: int, rate: int) -> dict[str, float]:
    """Send for some seconds; as fast as it goes, or at a rate. Returns requests a second and latency."""
    bodies, times = _bodies(secret, batch), list[float]()
    idle: asyncio.Queue[Wire] = asyncio.Queue()
    for _ in range(IN_FLIGHT if batch == 1 else IN_FLIGHT_OF_BATCHES):
        idle.put_nowait(await Wire.open(url))

    async def send() -> None:
        body, headers = next(bodies)
        sent = time.perf_counter()
        wire = await idle.get()
        status = await wire.post(body, headers)
        idle.put_nowait(wire)
        if status != 202:
            raise AssertionError(f"a webhook was answered {status}")
        times.append((time.perf_counter() - sent) * 1000)

    started = time.monotonic()
    await (_steadily(send, rate) if rate else _flat_out(send, idle.qsize()))
    return {"rate": len(times) / (time.monotonic() - started), "p99": percentile(times, 0.99)}


class Wire:
    """One connection that posts and waits for the answer (HTTP/1.1, kept open)."""

    def __init__(self, url: SplitResult, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._head = f"POST {url.path} HTTP/1.1\r\nhost: {url.netloc}\r\ncontent-type: application/json\r\n"

    @classmethod
    async def open(cls, address: str) -> Wire:
        url = urlsplit(address)
        return cls(url, *await asyncio.open_connection(url.hostname, url.port))

    async def post(self, body: bytes, headers: Mapping[str, str]) -> int:
        """The status of the answer."""
        more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"{self._head}{more}content-length: {len(body)}\r\n\r\n"
        self._writer.write(head.encode() + body)
        answer = await self._reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", answer, re.IGNORECASE)
        await self._reader.readexactly(int(length[1]) if length else 0)
        return int(answer[9:12])


async def _flat_out(send: Any, senders: int) -> None:
    until = time.monotonic() + SECONDS

    async def sender() -> None:
        while time.monotonic() < until:
            await send()

    await asyncio.gather(*(sender() for _ in range(senders)))


async def _steadily(send: Any, rate: int) -> None:
    started, tasks = time.monotonic(), []
    for number in range(int(rate * SECONDS)):
        await asyncio.sleep(max(0.0, started + number / rate - time.monotonic()))
        tasks.append(asyncio.create_task(send()))
    await asyncio.gather(*tasks)


def _bodies(secret: str, batch: int) -> Any:
    chance, numbers, run = random.Random(1), itertools.count(), os.urandom(4).hex()
    while True:
        events = [_event(f"{run}-{next(numbers)}", chance) for _ in range(batch)]
        body = msgspec.json.encode(events if batch > 1 else events[0])
        yield (
            body,
            {
                "content-type": "application/json",
                signing.HEADER: signing.sign(secret, body, datetime.now(UTC)),
            },
        )


def _event(native_id: str, chance: random.Random) -> dict[str, object]:
    author = f"u-{chance.randrange(AUTHORS)}"
    # One in ten holds something to protect, as in real traffic; the others are chatter.
    severe = chance.random() < 0.1
    texts: Sequence[str] = [text for text, is_severe in TEXTS if is_severe is severe]
    return {
        "id": native_id,
        "author": {"id": author, "handle": author, "name": author.title()},
        "text": chance.choice(texts),
        "visibility": "public",
        "conversation": f"thread-{author}",
        "sent_at": datetime.now(UTC).isoformat(),
    }


if __name__ == "__main__":
    told = msgspec.json.decode(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.json.encode(asyncio.run(_pour(**told))))
