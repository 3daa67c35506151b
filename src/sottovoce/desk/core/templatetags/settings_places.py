"""The list of settings pages, drawn beside each of them, whichever room the page belongs to.

Pages are named by their address alone, so that this room need not know the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse

from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right

register = template.Library()


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """One settings page."""

    title: str
    about: str
    address: str
    icon: str
    current: bool


_PLACES: tuple[tuple[str, tuple[tuple[str, str, str, str, Right | None], ...]], ...] = (
    (
        "Yours",
        (
            (
                "My account",
                "Name, appearance, time zone, signature, sign-in.",
                "core:account",
                "circle-user",
                None,
            ),
        ),
    ),
    (
        "Organisation",
        (
            (
                "Organisation",
                "Times, languages and regions that hold for everybody.",
                "core:organisation",
                "building-2",
                Right.MANAGE_ORGANISATION,
            ),
            ("Brands", "The names you speak under.", "core:brands", "palette", Right.MANAGE_ORGANISATION),
            (
                "Staff",
                "Who works here, as what, and for which brands.",
                "core:staff",
                "users",
                Right.MANAGE_STAFF,
            ),
        ),
    ),
    (
        "Conversations",
        (
            (
                "Channels",
                "Profiles on the networks: connect, test, pause.",
                "conversations:channels",
                "plug",
                Right.MANAGE_CHANNELS,
            ),
            (
                "Canned replies",
                "Prepared answers for the composer.",
                "conversations:canned_replies",
                "message-square",
                Right.MANAGE_CANNED_REPLIES,
            ),
            (
                "Labels",
                "Words to file conversations under.",
                "conversations:labels",
                "tag",
                Right.MANAGE_CANNED_REPLIES,
            ),
        ),
    ),
)


def places_for(staff: Staff, path: str) -> list[tuple[str, list[SettingsPlace]]]:
    """The settings pages this person may open, by group; empty groups are left out."""
    groups = []
    for group, places in _PLACES:
        shown = [
            SettingsPlace(title, about, address, icon, path.startswith(address))
            for title, about, name, icon, right in places
            if (right is None or staff.may(right)) and (address := _address(name))
        ]
        if shown:
            groups.append((group, shown))
    return groups


@register.inclusion_tag("core/settings_places.html", takes_context=True)
def settings_places(context: Context) -> dict[str, Any]:
    """The list beside a settings page."""
    request = context["request"]
    return {"groups": places_for(request.user, request.path)}


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
