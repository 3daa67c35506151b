"""An earlier message that a later one completes: its half of a card number becomes a finding of its own.

Runs in intake's transaction. The earlier text is redacted again with its old findings and the new ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sottovoce import detect
from sottovoce.desk.conversations.models import Finding, Message
from sottovoce.desk.conversations.services.arrivals import ProfileRef
from sottovoce.desk.conversations.services.intake_rows import insert_findings
from sottovoce.desk.conversations.services.measures import measures_for
from sottovoce.desk.conversations.services.protection import seal_findings

Span = tuple[detect.Finding, int, int]


def add_fragments(
    earlier: UUID,
    customer: UUID,
    profile: ProfileRef,
    text: str,
    found: Sequence[Span],
    completing_message: UUID,
    now: datetime,
) -> None:
    """Protect the spans of an earlier message that a later one completed, and decide on it again."""
    message = Message.objects.select_for_update().filter(id=earlier).first()
    if message is None or message.conversation_id is None or message.state == Message.State.GONE:
        return
    known = list(Finding.objects.filter(message_id=earlier))
    new = [_fragment(*span) for span in found if not _covered(span, known)]
    if not new:
        return
    findings = tuple(sorted([*map(as_finding, known), *new], key=lambda finding: finding.start))
    assessment = detect.Assessment(
        findings=findings,
        intents=(),
        language=message.language,
        severity=detect.Severity(max(finding.severity for finding in findings)),
    )
    protected = seal_findings(earlier, customer, text, assessment)
    Finding.objects.filter(message_id=earlier).delete()
    insert_findings([(profile.brand, protected)])
    Message.objects.filter(id=earlier).update(
        sealed_redacted=protected.sealed_redacted, severity=protected.severity
    )
    measures_for(
        [(profile, message.conversation_id, protected, message.visibility)],
        now,
        occasion=f"completed-{completing_message}",
        already_hidden=message.hidden_at is not None,
    )


def _fragment(finding: detect.Finding, start: int, end: int) -> detect.Finding:
    return replace(finding, start=start, end=end, parts=())


def _covered(span: Span, known: Sequence[Finding]) -> bool:
    _, start, end = span
    return any(finding.start < end and start < finding.end for finding in known)


def as_finding(row: Finding) -> detect.Finding:
    """A stored finding as the engine knows it, without its parts in other messages."""
    return detect.Finding(
        kind=row.kind,
        start=row.start,
        end=row.end,
        confidence=row.confidence,
        category=detect.Category(row.category),
        severity=detect.Severity(row.severity),
        evidence=tuple(detect.Evidence(**reason) for reason in row.evidence),
    )
