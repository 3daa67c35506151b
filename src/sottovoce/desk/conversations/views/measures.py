"""Measures: what a network refused, what is under way, what became of the rest; try again, mark as seen."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sottovoce import channels
from sottovoce.desk.conversations.measure_words import KINDS, STATES
from sottovoce.desk.conversations.selectors import measures as selectors
from sottovoce.desk.conversations.services.measures import mark_seen, try_again
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, safe_next, staff_of

TABS = (
    (selectors.TROUBLE, "Needs a person"),
    ("due", "Under way"),
    ("done", "Done"),
    ("", "All"),
)


@for_right(Right.SEE_MEASURES)
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """What a person must see to comes first; the other tabs are one click away."""
    staff = staff_of(request)
    state = request.GET.get("state", selectors.TROUBLE)
    kind = request.GET.get("kind", "")
    counted = selectors.counts(staff)
    page = selectors.page(staff, state=state, kind=kind, after=request.GET.get("after", ""))
    found = {
        "page": page,
        "rows": [(row, channels.title(row.channel)) for row in page.rows],
        "tabs": [(name, title, counted.get(name)) for name, title in TABS],
        "state": state,
        "kind": kind,
        "kinds": KINDS.items(),
        "state_title": dict(TABS).get(state) or STATES.get(state, ""),
        "may_read_inbox": staff.may(Right.READ_INBOX),
        "is_first": not request.GET.get("after"),
    }
    return render(request, "conversations/measures.html", found)


@for_right(Right.SEE_MEASURES)
@require_POST
def measure_again(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Ask the network once more."""
    try_again(staff_of(request), measure_id, datetime.now(UTC))
    messages.success(request, "It is under way again.")
    return redirect(safe_next(request, "conversations:measures"))


@for_right(Right.SEE_MEASURES)
@require_POST
def measure_seen(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """A person has seen to it."""
    mark_seen(staff_of(request), measure_id, datetime.now(UTC))
    messages.success(request, "Marked as seen to, under your name.")
    return redirect(safe_next(request, "conversations:measures"))
