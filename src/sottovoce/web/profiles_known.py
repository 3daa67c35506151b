"""The profiles that take webhooks, kept in memory for a few seconds so that the front door need not ask."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import close_old_connections

from sottovoce import channels
from sottovoce.channels import InboundEvent
from sottovoce.desk.conversations.services.arrivals import ProfileRef
from sottovoce.desk.conversations.services.profiles import find_receiving

KEEP_SECONDS = 5.0
KEEP_UNKNOWN = 256


@dataclass(frozen=True, slots=True)
class ReceivingProfile:
    """A profile with what it takes to check its webhooks."""

    ref: ProfileRef
    credentials: Mapping[str, str]

    def receive(self, body: bytes, headers: Mapping[str, str], now: datetime) -> list[InboundEvent]:
        """Verify and parse a webhook (see the channel's own documentation for errors)."""
        return channels.receive(self.ref.channel, body, headers, self.credentials, now)


class ProfilesKnown:
    """Profiles by slug, read again after `KEEP_SECONDS`."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, ReceivingProfile | None]] = {}

    def forget(self) -> None:
        """Drop everything: the settings changed."""
        self._known.clear()

    async def by_slug(self, slug: str) -> ReceivingProfile | None:
        """The profile that takes webhooks at this address; None when there is none."""
        kept = self._known.get(slug)
        if kept is not None and time.monotonic() - kept[0] < KEEP_SECONDS:
            return kept[1]
        if len(self._known) > KEEP_UNKNOWN:
            self._known.clear()
        found = await asyncio.to_thread(_read, slug)
        self._known[slug] = (time.monotonic(), found)
        return found


def _read(slug: str) -> ReceivingProfile | None:
    close_old_connections()
    found = find_receiving(slug)
    return None if found is None else ReceivingProfile(*found)
