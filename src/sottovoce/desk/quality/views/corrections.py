"""Corrections from the inbox: one click, and a way back. No page; what to say comes with the answer."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from sottovoce.desk.conversations.views.answers import done
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.desk.quality.models import Correction
from sottovoce.desk.quality.services import corrections
from sottovoce.errors import BadInput


@for_right(Right.REVEAL)
@require_POST
def wrong(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """What was found is none: the chip becomes text again."""
    found = corrections.correct_wrong(staff_of(request), finding_id, _now(), later=_later(request))
    return _told(found, "The chip is text again.", _later(request))


@for_right(Right.REVEAL)
@require_POST
def kind(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """What was found is of another kind."""
    named = request.POST.get("kind", "")
    found = corrections.correct_kind(staff_of(request), finding_id, named, _now(), later=_later(request))
    return _told(found, "The chip names another kind now.", _later(request))


@for_right(Right.REVEAL)
@require_POST
def missed(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """A span that was missed, by its place in a plain segment of the message."""
    try:
        segment, start, end = (int(request.POST.get(name, "")) for name in ("segment", "start", "end"))
    except ValueError:
        raise BadInput("There is no such place in the text.", where="segment") from None
    found = corrections.correct_missed(
        staff_of(request),
        message_id,
        request.POST.get("kind", ""),
        segment,
        start,
        end,
        _now(),
        later=_later(request),
    )
    return _told(found, "It is a chip now.", _later(request))


@for_right(Right.REVEAL)
@require_POST
def undo(request: HttpRequest, correction_id: UUID) -> HttpResponse:
    """Take a correction back."""
    corrections.undo(staff_of(request), correction_id, _now())
    return done("It is as it was before.")


def _told(correction: Correction, said: str, later: bool) -> JsonResponse:
    words = f"{said} Later messages are treated so too." if later else said
    return JsonResponse({"said": words, "correction": str(correction.id)})


def _later(request: HttpRequest) -> bool:
    return request.POST.get("later") == "on"


def _now() -> datetime:
    return datetime.now(UTC)
