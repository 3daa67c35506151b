"""Mastodon, and servers that speak its REST API, through `httpx`.

Receives by polling. Nobody can hide or delete another's post there, so what protects is the private reply
that asks its author to delete it. Direct messages are posts with a short list of readers, not encrypted.
"""

from __future__ import annotations

from collections.abc import Mapping

from sottovoce.channels.mastodon.channel import MastodonChannel
from sottovoce.channels.protocol import Channel


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """The channel of one profile."""
    return MastodonChannel(credentials["server"], credentials["access_token"])
