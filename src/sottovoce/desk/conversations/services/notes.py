"""Private notes: what colleagues tell each other beside a conversation. Sealed like what the customer wrote.

`write_note(staff, conversation_id, text, now) -> Message`. ``@`` and a name calls a colleague, who sees it as
a mention until the conversation is read.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sottovoce.desk.conversations.mentions import mentioned
from sottovoce.desk.conversations.models import Mention, Message
from sottovoce.desk.conversations.services.outgoing_rows import keep_outgoing
from sottovoce.desk.conversations.services.within_reach import conversation_for, require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput

LONGEST_NOTE = 5_000


def write_note(staff: Staff, conversation_id: UUID, text: str, now: datetime) -> Message:
    """Write a note for colleagues; no network sees it.

    Raises:
        Refused: the role may not write notes.
        BadInput: the note is empty or too long.
        NotFound: there is no such conversation within the person's brands.
    """
    require(staff, Right.REPLY, "write notes")
    words = text.strip()
    if not words or len(words) > LONGEST_NOTE:
        raise BadInput(f"A note has 1 to {LONGEST_NOTE} characters.", where="text")
    conversation = conversation_for(staff, conversation_id)
    note_id = new_id()
    with transaction.atomic():
        keep_outgoing(
            note_id,
            conversation,
            words,
            Message.Visibility.PRIVATE,
            now,
            author=staff,
            state=Message.State.NOTED,
            direction=Message.Direction.NOTE,
        )
        called = _call_colleagues(staff, conversation.brand_id, note_id, words)
        record(
            ActToRecord(
                ActKind.NOTE_WRITTEN,
                now,
                actor_of(staff),
                subject=conversation.customer_id,
                brand=conversation.brand_id,
                objects=(str(note_id), str(conversation.id)),
                detail={"mentioned": [str(who) for who in called]},
            )
        )
    return Message.objects.get(id=note_id)


def colleagues_of(brand: int) -> dict[UUID, str]:
    """Who may be called in a note of this brand: id and name."""
    return dict(Staff.objects.filter(brands=brand, is_active=True).order_by("name").values_list("id", "name"))


def _call_colleagues(staff: Staff, brand: int, note: UUID, text: str) -> list[UUID]:
    called = [who for who in mentioned(text, colleagues_of(brand)) if who != staff.id]
    Mention.objects.bulk_create(Mention(brand_id=brand, note_id=note, staff_id=who) for who in called)
    return called
