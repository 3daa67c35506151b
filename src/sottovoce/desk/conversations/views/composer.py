"""What an agent writes: checked while typing, sent, taken back, rewritten, moved to private. Answers in JSON.

The check of a reply that is sent is `services.replies.write_reply`'s own; the one here only tells in time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from sottovoce.desk.conversations import phrases
from sottovoce.desk.conversations.selectors.offers import canned_for
from sottovoce.desk.conversations.services.handover import create_hand_over
from sottovoce.desk.conversations.services.moving_private import rewrite_and_hand_over
from sottovoce.desk.conversations.services.notes import write_note
from sottovoce.desk.conversations.services.outgoing import Problem, Stopped, check_outgoing, rewrite
from sottovoce.desk.conversations.services.replies import resend, undo_reply, write_reply
from sottovoce.desk.conversations.services.uploads import describe_upload, drop_upload, keep_upload
from sottovoce.desk.conversations.services.within_reach import conversation_for
from sottovoce.desk.conversations.views.answers import done
from sottovoce.desk.core.models import Organisation
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import BadInput


@for_right(Right.REPLY)
@require_POST
def check(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """What is wrong with a reply so far."""
    conversation = conversation_for(staff_of(request), conversation_id)
    checked = check_outgoing(conversation, request.POST.get("text", ""), request.POST.get("visibility", ""))
    return JsonResponse({"problems": _told(checked.problems), "stops": checked.stops})


@for_right(Right.REPLY)
@require_POST
def reply(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Send a reply; 409 with the problems when the outgoing check stops it."""
    answered = request.POST.get("reply_to", "")
    files = [_id(each, "attachment") for each in request.POST.getlist("attachment")]
    for file, alt in zip(files, request.POST.getlist("alt"), strict=False):
        describe_upload(staff_of(request), file, alt)
    try:
        message = write_reply(
            staff_of(request),
            conversation_id,
            request.POST.get("text", ""),
            request.POST.get("visibility", ""),
            datetime.now(UTC),
            reply_to=_id(answered) if answered else None,
            override_reason=request.POST.get("override_reason", ""),
            attachments=files,
            looked_at=request.POST.get("looked_at") == "yes",
        )
    except Stopped as stopped:
        told = {"problems": _told(stopped.problems), "stops": True}
        return JsonResponse(stopped.as_dict() | told, status=409)
    return JsonResponse({"message": str(message.id), "undo_seconds": _undo_seconds()})


@for_right(Right.REPLY)
@require_POST
def note(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Keep a private note."""
    written = write_note(staff_of(request), conversation_id, request.POST.get("text", ""), datetime.now(UTC))
    return JsonResponse({"message": str(written.id)})


@for_right(Right.REPLY)
@require_POST
def rewritten(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """The reply without what may not go public; nothing is sent."""
    conversation = conversation_for(staff_of(request), conversation_id)
    return JsonResponse({"text": rewrite(conversation, request.POST.get("text", ""))})


@for_right(Right.HAND_OVER)
@require_POST
def move_private(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Send the secure link privately, and give back a public reply that may be posted."""
    answered = request.POST.get("reply_to", "")
    moved = rewrite_and_hand_over(
        staff_of(request),
        conversation_id,
        request.POST.get("text", ""),
        datetime.now(UTC),
        message_id=_id(answered) if answered else None,
    )
    return JsonResponse(
        {"text": moved.public_text, "message": str(moved.private.id), "undo_seconds": _undo_seconds()}
    )


@for_right(Right.HAND_OVER)
@require_POST
def secure_link(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Make a secure link; the sentence that offers it goes into the private composer."""
    language = request.POST.get("language", "en")
    created = create_hand_over(
        staff_of(request),
        conversation_id,
        None,
        request.POST.getlist("fields"),
        language,
        datetime.now(UTC),
    )
    return JsonResponse({"text": phrases.link_sentence(language, created.url), "url": created.url})


@for_right(Right.REPLY)
@require_GET
def offers(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """What ``/`` and ``@`` offer in the composer of this conversation."""
    staff = staff_of(request)
    conversation = conversation_for(staff, conversation_id)
    return JsonResponse({"canned": [asdict(offer) for offer in canned_for(conversation)]})


@for_right(Right.REPLY)
@require_POST
def upload(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Take in a file for the reply that is being written."""
    given = request.FILES.get("file")
    if given is None:
        raise BadInput(
            "There is no file, or it is too large.", where="file", remedy="Send one of at most 10 MB."
        )
    kept = keep_upload(
        staff_of(request),
        conversation_id,
        given.read(),
        given.content_type or "",
        request.POST.get("alt", ""),
        datetime.now(UTC),
    )
    told = {"upload": str(kept.id), "media_type": kept.media_type, "size": kept.size_bytes}
    return JsonResponse({**told, "removed": kept.metadata_removed, "caution": kept.problem})


@for_right(Right.REPLY)
@require_POST
def drop(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Throw away a file that was taken in."""
    drop_upload(staff_of(request), upload_id, datetime.now(UTC))
    return JsonResponse({})


@for_right(Right.REPLY)
@require_POST
def undo(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Take a reply back; its text returns to the composer."""
    return JsonResponse({"text": undo_reply(staff_of(request), message_id, datetime.now(UTC))})


@for_right(Right.REPLY)
@require_POST
def send_again(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Try a reply that failed once more."""
    resend(staff_of(request), message_id, datetime.now(UTC))
    return done("Sending it again.")


def _told(problems: Iterable[Problem]) -> list[dict[str, object]]:
    return [asdict(problem) for problem in problems]


def _undo_seconds() -> int:
    return Organisation.objects.get().undo_seconds


def _id(text: str, where: str = "reply_to") -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadInput("This is the name of nothing here.", where=where) from None
