"""The generic channel: whatever can send signed JSON is a network to the desk (DESIGN section 9).

Incoming: see `parsing`. Outgoing: where the profile names an address for commands, see `commanding`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sottovoce.channels import signing
from sottovoce.channels.model import InboundEvent
from sottovoce.channels.protocol import Channel
from sottovoce.channels.webhook.commanding import WebhookChannel
from sottovoce.channels.webhook.parsing import parse


def receive(
    body: bytes, headers: Mapping[str, str], credentials: Mapping[str, str], now: datetime
) -> list[InboundEvent]:
    """Verify over the raw bytes, then parse."""
    signing.verify(credentials.get("secret", ""), body, headers.get(signing.HEADER), now)
    return parse(body, now)


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """The channel of one profile."""
    return WebhookChannel(credentials.get("secret", ""), credentials.get("outgoing_url") or None)
