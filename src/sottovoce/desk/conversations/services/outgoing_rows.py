"""The rows of our own messages: sealed like a customer's, found by a fixed id, marked as they are sent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sottovoce.desk.conversations.models import Conversation, Message
from sottovoce.desk.conversations.services.intake_places import tell_inboxes
from sottovoce.desk.conversations.services.intake_rows import (
    blind_native,
    insert_findings,
    insert_search_terms,
)
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.protection import Protected, protect, seal_text
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record


def keep_outgoing(
    message_id: UUID,
    conversation: Conversation,
    text: str,
    visibility: str,
    now: datetime,
    *,
    author: Staff | None = None,
    reply_to: Message | None = None,
    state: str = Message.State.SENDING,
    direction: str = Message.Direction.OUT,
) -> Protected:
    """Write a message or note of ours, sealed; does nothing when it is already written."""
    protected = protect(scanner(), message_id, conversation.customer_id, text, ())
    _, made = Message.objects.get_or_create(
        id=message_id,
        defaults={
            "brand_id": conversation.brand_id,
            "profile_id": conversation.profile_id,
            "conversation": conversation,
            "direction": direction,
            "visibility": visibility,
            "state": state,
            "author": author,
            "reply_to": reply_to,
            "sealed_original": protected.sealed_original,
            "sealed_redacted": protected.sealed_redacted,
            "language": protected.language,
            "sent_at": now,
            "received_at": now,
        },
    )
    if made:
        insert_findings([(conversation.brand_id, protected)])
        insert_search_terms([(conversation.brand_id, protected)], now)
        if direction == Message.Direction.OUT:
            Conversation.objects.filter(id=conversation.id).update(last_message_at=now)
        tell_inboxes({(conversation.brand_id, conversation.id)})
    return protected


def mark_sent(message_id: UUID, native_id: str, now: datetime) -> bool:
    """Write that a message reached its network, and record it. False when that was known already."""
    message = (
        Message.objects.select_for_update(of=("self",))
        .select_related("conversation__profile", "author")
        .get(id=message_id)
    )
    conversation = message.conversation
    if message.state == Message.State.SENT or conversation is None:
        return False
    message.state = Message.State.SENT
    message.sent_at = now
    message.blind_native_id = blind_native(ref_of(conversation.profile), native_id)
    message.sealed_native_id = seal_text(conversation.customer_id, message_id, "native_id", native_id)
    message.save(update_fields=["state", "sent_at", "blind_native_id", "sealed_native_id"])
    record(
        ActToRecord(
            ActKind.MESSAGE_SENT,
            now,
            actor_of(message.author),
            subject=conversation.customer_id,
            brand=message.brand_id,
            objects=(str(message.id), str(conversation.id)),
            detail={"visibility": message.visibility},
        )
    )
    column = "has_public" if message.visibility == Message.Visibility.PUBLIC else "has_private"
    Conversation.objects.filter(id=conversation.id).update(**{column: True})
    tell_inboxes({(message.brand_id, conversation.id)})
    return True
