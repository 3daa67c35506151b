"""Row-level security by brand. Thresholds are counts of all brands together and name no customer."""

from django.db import migrations

from sottovoce.desk.core.database import protect_by_brand, unprotect

TABLES = tuple(f"quality_{name}" for name in ("phrase", "correction", "example", "sampled"))


class Migration(migrations.Migration):
    dependencies = [("quality", "0001_initial")]
    operations = [migrations.RunSQL(protect_by_brand(*TABLES), unprotect(*TABLES))]
