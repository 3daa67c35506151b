"""Row-level security: a connection sees only the brands it has been limited to (see core/database.py).

Searching needs a way around one rule of PostgreSQL: an index over arrays is not used behind a policy, since
``@>`` is not declared free of leaks. So the search terms are read through one function, which runs as their
owner, keeps to the connection's brands itself, and hands out ids alone. Its owner must not be bound by the
policy: row-level security is not forced on that one table.
"""

from django.db import migrations

from sottovoce.desk.core.database import protect_by_brand, unprotect

TABLES = tuple(
    f"conversations_{name}"
    for name in (
        "profile",
        "conversation",
        "message",
        "searchterms",
        "attachment",
        "upload",
        "finding",
        "intent",
        "measure",
        "reveal",
        "handover",
        "handoverstep",
        "mention",
    )
)

SEARCH = """
ALTER TABLE conversations_searchterms NO FORCE ROW LEVEL SECURITY;
CREATE FUNCTION conversations_search(wanted bigint[], most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Planned anew for each search: a rare word and a common one want different plans.
  RETURN QUERY EXECUTE
    'SELECT message_id FROM conversations_searchterms
      WHERE terms @> $1
        AND brand_id = ANY (string_to_array(current_setting(''sottovoce.brands'', true), '','')::bigint[])
      ORDER BY message_id DESC LIMIT $2'
    USING wanted, most;
END $$;
REVOKE ALL ON FUNCTION conversations_search(bigint[], integer) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]
    operations = [
        migrations.RunSQL(protect_by_brand(*TABLES), unprotect(*TABLES)),
        migrations.RunSQL(SEARCH, "DROP FUNCTION conversations_search(bigint[], integer)"),
    ]
