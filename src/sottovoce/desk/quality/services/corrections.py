"""Corrections by one click: they change the message at once, and what is learnt from them changes later ones.

    correct_wrong(staff, finding_id, now, later=False) -> Correction
    correct_kind(staff, finding_id, kind, now, later=False) -> Correction
    correct_missed(staff, message_id, kind, segment, start, end, now, later=False) -> Correction
    undo(staff, correction_id, now)

``later``: the same words are treated so in later messages too, at once; otherwise after `SAME_CORRECTIONS`.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sottovoce.desk.conversations.services.findings import (
    Judged,
    add_missed,
    judge_kind,
    judge_wrong,
    restore,
)
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.desk.quality.models import Correction, Phrase
from sottovoce.desk.quality.services.examples import make_example
from sottovoce.desk.quality.services.phrases import list_when_due, note, take_back
from sottovoce.desk.quality.services.thresholds import recompute
from sottovoce.errors import Conflict, NotFound

ALLOW, DENY = Phrase.Listing.ALLOW, Phrase.Listing.DENY


def correct_wrong(staff: Staff, finding_id: UUID, now: datetime, *, later: bool = False) -> Correction:
    """What was found is no personal data. Raises as `judge_wrong` does."""
    with transaction.atomic():
        judged = judge_wrong(staff, finding_id, now)
        kind = judged.before["kind"]
        return _learn(staff, judged, Correction.Judgement.WRONG, "", [(ALLOW, kind)], later, now)


def correct_kind(
    staff: Staff, finding_id: UUID, kind: str, now: datetime, *, later: bool = False
) -> Correction:
    """What was found is of another kind. Raises as `judge_kind` does."""
    with transaction.atomic():
        judged = judge_kind(staff, finding_id, kind, now)
        # Not allowed as what it was taken for: the deny list names the right kind, and never uncovers a word.
        return _learn(staff, judged, Correction.Judgement.KIND, kind, [(DENY, kind)], later, now)


def correct_missed(
    staff: Staff,
    message_id: UUID,
    kind: str,
    segment: int,
    start: int,
    end: int,
    now: datetime,
    *,
    later: bool = False,
) -> Correction:
    """What was missed is of this kind. Raises as `add_missed` does."""
    with transaction.atomic():
        judged = add_missed(staff, message_id, kind, segment, start, end, now)
        return _learn(staff, judged, Correction.Judgement.MISSED, kind, [(DENY, kind)], later, now)


def undo(staff: Staff, correction_id: UUID, now: datetime) -> Correction:
    """Take a correction back: the message is as before, and what only this correction taught is forgotten.

    Raises:
        Refused: the person's role may not.
        NotFound: there is no such correction within the person's brands.
        Conflict: it was taken back already, or its message is gone.
    """
    require(staff, Right.REVEAL, "correct findings")
    with transaction.atomic():
        found = (
            Correction.objects.select_for_update(of=("self",))
            .select_related("message")
            .filter(id=correction_id, brand__in=staff.brand_ids())
            .first()
        )
        if found is None:
            raise NotFound("There is no such correction here.")
        if found.undone_at is not None or found.message is None:
            raise Conflict("It was taken back already, or its message is gone.")
        restore(staff, found.message.id, found.finding, found.before, now)
        found.undone_at = now
        found.save(update_fields=["undone_at"])
        for phrase in found.phrases.all():
            take_back(staff, phrase, now)
        _record_undo(staff, found, now)
        make_example(found.message.id, now)
        recompute(found.kind, found.language, staff, now)
    return found


def _learn(
    staff: Staff,
    judged: Judged,
    judgement: str,
    right_kind: str,
    listings: list[tuple[str, str]],
    later: bool,
    now: datetime,
) -> Correction:
    wrong = judged.before.get("kind")
    correction = Correction.objects.create(
        brand_id=judged.message.brand_id,
        message=judged.message,
        judgement=judgement,
        kind=wrong or right_kind,
        right_kind=right_kind,
        language=judged.message.language,
        confidence=judged.before.get("confidence", 0.0),
        before=dict(judged.before),
        finding=None if judgement == Correction.Judgement.WRONG else judged.finding.id,
        staff=staff,
        at=now,
    )
    for listing, kind in listings:
        phrase = note(staff, judged, listing, kind, now)
        if phrase is not None:
            correction.phrases.add(phrase)
            list_when_due(staff, phrase, later, now)
    make_example(judged.message.id, now)
    recompute(correction.kind, correction.language, staff, now)
    return correction


def _record_undo(staff: Staff, correction: Correction, now: datetime) -> None:
    record(
        ActToRecord(
            ActKind.CORRECTION_UNDONE,
            now,
            actor_of(staff),
            brand=correction.brand_id,
            objects=(str(correction.id), str(correction.message_id)),
            detail={
                "judgement": correction.judgement,
                "kind": correction.kind,
                "language": correction.language,
            },
        )
    )
