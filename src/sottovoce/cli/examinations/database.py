"""The database: reachable, up to date, used by a role that owns nothing, with row-level security in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sottovoce.cli.examinations import Result, fine, weak, wrong

# The search's function reads these as their owner and keeps to the brands itself (migration 0002).
READ_BY_THEIR_OWNER = ("conversations_searchterms",)
LARGEST_CLOCK_DIFFERENCE = timedelta(seconds=5)


def examine_database() -> Iterator[Result]:
    """Everything about the database; needs Django set up for the application's role."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), now(), current_user")
        version, now, role = cursor.fetchone()
        yield fine("Database", f"PostgreSQL {version.split()[0]}, as {role}")
        yield _clock(now)
        yield from _migrations()
        cursor.execute(
            "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
            " WHERE c.relkind IN ('r', 'p') AND r.rolname = current_user"
        )
        (owned,) = cursor.fetchone()
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        (above,) = cursor.fetchone()
        yield _role(owned, above)
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE a.attname = 'brand_id' AND NOT a.attisdropped AND c.relkind = 'r'"
            " AND (c.relname LIKE 'conversations\\_%%' OR c.relname = 'core_act')"
            " AND NOT (c.relrowsecurity AND (c.relforcerowsecurity OR c.relname = ANY(%s)))"
            " AND c.relname NOT IN ('conversations_rule', 'conversations_cannedreply') ORDER BY 1",
            [list(READ_BY_THEIR_OWNER)],
        )
        yield _row_security([name for (name,) in cursor.fetchall()])


def _clock(database_now: datetime) -> Result:
    difference = abs(datetime.now(UTC) - database_now)
    if difference > LARGEST_CLOCK_DIFFERENCE:
        return wrong(
            "Clock",
            f"This machine and the database differ by {difference.total_seconds():.0f} seconds.",
            "Let both keep time by NTP: signatures and deadlines depend on it.",
        )
    return fine("Clock", "this machine and the database agree")


def _migrations() -> Iterator[Result]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield wrong("Tables", f"{len(waiting)} migrations are waiting.", "Run `sottovoce migrate`.")
    else:
        yield fine("Tables", "up to date")


def _role(owned: int, above: bool) -> Result:
    if above:
        return wrong(
            "Database role",
            "The desk's role stands above row-level security.",
            "Name a plain role in DATABASE_URL and the owner in DATABASE_OWNER_URL.",
        )
    if owned:
        return wrong(
            "Database role",
            f"The desk's role owns {owned} tables, so row-level security may not bind it.",
            "Migrate with another role: DATABASE_OWNER_URL.",
        )
    return fine("Database role", "owns no table, bound by row-level security")


def _row_security(open_tables: list[str]) -> Result:
    if open_tables:
        return weak(
            "Row-level security",
            f"Not in force on {', '.join(open_tables)}.",
            "Run `sottovoce migrate`; if that changes nothing, somebody switched it off in the database.",
        )
    return fine("Row-level security", "in force on every table that belongs to a brand")
