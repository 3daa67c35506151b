"""Corrected messages as examples for retraining: made without a value, judged by a person, handed out.

make_example(message_id, now)     judge_example(staff, example_id, what, now)
export_examples(staff, now) -> list[str]: one JSON record a line
"""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sottovoce.desk.conversations.models import Message
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.conversations.services.redacting_again import as_finding, findings_of
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.sealing import context_of
from sottovoce.desk.quality.models import Correction, Example
from sottovoce.desk.quality.sanitising import Sanitised, sanitise
from sottovoce.errors import NotFound
from sottovoce.vault import Context

TABLE = "quality_example"
JUDGED = {"approve": Example.State.APPROVED, "discard": Example.State.DISCARDED}


def make_example(message_id: UUID, now: datetime) -> Example | None:
    """Make the example of a corrected message anew; none for a message that no correction speaks of."""
    message = Message.objects.select_related("conversation").get(id=message_id)
    corrections = list(Correction.objects.filter(message=message_id, undone_at=None))
    Example.objects.filter(message=message_id).delete()
    if not corrections or message.conversation is None or message.sealed_original is None:
        return None
    row = Example(
        id=new_id(), brand_id=message.brand_id, message=message, language=message.language, made_at=now
    )
    text = open_text(message.conversation.customer_id, message.id, "original", message.sealed_original)
    made = sanitise(
        text,
        [as_finding(found) for found in findings_of(message.id)],
        message.language,
        vault().salt(None, row.id),
        scanner(),
        [_span(each) for each in corrections if _is_wrong_in_text(each)],
    )
    if made is None:
        return None
    scored = {kind for each in corrections for kind in (each.kind, each.right_kind) if kind}
    line = _line(row, made, scored | {kind for _, _, kind in made.spans})
    row.sealed = vault().seal_for_organisation(line.encode("utf-8", "surrogatepass"), _context(row))
    row.save(force_insert=True)
    return row


def judge_example(staff: Staff, example_id: UUID, what: str, now: datetime) -> None:
    """Approve an example for retraining, or discard it.

    Raises:
        Refused: the role may not read what customers wrote, or not judge it.
        NotFound: there is no such example within the person's brands.
    """
    require(staff, Right.MANAGE_DETECTION, "judge examples", "Ask a privacy officer.")
    require(staff, Right.REVEAL, "judge examples", "Ask a privacy officer.")
    with transaction.atomic():
        row = Example.objects.select_for_update().filter(id=example_id, brand__in=staff.brand_ids()).first()
        if row is None or what not in JUDGED:
            raise NotFound(
                "There is no such example here.", remedy="Its message may be gone, or corrected again."
            )
        row.state, row.judged_at, row.judged_by = JUDGED[what], now, staff
        row.save(update_fields=["state", "judged_at", "judged_by"])
        objects = (str(row.id),)
        record(
            ActToRecord(
                ActKind.EXAMPLE_JUDGED,
                now,
                actor_of(staff),
                brand=row.brand_id,
                objects=objects,
                detail={"what": what},
            )
        )


def export_examples(staff: Staff | None, now: datetime) -> list[str]:
    """The approved examples of a person's brands, as JSON lines; for the system, of all it sees.

    Raises:
        Refused: the role may not.
    """
    with transaction.atomic():
        approved = Example.objects.filter(state=Example.State.APPROVED)
        if staff is not None:
            require(staff, Right.MANAGE_DETECTION, "export examples", "Ask a privacy officer.")
            approved = approved.filter(brand__in=staff.brand_ids())
        rows = list(approved)
        lines = [open_line(row) for row in rows]
        record(ActToRecord(ActKind.EXAMPLES_EXPORTED, now, actor_of(staff), detail={"examples": len(rows)}))
    return lines


def open_line(row: Example) -> str:
    """The record of an example, as it is exported."""
    return vault().open_for_organisation(bytes(row.sealed), _context(row)).decode("utf-8", "surrogatepass")


def _line(row: Example, made: Sanitised, scored: set[str]) -> str:
    spans = [{"start": start, "end": end, "type": kind} for start, end, kind in made.spans]
    return json.dumps(
        {
            "id": str(row.id),
            "lang": row.language,
            "source": "corrections",
            "license": "own",
            "text": made.text,
            "spans": spans,
            "scored_types": sorted(scored),
        }
    )


def _is_wrong_in_text(correction: Correction) -> bool:
    return correction.judgement == Correction.Judgement.WRONG and correction.before["attachment_id"] is None


def _span(correction: Correction) -> tuple[int, int]:
    return correction.before["start"], correction.before["end"]


def _context(row: Example) -> Context:
    return context_of(None, TABLE, "line", row.id)
