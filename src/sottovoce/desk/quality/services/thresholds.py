"""Thresholds by kind and language: worked out again after each correction, pinned or reset by a person.

    recompute(kind, language, staff, now)     pin(staff, kind, language, least, now)
    reset(staff, kind, language, now)

What counts are findings that people opened: those they called wrong, and those they let stand.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sottovoce.desk.conversations.models import Reveal
from sottovoce.desk.conversations.services.findings import kinds_to_mark
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.quality.models import Correction, Threshold
from sottovoce.desk.quality.policy import Decision, Looked, decide
from sottovoce.desk.quality.reach import whole_organisation
from sottovoce.desk.quality.services.phrases import detection_changed
from sottovoce.detect.adjust import MOST_ASKED_OF_SEVERE, most_asked_of
from sottovoce.errors import BadInput

NO_FINDING = (Correction.Judgement.WRONG, Correction.Judgement.KIND)
BY_A_PERSON = "person"


def looked_at(kind: str, language: str) -> list[Looked]:
    """Every finding of a kind in a language that somebody opened, within the brands the connection sees."""
    wrong = Correction.objects.filter(kind=kind, language=language, judgement__in=NO_FINDING, undone_at=None)
    stood = (
        Reveal.objects.filter(finding__kind=kind, message__language=language)
        .exclude(finding__evidence__0__stage=BY_A_PERSON)
        .order_by()
        .values_list("finding", "finding__confidence")
        .distinct()
    )
    return [
        *(Looked(confidence, right=False) for confidence in wrong.values_list("confidence", flat=True)),
        *(Looked(confidence, right=True) for _, confidence in stood),
    ]


def recompute(kind: str, language: str, staff: Staff | None, now: datetime) -> None:
    """Work the threshold out again; a pinned one stays. A change is an act. In the caller's transaction."""
    known = Threshold.objects.select_for_update().filter(kind=kind, language=language).first()
    if known is not None and known.pinned:
        return
    with whole_organisation():
        decided = decide(looked_at(kind, language), most_asked_of(kind))
    if decided.least != (known.least if known else 0.0):
        _hold(staff, kind, language, decided, now, pinned=False)


def pin(staff: Staff, kind: str, language: str, least: float, now: datetime) -> None:
    """Hold a threshold whatever is learnt; 0 holds that there is none.

    Raises:
        Refused: the role may not.
        BadInput: no such kind, or a threshold beyond what may be asked of it.
    """
    _require(staff, kind)
    most = most_asked_of(kind)
    if not 0 <= least <= most:
        remedy = f"Between 0 and {most:.0%}."
        if most == MOST_ASKED_OF_SEVERE:
            remedy += " A severe kind cannot be held back further."
        raise BadInput("The threshold is out of bounds.", where="least", remedy=remedy)
    with transaction.atomic():
        _hold(staff, kind, language, Decision(least, "Pinned by hand."), now, pinned=True)


def reset(staff: Staff, kind: str, language: str, now: datetime) -> None:
    """Let a threshold follow the corrections again."""
    _require(staff, kind)
    with transaction.atomic():
        Threshold.objects.filter(kind=kind, language=language).delete()
        _record(staff, kind, language, Decision(0.0, "Reset by hand."), now, pinned=False)
        recompute(kind, language, staff, now)


def _hold(
    staff: Staff | None, kind: str, language: str, decided: Decision, now: datetime, *, pinned: bool
) -> None:
    if decided.least or pinned:
        held = {
            "least": decided.least,
            "pinned": pinned,
            "why": decided.why,
            "changed_at": now,
            "changed_by": staff,
        }
        Threshold.objects.update_or_create(kind=kind, language=language, defaults=held)
    else:
        Threshold.objects.filter(kind=kind, language=language).delete()
    _record(staff, kind, language, decided, now, pinned=pinned)


def _record(
    staff: Staff | None, kind: str, language: str, decided: Decision, now: datetime, *, pinned: bool
) -> None:
    told: dict[str, object] = {
        "what": "threshold",
        "kind": kind,
        "language": language,
        "least": decided.least,
        "why": decided.why,
        "pinned": pinned,
    }
    detection_changed(staff, None, "", told, now)


def _require(staff: Staff, kind: str) -> None:
    require(staff, Right.MANAGE_DETECTION, "change what is detected", "Ask a privacy officer.")
    if kind not in kinds_to_mark():
        raise BadInput("There is no such kind of personal data.", where="kind")
