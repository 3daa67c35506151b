"""Correcting by click with undo and its effect on the next message; the audit by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sottovoce.desk.conversations.services import scanner
from sottovoce.desk.quality.models import Sampled
from tests.browser.conftest import SharedDesk

PageAs = Callable[..., Page]
CALL = "please call the shop on 07911 123456"


def call_wrong(page: Page) -> None:
    """Open the chip of a telephone number, and say that it is none, for later messages too."""
    chip = page.get_by_role("log").locator("[data-finding]").first
    chip.click()
    page.get_by_label("What for").select_option("quality")
    page.get_by_label("Why, in a few words").fill("checking what was found")
    page.locator("#reveal-do").click()
    expect(page.locator(".chip.revealed")).to_be_visible()
    page.locator(".chip.revealed").click()
    page.get_by_role("log").locator("[data-finding]").first.click()
    page.locator("#reveal-later").check()
    page.get_by_role("button", name="This is not personal data").click()


def test_a_correction_by_click_holds_for_the_next_message_until_it_is_undone(
    shared_desk: SharedDesk, page_as: PageAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = shared_desk.say(CALL, who="ann")
    page = page_as("agent", f"/inbox/{message.conversation_id}/")
    expect(page.get_by_role("log")).to_be_visible()
    call_wrong(page)
    expect(page.get_by_role("log")).to_contain_text("07911 123456", timeout=30_000)
    # This process takes the next message in; it would read the lists again within seconds, as each does.
    monkeypatch.setattr(scanner, "_known", [])
    shared_desk.say(f"again, {CALL}", who="ann")
    page.reload()
    expect(page.get_by_role("log")).to_contain_text(f"again, {CALL}")


def test_undo_brings_the_chip_back(shared_desk: SharedDesk, page_as: PageAs) -> None:
    message = shared_desk.say("my number is 07911 987654, call me", who="ben")
    page = page_as("agent", f"/inbox/{message.conversation_id}/")
    expect(page.get_by_role("log")).to_be_visible()
    call_wrong(page)
    expect(page.get_by_role("log")).to_contain_text("07911 987654")
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("log").locator("[data-finding]")).to_be_visible()
    expect(page.get_by_role("log")).not_to_contain_text("07911 987654")


def test_an_audit_goes_by_keyboard_alone(shared_desk: SharedDesk, page_as: PageAs) -> None:
    shared_desk.say("my mail is anna@shop.example", who="eve")
    shared_desk.say("where is my parcel", who="fay")
    page = page_as("privacy_officer", "/quality/audit/")
    page.get_by_role("button", name="Draw", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Message 1 of")).to_be_visible()
    count = Sampled.objects.filter(answered_at=None).count()
    looked_at = False
    for number in range(count):
        expect(page.get_by_role("heading", name=f"Message {number + 1} of {count}")).to_be_visible()
        page.keyboard.press("o")
        expect(page.locator("#audit-text")).to_be_focused()
        if page.locator("#wrong-1").count() and not looked_at:
            looked_at = True
            page.keyboard.press("1")
            expect(page.locator("#wrong-1")).to_be_checked()
            page.keyboard.press("m")
            expect(page.locator("#audit-kind")).to_be_focused()
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.locator("#audit-missed li")).to_have_count(1)
            assert violations(page) == []
            page.locator("#audit-text").focus()
        page.keyboard.press("n")
    expect(page.get_by_role("heading", name="Draw a sample")).to_be_visible()
    answers: list[Any] = list(Sampled.objects.values_list("answer", flat=True))
    assert sum(sum(each["wrong"].values()) for each in answers) == 1
    assert sum(sum(each["missed"].values()) for each in answers) == 1
    page.goto(f"{shared_desk.url}/quality/")
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe objects to on this page as it stands."""
    return [wrong["id"] for wrong in Axe().run(page).response["violations"]]
