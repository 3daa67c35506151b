"""How staff sign in: django-allauth, without sign-up, without mail."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from sottovoce.desk.core.models import Staff


class StaffAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def display_name(staff: Staff) -> str:
    """How a person is named on screen."""
    return staff.name
