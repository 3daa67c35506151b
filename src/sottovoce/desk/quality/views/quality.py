"""Detection quality: what is measured, what adjusts detection, what is supported; changes by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sottovoce.desk.conversations.services.findings import kinds_to_mark
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.desk.quality import policy
from sottovoce.desk.quality.intervals import ENOUGH
from sottovoce.desk.quality.selectors import adjusted, measured
from sottovoce.desk.quality.services.audits import SIZES
from sottovoce.desk.quality.services.phrases import add_phrase, change_phrase
from sottovoce.desk.quality.services.thresholds import pin, reset
from sottovoce.errors import BadInput, SottovoceError


@for_right(Right.MANAGE_DETECTION)
@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """The page."""
    staff = staff_of(request)
    shown = {
        "audited": measured.of_audits(staff),
        "looks": measured.precision_of_looks(staff),
        "phrases": adjusted.phrases(staff),
        "thresholds": adjusted.thresholds(),
        "support": adjusted.support(),
        "due": len(adjusted.examples_due(staff)),
        "approved": adjusted.examples_approved(staff),
        "kinds": [(kind, known.title) for kind, known in kinds_to_mark().items()],
        "languages": list(measured.LANGUAGE_TITLES.items()),
        "sizes": SIZES,
        "enough": ENOUGH,
        "policy": policy,
        "wanted": round(policy.PRECISION_WANTED * 100),
        "may_judge": staff.may(Right.REVEAL),
    }
    return render(request, "quality/quality.html", shown)


@for_right(Right.MANAGE_DETECTION)
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """List words by hand."""
    told = {name: request.POST.get(name, "") for name in ("listing", "kind", "words", "why")}
    brand = request.POST.get("brand", "")
    number = int(brand) if brand.isascii() and brand.isdigit() else 0
    return _carried_out(request, "Listed.", lambda: add_phrase(staff_of(request), number, now=_now(), **told))


@for_right(Right.MANAGE_DETECTION)
@require_POST
def phrase(request: HttpRequest, phrase_id: UUID, what: str) -> HttpResponse:
    """List a phrase that waits, or remove one."""
    said = "Listed." if what == "list" else "Removed from the list."
    return _carried_out(request, said, lambda: change_phrase(staff_of(request), phrase_id, what, _now()))


@for_right(Right.MANAGE_DETECTION)
@require_POST
def threshold(request: HttpRequest) -> HttpResponse:
    """Pin a threshold, or let it follow the corrections again."""
    kind, language = request.POST.get("kind", ""), request.POST.get("language", "")
    if request.POST.get("what") == "reset":
        return _carried_out(request, "Reset.", lambda: reset(staff_of(request), kind, language, _now()))
    return _carried_out(
        request, "Pinned.", lambda: pin(staff_of(request), kind, language, _percent(request), _now())
    )


def _percent(request: HttpRequest) -> float:
    try:
        return int(request.POST.get("least", "")) / 100
    except ValueError:
        raise BadInput("Give the threshold in per cent.", where="least") from None


def _carried_out(request: HttpRequest, said: str, act: Callable[[], object]) -> HttpResponse:
    """Do it and say so, or say what was wrong; the page follows either way."""
    try:
        act()
    except SottovoceError as error:
        messages.error(request, " ".join(filter(None, (error.what, error.remedy))))
    else:
        messages.success(request, said)
    return redirect("quality:quality")


def _now() -> datetime:
    return datetime.now(UTC)
