"""Who works here: the list, a new person with a password shown once, one person's role and sessions."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sottovoce.desk.core import staff_changes
from sottovoce.desk.core.forms import StaffChangeForm, StaffForm, carried_out
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import NotFound


@for_right(Right.MANAGE_STAFF)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, those who left last."""
    found = Staff.objects.prefetch_related("brands").annotate(
        has_second_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk")))
    )
    return render(request, "core/people.html", {"people": found.order_by("-is_active", "name")})


@for_right(Right.MANAGE_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    """Add somebody. The first password is in this answer and nowhere else."""
    form = StaffForm(request.POST) if request.method == "POST" else StaffForm()
    if form.is_bound and form.is_valid():
        added: list[staff_changes.Added] = []
        if carried_out(form, lambda: added.append(_add(request, form))):
            return _first_password(request, added[0].person, added[0].password)
    status = 422 if form.errors else 200
    return render(request, "core/person_new.html", {"form": form}, status=status)


@for_right(Right.MANAGE_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """One person's name, role and brands."""
    known = _found(person_id)
    form = StaffChangeForm(request.POST) if request.method == "POST" else StaffChangeForm.starting_from(known)
    if form.is_bound and form.is_valid() and carried_out(form, lambda: _change(request, person_id, form)):
        messages.success(request, f"{form.cleaned_data['name']} is saved; it holds from their next click on.")
        return redirect("core:staff")
    found = {
        "form": form,
        "person": known,
        "sessions": UserSession.objects.filter(user=known).order_by("-last_seen_at"),
        "factors": Authenticator.objects.filter(user=known).count(),
        "is_self": known.id == staff_of(request).id,
    }
    return render(request, "core/person.html", found, status=422 if form.errors else 200)


@for_right(Right.MANAGE_STAFF)
@require_POST
def person_sessions(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Sign somebody out everywhere, at once."""
    ended = staff_changes.end_sessions(staff_of(request), person_id, datetime.now(UTC))
    messages.success(request, f"{ended} session{'' if ended == 1 else 's'} ended.")
    return redirect("core:person", person_id)


@for_right(Right.MANAGE_STAFF)
@require_POST
def person_password(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A new first password for somebody who lost theirs; shown once."""
    password = staff_changes.new_password(staff_of(request), person_id, datetime.now(UTC))
    return _first_password(request, _found(person_id), password)


@for_right(Right.MANAGE_STAFF)
@require_POST
def person_deactivation(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Let somebody go."""
    staff_changes.deactivate(staff_of(request), person_id, datetime.now(UTC))
    messages.success(request, f"{_found(person_id).name} can no longer sign in; every session has ended.")
    return redirect("core:staff")


@for_right(Right.MANAGE_STAFF)
@require_POST
def person_return(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Take somebody back, with a new first password."""
    password = staff_changes.reactivate(staff_of(request), person_id, datetime.now(UTC))
    return _first_password(request, _found(person_id), password)


def _add(request: HttpRequest, form: StaffForm) -> staff_changes.Added:
    given = form.cleaned_data
    brands = [brand.id for brand in given["brands"]]
    return staff_changes.add_staff(
        staff_of(request), given["email"], given["name"], given["role"], brands, datetime.now(UTC)
    )


def _change(request: HttpRequest, person_id: UUID, form: StaffForm) -> None:
    staff, now, given = staff_of(request), datetime.now(UTC), form.cleaned_data
    # One button, one step: a refused role must not leave the brands changed.
    with transaction.atomic():
        staff_changes.change_role(staff, person_id, given["role"], now)
        staff_changes.set_brands(staff, person_id, [brand.id for brand in given["brands"]], now)
        staff_changes.rename(staff, person_id, given["name"], now)


def _first_password(request: HttpRequest, known: Staff, password: str) -> HttpResponse:
    return render(request, "core/first_password.html", {"person": known, "password": password})


def _found(person_id: UUID) -> Staff:
    known = Staff.objects.filter(id=person_id).first()
    if known is None:
        raise NotFound("There is no such person here.", remedy="Go back to the list of staff.")
    return known
