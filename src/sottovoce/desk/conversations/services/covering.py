"""The copy of an attachment that screens show: all that was found is black in it, and nothing lies under.

`black_out` is called by a job, possibly twice, with no transaction open while pixels are drawn. Until its
copy is there an attachment is hidden; so is one that could not be read. Where nothing is to be covered, the
attachment itself is shown, which carries no metadata either.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

import structlog
from django.db import transaction

from sottovoce.desk.conversations.models import Attachment, Finding
from sottovoce.desk.conversations.services.attachment_files import CONTENT, COVERED, read_file, write_file
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.live import notify_conversations
from sottovoce.desk.core.models import Staff
from sottovoce.detect.pictures import Box, blackened_at
from sottovoce.errors import BadInput, Conflict, NotFound, Unreadable

log = structlog.get_logger(__name__)

NOT_COVERED = "What was found in it could not be covered. It stays sealed and hidden."


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as a screen may show it."""

    content: bytes
    media_type: str


def black_out(attachment_id: UUID) -> None:
    """Make the copy for screens, if it is still due."""
    with brand_limits(every_brand()):
        found = Attachment.objects.select_related("message__conversation").filter(
            id=attachment_id,
            state=Attachment.State.SEALED,
            reading=Attachment.Reading.READ,
            blacked_out=False,
            message__conversation__isnull=False,
        )
        attachment = found.first()
        if attachment is None or attachment.message.conversation is None:
            return
        customer = attachment.message.conversation.customer_id
        covered = _covered(attachment_id)
        try:
            content = read_file(customer, attachment_id)
            write_file(customer, attachment_id, blackened_at(content, _boxes(covered)), COVERED)
        except (Unreadable, NotFound):
            return
        except BadInput as refusal:
            log.error("attachment.not_covered", attachment=str(attachment_id), what=refusal.what)
            _settle(attachment, reading=Attachment.Reading.FAILED, problem=NOT_COVERED)
            return
        with transaction.atomic():
            Attachment.objects.select_for_update().filter(id=attachment_id).first()
            # What was found meanwhile is not covered: its own job makes another copy.
            if _covered(attachment_id) == covered:
                _settle(attachment, blacked_out=True)


def shown_copy(staff: Staff, attachment_id: UUID) -> Shown:
    """What everybody within reach of a conversation may see of an attachment. No look is recorded.

    Raises:
        NotFound: there is no such attachment within the person's brands, or its file is gone.
        Conflict: it was not read, or its copy is not made yet.
        Unreadable: the customer was shredded.
    """
    found = Attachment.objects.select_related("message__conversation").filter(
        id=attachment_id, brand__in=staff.brand_ids(), state=Attachment.State.SEALED
    )
    attachment = found.first()
    if attachment is None or attachment.message.conversation is None:
        raise NotFound("There is no such attachment here.")
    if attachment.reading != Attachment.Reading.READ or not attachment.blacked_out:
        raise Conflict("This attachment is hidden.", remedy="Open it with a purpose and a reason.")
    column = COVERED if _covered(attachment_id) else CONTENT
    customer = attachment.message.conversation.customer_id
    return Shown(read_file(customer, attachment_id, column), attachment.media_type)


def _covered(attachment: UUID) -> list[list[int]]:
    """The places of all that was found in an attachment: ``[page, left, top, right, bottom]``."""
    rows = Finding.objects.filter(attachment=attachment).order_by("number").values_list("places", flat=True)
    return [place for places in rows for place in places or ()]


def _boxes(places: list[list[int]]) -> dict[int, list[Box]]:
    boxes: dict[int, list[Box]] = defaultdict(list)
    for page, left, top, right, bottom in places:
        boxes[page].append(Box(left, top, right, bottom))
    return dict(boxes)


def _settle(attachment: Attachment, **changed: object) -> None:
    Attachment.objects.filter(id=attachment.id).update(**changed)
    conversation = attachment.message.conversation_id
    if conversation is not None:
        notify_conversations({(attachment.brand_id, conversation)})
