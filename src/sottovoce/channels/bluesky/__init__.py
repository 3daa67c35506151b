"""Bluesky and any other server of the AT Protocol, through the client `atproto`.

Receives by polling: notifications (replies, mentions, quotes) and the log of private conversations. Hides by
threadgate, which only works under the brand's own posts. What is learnt of the network's ways is told where
the code relies on it.
"""

from __future__ import annotations

from collections.abc import Mapping

from sottovoce.channels.bluesky.channel import BlueskyChannel
from sottovoce.channels.protocol import Channel


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """The channel of one profile."""
    return BlueskyChannel(credentials)
