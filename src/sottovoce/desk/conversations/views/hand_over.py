"""One hand-over on one timeline, each step with its proof; read the form, withdraw the link, destroy it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sottovoce.desk.conversations.fields_asked import FIELDS_BY_NAME
from sottovoce.desk.conversations.models import Reveal
from sottovoce.desk.conversations.selectors.handovers import hand_over as hand_over_shown
from sottovoce.desk.conversations.services.handover import purge, read_submission, withdraw
from sottovoce.desk.conversations.services.reveals import LEAST_REASON, LONGEST_REASON, seconds_to_show
from sottovoce.desk.core.forms import carried_out
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of


class LookForm(forms.Form):
    """Why somebody wants to look: recorded before anything is shown."""

    purpose = forms.ChoiceField(choices=Reveal.Purpose.choices)
    reason = forms.CharField(
        min_length=LEAST_REASON,
        max_length=LONGEST_REASON,
        help_text="In a few words, for example “checks the order before the refund”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@for_right(Right.READ_INBOX)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
    """The timeline, and a form to ask for a look."""
    if request.method == "POST":
        return hand_over_reading(request, hand_over_id)
    return _page(request, hand_over_id, LookForm())


@for_right(Right.REVEAL)
def hand_over_reading(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
    """Read what came, for a purpose and a reason, as long as the organisation allows."""
    hand_over_shown(hand_over_id)
    form = LookForm(request.POST)
    read: list[dict[str, str]] = []
    if form.is_valid() and carried_out(form, lambda: read.append(_read(request, hand_over_id, form))):
        answers = [(FIELDS_BY_NAME[name].title, value) for name, value in read[0].items()]
        response = _page(request, hand_over_id, LookForm(), answers=answers, seconds=seconds_to_show())
        # The page masks itself again, with or without scripts.
        response["Refresh"] = f"{seconds_to_show()}; url={request.path}"
        return response
    return _page(request, hand_over_id, form)


def _read(request: HttpRequest, hand_over_id: UUID, form: LookForm) -> dict[str, str]:
    given = form.cleaned_data
    return read_submission(
        staff_of(request), hand_over_id, given["purpose"], given["reason"], datetime.now(UTC)
    )


def _page(request: HttpRequest, hand_over_id: UUID, form: LookForm, **more: object) -> HttpResponse:
    staff = staff_of(request)
    context = more | {
        "link": hand_over_shown(hand_over_id),
        "form": form,
        "may_reveal": staff.may(Right.REVEAL),
        "may_hand_over": staff.may(Right.HAND_OVER),
        "may_read_ledger": staff.may(Right.READ_LEDGER),
    }
    return render(request, "conversations/hand_over.html", context, status=422 if form.errors else 200)


@for_right(Right.HAND_OVER)
@require_POST
def hand_over_withdrawal(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
    """Take back a link that nobody has used."""
    withdraw(staff_of(request), hand_over_id, datetime.now(UTC))
    messages.success(request, "The link is withdrawn; it opens nothing any more.")
    return redirect("conversations:hand_over", hand_over_id)


@for_right(Right.HAND_OVER)
@require_POST
def hand_over_purge(request: HttpRequest, hand_over_id: UUID) -> HttpResponse:
    """Destroy a form that has served, before its time."""
    purge(staff_of(request), hand_over_id, datetime.now(UTC))
    messages.success(request, "The form and its key are destroyed.")
    return redirect("conversations:hand_over", hand_over_id)
