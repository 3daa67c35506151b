"""Where a sealed value lives: the context that binds it to its customer, table, column and row."""

from __future__ import annotations

from uuid import UUID

from sottovoce.desk.core.installation import home, organisation_id
from sottovoce.vault import Context


def context_of(subject: UUID | None, table: str, column: str, row: UUID) -> Context:
    """The context of one column of one row. A ciphertext moved anywhere else does not open."""
    return Context(organisation=_organisation(), subject=subject, table=table, column=column, row=row)


_known: dict[str, UUID] = {}


def _organisation() -> UUID:
    place = home()
    key = str(place.root)
    if key not in _known:
        _known[key] = organisation_id(place)
    return _known[key]
