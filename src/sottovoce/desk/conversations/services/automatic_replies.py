"""The private message that a rule sends: what happened to the comment, and a secure link.

Written before it is sent, under an id derived from its measure, so that a repeated job sends the same message
with the same link and the same idempotency key.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from sottovoce.channels import Channel
from sottovoce.desk.conversations import phrases
from sottovoce.desk.conversations.models import Measure, Message
from sottovoce.desk.conversations.services.asking_networks import ask_network, native_id_of
from sottovoce.desk.conversations.services.handover import create_hand_over, record_sent
from sottovoce.desk.conversations.services.outgoing_rows import keep_outgoing, mark_sent
from sottovoce.desk.conversations.services.profiles import capabilities_of
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.core.models import Brand


def send_for(measure: Measure, now: datetime) -> None:
    """Send the private reply of one measure; idempotent."""
    conversation = measure.conversation
    identity = conversation.identity
    message_id = uuid5(measure.id, "private-reply")
    with transaction.atomic():
        text, hand_over = _compose(measure, now)
        keep_outgoing(
            message_id, conversation, text, Message.Visibility.PRIVATE, now, reply_to=measure.message
        )
    author = open_text(identity.customer_id, identity.id, "native_id", identity.sealed_native_id, "identity")
    about = _public_origin(measure)

    async def send(channel: Channel) -> str:
        return await channel.reply_private(author, text, str(message_id), about=about)

    native_id = ask_network(conversation.profile_id, send)
    with transaction.atomic():
        if mark_sent(message_id, native_id, now) and hand_over is not None:
            record_sent(hand_over, now)


def _compose(measure: Measure, now: datetime) -> tuple[str, UUID | None]:
    conversation, parameters = measure.conversation, measure.parameters
    language = measure.message.language if measure.message is not None else "en"
    url, hand_over = None, None
    if parameters.get("with_link", False):
        fields = parameters.get("fields") or ["order_number", "message"]
        created = create_hand_over(
            None, conversation.id, measure.message_id, fields, language, now, measure=measure
        )
        url, hand_over = created.url, created.hand_over.id
    how_to = capabilities_of(conversation.profile.channel).deletion_how_to
    brand = Brand.objects.get(id=measure.brand_id).name
    hidden = not parameters.get("ask_to_delete", False)
    return phrases.private_reply(language, brand, url, hidden, how_to), hand_over


def _public_origin(measure: Measure) -> str | None:
    """The public comment a private reply is about, for networks that allow it only so."""
    message = measure.message
    if (
        message is None
        or message.visibility != Message.Visibility.PUBLIC
        or message.state == Message.State.GONE
    ):
        return None
    return native_id_of(message, measure.conversation.customer_id)
