"""What the composer offers while an agent types: the canned replies of a conversation, filled in for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from sottovoce.desk.conversations.models import CannedReply, Conversation
from sottovoce.desk.conversations.services.canned import fill

LINK = "{link}"


@dataclass(frozen=True, slots=True)
class Offer:
    """One canned reply, ready to be put in. ``wants_link``: its text has room for a secure link."""

    shortcut: str
    title: str
    language: str
    text: str
    wants_link: bool


def canned_for(conversation: Conversation) -> tuple[Offer, ...]:
    """The canned replies of this conversation's brand and of all brands, by title."""
    found = CannedReply.objects.filter(Q(brand=conversation.brand_id) | Q(brand=None))
    return tuple(
        Offer(
            shortcut=canned.shortcut,
            title=canned.title,
            language=canned.language,
            text=fill(canned, conversation, link=LINK),
            wants_link=LINK in canned.text,
        )
        for canned in found
    )
