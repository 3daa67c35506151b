"""Finding a conversation or message for a person: within their brands, or not at all.

Row-level security already limits the connection; this limits the person as well, so that a service called by
anything but a page is no way around.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from sottovoce.desk.conversations.models import Conversation, Message
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.errors import NotFound, Refused


def require(staff: Staff, right: Right, what: str, remedy: str = "Ask a team lead.") -> None:
    """Go on only if the person's role carries the right; ``what`` completes "Your role may not …"."""
    if not staff.may(right):
        raise Refused(f"Your role may not {what}.", remedy=remedy)


def conversations_of(staff: Staff, ids: Iterable[UUID] | None = None) -> QuerySet[Conversation]:
    """The conversations of a person's brands; of these ids where given."""
    found = Conversation.objects.filter(brand__in=staff.brand_ids())
    return found if ids is None else found.filter(id__in=list(ids))


def conversation_for(staff: Staff, conversation_id: UUID) -> Conversation:
    """One conversation with its profile and the customer's identity.

    Raises:
        NotFound: it is not here, or not within the person's brands.
    """
    found = (
        conversations_of(staff, [conversation_id])
        .select_related("profile", "identity", "brand", "assignee")
        .first()
    )
    if found is None:
        raise NotFound("There is no such conversation here.")
    return found


def locked_message(staff: Staff, message_id: UUID) -> Message:
    """One message with its conversation, locked until the transaction ends.

    Raises:
        NotFound: it is not here, or not within the person's brands.
    """
    found = (
        Message.objects.select_for_update(of=("self",))
        .select_related("conversation__profile", "conversation__identity")
        .filter(id=message_id, brand__in=staff.brand_ids(), conversation__isnull=False)
        .first()
    )
    if found is None:
        raise NotFound("There is no such message here.")
    return found
