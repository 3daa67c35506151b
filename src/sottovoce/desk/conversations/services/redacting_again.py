"""Redact a stored message again, after findings came or went. In the caller's transaction.

Findings keep their rows and numbers: a chip stays tied to its finding, and a look to what was seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

from django.db.models import Max

from sottovoce import detect
from sottovoce.desk.conversations import redacted
from sottovoce.desk.conversations.models import Conversation, Finding, Intent, Message
from sottovoce.desk.conversations.services.protection import TABLE, Protected
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.live import notify_conversations
from sottovoce.desk.core.sealing import context_of

# Findings in attachments are numbered from here: an edit numbers those of the text anew.
FIRST_OF_ATTACHMENTS = 10_000


def findings_of(message: UUID, attachment: UUID | None = None) -> list[Finding]:
    """The findings in what a message says, or in one of its attachments, in the order of the text."""
    return list(Finding.objects.filter(message=message, attachment=attachment).order_by("start", "number"))


def intents_of(message: UUID) -> dict[str, float]:
    """What a message is, as the detector and people see it now."""
    return dict(Intent.objects.filter(message=message, denied=False).values_list("name", "confidence"))


def as_finding(row: Finding) -> detect.Finding:
    """A stored finding as the engine knows it; of its parts only their number and length mean anything."""
    parts = tuple(
        detect.Part(place - len(row.parts), part[1], part[2]) for place, part in enumerate(row.parts)
    )
    return detect.Finding(
        kind=row.kind,
        start=row.start,
        end=row.end,
        confidence=row.confidence,
        category=detect.Category(row.category),
        severity=detect.Severity(row.severity),
        evidence=tuple(detect.Evidence(**reason) for reason in row.evidence),
        parts=parts,
        whose=detect.Whose(row.whose),
    )


def next_number(message: UUID, *, in_attachment: bool = False) -> int:
    """The number of the next finding."""
    known = Finding.objects.filter(message=message, attachment__isnull=not in_attachment)
    taken = known.aggregate(last=Max("number"))["last"]
    least = FIRST_OF_ATTACHMENTS if in_attachment else 0
    return least if taken is None else int(taken) + 1


def add_findings(message: Message, found: Iterable[detect.Finding]) -> list[Finding]:
    """Write findings beside those that are known, numbered after them."""
    first = next_number(message.id)
    return Finding.objects.bulk_create(
        Finding(
            brand_id=message.brand_id,
            message=message,
            number=number,
            kind=finding.kind,
            category=finding.category.value,
            severity=int(finding.severity),
            start=finding.start,
            end=finding.end,
            confidence=finding.confidence,
            evidence=[asdict(reason) for reason in finding.evidence],
            whose=finding.whose.value,
        )
        for number, finding in enumerate(found, first)
    )


def redact_again(message: Message, conversation: Conversation, text: str) -> Protected:
    """Seal the redacted text anew from the findings as they are now; severities follow.

    What is returned knows the findings in attachments too, since rules decide on all of them.
    """
    rows, customer = findings_of(message.id), conversation.customer_id
    found = tuple(as_finding(row) for row in rows)
    beside = list(Finding.objects.filter(message=message, attachment__isnull=False))
    numbered = [
        part if part.finding is None else redacted.Segment(part.text, rows[part.finding].number)
        for part in redacted.segments_of(text, found)
    ]
    sealed = vault().seal(
        customer, redacted.encode(numbered), context_of(customer, TABLE, "redacted", message.id)
    )
    severity = max((row.severity for row in (*rows, *beside)), default=0)
    Message.objects.filter(id=message.id).update(sealed_redacted=sealed, severity=severity)
    worst = Message.objects.filter(conversation=conversation).aggregate(worst=Max("severity"))["worst"]
    Conversation.objects.filter(id=conversation.id).update(severity=worst or 0)
    notify_conversations({(message.brand_id, conversation.id)})
    return Protected(
        message=message.id,
        customer=customer,
        text=text,
        findings=(*found, *map(as_finding, beside)),
        window=(),
        language=message.language,
        severity=severity,
        sealed_original=bytes(message.sealed_original or b""),
        sealed_redacted=sealed,
        intents=intents_of(message.id),
        feeling=message.feeling,
    )
