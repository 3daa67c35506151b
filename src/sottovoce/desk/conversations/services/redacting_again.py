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
from sottovoce.desk.conversations.models import Conversation, Finding, Message
from sottovoce.desk.conversations.services.protection import TABLE, Protected
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.live import notify_conversations
from sottovoce.desk.core.sealing import context_of


def findings_of(message: UUID) -> list[Finding]:
    """The findings of a message in the order of its text."""
    return list(Finding.objects.filter(message=message).order_by("start", "number"))


def as_finding(row: Finding) -> detect.Finding:
    """A stored finding as the engine knows it; of its parts only their number and length mean anything."""
    parts = tuple(
        detect.Part(place - len(row.parts), start, end) for place, (_, start, end) in enumerate(row.parts)
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
    )


def add_findings(message: Message, found: Iterable[detect.Finding]) -> list[Finding]:
    """Write findings beside those that are known, numbered after them."""
    taken = Finding.objects.filter(message=message).aggregate(last=Max("number"))["last"]
    first = 0 if taken is None else taken + 1
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
        )
        for number, finding in enumerate(found, first)
    )


def redact_again(message: Message, conversation: Conversation, text: str) -> Protected:
    """Seal the redacted text anew from the findings as they are now; severities follow."""
    rows, customer = findings_of(message.id), conversation.customer_id
    found = tuple(as_finding(row) for row in rows)
    numbered = [
        part if part.finding is None else redacted.Segment(part.text, rows[part.finding].number)
        for part in redacted.segments_of(text, found)
    ]
    sealed = vault().seal(
        customer, redacted.encode(numbered), context_of(customer, TABLE, "redacted", message.id)
    )
    severity = max((row.severity for row in rows), default=0)
    Message.objects.filter(id=message.id).update(sealed_redacted=sealed, severity=severity)
    worst = Message.objects.filter(conversation=conversation).aggregate(worst=Max("severity"))["worst"]
    Conversation.objects.filter(id=conversation.id).update(severity=worst or 0)
    notify_conversations({(message.brand_id, conversation.id)})
    return Protected(
        message=message.id,
        customer=customer,
        text=text,
        findings=found,
        window=(),
        language=message.language,
        severity=severity,
        sealed_original=bytes(message.sealed_original or b""),
        sealed_redacted=sealed,
    )
