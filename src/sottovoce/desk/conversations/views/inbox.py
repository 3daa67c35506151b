"""The inbox: the list of conversations, narrowed, searched, and acted on many at a time.

What is searched for may be a customer's name, so it is posted and never stands in an address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from sottovoce.desk.conversations.fields_asked import FIELDS
from sottovoce.desk.conversations.inbox_filters import Filters, Tab, as_data, parse_filters
from sottovoce.desk.conversations.intents import CHOICES
from sottovoce.desk.conversations.models import Label, Profile, Reveal
from sottovoce.desk.conversations.selectors import inbox as selected
from sottovoce.desk.conversations.selectors.colleagues import colleagues
from sottovoce.desk.conversations.services import inbox as service
from sottovoce.desk.conversations.services.findings import kinds_to_mark
from sottovoce.desk.conversations.views.answers import done
from sottovoce.desk.conversations.views.conversation import conversation_context
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import BadInput

TABS: tuple[tuple[Tab, str], ...] = (
    ("mine", "Mine"),
    ("unassigned", "Unassigned"),
    ("mentioned", "Mentions"),
    ("all", "All"),
)


@dataclass(frozen=True, slots=True)
class TabShown:
    """One tab of the list."""

    key: str
    title: str
    count: str
    address: str
    current: bool


@for_right(Right.READ_INBOX)
@require_GET
def inbox(request: HttpRequest, conversation_id: UUID | None = None) -> HttpResponse:
    """The whole inbox; with an id, that conversation open. Asked for by htmx: the conversation alone."""
    staff, now = staff_of(request), datetime.now(UTC)
    context: dict[str, Any] = {}
    if conversation_id is not None:
        service.mark_read(staff, conversation_id, now)
        context = conversation_context(staff, conversation_id, now)
        if request.headers.get("HX-Request"):
            return render(request, "conversations/inbox/conversation.html", context)
    filters = filters_in(request.GET)
    context |= _list_context(staff, filters, "", "", now) | _choices(staff)
    return render(request, "conversations/inbox/page.html", context)


@for_right(Right.READ_INBOX)
@require_POST
def rows(request: HttpRequest) -> HttpResponse:
    """A page of the list: the next one, or the first of a search."""
    staff, now = staff_of(request), datetime.now(UTC)
    query, after = request.POST.get("query", ""), request.POST.get("after", "")
    context = _list_context(staff, filters_in(request.POST), query, after, now)
    return render(request, "conversations/inbox/rows.html", context)


@for_right(Right.READ_INBOX)
@require_POST
def changed(request: HttpRequest) -> HttpResponse:
    """The rows of conversations that changed, as far as they belong in the list shown, and the counts."""
    staff, now = staff_of(request), datetime.now(UTC)
    filters, query = filters_in(request.POST), request.POST.get("query", "")
    found = selected.rows_among(staff, filters, ids_in(request), now, query=query)
    context = {"rows": found, "tabs": _tabs(staff, filters), "address": urlencode(as_data(filters))}
    return render(request, "conversations/inbox/changed.html", context)


@for_right(Right.READ_INBOX)
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """One thing done to every conversation that is ticked."""
    action, _, value = request.POST.get("do", "").partition(":")
    value = value or request.POST.get("value", "")
    how_many = service.bulk(staff_of(request), ids_in(request), action, value, datetime.now(UTC))
    return done(f"Done for {how_many} conversation{'' if how_many == 1 else 's'}.")


@for_right(Right.READ_INBOX)
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the filters shown under a name."""
    staff = staff_of(request)
    service.save_view(
        staff,
        request.POST.get("name", ""),
        as_data(filters_in(request.POST)),
        shared=request.POST.get("shared") == "true",
    )
    return render(request, "conversations/inbox/views.html", {"views": _views(staff)})


@for_right(Right.READ_INBOX)
@require_POST
def delete_view(request: HttpRequest, view_id: int) -> HttpResponse:
    """Forget a saved view."""
    staff = staff_of(request)
    service.delete_view(staff, view_id)
    return render(request, "conversations/inbox/views.html", {"views": _views(staff)})


def filters_in(data: QueryDict) -> Filters:
    """The filters among the fields of an address or a form."""
    return parse_filters({name: data[name] for name in Filters.__struct_fields__ if name in data})


def ids_in(request: HttpRequest) -> list[UUID]:
    """The conversations that a form names."""
    try:
        return [UUID(text) for text in request.POST.getlist("ids")]
    except ValueError:
        raise BadInput("A conversation's id cannot be read.", where="ids") from None


def _list_context(staff: Staff, filters: Filters, query: str, after: str, now: datetime) -> dict[str, Any]:
    page = selected.page(staff, filters, now, query=query, after=after)
    return {
        "rows": page.rows,
        "next_after": page.next_after,
        "query": query,
        "filters": filters,
        "filters_kept": as_data(filters),
        "address": urlencode(as_data(filters)),
        "narrowed": len(as_data(filters).keys() - {"tab"}),
        "tabs": _tabs(staff, filters),
    }


def _tabs(staff: Staff, filters: Filters) -> list[TabShown]:
    counts = selected.counts(staff, filters)
    shared = {name: value for name, value in as_data(filters).items() if name != "tab"}
    return [
        TabShown(
            key=key,
            title=title,
            count=_count_words(getattr(counts, key)),
            address=urlencode({"tab": key} | shared),
            current=key == filters.tab,
        )
        for key, title in TABS
    ]


def _count_words(count: int) -> str:
    return f"{count}" if count < selected.COUNTED_TO else f"{selected.COUNTED_TO:,}+"


def _views(staff: Staff) -> list[dict[str, Any]]:
    return [
        {"id": view.id, "name": view.name, "shared": view.shared, "address": urlencode(view.filters)}
        for view in selected.views(staff)
    ]


def _choices(staff: Staff) -> dict[str, Any]:
    """What filters and bulk actions may be set to."""
    brands = staff.brand_ids()
    return {
        "views": _views(staff),
        "colleagues": colleagues(staff),
        "labels": Label.objects.all(),
        "profiles": Profile.objects.filter(brand__in=brands),
        "intents": CHOICES,
        "may_look": staff.may(Right.REVEAL),
        "reveal_purposes": Reveal.Purpose.choices,
        "kinds_to_mark": [(kind, markable.title) for kind, markable in kinds_to_mark().items()],
        "form_fields": FIELDS,
    }
