"""Looking at what is sealed: a value, a whole message, a file. Purpose and reason come with each look.

The services record a look before they open anything; the page shows the value for the seconds it is given.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from sottovoce.desk.conversations.fields_asked import FIELDS_BY_NAME
from sottovoce.desk.conversations.services.attachments import open_attachment
from sottovoce.desk.conversations.services.findings import add_missed, judge_wrong
from sottovoce.desk.conversations.services.handover import read_submission
from sottovoce.desk.conversations.services.reveals import (
    Revealed,
    reveal,
    reveal_message,
    seconds_to_show,
)
from sottovoce.desk.conversations.views.answers import done
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import BadInput


@for_right(Right.REVEAL)
@require_POST
def finding(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """The value behind a chip."""
    purpose, reason = _why(request)
    return _shown(reveal(staff_of(request), finding_id, purpose, reason, datetime.now(UTC)))


@for_right(Right.REVEAL)
@require_POST
def message(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """The whole text of a message."""
    purpose, reason = _why(request)
    return _shown(reveal_message(staff_of(request), message_id, purpose, reason, datetime.now(UTC)))


@for_right(Right.REVEAL)
@require_POST
def form(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
    """What a customer wrote into a secure form, a line for each field."""
    purpose, reason = _why(request)
    answers = read_submission(staff_of(request), hand_over_id, purpose, reason, datetime.now(UTC))
    lines = [f"{FIELDS_BY_NAME[name].title}: {answer}" for name, answer in answers.items()]
    return _shown(Revealed("\n".join(lines), seconds_to_show()))


@for_right(Right.REVEAL)
@require_POST
def attachment(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """The bytes of a file; shown by the page, never stored by the browser."""
    purpose, reason = _why(request)
    opened = open_attachment(staff_of(request), attachment_id, purpose, reason, datetime.now(UTC))
    return HttpResponse(
        opened.content,
        content_type=opened.media_type,
        headers={"X-Seconds": str(opened.seconds), "Content-Security-Policy": "sandbox"},
    )


@for_right(Right.REVEAL)
@require_POST
def wrong(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """What was found is none: the chip becomes text again."""
    judge_wrong(staff_of(request), finding_id, datetime.now(UTC))
    return done("Thank you. The chip becomes text again.")


@for_right(Right.REVEAL)
@require_POST
def missed(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """A span that was missed, by its place in a plain segment of the message."""
    try:
        segment, start, end = (int(request.POST.get(name, "")) for name in ("segment", "start", "end"))
    except ValueError:
        raise BadInput("There is no such place in the text.", where="segment") from None
    kind = request.POST.get("kind", "")
    add_missed(staff_of(request), message_id, kind, segment, start, end, datetime.now(UTC))
    return done("Thank you. It is a chip now.")


def _why(request: HttpRequest) -> tuple[str, str]:
    return request.POST.get("purpose", ""), request.POST.get("reason", "")


def _shown(revealed: Revealed) -> JsonResponse:
    return JsonResponse({"value": revealed.value, "seconds": revealed.seconds})
