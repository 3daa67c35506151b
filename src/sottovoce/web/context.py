"""What every page of the desk knows: navigation, brands, demo staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from sottovoce.desk.core.rights import Right


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One place to go, shown to those who have the right."""

    label: Any
    address: str
    icon: str
    shortcut: str
    right: Right | None = None
    current: bool = False
    count: int | None = None

    @property
    def url(self) -> str:
        return self.address


_PLACES = (
    (_("Inbox"), "conversations:inbox", "inbox", "g i", Right.READ_INBOX),
    (_("Measures"), "conversations:measures", "shield", "g m", Right.SEE_MEASURES),
    (_("Rules"), "conversations:rules", "list-checks", "g r", Right.READ_RULES),
    (_("Detection"), "quality:quality", "activity", "g d", Right.MANAGE_DETECTION),
    (_("Ledger"), "core:ledger", "scroll-text", "g l", Right.READ_LEDGER),
    (_("Settings"), "core:settings", "settings", "g s", None),
)


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context of every template."""
    found: dict[str, Any] = {"demo": settings.DEMO, "demo_staff": []}
    staff = getattr(request, "user", None)
    if staff is None or not staff.is_authenticated:
        if settings.DEMO:
            from sottovoce.desk.core.demo_staff import DEMO_STAFF

            found["demo_staff"] = DEMO_STAFF
        return found
    found["navigation"] = navigation(staff, request.path)
    found["brands"] = list(staff.brands.all())
    found["demo_network_url"] = settings.DEMO_NETWORK_URL if settings.DEMO else ""
    return found


def navigation(staff: Any, path: str) -> list[NavigationItem]:
    """The places this person may go."""
    items = []
    for label, name, icon, shortcut, right in _PLACES:
        if right is not None and not staff.may(right):
            continue
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        items.append(NavigationItem(label, address, icon, shortcut, right, path.startswith(address)))
    return items
