"""What `make run` promises, as a newcomer tries it: the whole demonstration, played from both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.running import RunningDesk
from sottovoce.desk.core.demo_staff import DEMO_STAFF
from tests.browser.conftest import WIDE, sign_in
from tests.legible import legible

AGENT = DEMO_STAFF[0]


@pytest.fixture(scope="module")
def demonstration() -> Iterator[RunningDesk]:
    with RunningDesk("--demo", "--lively", "0") as running:
        yield running


@pytest.fixture
def inbox(browser: Browser, demonstration: RunningDesk) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, demonstration.url, AGENT.email, AGENT.password)
    page.goto(f"{demonstration.url}/inbox/")
    expect(page.locator("html[data-live-connected]")).to_be_attached()
    yield page
    context.close()


def test_the_sign_in_page_says_who_may_sign_in(browser: Browser, demonstration: RunningDesk) -> None:
    page = browser.new_page()
    page.goto(f"{demonstration.url}/accounts/login/")
    for person in DEMO_STAFF:
        expect(page.get_by_text(person.email).first).to_be_visible()
    page.close()


@pytest.mark.timeout(180)
def test_a_card_number_posted_in_public_is_hidden_answered_and_seen_as_a_chip(
    browser: Browser, demonstration: RunningDesk, inbox: Page
) -> None:
    network = browser.new_page()
    network.goto(f"http://127.0.0.1:{demonstration.port + 10}/")
    post = network.get_by_role("article", name="Post by Fennwick").first
    post.get_by_label("Write a public comment").fill("my card is 4111 1111 1111 1111")
    post.get_by_role("button", name="Comment", exact=True).click()

    expect(network.get_by_text(re.compile("hid your comment")).first).to_be_visible()
    expect(network.locator("a[href*='/s/']").first).to_be_visible()

    row = inbox.locator("[id^=row-]", has_text="Mira Halloway")
    row.get_by_role("link").first.click()
    thread = inbox.get_by_role("log")
    expect(thread.get_by_role("button", name="card ··1111")).to_be_visible()
    assert "4111" not in legible(inbox.content())
    network.close()


def test_weeks_of_conversations_are_there_and_show_no_value(inbox: Page) -> None:
    rows = inbox.locator("[id^=row-]")
    assert rows.count() >= 15
    for value in ("5555 5555", "07700 900", "Juniper-Kettle"):
        assert value not in inbox.content()
