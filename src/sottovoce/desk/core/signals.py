"""Sign-ins of privileged roles, and everybody's failures to sign in, are recorded as acts.

A failure names the account by its random id where there is one. What was typed is never kept: it may be the
address of anybody, or a password in the wrong field. django-allauth limits how often one can fail.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db import transaction
from django.dispatch import receiver

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import STRANGER, ActToRecord, actor_of, record
from sottovoce.desk.core.rights import PRIVILEGED


@receiver(user_logged_in)
def record_privileged_sign_in(sender: Any, user: Staff, **_: Any) -> None:
    if user.role in PRIVILEGED:
        with transaction.atomic():
            record(
                ActToRecord(ActKind.SIGNED_IN, datetime.now(UTC), actor_of(user), detail={"role": user.role})
            )


@receiver(user_login_failed)
def record_wrong_password(sender: Any, credentials: dict[str, Any], **_: Any) -> None:
    typed = credentials.get("email") or ""
    _record_failure(Staff.objects.filter(email__iexact=typed).first(), "password")


@receiver(authentication_failed)
def record_wrong_code(sender: Any, user: Staff, **_: Any) -> None:
    _record_failure(user, "second factor")


def _record_failure(account: Staff | None, wrong: str) -> None:
    objects = () if account is None else (actor_of(account),)
    detail = {"wrong": wrong, "account": "unknown" if account is None else account.role}
    with transaction.atomic():
        record(
            ActToRecord(ActKind.SIGN_IN_FAILED, datetime.now(UTC), STRANGER, objects=objects, detail=detail)
        )
