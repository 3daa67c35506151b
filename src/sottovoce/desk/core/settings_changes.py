"""What can be changed of the organisation and its brands by a person. Each change is an act in the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.live import notify_topic
from sottovoce.desk.core.models import Brand, Organisation, Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, NotFound, Refused

# Smallest and largest value of each number, as the settings page says them.
RANGES: Mapping[str, tuple[int, int]] = {
    "reveal_seconds": (5, 600),
    "undo_seconds": (0, 60),
    "link_hours": (1, 720),
    "submission_days": (1, 365),
}
LISTS = frozenset({"languages", "regions"})
LONGEST_COUNTDOWN_MINUTES = 10_080


def change_organisation(staff: Staff, changes: Mapping[str, Any], now: datetime) -> Organisation:
    """Change some settings of the organisation; those not named stay.

    Raises:
        Refused: the person's role may not.
        BadInput: no such setting, or a value out of its range; the setting is named.
    """
    _require(staff)
    checked = {name: _checked(name, value) for name, value in changes.items()}
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get()
        different = {name: value for name, value in checked.items() if getattr(organisation, name) != value}
        if not different:
            return organisation
        before = {name: getattr(organisation, name) for name in different}
        for name, value in different.items():
            setattr(organisation, name, value)
        organisation.save(update_fields=list(different))
        _record(staff, now, {"what": "settings", "from": before, "to": different})
        notify_topic("settings")
    return organisation


def add_brand(staff: Staff | None, name: str, hue: int, first_reply_minutes: int, now: datetime) -> Brand:
    """Add a brand; whoever adds it may see it. Others are let in on the staff page.

    Raises:
        Refused: the person's role may not.
        BadInput: the name is taken or empty, or a number is out of its range; the field is named.
    """
    _require(staff)
    try:
        with transaction.atomic():
            brand = Brand.objects.create(
                name=_brand_name(name),
                slug=_free_slug(name),
                hue=_number("hue", hue, 0, 359),
                first_reply_minutes=_countdown(first_reply_minutes),
            )
            if staff is not None:
                staff.brands.add(brand)
            _record(staff, now, {"what": "brand_added", "brand": brand.name}, brand)
    except IntegrityError:
        raise BadInput("There is a brand of this name already.", where="name") from None
    return brand


def change_brand(
    staff: Staff, brand_id: int, name: str, hue: int, first_reply_minutes: int, now: datetime
) -> Brand:
    """Change a brand's name, colour and countdown. Its slug stays: addresses of webhooks are made from it."""
    _require(staff)
    try:
        with transaction.atomic():
            brand = Brand.objects.select_for_update().filter(id=brand_id).first()
            if brand is None:
                raise NotFound("There is no such brand here.")
            brand.name = _brand_name(name)
            brand.hue = _number("hue", hue, 0, 359)
            brand.first_reply_minutes = _countdown(first_reply_minutes)
            brand.save(update_fields=["name", "hue", "first_reply_minutes"])
            _record(staff, now, {"what": "brand_changed", "brand": brand.name}, brand)
    except IntegrityError:
        raise BadInput("There is a brand of this name already.", where="name") from None
    return brand


def _require(staff: Staff | None) -> None:
    if staff is not None and not staff.may(Right.MANAGE_ORGANISATION):
        raise Refused("Your role may not change settings.", remedy="Ask an administrator.")


def _checked(name: str, value: Any) -> Any:
    if name in RANGES:
        return _number(name, value, *RANGES[name])
    if name in LISTS:
        chosen = list(value)
        if not chosen or not all(
            isinstance(code, str) and code.isalpha() and len(code) == 2 for code in chosen
        ):
            raise BadInput("Choose at least one.", where=name)
        return chosen
    if name == "name":
        words = " ".join(str(value).split())
        if not words or len(words) > 120:
            raise BadInput("A name has 1 to 120 characters.", where="name")
        return words
    raise BadInput("There is no such setting.", where=name)


def _number(name: str, value: Any, least: int, most: int) -> int:
    if not isinstance(value, int) or not least <= value <= most:
        raise BadInput(f"Choose a number from {least} to {most}.", where=name)
    return value


def _countdown(minutes: int) -> int:
    return _number("first_reply_minutes", minutes, 1, LONGEST_COUNTDOWN_MINUTES)


def _brand_name(name: str) -> str:
    words = " ".join(name.split())
    if not words or len(words) > 80:
        raise BadInput("A name has 1 to 80 characters.", where="name")
    return words


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "brand"
    taken = set(Brand.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{number}" for number in range(2, 10_000) if f"{base}-{number}" not in taken)


def _record(
    staff: Staff | None, now: datetime, detail: Mapping[str, Any], brand: Brand | None = None
) -> None:
    record(
        ActToRecord(
            ActKind.ORGANISATION_CHANGED,
            now,
            actor_of(staff),
            brand=None if brand is None else brand.id,
            objects=() if brand is None else (f"brand:{brand.id}",),
            detail=dict(detail),
        )
    )
