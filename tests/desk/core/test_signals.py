"""Who signs in with power, and who tries to and cannot, is in the ledger; what was typed is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.models import Act
from sottovoce.desk.core.selectors.ledger import OneAct, one_act
from tests.desk.fixtures import PASSWORD, Desk

ALLAUTH_FAILURES_FOR_ONE_ADDRESS = 5


@pytest.fixture(autouse=True)
def no_failures_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def sign_in(client: Client, email: str, password: str) -> HttpResponse:
    answer = client.post("/accounts/login/", {"login": email, "password": password})
    assert isinstance(answer, HttpResponse)
    return answer


def recorded(desk: Desk, kind: ActKind) -> list[OneAct]:
    found = Act.objects.filter(kind=kind).order_by("at").values_list("id", flat=True)
    return [one_act(desk.officer, identifier) for identifier in found]


def test_a_wrong_password_is_recorded_with_the_account_it_was_for(desk: Desk, client: Client) -> None:
    sign_in(client, desk.agent.email.upper(), "not the password")
    (act,) = recorded(desk, ActKind.SIGN_IN_FAILED)
    assert act.act.actor_name == "Somebody not signed in"
    assert act.act.objects == (f"staff:{desk.agent.id}",)
    assert act.detail == {"wrong": "password", "account": "agent"}


def test_an_address_of_nobody_here_is_recorded_without_the_address(desk: Desk, client: Client) -> None:
    sign_in(client, "wilhelmina@elsewhere.example", "quokka")
    (act,) = recorded(desk, ActKind.SIGN_IN_FAILED)
    assert act.act.objects == ()
    assert act.detail == {"wrong": "password", "account": "unknown"}


def test_a_wrong_code_is_recorded(desk: Desk, client: Client) -> None:
    TOTP.activate(desk.officer, generate_totp_secret())
    sign_in(client, desk.officer.email, PASSWORD)
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    (act,) = recorded(desk, ActKind.SIGN_IN_FAILED)
    assert act.act.objects == (f"staff:{desk.officer.id}",)
    assert act.detail == {"wrong": "second factor", "account": "privacy_officer"}
    assert recorded(desk, ActKind.SIGNED_IN) == []


def test_who_goes_on_trying_does_not_fill_the_ledger(desk: Desk, client: Client) -> None:
    for _ in range(ALLAUTH_FAILURES_FOR_ONE_ADDRESS + 4):
        sign_in(client, desk.agent.email, "not the password")
    assert len(recorded(desk, ActKind.SIGN_IN_FAILED)) == ALLAUTH_FAILURES_FOR_ONE_ADDRESS


@pytest.mark.parametrize(("role", "acts"), [("privacy_officer", 1), ("agent", 0)])
def test_signing_in_is_an_act_of_privileged_roles(desk: Desk, client: Client, role: str, acts: int) -> None:
    person: Any = desk.staff[role]
    assert sign_in(client, person.email, PASSWORD).status_code == 302
    assert len(recorded(desk, ActKind.SIGNED_IN)) == acts
    assert recorded(desk, ActKind.SIGN_IN_FAILED) == []
