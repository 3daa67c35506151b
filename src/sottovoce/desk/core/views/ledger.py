"""The ledger: acts in words, one act with its proof, the checkpoint, and a check of the whole log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import get_current_timezone
from django.views.decorators.http import require_POST, require_safe

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.selectors import ledger as selectors
from sottovoce.desk.core.selectors.ledger_check import check_ledger
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import NotFound


class LedgerFilter(forms.Form):
    """What to look for in the ledger; everything is optional."""

    kind = forms.ChoiceField(
        choices=[("", "Every act"), *((kind.value, kind.title) for kind in ActKind)],
        required=False,
        label="Act",
    )
    person = forms.TypedChoiceField(
        choices=lambda: [("", "Everybody"), *((str(key), name) for key, name in selectors.actors())],
        coerce=UUID,
        empty_value=None,
        required=False,
        label="Who",
    )
    day = forms.DateField(
        required=False, label="Day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    id = forms.UUIDField(
        required=False,
        label="Id",
        widget=forms.TextInput(attrs={"placeholder": "of anything an act names", "spellcheck": "false"}),
    )

    def wanted(self) -> selectors.ActFilter:
        """The filter for the selector; a day is a day where the reader lives."""
        given = self.cleaned_data
        since, until = _day(given["day"]) if given.get("day") else (None, None)
        named = given.get("id")
        return selectors.ActFilter(
            kind=given.get("kind") or None,
            actor=given.get("person"),
            object=str(named) if named else None,
            since=since,
            until=until,
        )


@for_right(Right.READ_LEDGER)
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Acts, newest first."""
    form = LedgerFilter(request.GET)
    wanted = form.wanted() if form.is_valid() else selectors.ActFilter()
    staff = staff_of(request)
    rest = request.GET.copy()
    rest.pop("page", None)
    found = {
        "form": form,
        "acts": selectors.acts(staff, wanted, request.GET.get("page") or None),
        "checkpoint": selectors.checkpoint_facts(staff),
        "filtered": wanted != selectors.ActFilter(),
        "is_first": not request.GET.get("page"),
        "query": rest.urlencode(),
    }
    return render(request, "core/ledger.html", found, status=422 if form.errors else 200)


@for_right(Right.READ_LEDGER)
@require_safe
def act(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """One act, its proof, and how anybody can check it."""
    staff = staff_of(request)
    found = selectors.one_act(staff, act_id)
    context = {
        "one": found,
        "detail": None if found.detail is None else list(_in_words(found.detail)),
        "checkpoint": selectors.checkpoint_facts(staff),
        "may_see_customer": staff.may(Right.SEE_CUSTOMER),
    }
    return render(request, "core/act.html", context)


@for_right(Right.READ_LEDGER)
@require_safe
def act_proof(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The C2SP tlog-proof of one act."""
    found = selectors.one_act(staff_of(request), act_id)
    if found.proof is None:
        raise NotFound("This act is not in the log yet.", remedy="Wait a second, then load the page again.")
    return _file(found.proof.encode(), f"act-{act_id}.tlog-proof", "text/plain; charset=utf-8")


@for_right(Right.READ_LEDGER)
@require_safe
def act_leaf(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The entry itself: what the proof is about."""
    found = selectors.one_act(staff_of(request), act_id)
    return _file(found.leaf, f"act-{act_id}.leaf", "application/octet-stream")


@for_right(Right.READ_LEDGER)
@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest signed checkpoint, to keep somewhere else."""
    facts = selectors.checkpoint_facts(staff_of(request))
    return _file(facts.text.encode(), f"checkpoint-{facts.size}", "text/plain; charset=utf-8")


@for_right(Right.READ_LEDGER)
@require_safe
def verifier_key(request: HttpRequest) -> HttpResponse:
    """The log's public key."""
    facts = selectors.checkpoint_facts(staff_of(request))
    return _file(f"{facts.verifier_key}\n".encode(), "log.vkey", "text/plain; charset=utf-8")


@for_right(Right.READ_LEDGER)
@require_POST
def verification(request: HttpRequest) -> HttpResponse:
    """Check the whole log now, and say in words what was found."""
    check = check_ledger(staff_of(request))
    return render(request, "core/ledger_verification.html", {"check": check, "at": datetime.now(UTC)})


def _day(day: date) -> tuple[datetime, datetime]:
    start = datetime.combine(day, time.min, get_current_timezone())
    return start, datetime.combine(day + timedelta(days=1), time.min, get_current_timezone())


def _in_words(detail: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """An act's detail as lines of a list: what was nested is told with its own names."""
    for name, value in detail.items():
        if isinstance(value, Mapping):
            for inner, words in _in_words(value):
                yield f"{name}: {inner}", words
        elif isinstance(value, list):
            yield name, ", ".join(str(item) for item in value) or "none"
        elif isinstance(value, bool):
            yield name, "yes" if value else "no"
        else:
            words = "—" if value in (None, "") else str(value)
            # A machine's word (reply_privately) loses its underscores; what a person wrote stays.
            yield name, words.replace("_", " ") if words.isidentifier() else words


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
