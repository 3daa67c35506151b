"""The desk by keyboard alone: moving, opening, arranging, the palette and the sheet of keys."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import SharedDesk


def test_a_day_of_work_without_a_mouse(shared_desk: SharedDesk, page_as: Callable[..., Page]) -> None:
    older = shared_desk.say("the older one", who="lara")
    newer = shared_desk.say("the newer one", who="maja")
    page = page_as("agent", "/inbox/")
    keys = page.keyboard
    keys.press("j")
    expect(page.locator(f"#row-{newer.conversation_id} .row-link")).to_be_focused()
    keys.press("j")
    keys.press("k")
    keys.press("j")
    expect(page.locator(f"#row-{older.conversation_id} .row-link")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("the older one")
    keys.press("r")
    expect(page.locator("#words")).to_be_focused()
    expect(page.locator("#composer")).to_have_attribute("data-mode", "private")
    keys.press("Alt+2")
    expect(page.locator("#composer")).to_have_attribute("data-mode", "public")
    keys.press("Escape")
    keys.press("n")
    expect(page.locator("#composer")).to_have_attribute("data-mode", "note")
    keys.type("a note by keyboard")
    keys.press("Control+Enter")
    expect(page.get_by_role("log")).to_contain_text("a note by keyboard")
    keys.press("Escape")
    keys.press("a")
    expect(page.get_by_role("button", name="To me")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#do-assign")).to_contain_text("Agent")
    keys.press("l")
    expect(page.locator("#label-menu")).to_be_visible()
    keys.press("Escape")
    keys.press("s")
    expect(page.get_by_role("button", name="For an hour")).to_be_focused()
    keys.press("Escape")
    keys.press("e")
    expect(page.locator("#side")).to_contain_text("Resolved")
    keys.press("/")
    expect(page.get_by_role("searchbox", name="Search the inbox")).to_be_focused()


def test_the_palette_finds_actions_and_pages(shared_desk: SharedDesk, page_as: Callable[..., Page]) -> None:
    page = page_as("team_lead", "/inbox/")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Search commands and pages")
    expect(field).to_be_focused()
    field.fill("led")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Go to Ledger")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/ledger"))
    page.keyboard.press("Control+k")
    field.fill("nothing goes by this")
    expect(page.get_by_text("Nothing goes by that name.")).to_be_visible()


def test_pages_are_reached_by_two_keys(shared_desk: SharedDesk, page_as: Callable[..., Page]) -> None:
    page = page_as("team_lead", "/inbox/")
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile("/rules"))


def test_the_sheet_shows_every_key_and_single_keys_can_be_turned_off(
    shared_desk: SharedDesk, page_as: Callable[..., Page]
) -> None:
    shared_desk.say("hello", who="nina")
    page = page_as("agent", "/inbox/")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard")
    for words in ("Next conversation", "Write a public reply", "Go to Inbox", "Find a command or page"):
        expect(sheet.get_by_text(words)).to_be_visible()
    sheet.get_by_role("switch", name="Single keys act").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") != "row-link"
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search commands and pages")).to_be_focused()
