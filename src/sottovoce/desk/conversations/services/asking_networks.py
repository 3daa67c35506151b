"""Ask a network for one thing: open the profile's channel, act, close it.

Here, too, is what telling a repetition from a second message takes: which messages the network has of ours.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar
from uuid import UUID

from sottovoce.channels import Channel, OutgoingAttachment
from sottovoce.desk.conversations.models import Message
from sottovoce.desk.conversations.services.profiles import open_channel
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.errors import PlatformRefused, PlatformUnavailable

Answer = TypeVar("Answer")
LONGEST_SECONDS = 60.0
# More than a channel looks back over when it asks whether a message stands there already.
LETTERS_KNOWN = 100


def ask_network(profile: UUID, act: Callable[[Channel], Awaitable[Answer]]) -> Answer:
    """Do one thing with the profile's channel. Call it with no transaction open: networks are slow."""
    return ask_channel(open_channel(profile), act)


def ask_channel(
    channel: Channel, act: Callable[[Channel], Awaitable[Answer]], within_seconds: float = LONGEST_SECONDS
) -> Answer:
    """Do one thing with an open channel, and close it. Touches no database: it may run in any thread.

    Raises:
        PlatformUnavailable: among all that a channel raises, also when the time is over; a server that sends
            a byte now and then would hold a worker for ever.
    """

    async def asking() -> Answer:
        try:
            async with asyncio.timeout(within_seconds):
                return await act(channel)
        except TimeoutError:
            raise PlatformUnavailable(
                f"The network gave no complete answer within {within_seconds:g} seconds.",
                remedy="Look at the network; it is tried again by itself.",
            ) from None
        finally:
            await channel.aclose()

    return asyncio.run(asking())


def send_privately(
    message: Message,
    author: str,
    text: str,
    about: str | None,
    files: Sequence[OutgoingAttachment] = (),
) -> str:
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
            author,
            text,
            str(message.id),
            about,
            written_at=message.received_at,
            others=others,
            attachments=files,
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
