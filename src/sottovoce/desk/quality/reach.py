"""Looking at every brand for a moment: what is detected holds for the whole organisation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from sottovoce.desk.core.database import every_brand, limit_transaction_to_brands


@contextmanager
def whole_organisation() -> Iterator[None]:
    """See all brands; afterwards the transaction that may be open around this sees what it saw before."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(current_setting('sottovoce.brands', true), '')")
            before = str(cursor.fetchone()[0])
        limit_transaction_to_brands(every_brand())
        yield
        limit_transaction_to_brands([int(brand) for brand in before.split(",") if brand])
