"""The colleagues of a person: whoever may read the inbox of one of their brands."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import RIGHTS, Right


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody a conversation may be assigned to, or who may be called in a note."""

    id: UUID
    name: str


def colleagues(staff: Staff) -> tuple[Colleague, ...]:
    """Everybody with a brand in common and the right to read the inbox, by name."""
    readers = [role for role, rights in RIGHTS.items() if Right.READ_INBOX in rights]
    found = Staff.objects.filter(brands__in=staff.brand_ids(), is_active=True, role__in=readers)
    return tuple(Colleague(*row) for row in found.distinct().order_by("name").values_list("id", "name"))
