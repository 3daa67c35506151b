"""Messages as a screen shows them: redacted segments, each chip with what was found and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sottovoce.desk.conversations import measure_words, rule_words
from sottovoce.desk.conversations.intents import ANY_RIGHT
from sottovoce.desk.conversations.models import Attachment, Finding, Measure, Message
from sottovoce.desk.conversations.selectors.intents import Mark, marks_of_messages, uneasy_messages
from sottovoce.desk.conversations.services.picture_contents import open_words
from sottovoce.desk.conversations.services.protection import open_redacted
from sottovoce.desk.conversations.services.redacting_again import as_finding
from sottovoce.detect import Chip, segments
from sottovoce.errors import Unreadable

POSITION_LABEL = "where it was taken"


@dataclass(frozen=True, slots=True)
class ChipShown:
    """What was found: its kind in words, why we think so, and how sure we are (in percent)."""

    finding_id: UUID
    kind: str
    title: str
    category: str
    severity: int
    confidence: int
    evidence: tuple[str, ...]
    in_parts: bool


@dataclass(frozen=True, slots=True)
class SegmentShown:
    """Plain text, or the label of a chip or of a secure link. ``number`` counts segments from 0."""

    number: int
    text: str
    chip: ChipShown | None
    is_link: bool


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A measure and how it stands.

    ``needs_person``: the network would not, or a person's decision was asked for, and nobody has seen to it.
    ``can_try_again``: asking the network once more makes sense.
    """

    id: UUID
    message_id: UUID | None
    kind: str
    title: str
    state: str
    words: str
    problem: str
    advice: str
    attempts: int
    asked_by: str
    asked_at: datetime
    next_try_at: datetime
    settled_at: datetime | None
    needs_person: bool
    can_try_again: bool


@dataclass(frozen=True, slots=True)
class AttachmentShown:
    """A file: whether it is here, what was taken out of it, and what was found in it.

    ``visible``: a copy in which all of that is covered can be shown. The file itself and its author's words
    for it are opened by a service, like anything unscanned.
    """

    id: UUID
    state: str
    media_type: str
    size_bytes: int
    metadata_removed: tuple[str, ...]
    problem: str
    reading: str
    visible: bool
    chips: tuple[SegmentShown, ...]

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")

    @property
    def words(self) -> str:
        """What a person who does not see the copy is told of it."""
        kind = "Picture" if self.is_picture else "Document"
        found = ", ".join(chip.text for chip in self.chips)
        return f"{kind}, covered: {found}" if found else f"{kind}; nothing personal was found in its writing"


@dataclass(frozen=True, slots=True)
class MessageShown:
    """One message of the thread. ``readable`` is False when it is gone, taken back or shredded."""

    id: UUID
    direction: str
    visibility: str
    state: str
    segments: tuple[SegmentShown, ...]
    readable: bool
    severity: int
    language: str
    author: str
    automatic: bool
    sent_at: datetime
    edited_at: datetime | None
    gone_at: datetime | None
    hidden_at: datetime | None
    problem: str
    undo_until: datetime | None
    measures: tuple[MeasureShown, ...]
    attachments: tuple[AttachmentShown, ...]
    marks: tuple[Mark, ...]
    uneasy: bool

    @property
    def may_be_rights_request(self) -> bool:
        """Whether a person may still say that it is one."""
        return all(mark.group != ANY_RIGHT for mark in self.marks)


def shown(
    messages: Sequence[Message], customer: UUID, undo_until: dict[UUID, datetime]
) -> tuple[MessageShown, ...]:
    """These messages (with ``author`` selected) as a screen shows them, in the order given."""
    ids = [message.id for message in messages]
    findings: dict[UUID, dict[int, Finding]] = defaultdict(dict)
    for finding in Finding.objects.filter(message__in=ids):
        findings[finding.message_id][finding.number] = finding
    measures: dict[UUID | None, list[MeasureShown]] = defaultdict(list)
    for measure in (
        Measure.objects.filter(message__in=ids).select_related("asked_by").order_by("asked_at", "id")
    ):
        measures[measure.message_id].append(measure_shown(measure))
    attachments: dict[UUID, list[AttachmentShown]] = defaultdict(list)
    for attachment in Attachment.objects.filter(message__in=ids).order_by("id"):
        attachments[attachment.message_id].append(
            _attachment(attachment, customer, findings[attachment.message_id].values())
        )
    marks, uneasy = marks_of_messages(ids), uneasy_messages(ids)
    return tuple(
        _message(
            message,
            customer,
            findings[message.id],
            tuple(measures[message.id]),
            tuple(attachments[message.id]),
            undo_until.get(message.id),
            marks.get(message.id, ()),
            message.id in uneasy,
        )
        for message in messages
    )


