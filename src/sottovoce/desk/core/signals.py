"""Sign-ins of privileged roles, and failures to sign in, are recorded as acts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import PRIVILEGED


@receiver(user_logged_in)
def record_privileged_sign_in(sender: Any, user: Staff, **_: Any) -> None:
    if user.role in PRIVILEGED:
        with transaction.atomic():
            record(
                ActToRecord(ActKind.SIGNED_IN, datetime.now(UTC), actor_of(user), detail={"role": user.role})
            )
