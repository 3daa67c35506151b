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
from sottovoce.desk.conversations.services.measures import measures_for
from sottovoce.desk.conversations.services.picture_rows import add_to_attachment, open_original
from sottovoce.desk.conversations.services.protection import Earlier
from sottovoce.desk.conversations.services.redacting_again import add_findings, findings_of, redact_again

Span = tuple[detect.Finding, int, int]


def add_fragments(
    piece: Earlier,
    profile: ProfileRef,
    found: Sequence[Span],
    completing: UUID,
    now: datetime,
) -> None:
    """Protect the spans of a text that another one completed, and decide on its message again."""
    message = (
        Message.objects.select_for_update(of=("self",))
        .select_related("conversation")
        .filter(id=piece.message)
        .first()
    )
    if message is None or message.conversation is None or message.state == Message.State.GONE:
        return
    known = findings_of(piece.message, piece.attachment)
    new = [_fragment(*span) for span in found if not _covered(span, known)]
    if not new:
        return
    text = piece.text
    if piece.attachment is None:
        add_findings(message, new)
    else:
        add_to_attachment(message, message.conversation.customer_id, piece.attachment, new)
        text = open_original(message, message.conversation)
    protected = redact_again(message, message.conversation, text)
    measures_for(
        [(profile, message.conversation.id, protected, message.visibility)],
        now,
        occasion=f"completed-{completing}",
        already_hidden=message.hidden_at is not None,
    )


def _fragment(finding: detect.Finding, start: int, end: int) -> detect.Finding:
    return replace(finding, start=start, end=end, parts=())


def _covered(span: Span, known: Sequence[Finding]) -> bool:
    _, start, end = span
    return any(finding.start < end and start < finding.end for finding in known)