def measure_shown(measure: Measure) -> MeasureShown:
    """One measure (with ``asked_by`` selected) in words."""
    return MeasureShown(
        id=measure.id,
        message_id=measure.message_id,
        kind=measure.kind,
        title=measure_words.kind_words(measure.kind),
        state=measure.state,
        words=measure_words.state_words(measure.kind, measure.state, measure.attempts),
        problem=measure.problem,
        advice=measure.advice,
        attempts=measure.attempts,
        asked_by=measure.asked_by.name if measure.asked_by else "",
        asked_at=measure.asked_at,
        next_try_at=measure.next_try_at,
        settled_at=measure.settled_at,
        needs_person=measure.waits_for_person,
        can_try_again=measure.would_not,
    )


def _message(
    message: Message,
    customer: UUID,
    findings: dict[int, Finding],
    measures: tuple[MeasureShown, ...],
    attachments: tuple[AttachmentShown, ...],
    undo_until: datetime | None,
    marks: tuple[Mark, ...],
    uneasy: bool,
) -> MessageShown:
    segments = _segments(message, customer, findings)
    return MessageShown(
        id=message.id,
        direction=message.direction,
        visibility=message.visibility,
        state=message.state,
        segments=segments or (),
        readable=segments is not None,
        severity=message.severity,
        language=message.language,
        author=message.author.name if message.author else "",
        automatic=message.direction == Message.Direction.OUT and message.author_id is None,
        sent_at=message.sent_at,
        edited_at=message.edited_at,
        gone_at=message.gone_at,
        hidden_at=message.hidden_at,
        problem=message.problem,
        undo_until=undo_until,
        measures=measures,
        attachments=attachments,
        marks=marks,
        uneasy=uneasy,
    )


def _segments(
    message: Message, customer: UUID, findings: dict[int, Finding]
) -> tuple[SegmentShown, ...] | None:
    if message.sealed_redacted is None:
        return None
    try:
        segments = open_redacted(customer, message.id, message.sealed_redacted)
    except Unreadable:
        return None
    return tuple(
        SegmentShown(number, segment.text, _chip(segment.finding, findings), segment.secret)
        for number, segment in enumerate(segments)
    )


def _chip(number: int | None, findings: dict[int, Finding]) -> ChipShown | None:
    finding = findings.get(number) if number is not None else None
    if finding is None:
        return None
    return ChipShown(
        finding_id=finding.id,
        kind=finding.kind,
        title=rule_words.kind_title(finding.kind),
        category=finding.category,
        severity=finding.severity,
        confidence=round(finding.confidence * 100),
        evidence=tuple(str(reason["explanation"]) for reason in finding.evidence),
        in_parts=bool(finding.parts),
    )


def _attachment(attachment: Attachment, customer: UUID, findings: Iterable[Finding]) -> AttachmentShown:
    found = [finding for finding in findings if finding.attachment_id == attachment.id]
    return AttachmentShown(
        id=attachment.id,
        state=attachment.state,
        media_type=attachment.media_type,
        size_bytes=attachment.size_bytes,
        metadata_removed=tuple(attachment.metadata_removed),
        problem=attachment.problem,
        reading=attachment.reading,
        visible=attachment.reading == Attachment.Reading.READ and attachment.blacked_out,
        chips=_chips_of(attachment, customer, found),
    )


def _label(text: str, row: Finding) -> str:
    if row.start == row.end:
        return POSITION_LABEL
    return next(piece.label for piece in segments(text, [as_finding(row)]) if isinstance(piece, Chip))


def _chips_of(attachment: Attachment, customer: UUID, found: Sequence[Finding]) -> tuple[SegmentShown, ...]:
    """What was found in a file, each as a chip beside it."""
    if not found or attachment.sealed_contents is None:
        return ()
    try:
        text = open_words(customer, attachment.id, attachment.sealed_contents)
    except Unreadable:
        return ()
    labels = [_label(text, row) for row in found]
    numbered = {row.number: row for row in found}
    return tuple(
        SegmentShown(row.number, label, _chip(row.number, numbered), is_link=False)
        for row, label in zip(found, labels, strict=True)
    )
