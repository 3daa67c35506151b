"""Whole tables' worth of rows in one statement: what the speed of intake and of the record rests on.

Plain SQL where the ORM would send a statement a row, and arrays in PostgreSQL's own spelling, joined here:
the driver would look at every element anew. Table and column names are always ours, never data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


# How an element of an array of each type is spelt (PostgreSQL manual, "Array Input and Output Syntax").
_SPELT: Mapping[str, Callable[[Any], str]] = {
    "uuid": lambda identifier: identifier.hex,
    "text": _quoted,
    "jsonb": _quoted,
    "bytea": lambda data: f'"\\\\x{data.hex()}"',
    "timestamptz": lambda moment: moment.isoformat(),
    "bigint": str,
    "int": str,
    "smallint": str,
    "float8": repr,
    "bool": str,
}


def array(kind: str, values: Iterable[Any]) -> str:
    """An array of this type, to be given for a parameter that is cast to it: ``%s::uuid[]``."""
    spell = _SPELT[kind]
    return "{" + ",".join(["NULL" if value is None else spell(value) for value in values]) + "}"


def insert_rows(
    table: str,
    columns: Mapping[str, str],
    rows: Sequence[Sequence[Any]],
    tail: str = "",
    *,
    same: Mapping[str, Any] | None = None,
) -> list[Any]:
    """Insert rows with one statement; ``columns`` maps each name to the type of its array.

    ``same`` holds the columns that have one value in all rows.
    """
    if not rows:
        return []
    shared = same or {}
    names = ", ".join((*columns, *shared))
    arrays = ", ".join(f"%s::{kind}[]" for kind in columns.values())
    values = "".join(", %s" for _ in shared)
    statement = f"INSERT INTO {table} ({names}) SELECT u.*{values} FROM unnest({arrays}) AS u {tail}"  # noqa: S608
    given = [
        array(kind, column) for kind, column in zip(columns.values(), zip(*rows, strict=True), strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*shared.values(), *given])
        return cursor.fetchall() if "RETURNING" in tail else []


def select_rows(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run one statement that returns rows, and return them all."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
