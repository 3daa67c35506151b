"""The pages of one's own account say what this desk does, and nothing that it does not."""

from __future__ import annotations

import pytest

from tests.desk.fixtures import PASSWORD, Desk
from tests.desk.pages import client_of, words_of


@pytest.mark.parametrize("page", ["/accounts/password/change/", "/accounts/reauthenticate/"])
def test_no_mail_is_promised_to_who_forgot_a_password(desk: Desk, page: str) -> None:
    answer = client_of(desk.agent).get(page)
    assert "An administrator of your organisation sets a new one." in words_of(answer)
    assert "/accounts/password/reset/" not in answer.content.decode()


def test_a_password_confirms_who_is_here(desk: Desk) -> None:
    client = client_of(desk.agent)
    wrong = client.post("/accounts/reauthenticate/", {"password": "not the password"})
    assert wrong.status_code == 200
    assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302
