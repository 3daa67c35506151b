"""Corrections of what a message is: a person says that it is, or is not, a rights request or the like.

    deny(staff, message_id, what, now)      affirm(staff, message_id, what, now)

The rules decide on a message again when a person says what it is. Each word of a person is an act.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sottovoce.desk.conversations.intents import MARKED, names_in
from sottovoce.desk.conversations.models import Conversation, Intent, Message
from sottovoce.desk.conversations.services.measures import measures_for
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.conversations.services.redacting_again import redact_again
from sottovoce.desk.conversations.services.within_reach import locked_message, require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.live import notify_conversations
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, NotFound


def deny(staff: Staff, message_id: UUID, what: str, now: datetime) -> Message:
    """A message is not what it seemed to be; its mark goes. What was asked for already stays asked for.

    Raises:
        Refused: the person's role may not.
        NotFound: there is no such message within the person's brands, or it never seemed to be this.
        BadInput: ``what`` is none of `MARKED`.
    """
    with transaction.atomic():
        message, conversation = _readable(staff, message_id, what)
        seeming = Intent.objects.filter(message=message, name__in=names_in(what), denied=False)
        names = list(seeming.values_list("name", flat=True))
        if not names:
            raise NotFound("This message does not seem to be that.", remedy="Look at it again.")
        seeming.update(denied=True, judged_by=staff)
        _record(staff, message, names, "none", now)
        notify_conversations({(message.brand_id, conversation.id)})
    return message


def affirm(staff: Staff, message_id: UUID, what: str, now: datetime) -> Message:
    """A message is this, whatever it seemed to be; the rules decide on it again. Raises as `deny` does."""
    with transaction.atomic():
        message, conversation = _readable(staff, message_id, what)
        names = _said_to_be(staff, message, conversation, what)
        _record(staff, message, names, "right", now)
        text = open_text(
            conversation.customer_id, message.id, "original", bytes(message.sealed_original or b"")
        )
        protected = redact_again(message, conversation, text)
        measures_for(
            [(ref_of(conversation.profile), conversation.id, protected, message.visibility)],
            now,
            occasion=f"said-{what}-{now.isoformat()}",
            already_hidden=message.hidden_at is not None,
        )
    return message


def _said_to_be(staff: Staff, message: Message, conversation: Conversation, what: str) -> list[str]:
    """The names that hold from now on: those that were denied before, or else the group itself."""
    denied = Intent.objects.filter(message=message, name__in=names_in(what), denied=True)
    names = list(denied.values_list("name", flat=True))
    if names:
        denied.update(denied=False, judged_by=staff)
        return names
    Intent.objects.update_or_create(
        message=message,
        name=what,
        defaults={
            "brand_id": message.brand_id,
            "conversation": conversation,
            "confidence": 1.0,
            "judged_by": staff,
        },
    )
    return [what]


def _readable(staff: Staff, message_id: UUID, what: str) -> tuple[Message, Conversation]:
    require(staff, Right.REVEAL, "correct what a message is")
    if what not in MARKED:
        raise BadInput("A message is corrected as one of those offered.", where="what")
    message = locked_message(staff, message_id)
    if message.sealed_original is None or message.direction != Message.Direction.IN:
        raise NotFound("There is no text of a customer here.")
    assert message.conversation is not None, "`locked_message` finds only those that have one"  # noqa: S101
    return message, message.conversation


def _record(staff: Staff, message: Message, names: list[str], judgement: str, now: datetime) -> None:
    assert message.conversation is not None, "`locked_message` finds only those that have one"  # noqa: S101
    record(
        ActToRecord(
            ActKind.INTENT_JUDGED,
            now,
            actor_of(staff),
            subject=message.conversation.customer_id,
            brand=message.brand_id,
            objects=(str(message.id), str(message.conversation_id)),
            detail={"judgement": judgement, "intents": names, "language": message.language},
        )
    )
