"""What is held of one conversation, counted: messages, files, and findings by kind. Nothing is opened."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from sottovoce.desk.conversations.models import Attachment, Finding, Message
from sottovoce.desk.conversations.rule_words import kind_title


@dataclass(frozen=True, slots=True)
class Held:
    """How much there is. ``kinds``: the kind in words and how often, the most frequent first."""

    messages: int
    attachments: int
    kinds: tuple[tuple[str, int], ...]


def held_in(conversation_id: UUID) -> Held:
    """Count what one conversation holds."""
    kinds = (
        Finding.objects.filter(message__conversation=conversation_id)
        .values_list("kind")
        .annotate(number=Count("id"))
        .order_by("-number", "kind")
    )
    return Held(
        messages=Message.objects.filter(conversation=conversation_id, sealed_original__isnull=False).count(),
        attachments=Attachment.objects.filter(
            message__conversation=conversation_id, state=Attachment.State.SEALED
        ).count(),
        kinds=tuple((kind_title(kind), number) for kind, number in kinds),
    )
