"""Limits by brand are the database's own: no query of the application's gets around them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from sottovoce.desk.conversations.models import Conversation, Finding, Message, Profile, SearchTerms
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import (
    APP_ROLE,
    OWNER_ROLE,
    brand_limits,
    limit_to_brands,
    seeing_every_brand,
)
from sottovoce.desk.core.models import Act, Brand
from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, record
from sottovoce.desk.core.settings_changes import add_brand
from tests.desk.fixtures import NOW, Desk

# Tables that name a brand and are for everybody's eyes: none holds a word of a customer in clear.
OPEN = {
    "core_staff_brands": "who is limited to which brands",
    "conversations_rule": "a rule without a brand is for all of them",
    "conversations_cannedreply": "a canned reply without a brand is for all of them",
}
# Read by the search function, which keeps to the connection's brands itself (migration 0002).
NOT_FORCED = {"conversations_searchterms"}


def rows(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def tables_with_a_brand() -> set[str]:
    return {
        name
        for (name,) in rows(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'public' AND c.relkind = 'r'"
            " AND a.attname = 'brand_id' AND NOT a.attisdropped"
        )
    }


@pytest.fixture
def both(desk: Desk, say: Callable[..., Message]) -> tuple[Message, Message]:
    """One message of each brand."""
    text = "my phone is 0171 2345678"
    return say(text), say(text, profile=desk.other_profile)


def test_every_table_with_a_brand_is_under_forced_row_level_security(desk: Desk) -> None:
    secured = dict(rows("SELECT relname, relforcerowsecurity FROM pg_class WHERE relrowsecurity"))
    assert tables_with_a_brand() == set(secured) | set(OPEN)
    assert {table for table, forced in secured.items() if not forced} == NOT_FORCED


def test_the_application_owns_nothing_and_has_no_power_over_policies(desk: Desk) -> None:
    assert rows("SELECT current_user") == [(APP_ROLE,)]
    owned = rows(
        "SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = %s", APP_ROLE
    )
    assert owned == []
    assert rows(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = %s", APP_ROLE
    ) == [(False, False, False, False)]


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE conversations_message DISABLE ROW LEVEL SECURITY",
        "DROP POLICY by_brand ON conversations_message",
        "CREATE POLICY mine ON conversations_message USING (true)",
        "ALTER TABLE core_act ADD COLUMN note text",
        f"SET ROLE {OWNER_ROLE}",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_application_cannot_lift_the_limits(desk: Desk, statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("model", [Profile, Conversation, Message, Finding, SearchTerms])
def test_a_connection_sees_the_brands_it_is_limited_to_and_no_others(
    desk: Desk, both: tuple[Message, Message], model: Any
) -> None:
    everything = model.objects.count()
    limit_to_brands([desk.acme.id])
    ours = model.objects.count()
    limit_to_brands([desk.other.id])
    assert 0 < ours < everything
    assert ours + model.objects.count() == everything
    limit_to_brands([])
    assert not model.objects.exists()


def test_a_connection_that_was_never_limited_sees_nothing(desk: Desk, both: tuple[Message, Message]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET sottovoce.brands")
    assert not Message.objects.exists()


def test_a_join_an_aggregate_or_plain_sql_sees_no_more(desk: Desk, both: tuple[Message, Message]) -> None:
    limit_to_brands([desk.acme.id])
    assert rows("SELECT count(*) FROM conversations_message") == [(1,)]
    assert rows("SELECT count(*) FROM core_brand b JOIN conversations_message m ON m.brand_id = b.id") == [
        (1,)
    ]
    assert rows("SELECT count(*) FROM conversations_message WHERE brand_id = %s OR true", desk.other.id) == [
        (1,)
    ]


def test_another_brands_row_is_neither_changed_nor_deleted_nor_written(
    desk: Desk, both: tuple[Message, Message]
) -> None:
    ours, theirs = both
    limit_to_brands([desk.acme.id])
    assert Message.objects.filter(id=theirs.id).update(severity=0) == 0
    assert Finding.objects.filter(message=theirs).delete()[0] == 0
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Message.objects.filter(id=ours.id).update(brand=desk.other)
    desk.see_all()
    assert Message.objects.get(id=theirs.id).severity == theirs.severity


def act_of(brand: int | None) -> Act:
    with transaction.atomic():
        return Act.objects.get(id=record(ActToRecord(ActKind.RULE_CHANGED, NOW, SYSTEM, brand=brand)))


def test_acts_are_seen_of_ones_brands_and_of_the_whole_organisation(desk: Desk) -> None:
    ours, theirs, everybodys = (act_of(brand).id for brand in (desk.acme.id, desk.other.id, None))
    for brands, seen in (
        ([desk.acme.id], {ours, everybodys}),
        ([desk.other.id], {theirs, everybodys}),
        ([], {everybodys}),
    ):
        limit_to_brands(brands)
        assert set(Act.objects.filter(kind=ActKind.RULE_CHANGED).values_list("id", flat=True)) == seen
        found = rows("SELECT count(*) FROM core_act WHERE id = %s OR true AND id = %s", theirs, theirs)
        assert found == [(int(theirs in seen),)]


def test_an_act_is_recorded_whatever_the_connection_may_see(desk: Desk) -> None:
    limit_to_brands([])
    brand = add_brand(None, "Newcomer", 200, 60, NOW)
    assert not Act.objects.filter(brand=brand).exists()
    limit_to_brands([brand.id])
    assert Act.objects.get(brand=brand).kind == ActKind.ORGANISATION_CHANGED


def test_the_system_sees_the_acts_of_every_brand_also_of_one_just_made(desk: Desk) -> None:
    limit_to_brands([])
    brand = Brand.objects.create(name="Newcomer", slug="newcomer")
    with seeing_every_brand():
        act = act_of(brand.id)
        assert Act.objects.filter(id=act.id).exists()


def test_the_search_function_keeps_to_the_connections_brands(
    desk: Desk, both: tuple[Message, Message]
) -> None:
    terms = [SearchTerms.objects.get(message=both[0]).terms[:1], 10]
    wanted = "SELECT conversations_search(%s::bigint[], %s)"
    for brands, seen in (([desk.acme.id], 1), ([desk.acme.id, desk.other.id], 2), ([], 0)):
        limit_to_brands(brands)
        assert len(rows(wanted, *terms)) == seen


def test_limits_end_with_their_block(desk: Desk, both: tuple[Message, Message]) -> None:
    with brand_limits([desk.acme.id]):
        assert Message.objects.count() == 1
    assert not Message.objects.exists()


def test_limits_are_numbers_and_nothing_else(desk: Desk) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        limit_to_brands(["1,2); DROP TABLE core_act; --"])  # type: ignore[list-item]
