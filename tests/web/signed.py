"""Signed webhooks of the generic channel, as a sender makes them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from sottovoce.channels import signing
from tests.desk.running import RunningDesk

_numbers = itertools.count(1)


class Sender:
    """Somebody who knows the secret of one profile."""

    def __init__(self, running: RunningDesk, profile: Any) -> None:
        from sottovoce.desk.conversations.services.profiles import credentials_of

        self.url = f"{running.url}/hooks/{profile.slug}"
        self._secret = credentials_of(profile.id)["secret"]

    def post(self, event: object, **more: Any) -> httpx.Response:
        """Sign and post an event, a list of events, or raw bytes."""
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        return httpx.post(self.url, content=body, headers=self.headers(body), timeout=20, **more)

    def headers(
        self, body: bytes, at: datetime | None = None, secret: str | None = None
    ) -> Mapping[str, str]:
        """The headers that vouch for a body."""
        moment = at or datetime.now(UTC)
        return {
            "content-type": "application/json",
            signing.HEADER: signing.sign(secret or self._secret, body, moment),
        }


def event(**changes: Any) -> dict[str, Any]:
    """A fresh public comment; keyword arguments change or add fields, None takes one away."""
    told = {
        "id": f"c-{next(_numbers)}",
        "author": {"id": "u-1", "handle": "mira", "name": "Mira"},
        "text": "Where is my order?",
        "visibility": "public",
        "conversation": "t-1",
        "sent_at": datetime.now(UTC).isoformat(),
        **changes,
    }
    return {name: value for name, value in told.items() if value is not None}
