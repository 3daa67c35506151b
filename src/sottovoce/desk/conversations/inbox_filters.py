"""What an inbox may be narrowed to: filters as data, read from a form, kept in a saved view. Pure.

The words searched for may be a customer's name: they belong to a search, never to a saved view or an
address.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

import msgspec

from sottovoce.errors import BadInput

Tab = Literal["mine", "unassigned", "mentioned", "all"]


class Filters(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One way to look at the inbox. What is left at its default narrows nothing, but the status: open."""

    tab: Tab = "all"
    status: Literal["open", "waiting", "snoozed", "resolved", "any"] = "open"
    brand: int | None = None
    profile: UUID | None = None
    channel: str = ""
    label: str = ""
    severity: int = 0
    intent: str = ""
    needs_person: bool = False
    unread: bool = False
    visibility: Literal["", "public", "private"] = ""
    assignee: UUID | None = None


def parse_filters(data: Mapping[str, Any]) -> Filters:
    """Read filters from stored data or from a form's fields; an empty field says nothing.

    Raises:
        BadInput: a field is unknown or cannot be read; it is named.
    """
    given = {name: value for name, value in data.items() if value not in ("", None)}
    try:
        return msgspec.convert(given, Filters, strict=False)
    except msgspec.ValidationError as error:
        raise BadInput(
            "These filters cannot be read.", where=str(error), remedy="Choose among those offered."
        ) from None


def as_data(filters: Filters) -> dict[str, Any]:
    """The filters to keep or to put into a form: only what narrows."""
    found: dict[str, Any] = msgspec.to_builtins(filters)
    return found
