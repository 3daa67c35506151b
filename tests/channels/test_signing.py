"""Signatures of webhooks: whose, over what, and how long they hold."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.channels import signing
from sottovoce.errors import Refused

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SECRET = "a secret of the tests only"
BODY = b'{"id": "1"}'


def test_the_signature_is_what_the_documentation_says() -> None:
    time = str(int(NOW.timestamp()))
    mac = hmac.new(SECRET.encode(), f"{time}.".encode() + BODY, hashlib.sha256).hexdigest()
    assert signing.sign(SECRET, BODY, NOW) == f"t={time},v1={mac}"


@given(st.binary(max_size=200), st.text(min_size=1, max_size=40))
def test_what_is_signed_verifies_and_the_same_with_any_change_does_not(body: bytes, secret: str) -> None:
    header = signing.sign(secret, body, NOW)
    signing.verify(secret, body, header, NOW)
    for changed in ((secret + "x", body), (secret, body + b"x")):
        with pytest.raises(Refused):
            signing.verify(*changed, header, NOW)


@pytest.mark.parametrize("seconds", [-301, 301, -86_400, 86_400])
def test_a_signature_more_than_five_minutes_old_or_ahead_is_refused(seconds: int) -> None:
    header = signing.sign(SECRET, BODY, NOW + timedelta(seconds=seconds))
    with pytest.raises(Refused, match="five minutes"):
        signing.verify(SECRET, BODY, header, NOW)


@pytest.mark.parametrize("seconds", [-299, 0, 299])
def test_a_signature_within_five_minutes_holds(seconds: int) -> None:
    signing.verify(SECRET, BODY, signing.sign(SECRET, BODY, NOW + timedelta(seconds=seconds)), NOW)


def test_the_time_cannot_be_changed_without_the_secret() -> None:
    old = signing.sign(SECRET, BODY, NOW - timedelta(hours=1))
    fresh = f"t={int(NOW.timestamp())}," + old.split(",")[1]
    with pytest.raises(Refused, match="wrong"):
        signing.verify(SECRET, BODY, fresh, NOW)


@given(st.one_of(st.none(), st.text(max_size=120)))
def test_any_other_header_is_refused_and_never_an_error_of_another_kind(header: str | None) -> None:
    with pytest.raises(Refused):
        signing.verify(SECRET, BODY, header, NOW)


def test_a_profile_without_a_secret_takes_nothing() -> None:
    with pytest.raises(Refused):
        signing.verify("", BODY, signing.sign("", BODY, NOW), NOW)


def test_two_signatures_may_be_given_while_a_secret_is_replaced() -> None:
    header = f"{signing.sign('the old one', BODY, NOW)},{signing.sign(SECRET, BODY, NOW).split(',')[1]}"
    signing.verify(SECRET, BODY, header, NOW)
