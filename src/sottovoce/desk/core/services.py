"""What can be done to the organisation as a whole by the system itself."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.installation import home, organisation_id
from sottovoce.desk.core.models import Organisation
from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, record

DEFAULT_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
DEFAULT_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PT", "BR", "PL", "IN")


def found_organisation() -> Organisation:
    """Make the organisation's row and the ledger's first act, once. Returns the organisation."""
    now = datetime.now(UTC)
    with transaction.atomic():
        organisation, made = Organisation.objects.get_or_create(
            id=organisation_id(home()),
            defaults={
                "name": "Your organisation",
                "created_at": now,
                "languages": list(DEFAULT_LANGUAGES),
                "regions": list(DEFAULT_REGIONS),
            },
        )
        if made:
            record(ActToRecord(ActKind.LEDGER_OPENED, now, SYSTEM))
    return organisation
