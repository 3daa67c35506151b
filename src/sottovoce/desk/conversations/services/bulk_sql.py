"""Whole tables' worth of rows in one statement: what intake's speed rests on.

Plain SQL where the ORM would send a statement a row. Table and column names are always ours, never data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection


def insert_rows(
    table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]], tail: str = ""
) -> list[Any]:
    """Insert rows with one statement; ``columns`` maps each name to its array type."""
    if not rows:
        return []
    arrays = ", ".join(f"%s::{kind}[]" for kind in columns.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT * FROM unnest({arrays}) {tail}",  # noqa: S608
            [list(column) for column in zip(*rows, strict=True)],
        )
        return cursor.fetchall() if "RETURNING" in tail else []


def select_rows(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run one statement that returns rows, and return them all."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
