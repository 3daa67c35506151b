"""What every page asks first: who is here, and may they see this. Shared by the rooms of the desk.

The staff gate (web/middleware.py) has made sure that somebody is signed in; a page only names its right.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import RIGHTS, Right
from sottovoce.errors import Refused

Rest = ParamSpec("Rest")
Page = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def staff_of(request: HttpRequest) -> Staff:
    """The signed-in person."""
    if not isinstance(request.user, Staff):
        raise Refused("Nobody is signed in.", remedy="Sign in, then open the page again.")
    return request.user


def for_right(right: Right) -> Callable[[Page[Rest]], Page[Rest]]:
    """A page for those whose role carries the right; others get a page that says who may."""

    def guard(page: Page[Rest]) -> Page[Rest]:
        @wraps(page)
        def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            if not staff_of(request).may(right):
                raise Refused("Your role may not open this page.", remedy=who_may(right))
            return page(request, *args, **kwargs)

        return guarded

    return guard


def who_may(right: Right) -> str:
    """Which roles carry a right, as advice to somebody who does not."""
    titles = [role.title.lower() for role, rights in RIGHTS.items() if right in rights]
    listed = ", ".join(titles[:-1]) + (" or " if len(titles) > 1 else "") + titles[-1]
    article = "an" if listed[0] in "aeiou" else "a"
    return f"Ask {article} {listed}."


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """Where a posted form wants to go afterwards, when that is on this desk."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else otherwise
