"""The few pages that belong to no room: the start, health, and error pages."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import staff_of


def start(request: HttpRequest) -> HttpResponse:
    """Where each role begins its day."""
    if staff_of(request).may(Right.READ_INBOX):
        return redirect("conversations:inbox")
    return redirect("core:ledger")


def health(request: HttpRequest) -> JsonResponse:
    """For load balancers: 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: usually a page left open too long."""
    return render(request, "403.html", {"reason": "csrf"}, status=403)
