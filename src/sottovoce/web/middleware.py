"""What every request passes: content policy, the gate for staff, limits by brand, time zone, problems."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sottovoce.desk.core.database import limit_to_brands
from sottovoce.errors import SottovoceError

GetResponse = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self';"
    " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class ContentSecurityPolicy:
    """Only our own scripts, styles and pictures; nothing framed, nothing sent elsewhere."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


# Paths that need nobody to be signed in. Everything else does: a new page is closed until it is opened here.
OPEN_PATHS = ("/accounts/", "/static/", "/s/", "/health", "/design", "/presidio/")


class StaffGate:
    """Nobody passes without signing in, and (unless it is optional here) without a second factor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OPEN_PATHS):
            return self.get_response(request)
        if not request.user.is_authenticated:
            if request.headers.get("HX-Request"):
                return HttpResponse(status=401, headers={"HX-Refresh": "true"})
            return redirect_to_login(request.get_full_path())
        if lacks_second_factor(request.user):
            messages.info(request, "Set up a passkey or an authenticator app to go on.")
            return redirect("mfa_index")
        return self.get_response(request)


def lacks_second_factor(staff: AbstractBaseUser) -> bool:
    """Whether this person must set up a second factor before anything of the desk is shown to them."""
    from allauth.mfa.utils import is_mfa_enabled

    return bool(settings.STAFF_NEED_SECOND_FACTOR and not is_mfa_enabled(staff))


class BrandLimits:
    """A request sees the rows of the signed-in person's brands; without a person it sees none."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        brands = request.user.brand_ids() if request.user.is_authenticated else []
        limit_to_brands(brands)
        try:
            return self.get_response(request)
        finally:
            if connection.connection is not None and not connection.needs_rollback:
                limit_to_brands(())


class ReaderTimeZone:
    """Times on a page are in the time zone of the person who reads it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(_zone_of(request)):
            return self.get_response(request)


def _zone_of(request: HttpRequest) -> ZoneInfo | None:
    if not request.user.is_authenticated:
        return None
    try:
        return ZoneInfo(request.user.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


class ProblemPages:
    """An error of ours becomes a page (or a fragment) that says what happened and what to do."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, SottovoceError):
            return None
        return render(request, "errors/problem.html", {"problem": error}, status=error.http_status)
