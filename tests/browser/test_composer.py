"""The composer in a real browser: who will read it, the outgoing check, taking back, moving to private."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SharedDesk


@pytest.fixture
def page_with(page_as: Callable[..., Page]) -> Callable[..., Page]:
    """The conversation of a message, open on a page that is connected."""

    def open_page(message: Any, role: str = "agent") -> Page:
        page = page_as(role, f"/inbox/{message.conversation_id}/")
        expect(page.locator("html[data-live-connected]")).to_be_attached()
        return page

    return open_page


def write(page: Page, mode: str, text: str) -> None:
    page.locator(f".mode.{mode}").click()
    page.locator("#words").fill(text)


def test_public_and_private_differ_in_word_colour_and_shape(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("hi", who="ada"))
    looks = []
    for mode, words, button in (
        ("private", "Only the customer will read this.", "Send privately"),
        ("public", "Everybody can read this.", "Post in public"),
    ):
        page.locator(f".mode.{mode}").click()
        expect(page.locator("#mode-words")).to_have_text(words)
        expect(page.locator("#send")).to_contain_text(button)
        looks.append(
            page.evaluate(
                "mode => { const style = getComputedStyle(document.querySelector(`.mode.${mode}`));"
                " return [style.borderRadius, style.color]; }",
                mode,
            )
        )
    assert looks[0][0] != looks[1][0]
    assert looks[0][1] != looks[1][1]


def test_a_private_reply_is_sent_by_keyboard_and_can_be_taken_back(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("where is my parcel?", who="bea"))
    write(page, "private", "It arrives tomorrow.")
    page.locator("#words").press("Control+Enter")
    thread = page.get_by_role("log")
    expect(thread.get_by_text("It arrives tomorrow.")).to_be_visible()
    expect(page.locator("#words")).to_have_value("")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.locator("#words")).to_have_value("It arrives tomorrow.")
    expect(thread.get_by_text("It arrives tomorrow.")).to_have_count(0)


def test_a_public_reply_that_shows_data_is_marked_while_typing_and_stopped_at_sending(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("call me on +49 171 2345678", who="cora"))
    write(page, "public", "We call you on +49 171 2345678.")
    outgoing = page.locator("#outgoing")
    expect(outgoing).to_contain_text("Not in public like this")
    expect(page.locator(".writing-marks mark")).to_have_text("+49 171 2345678")
    page.locator("#send").click()
    expect(outgoing).to_contain_text("Not in public like this")
    expect(page.get_by_role("log").locator(".message.out")).to_have_count(0)
    expect(outgoing.get_by_role("button", name="Post it all the same")).to_have_count(0)


def test_asking_for_data_in_public_is_rewritten_and_a_secure_link_goes_out_privately(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("my refund is missing", who="dina"))
    write(page, "public", "Sorry about that! Please send us your phone number.")
    page.get_by_role("button", name="Rewrite, and send a secure link privately").click()
    expect(page.locator("#words")).not_to_have_value("Sorry about that! Please send us your phone number.")
    words = page.locator("#words").input_value()
    assert words.startswith("Sorry about that!")
    assert "phone number" not in words
    private = page.get_by_role("log").locator(".message.out.private")
    expect(private).to_contain_text("the link works once")
    expect(page.locator("#side .hand-over")).to_contain_text("Secure link made")
    page.locator("#send").click()
    expect(page.get_by_role("log").locator(".message.out.public")).to_be_visible()


def test_a_privacy_officer_may_override_with_a_reason(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("hello", who="elsa"), "privacy_officer")
    write(page, "public", "Our own line is +49 30 901820.")
    page.get_by_role("button", name="Post it all the same").click()
    page.get_by_label("Why this must stand in public").fill("this is our own switchboard")
    page.get_by_role("dialog").get_by_role("button", name="Post in public").click()
    expect(page.get_by_role("log").locator(".message.out.public")).to_be_visible()


def test_a_slash_offers_canned_replies_filled_in_for_the_customer(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    from sottovoce.desk.conversations.services.canned import save_canned

    lead = shared_desk.desk.staff["team_lead"]
    save_canned(
        lead,
        shortcut="hours",
        title="Opening hours",
        text="Hello {name}, we open at nine.",
        now=shared_desk.desk.now,
    )
    page = page_with(shared_desk.say("when do you open?", who="flora"))
    page.locator("#words").press_sequentially("/ho")
    expect(page.get_by_role("option", name="Opening hours")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_have_value("Hello Flora, we open at nine.")


def test_a_note_calls_a_colleague_who_finds_it_among_mentions(
    shared_desk: SharedDesk, page_with: Callable[..., Page], page_as: Callable[..., Page]
) -> None:
    message = shared_desk.say("hello", who="gina")
    page = page_with(message)
    page.locator(".mode.note").click()
    page.locator("#words").press_sequentially("@Team")
    page.get_by_role("option", name="Team lead").click()
    page.locator("#words").press_sequentially("please look")
    page.locator("#words").press("Control+Enter")
    expect(page.get_by_role("log").locator(".message.note")).to_contain_text("@Team lead please look")
    lead = page_as("team_lead", "/inbox/?tab=mentioned")
    expect(lead.locator(f"#row-{message.conversation_id}")).to_be_visible()


def test_a_secure_link_is_put_into_a_private_message(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("hello", who="hilde"))
    page.locator(".mode.public").click()
    page.locator(".composer-foot").get_by_role("button", name="Secure link").click()
    page.get_by_role("dialog").get_by_label("IBAN").check()
    page.get_by_role("button", name="Put it into a private message").click()
    expect(page.locator("#composer")).to_have_attribute("data-mode", "private")
    assert "/s/" in page.locator("#words").input_value()


def test_drafts_stay_in_the_page_and_never_in_the_browsers_storage(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    first, second = shared_desk.say("one", who="ida"), shared_desk.say("two", who="jana")
    page = page_with(first)
    write(page, "note", "call on +49 171 2345678")
    page.locator(f"#row-{second.conversation_id}").get_by_role("link").click()
    expect(page.get_by_role("log")).to_contain_text("two")
    expect(page.locator("#words")).to_have_value("")
    page.locator(f"#row-{first.conversation_id}").get_by_role("link").click()
    expect(page.locator("#words")).to_have_value("call on +49 171 2345678")
    expect(page.locator("#composer")).to_have_attribute("data-mode", "note")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert "2345678" not in kept
    page.locator("#words").fill("")


def test_who_may_only_read_has_no_composer(shared_desk: SharedDesk, page_with: Callable[..., Page]) -> None:
    page = page_with(shared_desk.say("hello", who="karin"), "counsel")
    expect(page.get_by_text("Your role reads conversations and does not answer them.")).to_be_visible()
    expect(page.locator("#composer")).to_have_count(0)
