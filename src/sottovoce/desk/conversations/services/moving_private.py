"""One click from public to private: a safe public reply, and the secure link in a private message.

`rewrite_and_hand_over(staff, conversation_id, text, now, *, fields=None, message_id=None) -> Moved`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sottovoce.desk.conversations import phrases
from sottovoce.desk.conversations.fields_asked import fields_for_kinds
from sottovoce.desk.conversations.models import HandOver, Message
from sottovoce.desk.conversations.services.handover import create_hand_over
from sottovoce.desk.conversations.services.outgoing import check_outgoing, rewrite
from sottovoce.desk.conversations.services.replies import write_reply
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.desk.conversations.services.within_reach import conversation_for, require
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of it: the text for the public composer (not sent yet), and what goes out privately."""

    public_text: str
    private: Message
    hand_over: HandOver


def rewrite_and_hand_over(
    staff: Staff,
    conversation_id: UUID,
    text: str,
    now: datetime,
    *,
    fields: Sequence[str] | None = None,
    message_id: UUID | None = None,
) -> Moved:
    """Rewrite a public reply so that it may be posted, and send the customer a secure link privately.

    The form asks for what the reply asked for, unless ``fields`` says otherwise; ``message_id`` names the
    comment it is about. The private message can be taken back like any reply.

    Raises:
        Refused: the role may not, or the network has no private reply.
    """
    require(staff, Right.HAND_OVER, "send secure links")
    conversation = conversation_for(staff, conversation_id)
    problems = check_outgoing(conversation, text, Message.Visibility.PUBLIC).problems
    wanted = fields or fields_for_kinds([problem.data for problem in problems])
    language = scanner().scan(text).language
    created = create_hand_over(staff, conversation.id, message_id, wanted, language, now)
    private = write_reply(
        staff,
        conversation.id,
        phrases.link_sentence(language, created.url),
        Message.Visibility.PRIVATE,
        now,
        reply_to=message_id,
    )
    return Moved(rewrite(conversation, text), private, created.hand_over)
