"""Corrections of what was found: a finding is called wrong, or a missed span is added; then redacted again.

Who calls a finding wrong must have opened it before, with purpose and reason: otherwise "wrong" would be a
way to read a value without a record. What is added is decided on by the rules like anything found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import transaction

from sottovoce import detect
from sottovoce.desk.conversations import redacted
from sottovoce.desk.conversations.models import Conversation, Finding, Message, Reveal
from sottovoce.desk.conversations.services.measures import measures_for
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.protection import Protected, open_text
from sottovoce.desk.conversations.services.redacting_again import (
    add_findings,
    as_finding,
    findings_of,
    next_number,
    redact_again,
)
from sottovoce.desk.conversations.services.within_reach import locked_message, require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, NotFound, Refused

# What an undone correction puts back: places and reasons, no value.
_KEPT = ("kind", "category", "severity", "start", "end", "confidence", "whose", "evidence", "parts", "places")
BY_A_PERSON = detect.Evidence("person", "judged", "a person marked it")


@dataclass(frozen=True, slots=True)
class Markable:
    """A kind of personal data that a person may mark."""

    title: str
    category: detect.Category
    severity: detect.Severity


@cache
def kinds_to_mark() -> Mapping[str, Markable]:
    """All kinds that are looked for, and names, which only people tell apart so far; by title."""
    found = {
        kind: Markable(declared.title, declared.category, declared.severity)
        for kind, declared in detect.KINDS.items()
    }
    found.setdefault("PERSON", Markable("Name", detect.Category.CONTACT, detect.Severity.MEDIUM))
    return dict(sorted(found.items(), key=lambda item: item[1].title))


@dataclass(frozen=True, eq=False)
class Judged:
    """A correction that was made: where, of which finding, as it was before, and the words it lies on."""

    message: Message
    finding: Finding
    text: str
    before: Mapping[str, Any]

    @property
    def customer(self) -> UUID:
        return _conversation_of(self.message).customer_id

    @property
    def value(self) -> str:
        """What was found or marked; empty where it lies in an attachment."""
        return "" if self.finding.attachment_id else self.text[self.finding.start : self.finding.end]


def judge_wrong(staff: Staff, finding_id: UUID, now: datetime) -> Judged:
    """A finding is none: its chip becomes text again.

    Raises:
        Refused: the person's role may not, or this person has not opened the finding before.
        NotFound: there is no such finding within the person's brands.
    """
    with transaction.atomic():
        judged = _looked_at(staff, finding_id)
        message = judged.message
        Finding.objects.filter(id=finding_id).delete()
        redact_again(message, _conversation_of(message), judged.text)
        _record(staff, message, judged.finding, "wrong", now)
    return judged


def judge_kind(staff: Staff, finding_id: UUID, kind: str, now: datetime) -> Judged:
    """A finding is one of another kind: its chip says so, and the rules decide on it again.

    Raises:
        Refused: the person's role may not, or this person has not opened the finding before.
        NotFound: there is no such finding within the person's brands.
        BadInput: there is no such kind, or it is this kind already.
    """
    declared = _kind_to_mark(kind)
    with transaction.atomic():
        judged = _looked_at(staff, finding_id)
        finding, message = judged.finding, judged.message
        if finding.kind == kind:
            raise BadInput("It is of this kind already.", where="kind", remedy="Choose another.")
        finding.kind, finding.category = kind, declared.category.value
        finding.severity, finding.confidence = int(declared.severity), 1.0
        finding.evidence = [asdict(BY_A_PERSON)]
        finding.save(update_fields=["kind", "category", "severity", "confidence", "evidence"])
        protected = redact_again(message, _conversation_of(message), judged.text)
        _record(staff, message, finding, "kind", now)
        _decide_again(message, protected, finding, now)
    return judged


def restore(
    staff: Staff, message_id: UUID, gone: UUID | None, before: Mapping[str, Any], now: datetime
) -> None:
    """Undo a correction: the finding that stands since goes, the one that stood before comes back.

    Raises:
        Refused: the person's role may not.
        NotFound: there is no such message within the person's brands, or its text is gone.
    """
    require(staff, Right.REVEAL, "correct findings")
    with transaction.atomic():
        message = _readable(staff, message_id)
        if gone is not None:
            Finding.objects.filter(id=gone, message=message).delete()
        if before:
            inside = before["attachment_id"] is not None
            number = next_number(message.id, in_attachment=inside)
            Finding.objects.create(brand_id=message.brand_id, message=message, number=number, **before)
        redact_again(message, _conversation_of(message), _text_of(message))


def add_missed(
    staff: Staff, message_id: UUID, kind: str, segment: int, start: int, end: int, now: datetime
) -> Judged:
    """A span that was missed becomes a finding. ``start`` and ``end`` count within a plain segment on screen.

    Raises:
        Refused: the person's role may not.
        NotFound: there is no such message within the person's brands, or its text is gone.
        BadInput: no such kind, or no such place; the field is named.
    """
    require(staff, Right.REVEAL, "correct findings")
    declared = _kind_to_mark(kind)
    with transaction.atomic():
        message = _readable(staff, message_id)
        text = _text_of(message)
        offset = _offset(text, findings_of(message.id), segment, start, end)
        marked = detect.Finding(
            kind=kind,
            start=offset + start,
            end=offset + end,
            confidence=1.0,
            category=declared.category,
            severity=declared.severity,
            evidence=(BY_A_PERSON,),
        )
        (finding,) = add_findings(message, [marked])
        protected = redact_again(message, _conversation_of(message), text)
        _record(staff, message, finding, "missed", now)
        _decide_again(message, protected, finding, now)
    return Judged(message, finding, text, {})


def _kind_to_mark(kind: str) -> Markable:
    declared = kinds_to_mark().get(kind)
    if declared is None:
        raise BadInput("There is no such kind of personal data.", where="kind")
    return declared


def _looked_at(staff: Staff, finding_id: UUID) -> Judged:
    """A finding that this person may judge, since they have opened it on the record."""
    require(staff, Right.REVEAL, "correct findings")
    finding = Finding.objects.filter(id=finding_id, brand__in=staff.brand_ids()).first()
    if finding is None:
        raise NotFound("There is no such finding here.", remedy="Look at the conversation again.")
    if not Reveal.objects.filter(finding=finding, staff=staff).exists():
        raise Refused("You have not seen what was found.", remedy="Reveal it first; the reason is recorded.")
    message = _readable(staff, finding.message_id)
    before = {name: getattr(finding, name) for name in _KEPT} | {
        "attachment_id": str(finding.attachment_id) if finding.attachment_id else None
    }
    return Judged(message, finding, _text_of(message), before)


def _readable(staff: Staff, message_id: UUID) -> Message:
    message = locked_message(staff, message_id)
    if message.sealed_original is None:
        raise NotFound("The text of this message is gone.")
    return message


def _conversation_of(message: Message) -> Conversation:
    assert message.conversation is not None, "`locked_message` finds only those that have one"  # noqa: S101
    return message.conversation


def _text_of(message: Message) -> str:
    customer = _conversation_of(message).customer_id
    return open_text(customer, message.id, "original", bytes(message.sealed_original or b""))


def _offset(text: str, known: Sequence[Finding], segment: int, start: int, end: int) -> int:
    """Where in the original text a plain segment of the screen begins."""
    for number, piece in enumerate(redacted.pieces_of(text, [as_finding(row) for row in known])):
        plain = piece.segment.finding is None and not piece.segment.secret
        if number == segment and plain and 0 <= start < end <= piece.end - piece.start:
            return piece.start
    raise BadInput("There is no such place in the text.", where="segment", remedy="Mark the words again.")


def _decide_again(message: Message, protected: Protected, finding: Finding, now: datetime) -> None:
    if message.direction != Message.Direction.IN:
        return
    conversation = _conversation_of(message)
    measures_for(
        [(ref_of(conversation.profile), conversation.id, protected, message.visibility)],
        now,
        occasion=f"missed-{finding.id}",
        already_hidden=message.hidden_at is not None,
    )


def _record(staff: Staff, message: Message, finding: Finding, judgement: str, now: datetime) -> None:
    checks = [f"{reason['stage']}/{reason['check']}" for reason in finding.evidence]
    record(
        ActToRecord(
            ActKind.FINDING_JUDGED,
            now,
            actor_of(staff),
            subject=_conversation_of(message).customer_id,
            brand=message.brand_id,
            objects=(str(message.id),),
            detail={
                "judgement": judgement,
                "kind": finding.kind,
                "language": message.language,
                "confidence": finding.confidence,
                "checks": checks,
            },
        )
    )
