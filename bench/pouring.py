"""Signed webhooks that pour in: each is sent again and again until it is acknowledged with 202."""

from __future__ import annotations

import asyncio
import itertools
import random
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType

import httpx
import msgspec

from bench.other_side import REFUSED_SUFFIX
from sottovoce.channels import signing

SENDERS = 8
PAUSE_SECONDS = 0.04
AUTHORS = 300
REPEATED_SHARE = 0.1
GONE_SHARE = 0.06
REFUSED_SHARE = 0.02

# What is severe here must never be left without a measure; the figures are the published test numbers.
TEXTS = (
    ("Where is order 1182? I have been waiting for nine days", False),
    ("my card is 4111 1111 1111 1111, please refund me", True),
    ("The lamp looks lovely in the corner", False),
    ("call me on 020 7946 0958, I am diabetic and need it", True),
    ("Meine IBAN ist DE89 3704 0044 0532 0130 00", True),
    ("Thanks for the quick answer yesterday", False),
)


@dataclass(slots=True)
class Poured:
    """What was sent, and what of it was acknowledged."""

    sent: int = 0
    again: int = 0
    acknowledged: dict[str, bool] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    repeated: int = 0
    other_answers: set[int] = field(default_factory=set)


class Pouring:
    """Pours in a thread of its own while its block lasts; its end waits for what is under way."""

    def __init__(self, url: str, secret: str, seed: int) -> None:
        self.poured = Poured()
        self._url, self._secret = url, secret
        self._chance = random.Random(seed)
        self._numbers = itertools.count()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._pour()))

    def __enter__(self) -> Pouring:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def seconds_until_next(self, patience_seconds: float) -> float:
        """How long it takes until one more is acknowledged."""
        before, started = len(self.poured.acknowledged), time.monotonic()
        while len(self.poured.acknowledged) == before:
            if time.monotonic() - started > patience_seconds:
                raise AssertionError(f"nothing was acknowledged for {patience_seconds} seconds")
            time.sleep(0.01)
        return time.monotonic() - started

    async def _pour(self) -> None:
        async with httpx.AsyncClient(timeout=15) as client:
            await asyncio.gather(*(self._send_on(client) for _ in range(SENDERS)))

    async def _send_on(self, client: httpx.AsyncClient) -> None:
        while not self._stop.is_set():
            number = next(self._numbers)
            text, severe = self._chance.choice(TEXTS)
            suffix = REFUSED_SUFFIX if self._chance.random() < REFUSED_SHARE else ""
            native_id = f"m-{number}{suffix}"
            event = _event(native_id, f"u-{self._chance.randrange(AUTHORS)}", text)
            await self._until_taken(client, event)
            self.poured.acknowledged[native_id] = severe
            if self._chance.random() < REPEATED_SHARE:
                await self._until_taken(client, event)
                self.poured.repeated += 1
            if self._chance.random() < GONE_SHARE:
                gone = {"kind": "gone", "id": native_id, "sent_at": datetime.now(UTC).isoformat()}
                await self._until_taken(client, gone)
                self.poured.gone.add(native_id)
            await asyncio.sleep(PAUSE_SECONDS)

    async def _until_taken(self, client: httpx.AsyncClient, event: dict[str, object]) -> None:
        self.poured.sent += 1
        while True:
            body = msgspec.json.encode(event)
            headers = {
                "content-type": "application/json",
                signing.HEADER: signing.sign(self._secret, body, datetime.now(UTC)),
            }
            try:
                answer = await client.post(self._url, content=body, headers=headers)
            except httpx.HTTPError:
                pass
            else:
                if answer.status_code == 202:
                    return
                self.poured.other_answers.add(answer.status_code)
            self.poured.again += 1
            await asyncio.sleep(0.05)


def _event(native_id: str, author: str, text: str) -> dict[str, object]:
    return {
        "id": native_id,
        "author": {"id": author, "handle": author, "name": author.title()},
        "text": text,
        "visibility": "public",
        "conversation": f"thread-{author}",
        "sent_at": datetime.now(UTC).isoformat(),
    }
