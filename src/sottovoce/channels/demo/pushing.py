"""Push what customers do to the brand's desk, in order, signed, until the desk says 202."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import httpx
import msgspec

from sottovoce.channels import signing
from sottovoce.channels.demo.network import Brand
from sottovoce.channels.waiting import backoff

LONGEST_WAIT_SECONDS = 10.0
MOST_TRIES = 40


class Pusher:
    """One queue and one sender for each brand, so that an edit never overtakes what it edits."""

    def __init__(self, desk_url: str) -> None:
        self._desk_url = desk_url.rstrip("/")
        self._client = httpx.AsyncClient(timeout=10, trust_env=False)
        self._queues: dict[str, asyncio.Queue[dict[str, Any]]] = defaultdict(asyncio.Queue)
        self._senders: dict[str, asyncio.Task[None]] = {}

    def push(self, brand: Brand, event: dict[str, Any]) -> None:
        """Put an event behind those that wait already."""
        self._queues[brand.slug].put_nowait(event)
        if brand.slug not in self._senders:
            self._senders[brand.slug] = asyncio.create_task(self._send_all(brand))

    async def aclose(self) -> None:
        for sender in self._senders.values():
            sender.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sender
        await self._client.aclose()

    async def _send_all(self, brand: Brand) -> None:
        while True:
            await self._send(brand, await self._queues[brand.slug].get())

    async def _send(self, brand: Brand, event: dict[str, Any]) -> None:
        """Try until it is taken. What the desk calls malformed is dropped: it will not get better."""
        body = msgspec.json.encode(event)
        for attempt in range(1, MOST_TRIES + 1):
            status = await self._try(brand, body)
            if status in (202, 422):
                return
            await asyncio.sleep(min(backoff(attempt) / 8, LONGEST_WAIT_SECONDS))

    async def _try(self, brand: Brand, body: bytes) -> int:
        headers = {
            "content-type": "application/json",
            signing.HEADER: signing.sign(brand.secret, body, datetime.now(UTC)),
        }
        try:
            answer = await self._client.post(
                f"{self._desk_url}/hooks/{brand.slug}", content=body, headers=headers
            )
        except httpx.HTTPError:
            return 0
        return answer.status_code
