"""The settings of this room: the hub, one's own account, the organisation and its brands."""

from __future__ import annotations

from datetime import UTC, datetime

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sottovoce.desk.core.forms import AccountForm, BrandForm, OrganisationForm, carried_out
from sottovoce.desk.core.models import Brand, Organisation
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.settings_changes import add_brand, change_brand, change_organisation
from sottovoce.desk.core.staff_changes import change_own_settings
from sottovoce.desk.core.templatetags.settings_places import places_for
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import NotFound


@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """Every settings page this person may open."""
    groups = places_for(staff_of(request), request.path)
    return render(request, "core/settings.html", {"groups": groups, "may_manage": len(groups) > 2})


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """One's own name, appearance, time zone and signature; the ways to sign in."""
    staff = staff_of(request)
    if request.method == "POST":
        form = AccountForm(request.POST)
        if form.is_valid() and carried_out(form, lambda: change_own_settings(staff, **form.cleaned_data)):
            messages.success(request, "Your settings are saved.")
            return redirect("core:account")
    else:
        form = AccountForm.starting_from(staff)
    sessions = UserSession.objects.filter(user=staff).count()
    return _page(request, "core/account.html", form, sessions=sessions)


@for_right(Right.MANAGE_ORGANISATION)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """What holds for every brand."""
    if request.method == "POST":
        form = OrganisationForm(request.POST)
        if form.is_valid() and carried_out(
            form, lambda: change_organisation(staff_of(request), form.cleaned_data, datetime.now(UTC))
        ):
            messages.success(request, "The organisation’s settings are saved.")
            return redirect("core:organisation")
    else:
        form = OrganisationForm.starting_from(Organisation.objects.get())
    return _page(request, "core/organisation.html", form)


@for_right(Right.MANAGE_ORGANISATION)
@require_safe
def brands(request: HttpRequest) -> HttpResponse:
    """Every brand, with how many people work for it."""
    found = Brand.objects.annotate(people=Count("staff", filter=Q(staff__is_active=True)))
    return render(request, "core/brands.html", {"all_brands": found})


@for_right(Right.MANAGE_ORGANISATION)
@require_http_methods(["GET", "HEAD", "POST"])
def brand_new(request: HttpRequest) -> HttpResponse:
    """A new brand."""
    form = BrandForm(request.POST) if request.method == "POST" else BrandForm()
    if (
        form.is_bound
        and form.is_valid()
        and carried_out(
            form, lambda: add_brand(staff_of(request), now=datetime.now(UTC), **form.cleaned_data)
        )
    ):
        messages.success(request, f"{form.cleaned_data['name']} is added. Let people in on the staff page.")
        return redirect("core:brands")
    return _page(request, "core/brand.html", form)


@for_right(Right.MANAGE_ORGANISATION)
@require_http_methods(["GET", "HEAD", "POST"])
def brand(request: HttpRequest, brand_id: int) -> HttpResponse:
    """One brand's name, colour and countdown."""
    known = Brand.objects.filter(id=brand_id).first()
    if known is None:
        raise NotFound("There is no such brand here.", remedy="Go back to the list of brands.")
    form = BrandForm(request.POST) if request.method == "POST" else BrandForm.starting_from(known)
    if (
        form.is_bound
        and form.is_valid()
        and carried_out(
            form,
            lambda: change_brand(staff_of(request), brand_id, now=datetime.now(UTC), **form.cleaned_data),
        )
    ):
        messages.success(request, f"{form.cleaned_data['name']} is saved.")
        return redirect("core:brands")
    return _page(request, "core/brand.html", form, brand=known)


def _page(request: HttpRequest, template: str, form: object, **more: object) -> HttpResponse:
    status = 422 if getattr(form, "errors", None) else 200
    return render(request, template, {"form": form, **more}, status=status)
