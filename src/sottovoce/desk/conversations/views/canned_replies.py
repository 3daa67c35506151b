"""Canned replies: the list, one reply's form, and saying goodbye to one."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sottovoce.desk.conversations.forms.wording import CannedReplyForm
from sottovoce.desk.conversations.models import CannedReply
from sottovoce.desk.conversations.services.canned import delete_canned, save_canned
from sottovoce.desk.core.forms import carried_out
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import NotFound


@for_right(Right.MANAGE_CANNED_REPLIES)
@require_safe
def canned_replies(request: HttpRequest) -> HttpResponse:
    """Every reply that serves this person's brands."""
    found = _within_reach(staff_of(request))
    return render(request, "conversations/canned_replies.html", {"replies": found})


@for_right(Right.MANAGE_CANNED_REPLIES)
@require_http_methods(["GET", "HEAD", "POST"])
def canned_reply(request: HttpRequest, canned_id: int | None = None) -> HttpResponse:
    """A new reply's form, or one reply's."""
    staff = staff_of(request)
    known = None if canned_id is None else _found(staff, canned_id)
    brands = staff.brand_ids()
    if request.method == "POST":
        form = CannedReplyForm(request.POST, brands=brands)
        if form.is_valid() and carried_out(form, lambda: _save(staff, canned_id, form)):
            messages.success(request, f"“{form.cleaned_data['title']}” is saved.")
            return redirect("conversations:canned_replies")
    else:
        form = CannedReplyForm.starting_from(known, brands) if known else CannedReplyForm(brands=brands)
    status = 422 if form.errors else 200
    return render(request, "conversations/canned_reply.html", {"form": form, "reply": known}, status=status)


@for_right(Right.MANAGE_CANNED_REPLIES)
@require_http_methods(["GET", "HEAD", "POST"])
def canned_deletion(request: HttpRequest, canned_id: int) -> HttpResponse:
    """Ask once more, then delete."""
    known = _found(staff_of(request), canned_id)
    if request.method == "POST":
        title = known.title
        delete_canned(staff_of(request), canned_id, datetime.now(UTC))
        messages.success(request, f"“{title}” is deleted.")
        return redirect("conversations:canned_replies")
    return render(request, "conversations/canned_deletion.html", {"reply": known})


def _save(staff: Staff, canned_id: int | None, form: CannedReplyForm) -> None:
    given = form.cleaned_data
    save_canned(
        staff,
        shortcut=given["shortcut"],
        title=given["title"],
        text=given["text"],
        language=given["language"],
        brand_id=given["brand"].id if given["brand"] else None,
        canned_id=canned_id,
        now=datetime.now(UTC),
    )


def _within_reach(staff: Staff) -> QuerySet[CannedReply]:
    reachable = Q(brand=None) | Q(brand__in=staff.brand_ids())
    return CannedReply.objects.filter(reachable).select_related("brand")


def _found(staff: Staff, canned_id: int) -> CannedReply:
    known = _within_reach(staff).filter(id=canned_id).first()
    if known is None:
        raise NotFound("There is no such canned reply here.", remedy="Go back to the list.")
    return known
