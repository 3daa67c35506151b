"""Where a sealed value lives: the context that binds it to its customer, table, column and row."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from sottovoce.desk.core.installation import home, organisation_id
from sottovoce.home import Home
from sottovoce.vault import Context


def context_of(subject: UUID | None, table: str, column: str, row: UUID) -> Context:
    """The context of one column of one row. A ciphertext moved anywhere else does not open."""
    return Context(organisation=_organisation(), subject=subject, table=table, column=column, row=row)


@cache
def _organisation_of(place: Home) -> UUID:
    return organisation_id(place)


def _organisation() -> UUID:
    return _organisation_of(home())
