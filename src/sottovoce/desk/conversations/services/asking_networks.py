"""Ask a network for one thing: open the profile's channel, act, close it.

Here, too, is what telling a repetition from a second message takes: which messages the network has of ours.
"""

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
# More than a channel looks back over when it asks whether a message stands there already.
LETTERS_KNOWN = 100


def ask_network(profile: UUID, act: Callable[[Channel], Awaitable[Answer]]) -> Answer:
    """Do one thing with the profile's channel. Call it with no transaction open: networks are slow."""
    channel = open_channel(profile)

    async def asking() -> Answer:
        try:
            return await act(channel)
        finally:
            await channel.aclose()

    return asyncio.run(asking())


def send_privately(message: Message, author: str, text: str, about: str | None) -> str:
    """Send one private message of ours to its author's account; returns the network's id of it."""
    conversation = message.conversation
    assert conversation is not None, "what we write has a conversation"  # noqa: S101
    sent = Message.objects.filter(
        profile=message.profile_id,
        conversation__identity=conversation.identity_id,
        direction=Message.Direction.OUT,
        visibility=Message.Visibility.PRIVATE,
        sealed_native_id__isnull=False,
    ).exclude(id=message.id)
    others = [
        native_id_of(other, conversation.customer_id) for other in sent.order_by("-sent_at")[:LETTERS_KNOWN]
    ]

    async def write(channel: Channel) -> str:
        return await channel.reply_private(
            author, text, str(message.id), about, written_at=message.received_at, others=others
        )

    return ask_network(message.profile_id, write)


def native_id_of(message: Message, customer: UUID) -> str:
    """The network's id of a message, opened.

    Raises:
        PlatformRefused: the network never told us one, so nothing can be done to the message there.
    """
    if message.sealed_native_id is None:
        raise PlatformRefused("The network's id of this message is not known.")
    return open_text(customer, message.id, "native_id", message.sealed_native_id)
