"""The audit by sample: draw, then judge message by message, by keyboard."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sottovoce.desk.conversations.services.findings import kinds_to_mark
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.desk.quality.models import Sampled
from sottovoce.desk.quality.services import audits
from sottovoce.errors import SottovoceError


@for_right(Right.MANAGE_DETECTION)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The next message of the sample, closed until it is asked for; or how to draw one."""
    staff = staff_of(request)
    waiting = audits.open_samples(staff)
    current = waiting.first() if staff.may(Right.REVEAL) else None
    shown = {
        "current": current,
        "waiting": waiting.count(),
        "done": Sampled.objects.filter(audit=current.audit).exclude(answered_at=None).count()
        if current
        else 0,
        "kinds": [(kind, known.title) for kind, known in kinds_to_mark().items()],
        "sizes": audits.SIZES,
        "may_judge": staff.may(Right.REVEAL),
    }
    return render(request, "quality/audit.html", shown)


@for_right(Right.MANAGE_DETECTION)
@require_POST
def draw(request: HttpRequest) -> HttpResponse:
    """Draw a sample."""
    size = request.POST.get("size", "")
    try:
        audits.draw_sample(staff_of(request), int(size) if size.isdecimal() else 0, datetime.now(UTC))
    except SottovoceError as error:
        messages.error(request, " ".join(filter(None, (error.what, error.remedy))))
    return redirect("quality:audit")


@for_right(Right.REVEAL)
@require_POST
def opened(request: HttpRequest, sampled_id: UUID) -> HttpResponse:
    """The text with what was found in it; the look is recorded first."""
    pieces = audits.open_sampled(staff_of(request), sampled_id, datetime.now(UTC))
    return JsonResponse({"pieces": [asdict(piece) for piece in pieces]})


@for_right(Right.REVEAL)
@require_POST
def answer(request: HttpRequest, sampled_id: UUID) -> HttpResponse:
    """What the person said of it; then the next one."""
    missed: dict[str, int] = {}
    for kind in request.POST.getlist("missed"):
        missed[kind] = missed.get(kind, 0) + 1
    audits.answer(
        staff_of(request), sampled_id, set(request.POST.getlist("wrong")), missed, datetime.now(UTC)
    )
    return redirect("quality:audit")
