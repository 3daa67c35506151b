"""Examples for retraining: judge them, take the approved ones away."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.desk.quality.selectors import adjusted
from sottovoce.desk.quality.services.examples import export_examples, judge_example


@for_right(Right.MANAGE_DETECTION)
@require_safe
def examples(request: HttpRequest) -> HttpResponse:
    """The examples that nobody has judged yet, for those who may read what customers write."""
    staff = staff_of(request)
    may_judge = staff.may(Right.REVEAL)
    shown = {
        "due": adjusted.examples_due(staff) if may_judge else (),
        "approved": adjusted.examples_approved(staff),
        "may_judge": may_judge,
    }
    return render(request, "quality/examples.html", shown)


@for_right(Right.MANAGE_DETECTION)
@require_POST
def judge(request: HttpRequest, example_id: UUID, what: str) -> HttpResponse:
    """Approve or discard one."""
    judge_example(staff_of(request), example_id, what, datetime.now(UTC))
    return redirect("quality:examples")


@for_right(Right.MANAGE_DETECTION)
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The approved ones as a file of JSON lines."""
    lines = export_examples(staff_of(request), datetime.now(UTC))
    headers = {"Content-Disposition": 'attachment; filename="examples.jsonl"'}
    return HttpResponse("".join(f"{line}\n" for line in lines), "application/jsonl", headers=headers)
