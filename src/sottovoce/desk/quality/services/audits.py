"""The audit by sample: messages drawn at random, with and without findings, judged by a person one by one.

    draw_sample(staff, size, now) -> int      open_sampled(staff, sampled_id, now) -> tuple[Marked, ...]
    answer(staff, sampled_id, wrong, missed, now)

Half of the sample has findings and half has none; each message weighs as many as it stands for, so that what
is estimated holds for all messages of the time. To open one is a reveal like any other, on the record.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from sottovoce.desk.conversations import redacted
from sottovoce.desk.conversations.models import Finding, Message
from sottovoce.desk.conversations.services.findings import kinds_to_mark
from sottovoce.desk.conversations.services.redacting_again import as_finding, findings_of
from sottovoce.desk.conversations.services.reveals import reveal_message
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.desk.quality.models import Sampled
from sottovoce.errors import BadInput, Conflict, NotFound

DRAWN_FROM = timedelta(days=90)
SIZES = (20, 50, 100)
MOST_MISSED = 20
PURPOSE, REASON = "quality", "Audit of detection by sample"


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of an opened message; ``finding`` and ``title`` are empty for plain text."""

    text: str
    finding: str = ""
    title: str = ""


def draw_sample(staff: Staff, size: int, now: datetime) -> int:
    """Draw a sample from the last 90 days of the person's brands; returns how many messages it has.

    Raises:
        Refused: the role may not.
        BadInput: no such size.
        Conflict: there is a sample that is not judged to its end, or there are no messages.
    """
    _require(staff)
    if size not in SIZES:
        raise BadInput("Choose the size of the sample.", where="size")
    with transaction.atomic():
        if open_samples(staff).exists():
            raise Conflict("A sample is not judged to its end.", remedy="Go on with it first.")
        audit = new_id()
        strata = [_messages(staff, now, with_findings=has) for has in (True, False)]
        rows = [
            Sampled(
                brand_id=message.brand_id,
                audit=audit,
                message=message,
                place=0,
                with_findings=has,
                weight=count / taken,
                language=message.language,
                drawn_at=now,
                drawn_by=staff,
            )
            for has, found in zip((True, False), strata, strict=True)
            if (count := found.count()) and (taken := min(size // 2, count))
            for message in found.order_by("?")[:taken]
        ]
        if not rows:
            raise Conflict("There is no message of the last 90 days to draw from.")
        # In the order of their random ids: whoever judges cannot tell the strata by their order.
        for place, row in enumerate(sorted(rows, key=lambda row: row.id.hex[::-1])):
            row.place = place
        Sampled.objects.bulk_create(rows)
        _record(ActKind.SAMPLE_DRAWN, staff, None, str(audit), {"messages": len(rows)}, now)
    return len(rows)


def open_samples(staff: Staff) -> QuerySet[Sampled]:
    """What is drawn and not judged yet, in order; without messages that are gone since."""
    return Sampled.objects.filter(
        brand__in=staff.brand_ids(), answered_at=None, message__sealed_original__isnull=False
    ).order_by("drawn_at", "place")


def open_sampled(staff: Staff, sampled_id: UUID, now: datetime) -> tuple[Marked, ...]:
    """The whole text of a sampled message with its findings marked; recorded before it is opened.

    Raises:
        Refused: the role may not.
        NotFound: it is not in an open sample of the person's brands.
        Unreadable: the customer was shredded.
    """
    _require(staff)
    row = _open_row(staff, sampled_id)
    assert row.message_id is not None, "open samples have their message"  # noqa: S101
    text = reveal_message(staff, row.message_id, PURPOSE, REASON, now).value
    found = findings_of(row.message_id)
    titles = kinds_to_mark()
    return tuple(
        Marked(piece.segment.text)
        if piece.segment.finding is None
        else Marked(
            text[piece.start : piece.end],
            str(found[piece.segment.finding].id),
            titles[kind].title if (kind := found[piece.segment.finding].kind) in titles else kind,
        )
        for piece in redacted.pieces_of(text, [as_finding(each) for each in found])
    )


def answer(
    staff: Staff, sampled_id: UUID, wrong: Collection[str], missed: Mapping[str, int], now: datetime
) -> None:
    """What a person said of a sampled message: which findings are wrong, how many of which kind were missed.

    Raises:
        Refused: the role may not.
        NotFound: it is not in an open sample of the person's brands.
        BadInput: no such kind, or more missed than anybody counts.
    """
    _require(staff)
    if any(kind not in kinds_to_mark() or not 0 < count <= MOST_MISSED for kind, count in missed.items()):
        raise BadInput("There is no such kind of personal data.", where="missed")
    with transaction.atomic():
        row = _open_row(staff, sampled_id)
        told: dict[str, dict[str, int]] = {"right": {}, "wrong": {}, "missed": dict(missed)}
        for finding in Finding.objects.filter(message=row.message_id, attachment=None):
            counts = told["wrong" if str(finding.id) in wrong else "right"]
            counts[finding.kind] = counts.get(finding.kind, 0) + 1
        row.answer, row.answered_at, row.answered_by = told, now, staff
        row.save(update_fields=["answer", "answered_at", "answered_by"])
        _record(ActKind.SAMPLE_JUDGED, staff, row.brand_id, str(row.id), told, now)


def _messages(staff: Staff, now: datetime, *, with_findings: bool) -> QuerySet[Message]:
    found = Exists(Finding.objects.filter(message=OuterRef("pk"), attachment=None))
    return Message.objects.filter(
        found if with_findings else ~found,
        brand__in=staff.brand_ids(),
        direction=Message.Direction.IN,
        state=Message.State.RECEIVED,
        received_at__gte=now - DRAWN_FROM,
        sealed_original__isnull=False,
        conversation__isnull=False,
    )


def _open_row(staff: Staff, sampled_id: UUID) -> Sampled:
    row = open_samples(staff).filter(id=sampled_id).first()
    if row is None:
        raise NotFound("There is no such message in the sample.", remedy="It may be judged already, or gone.")
    return row


def _require(staff: Staff) -> None:
    require(staff, Right.MANAGE_DETECTION, "audit detection", "Ask a privacy officer.")
    require(staff, Right.REVEAL, "open what customers wrote", "Ask a privacy officer.")


def _record(
    kind: ActKind, staff: Staff, brand: int | None, thing: str, detail: Mapping[str, object], now: datetime
) -> None:
    record(ActToRecord(kind, now, actor_of(staff), brand=brand, objects=(thing,), detail=detail))
