"""Signing in, in a real browser: by password, by passkey, with a second factor, and as the demo's people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD, SharedDesk, sign_in


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def with_authenticator(page: Page) -> Callable[[], Any]:
    """Give the browser a passkey device, as Chromium's own test tools do."""

    def add() -> Any:
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        return session

    return add


def test_a_page_asked_for_too_early_is_shown_after_signing_in(shared_desk: SharedDesk, page: Page) -> None:
    page.goto(f"{shared_desk.url}/inbox/?tab=unassigned")
    page.get_by_label("Email").fill("agent@staff.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(f"{shared_desk.url}/inbox/?tab=unassigned")


def test_a_wrong_password_says_so_and_nothing_about_the_account(shared_desk: SharedDesk, page: Page) -> None:
    said = []
    for email in ("agent@staff.example", "nobody@staff.example"):
        page.goto(f"{shared_desk.url}/accounts/login/")
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password").fill("not the password")
        page.get_by_role("button", name="Sign in", exact=True).click()
        said.append(page.get_by_role("alert").inner_text())
    assert said[0] == said[1] != ""


def test_in_the_demo_one_click_fills_in_a_person(shared_desk: SharedDesk, page: Page) -> None:
    from sottovoce.desk.core.demo_staff import DEMO_STAFF
    from sottovoce.desk.core.models import Staff

    person = DEMO_STAFF[0]
    Staff.objects.create_user(person.email, person.password, name=person.name, role=person.role.value)
    page.goto(shared_desk.url)
    expect(page.locator("[data-fills-email]")).to_have_count(len(DEMO_STAFF))
    page.get_by_role("button", name=person.name).click()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=person.name)).to_be_visible()
    expect(page).not_to_have_url(f"{shared_desk.url}/accounts/login/")


def test_a_passkey_is_added_and_then_signs_in_alone(
    shared_desk: SharedDesk, page: Page, with_authenticator: Callable[[], Any]
) -> None:
    # Passkeys belong to a name: a browser accepts "localhost" where it refuses an address of numbers.
    url = shared_desk.url.replace("127.0.0.1", "localhost")
    sign_in(page, url, "team_lead@staff.example")
    with_authenticator()
    page.goto(f"{url}/accounts/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("The desk's laptop")
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url(lambda address: not address.endswith("/webauthn/add/"))
    page.context.clear_cookies()
    page.goto(f"{url}/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/inbox/")
    expect(page.get_by_role("heading", name="Inbox")).to_be_visible()


def test_signing_out_ends_the_session(shared_desk: SharedDesk, page: Page) -> None:
    sign_in(page, shared_desk.url, "auditor@staff.example")
    page.get_by_role("button", name="Auditor").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{shared_desk.url}/inbox/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
