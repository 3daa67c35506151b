"""The findings of an attachment as rows: kinds, places, reasons, no value. In the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sottovoce import detect
from sottovoce.desk.conversations.models import Attachment, Conversation, Finding, Message
from sottovoce.desk.conversations.services.picture_contents import open_contents
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.conversations.services.redacting_again import next_number
from sottovoce.detect.pictures import Region, regions_of, text_of


def open_original(message: Message, conversation: Conversation) -> str:
    """What a message says."""
    return open_text(conversation.customer_id, message.id, "original", bytes(message.sealed_original or b""))


def add_to_attachment(
    message: Message, customer: UUID, attachment_id: UUID, found: Sequence[detect.Finding]
) -> None:
    """Write findings in the text of an attachment that was read before; its copy for screens is made anew."""
    attachment = Attachment.objects.filter(id=attachment_id, sealed_contents__isnull=False).first()
    if attachment is None or attachment.sealed_contents is None:
        return
    contents = open_contents(customer, attachment_id, attachment.sealed_contents)
    regions = regions_of(found, text_of(contents.pages)[1])
    add_rows(message, attachment_id, found, regions, [[] for _ in found])
    cover_later(attachment_id)


def add_rows(
    message: Message,
    attachment: UUID,
    found: Sequence[detect.Finding],
    regions: Sequence[Region],
    parts: Sequence[list[list[Any]]],
) -> None:
    """Write the findings of an attachment, each with its places and the earlier spans that complete it."""
    places: dict[int, list[list[int]]] = defaultdict(list)
    for region in regions:
        places[region.finding].extend(
            [region.page, box.left, box.top, box.right, box.bottom] for box in region.boxes
        )
    first = next_number(message.id, in_attachment=True)
    Finding.objects.bulk_create(
        Finding(
            brand_id=message.brand_id,
            message=message,
            attachment_id=attachment,
            number=first + place,
            kind=finding.kind,
            category=finding.category.value,
            severity=int(finding.severity),
            start=finding.start,
            end=finding.end,
            confidence=finding.confidence,
            whose=finding.whose.value,
            evidence=[asdict(reason) for reason in finding.evidence],
            parts=parts[place],
            places=places[place],
        )
        for place, finding in enumerate(found)
    )


def cover_later(attachment: UUID) -> None:
    """Nobody sees the copy for screens until it is made anew."""
    from sottovoce.desk.conversations import jobs

    Attachment.objects.filter(id=attachment).update(blacked_out=False)
    jobs.black_out.defer(attachment_id=str(attachment))
