"""Arrays as PostgreSQL spells them: whatever goes in comes back, element by element."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sottovoce.desk.core.bulk_sql import array, insert_rows, select_rows

pytestmark = pytest.mark.django_db

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
AWKWARD = ["", "null", "NULL", "{}", '"', "\\", '\\"', "a,b", " ", "{a,b}", "%s", "é\n\t"]


def there_and_back(kind: str, values: list[Any]) -> list[Any]:
    return list(select_rows(f"SELECT %s::{kind}[]", [array(kind, values)])[0][0])


@given(st.lists(TEXT))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_the_journey(texts: list[str]) -> None:
    assert there_and_back("text", [*texts, *AWKWARD, None]) == [*texts, *AWKWARD, None]


def test_all_bytes_survive_the_journey() -> None:
    data = [bytes(range(256)), b"", b'"\\', None]
    assert [each if each is None else bytes(each) for each in there_and_back("bytea", data)] == data


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("uuid", [UUID(int=0), UUID(int=2**128 - 1), None]),
        ("bigint", [-(2**63), 2**63 - 1, 0, None]),
        ("int", [-(2**31), 2**31 - 1]),
        ("smallint", [-1, 3]),
        ("float8", [0.1, 1e300, -0.85]),
        ("bool", [True, False, None]),
        ("timestamptz", [datetime(2026, 11, 24, 12, 0, 0, 1, tzinfo=UTC), None]),
        ("uuid", []),
    ],
)
def test_each_type_survives_the_journey(kind: str, values: list[Any]) -> None:
    assert there_and_back(kind, values) == values


def test_json_survives_the_journey() -> None:
    documents = [{"why": 'a "quote" and a \\ stroke'}, [], {"é": None}]
    found = there_and_back("jsonb", [json.dumps(each) for each in documents])
    assert [each if not isinstance(each, str) else json.loads(each) for each in found] == documents


def test_rows_are_inserted_with_the_columns_that_all_share() -> None:
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE tried (id int PRIMARY KEY, name text, at timestamptz, new bool)"
        )
    columns, same = {"id": "int", "name": "text"}, {"at": now, "new": True}
    insert_rows("tried", columns, [(1, "one")], same=same)
    tail = "ON CONFLICT DO NOTHING RETURNING id"
    assert insert_rows("tried", columns, [(1, "again"), (2, 'tw"o')], tail, same=same) == [(2,)]
    found = select_rows("SELECT id, name, at, new FROM tried ORDER BY id", [])
    assert found == [(1, "one", now, True), (2, 'tw"o', now, True)]


def test_no_rows_are_no_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert insert_rows("conversations_customer", {"id": "uuid"}, []) == []
