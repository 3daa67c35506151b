"""Looking at what is sealed: a value, a whole message, a file. Purpose and reason come with each look.

The services record a look before they open anything; the page shows the value for the seconds it is given.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from sottovoce.desk.conversations.fields_asked import FIELDS_BY_NAME
from sottovoce.desk.conversations.services.attachments import open_attachment
from sottovoce.desk.conversations.services.covering import shown_copy
from sottovoce.desk.conversations.services.handover import read_submission
from sottovoce.desk.conversations.services.reveals import (
    Revealed,
    reveal,
    reveal_message,
    seconds_to_show,
)
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of


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


@for_right(Right.READ_INBOX)
@require_GET
def shown(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """The copy of a file in which everything that was found is black; never stored by the browser."""
    copy = shown_copy(staff_of(request), attachment_id)
    return HttpResponse(
        copy.content, content_type=copy.media_type, headers={"Content-Security-Policy": "sandbox"}
    )


def _why(request: HttpRequest) -> tuple[str, str]:
    return request.POST.get("purpose", ""), request.POST.get("reason", "")


def _shown(revealed: Revealed) -> JsonResponse:
    return JsonResponse({"value": revealed.value, "seconds": revealed.seconds})
