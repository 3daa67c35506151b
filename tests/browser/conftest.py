"""A real browser before a running desk: one desk for each module of tests, own customers for each test.

Chromium is found where Debian puts it, or where Playwright installed its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.desk.running import RunningDesk

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 360, "height": 740}
PASSWORD = "a long enough password"

expect.set_options(timeout=10_000)


def _chromium() -> str | None:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for the run; without the sandbox where root runs it, since it refuses to."""
    quiet = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
    arguments = [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=_chromium(), args=arguments)
        yield running
        running.close()


class SharedDesk:
    """A running desk, the people in it, and a network that hides and answers."""

    def __init__(self, running: RunningDesk) -> None:
        from sottovoce.desk.conversations.services.profiles import connect_profile
        from tests.desk.fixtures import speaker

        self.url, self.desk = running.url, running.desk
        able = {"outgoing_url": "http://127.0.0.1:9/"}
        self.profile = connect_profile(None, self.desk.acme, "webhook", "Acme square", able, self.desk.now)
        self._say = speaker(self.desk)

    def say(self, text: str, **how: Any) -> Any:
        """A customer says something on a network where a brand can hide and answer."""
        return self._say(text, **{"profile": self.profile} | how)


@pytest.fixture(scope="module")
def shared_desk(django_db_setup: None, django_db_blocker: Any) -> Iterator[SharedDesk]:
    """A desk of this module's own, committed, and emptied when the module is through."""
    from django.core.management import call_command

    from tests.desk.fixtures import make_desk

    with django_db_blocker.unblock():
        try:
            desk = make_desk()
            desk.now = datetime.now(UTC)
            with RunningDesk(desk) as running:
                yield SharedDesk(running)
        finally:
            call_command("flush", interactive=False, verbosity=0, reset_sequences=False)


def sign_in(page: Page, url: str, email: str, password: str = PASSWORD) -> None:
    """Sign in by the form, as a person does."""
    page.goto(f"{url}/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "/accounts/login" not in address)


@pytest.fixture
def page_as(browser: Browser, shared_desk: SharedDesk) -> Iterator[Callable[..., Page]]:
    """A page on which somebody of this role is signed in. A mistake of a script fails the test."""
    contexts: list[Any] = []
    mistakes: list[str] = []

    def open_page(role: str, path: str = "/", *, scheme: str = "light", size: Any = None) -> Page:
        context = browser.new_context(viewport=size or WIDE, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        sign_in(page, shared_desk.url, f"{role}@staff.example")
        page.goto(f"{shared_desk.url}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert mistakes == []
