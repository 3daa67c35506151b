"""Row-level security: a connection sees only the brands it has been limited to (see core/database.py)."""

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
        "finding",
        "measure",
        "reveal",
        "handover",
        "handoverstep",
        "mention",
    )
)


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]
    operations = [migrations.RunSQL(protect_by_brand(*TABLES), unprotect(*TABLES))]
