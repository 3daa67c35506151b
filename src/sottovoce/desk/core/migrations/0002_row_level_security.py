"""Row-level security for the acts: a connection sees those of its brands, and those of no brand.

An act without a brand (a sign-in, a setting, an erasure) belongs to everybody whose role reads the ledger.
Writing is not limited: an act must never fail to be recorded, and that of making a brand names one which is
in nobody's limits yet. What was recorded is append-only (see the grants in core/database.py).
"""

from django.db import migrations

from sottovoce.desk.core.database import WITHIN_LIMITS, unprotect

PROTECT = f"""
ALTER TABLE core_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE core_act FORCE ROW LEVEL SECURITY;
CREATE POLICY by_brand ON core_act USING (brand_id IS NULL OR {WITHIN_LIMITS}) WITH CHECK (true);
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunSQL(PROTECT, unprotect("core_act"))]
