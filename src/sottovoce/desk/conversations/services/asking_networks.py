"""Ask a network for one thing: open the profile's channel, act, close it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

from sottovoce.channels import Channel
from sottovoce.desk.conversations.models import Message
from sottovoce.desk.conversations.services.profiles import open_channel
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.errors import PlatformRefused

Answer = TypeVar("Answer")


def ask_network(profile: UUID, act: Callable[[Channel], Awaitable[Answer]]) -> Answer:
    """Do one thing with the profile's channel. Call it with no transaction open: networks are slow."""
    channel = open_channel(profile)

    async def asking() -> Answer:
        try:
            return await act(channel)
        finally:
            await channel.aclose()

    return asyncio.run(asking())


def native_id_of(message: Message, customer: UUID) -> str:
    """The network's id of a message, opened.

    Raises:
        PlatformRefused: the network never told us one, so nothing can be done to the message there.
    """
    if message.sealed_native_id is None:
        raise PlatformRefused("The network's id of this message is not known.")
    return open_text(customer, message.id, "native_id", message.sealed_native_id)
