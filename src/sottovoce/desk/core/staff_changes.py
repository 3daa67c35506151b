"""What can be done with staff: add, rename, change role and brands, let go, take back. Each is recorded.

The last administrator can neither go nor give the role away, and whoever is let go is signed out everywhere
at once. Nobody changes their own role: that takes a second person.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.live import notify_topic
from sottovoce.desk.core.models import Brand, Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right, Role
from sottovoce.errors import BadInput, Conflict, NotFound, Refused


@dataclass(frozen=True, slots=True)
class Added:
    """A new member of staff, and the first password, which is shown once and kept nowhere."""

    person: Staff
    password: str


def add_staff(
    staff: Staff | None, email: str, name: str, role: str, brands: Collection[int], now: datetime
) -> Added:
    """Add a person, with a first password to hand over.

    Raises:
        Refused: the role of ``staff`` may not manage staff.
        BadInput: an address, name, role or brand that cannot be; the field is named.
        Conflict: somebody has this address already.
    """
    _require(staff)
    wanted = _known_role(role)
    password = secrets.token_urlsafe(12)
    try:
        with transaction.atomic():
            person = Staff.objects.create_user(
                _known_address(email), password, name=_known_name(name), role=wanted.value
            )
            person.brands.set(_known_brands(brands))
            _record(staff, person, now, {"what": "added", "role": wanted.value, "brands": sorted(brands)})
    except IntegrityError:
        raise Conflict(
            "Somebody with this address works here already.",
            where="email",
            remedy="Look at the list of staff.",
        ) from None
    return Added(person, password)


def rename(staff: Staff, person_id: UUID, name: str, now: datetime) -> None:
    """Change how a person is named on screens."""
    _require(staff)
    with transaction.atomic():
        person = _locked(person_id)
        if person.name != _known_name(name):
            person.name = _known_name(name)
            person.save(update_fields=["name"])
            _record(staff, person, now, {"what": "renamed"})


def change_role(staff: Staff, person_id: UUID, role: str, now: datetime) -> None:
    """Give a person another role; it holds from the next request on.

    Raises:
        Refused: not allowed, one's own role, or the last administrator's.
    """
    _require(staff)
    wanted = _known_role(role)
    with transaction.atomic():
        person = _locked(person_id)
        if person.role == wanted:
            return
        if staff.id == person.id:
            raise Refused("You cannot change your own role.", remedy="Ask another administrator.")
        _keep_an_administrator(person)
        before, person.role = person.role, wanted.value
        person.save(update_fields=["role"])
        _record(staff, person, now, {"what": "role", "from": before, "to": wanted.value})


def set_brands(staff: Staff, person_id: UUID, brands: Collection[int], now: datetime) -> None:
    """Limit a person to these brands; it holds from the next request on."""
    _require(staff)
    with transaction.atomic():
        person = _locked(person_id)
        before = person.brand_ids()
        if set(before) == set(brands):
            return
        person.brands.set(_known_brands(brands))
        _record(staff, person, now, {"what": "brands", "from": before, "to": sorted(brands)})


def deactivate(staff: Staff, person_id: UUID, now: datetime) -> None:
    """Let a person go: no sign-in from now on, and every session of theirs ends with this transaction.

    Raises:
        Refused: not allowed, oneself, or the last administrator.
    """
    _require(staff)
    with transaction.atomic():
        person = _locked(person_id)
        if not person.is_active:
            return
        if staff.id == person.id:
            raise Refused("You cannot deactivate yourself.", remedy="Ask another administrator.")
        _keep_an_administrator(person)
        person.is_active = False
        person.save(update_fields=["is_active"])
        ended = _end_sessions(person)
        _record(staff, person, now, {"what": "deactivated", "sessions_ended": ended})


def reactivate(staff: Staff, person_id: UUID, now: datetime) -> str:
    """Take a person back, with a new first password, which is returned once and kept nowhere."""
    _require(staff)
    password = secrets.token_urlsafe(12)
    with transaction.atomic():
        person = _locked(person_id)
        if person.is_active:
            raise Conflict("This person is active already.")
        person.is_active = True
        person.set_password(password)
        person.save(update_fields=["is_active", "password"])
        _record(staff, person, now, {"what": "reactivated"})
    return password


def new_password(staff: Staff, person_id: UUID, now: datetime) -> str:
    """A new first password for somebody who lost theirs; every session of theirs ends. Returned once."""
    _require(staff)
    password = secrets.token_urlsafe(12)
    with transaction.atomic():
        person = _locked(person_id)
        person.set_password(password)
        person.save(update_fields=["password"])
        _record(staff, person, now, {"what": "password", "sessions_ended": _end_sessions(person)})
    return password


def end_sessions(staff: Staff, person_id: UUID, now: datetime) -> int:
    """Sign a person out everywhere; oneself always may. Returns how many sessions ended."""
    if staff.id != person_id:
        _require(staff)
    with transaction.atomic():
        person = _locked(person_id)
        ended = _end_sessions(person)
        _record(staff, person, now, {"what": "sessions_ended", "sessions_ended": ended})
    return ended


def change_own_settings(staff: Staff, name: str, theme: str, time_zone: str, signature: str) -> None:
    """A person's own name, appearance, time zone and signature. Not an act: it touches nobody's data."""
    if theme not in ("system", "light", "dark"):
        raise BadInput("There is no such appearance.", where="theme")
    Staff.objects.filter(id=staff.id).update(
        name=_known_name(name), theme=theme, time_zone=time_zone, signature=" ".join(signature.split())
    )


def _require(staff: Staff | None) -> None:
    if staff is not None and not staff.may(Right.MANAGE_STAFF):
        raise Refused("Your role may not manage staff.", remedy="Ask an administrator.")


def _keep_an_administrator(person: Staff) -> None:
    """Refuse what would leave nobody to manage staff. The rows are locked: two cannot leave at once."""
    if person.role != Role.ADMINISTRATOR or not person.is_active:
        return
    administrators = Staff.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    if len(administrators.order_by("id").values_list("id", flat=True)) < 2:
        raise Refused("This is the last administrator.", remedy="Make somebody else an administrator first.")


def _locked(person_id: UUID) -> Staff:
    person = Staff.objects.select_for_update().filter(id=person_id).first()
    if person is None:
        raise NotFound("There is no such person here.")
    return person


def _end_sessions(person: Staff) -> int:
    keys = list(UserSession.objects.filter(user=person).values_list("session_key", flat=True))
    ended, _ = Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=person).delete()
    return ended


def _known_role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise BadInput("There is no such role.", where="role") from None


def _known_address(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        raise BadInput("This is not an e-mail address.", where="email") from None
    # One person, one row: addresses are told apart without regard to case.
    return email.lower()


def _known_name(name: str) -> str:
    words = " ".join(name.split())
    if not words or len(words) > 80:
        raise BadInput("A name has 1 to 80 characters.", where="name")
    return words


def _known_brands(brands: Collection[int]) -> list[Brand]:
    found = list(Brand.objects.filter(id__in=brands))
    if len(found) != len(set(brands)):
        raise BadInput("There is no such brand.", where="brands")
    return found


def _record(staff: Staff | None, person: Staff, now: datetime, detail: Mapping[str, Any]) -> None:
    record(
        ActToRecord(
            ActKind.STAFF_CHANGED, now, actor_of(staff), objects=(f"staff:{person.id}",), detail=dict(detail)
        )
    )
    notify_topic("staff")
