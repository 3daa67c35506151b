"""The conversation that is open in the inbox: its thread, who it is with, what an agent arranges about it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from sottovoce.desk.conversations.models import Label
from sottovoce.desk.conversations.selectors.colleagues import colleagues
from sottovoce.desk.conversations.selectors.conversation import Opened, open_conversation
from sottovoce.desk.conversations.selectors.held import held_in
from sottovoce.desk.conversations.services import inbox as service
from sottovoce.desk.conversations.services.intents import affirm, deny
from sottovoce.desk.conversations.services.measures import ask_measure, mark_seen, try_again
from sottovoce.desk.conversations.views.answers import done
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import NotFound

MORNING = time(9)
_SAID = {
    "assign": "Assignment changed.",
    "status": "Status changed.",
    "snooze": "Put away until then.",
    "label": "Label added.",
    "unlabel": "Label taken off.",
    "read": "Marked as read.",
    "unread": "Marked as unread.",
}
_ASKED = {
    "hide": "Asking the network to hide it.",
    "unhide": "Asking the network to show it.",
    "delete": "Asking the network to delete it.",
}


def conversation_context(
    staff: Staff, conversation_id: UUID, now: datetime, before: str = ""
) -> dict[str, Any]:
    """What the templates of an open conversation need."""
    opened = open_conversation(staff, conversation_id, now, before=before)
    return {
        "shown": opened,
        "held": held_in(conversation_id),
        "language": _language_of(opened),
        "snoozes": snoozes(now),
        "colleagues": colleagues(staff),
        "labels": Label.objects.all(),
        "may_reveal": staff.may(Right.REVEAL),
        "may_reply": staff.may(Right.REPLY),
        "may_retry": staff.may(Right.SEE_MEASURES),
        "may_see_customer": staff.may(Right.SEE_CUSTOMER),
    }


@for_right(Right.READ_INBOX)
@require_GET
def now_shown(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Everything of an open conversation but its composer, for the page to bring itself up to date with."""
    context = conversation_context(staff_of(request), conversation_id, datetime.now(UTC))
    return render(request, "conversations/inbox/now.html", context)


@for_right(Right.READ_INBOX)
@require_GET
def earlier(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """The page of messages before the oldest one shown."""
    before = request.GET.get("before", "")
    context = conversation_context(staff_of(request), conversation_id, datetime.now(UTC), before)
    return render(request, "conversations/inbox/messages.html", context)


@for_right(Right.READ_INBOX)
@require_POST
def arrange(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Assign, file, put away or close: ``do`` is an action of `services.inbox.bulk`, a colon, its value."""
    action, _, value = request.POST.get("do", "").partition(":")
    value = value or request.POST.get("value", "")
    if not service.bulk(staff_of(request), [conversation_id], action, value, datetime.now(UTC)):
        raise NotFound("There is no such conversation here.")
    return done("" if request.POST.get("silent") else _SAID[action], conversation_id)


@for_right(Right.READ_INBOX)
@require_POST
def viewing(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """This person looks at it now; colleagues' pages are told."""
    service.show_viewing(staff_of(request), conversation_id, datetime.now(UTC))
    return HttpResponse(status=204)


@for_right(Right.REPLY)
@require_POST
def ask(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Ask the network to hide, show or delete one message."""
    kind = request.POST.get("kind", "")
    measure = ask_measure(staff_of(request), message_id, kind, datetime.now(UTC))
    return done(_ASKED[kind], measure.conversation_id)


@for_right(Right.REVEAL)
@require_POST
def judge(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """A person says that a message is, or is not, a rights request or the like."""
    is_so = request.POST.get("is") == "so"
    judged = (affirm if is_so else deny)(
        staff_of(request), message_id, request.POST.get("what", ""), datetime.now(UTC)
    )
    return done(
        "Marked; the rules were asked again." if is_so else "Noted: it is none.", judged.conversation_id
    )


@for_right(Right.READ_INBOX)
@require_POST
def settle(request: HttpRequest, measure_id: UUID, what: str) -> HttpResponse:
    """Try a refused measure again, or say that a person has dealt with it."""
    if what == "again":
        try_again(staff_of(request), measure_id, datetime.now(UTC))
        return done("Asking the network again.")
    if what == "seen":
        mark_seen(staff_of(request), measure_id, datetime.now(UTC))
        return done("Noted that you have seen to it.")
    raise NotFound("A measure can be tried again or marked as seen.")


def snoozes(now: datetime) -> list[tuple[str, str]]:
    """Until when a conversation may be put away with one click, in the reader's time: words and moment."""
    local = localtime(now)
    tomorrow = datetime.combine(local.date() + timedelta(days=1), MORNING, tzinfo=local.tzinfo)
    monday = tomorrow + timedelta(days=(7 - tomorrow.weekday()) % 7)
    return [
        ("For an hour", (now + timedelta(hours=1)).isoformat()),
        ("For three hours", (now + timedelta(hours=3)).isoformat()),
        (f"Until tomorrow, {tomorrow:%H:%M}", tomorrow.isoformat()),
        (f"Until {monday:%A}, {monday:%H:%M}", monday.isoformat()),
    ]


def _language_of(opened: Opened) -> str:
    """What the customer last wrote in."""
    written = [message.language for message in opened.messages if message.direction == "in"]
    return next((language for language in reversed(written) if language != "und"), "en")
