"""What was found or missed is corrected in a real browser: a chip comes, a chip goes, in the right place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sottovoce.desk.conversations.models import Finding
from sottovoce.desk.conversations.services.reveals import reveal
from tests.browser.conftest import SharedDesk

PageAs = Callable[..., Page]


@pytest.fixture
def open_with(page_as: PageAs) -> Callable[[Any], Page]:
    """The conversation of a message, open on an agent's page."""

    def open_page(message: Any) -> Page:
        page = page_as("agent", f"/inbox/{message.conversation_id}/")
        expect(page.get_by_role("log")).to_be_visible()
        return page

    return open_page


def ask_to_mark(page: Page) -> Any:
    page.get_by_role("button", name="More for this message").first.click()
    page.get_by_role("menuitem", name="Mark what was missed").or_(
        page.get_by_role("button", name="Mark what was missed")
    ).first.click()
    return page.get_by_role("dialog", name="Mark what was missed")


def test_a_missed_name_becomes_a_chip_even_behind_emoji(
    shared_desk: SharedDesk, open_with: Callable[[Any], Page]
) -> None:
    message = shared_desk.say("🐕🐕 call 07911 123456 🐕 and ask for Rexana, please", who="oda")
    page = open_with(message)
    dialog = ask_to_mark(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    dialog.get_by_label("The words, as they stand in the message").fill("Rexana")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    dialog.get_by_role("button", name="Mark it").click()
    expect(page.get_by_role("log").get_by_role("button", name="name", exact=True)).to_be_visible()
    assert not any("Rexana" in body for body in sent)
    assert "Rexana" not in page.get_by_role("log").inner_text()
    finding = Finding.objects.get(message=message, kind="PERSON")
    value = reveal(shared_desk.desk.agent, finding.id, "quality", "checking the mark", shared_desk.desk.now)
    assert value.value == "Rexana"


def test_words_that_do_not_stand_there_are_said_to_be_missing(
    shared_desk: SharedDesk, open_with: Callable[[Any], Page]
) -> None:
    page = open_with(shared_desk.say("ask for Rexana, please", who="pia"))
    dialog = ask_to_mark(page)
    dialog.get_by_label("The words, as they stand in the message").fill("Roxana")
    dialog.get_by_role("button", name="Mark it").click()
    expect(dialog.get_by_role("alert")).to_contain_text("do not stand in the message")


def test_a_wrong_finding_becomes_text_again_once_it_was_looked_at(
    shared_desk: SharedDesk, open_with: Callable[[Any], Page]
) -> None:
    page = open_with(shared_desk.say("my card is 4111 1111 1111 1111", who="rita"))
    chip = page.get_by_role("log").get_by_role("button", name="card ··1111")
    chip.click()
    expect(page.get_by_role("button", name="This is not personal data")).to_be_hidden()
    page.get_by_label("What for").select_option("quality")
    page.get_by_label("Why, in a few words").fill("checking what was found")
    page.get_by_role("button", name="Reveal for").or_(page.locator("#reveal-do")).first.click()
    revealed = page.locator(".chip.revealed")
    expect(revealed).to_contain_text("4111 1111 1111 1111")
    revealed.click()
    chip.click()
    page.get_by_role("button", name="This is not personal data").click()
    expect(page.get_by_role("log")).to_contain_text("my card is 4111 1111 1111 1111")
