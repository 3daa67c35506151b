"""The inbox in a real browser: what is on it, what changes on it by itself, what an agent does with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, SharedDesk
from tests.legible import legible

PageAs = Callable[..., Page]


@pytest.fixture
def open_with(page_as: PageAs) -> Callable[..., Page]:
    """The conversation of a message, open on a page."""

    def open_page(message: Any, role: str = "agent", **how: Any) -> Page:
        page = page_as(role, f"/inbox/{message.conversation_id}/", **how)
        expect(page.get_by_role("log")).to_be_visible()
        return page

    return open_page


def row_of(page: Page, message: Any) -> Any:
    return page.locator(f"#row-{message.conversation_id}")


def test_what_a_customer_writes_appears_by_itself_with_chips_instead_of_data(
    shared_desk: SharedDesk, page_as: PageAs
) -> None:
    page = page_as("agent", "/inbox/")
    expect(page.locator("html[data-live-connected]")).to_be_attached()
    message = shared_desk.say("Call me on +49 171 2345678, my card is 4111 1111 1111 1111", who="ulla")
    row = row_of(page, message)
    expect(row).to_contain_text("Ulla")
    expect(row.get_by_text("Public")).to_be_visible()
    row.get_by_role("link").click()
    thread = page.get_by_role("log")
    expect(thread.get_by_role("button", name="card ··1111")).to_be_visible()
    expect(thread.get_by_role("button", name="phone ··78")).to_be_visible()
    assert "4111" not in legible(page.content())
    assert "2345678" not in legible(page.content())


def test_a_rights_request_is_marked_and_one_click_says_that_it_is_none(
    shared_desk: SharedDesk, open_with: Callable[..., Page]
) -> None:
    message = shared_desk.say("Delete all my data", who="rita")
    page = open_with(message)
    expect(row_of(page, message)).to_contain_text("asks to be deleted")
    mark = page.get_by_role("log").get_by_role("button", name="Rights request: asks to be deleted")
    mark.click()
    expect(page.get_by_text("A person decides.")).to_be_visible()
    page.get_by_role("button", name="This is not a rights request").click()
    expect(mark).to_have_count(0)
    expect(row_of(page, message)).not_to_contain_text("asks to be deleted")
    page.get_by_role("button", name="More for this message").click()
    page.get_by_role("button", name="This is a rights request").click()
    expect(mark).to_be_visible()


def test_a_row_that_changes_keeps_the_focus_and_its_tick(shared_desk: SharedDesk, page_as: PageAs) -> None:
    first = shared_desk.say("hello", who="vera")
    page = page_as("agent", "/inbox/")
    expect(page.locator("html[data-live-connected]")).to_be_attached()
    row = row_of(page, first)
    row.get_by_role("checkbox").check()
    row.get_by_role("link").focus()
    shared_desk.say("are you there?", who="vera")
    expect(row).to_contain_text("are you there?")
    expect(row.get_by_role("checkbox")).to_be_checked()
    expect(row.get_by_role("link")).to_be_focused()


def test_a_new_message_joins_the_open_thread_and_leaves_a_draft_alone(
    shared_desk: SharedDesk, open_with: Callable[..., Page]
) -> None:
    page = open_with(shared_desk.say("first words", who="wanda"))
    expect(page.locator("html[data-live-connected]")).to_be_attached()
    page.locator("#words").fill("half an answer")
    shared_desk.say("second words", who="wanda", visibility="private")
    thread = page.get_by_role("log")
    expect(thread.get_by_text("second words")).to_be_visible()
    expect(thread.get_by_text("first words")).to_be_visible()
    expect(page.locator("#words")).to_have_value("half an answer")
    expect(page.locator("#announcer")).to_have_text("A new message in this conversation")


def test_a_value_is_shown_only_with_purpose_and_reason_and_masks_itself(
    shared_desk: SharedDesk, open_with: Callable[..., Page]
) -> None:
    page = open_with(shared_desk.say("my card is 4111 1111 1111 1111", who="xenia"))
    chip = page.get_by_role("log").get_by_role("button", name="card ··1111")
    chip.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Why this was found")).to_be_visible()
    dialog.get_by_label("What for").select_option(label="Answer the customer")
    dialog.get_by_label("Why, in a few words").fill("short")
    page.evaluate("document.getElementById('reveal-reason').removeAttribute('minlength')")
    dialog.get_by_role("button", name="Reveal").click()
    expect(dialog.get_by_role("alert")).to_contain_text("8 to 500 characters")
    dialog.get_by_label("Why, in a few words").fill("to refund this order")
    dialog.get_by_role("button", name="Reveal").click()
    shown = page.locator(".chip.revealed")
    expect(shown).to_contain_text("4111 1111 1111 1111")
    page.evaluate("dispatchEvent(new Event('blur'))")
    expect(shown).to_have_count(0)
    assert "4111 1111" not in page.content()


def test_a_shown_value_is_masked_again_when_its_time_is_over(
    shared_desk: SharedDesk, open_with: Callable[..., Page]
) -> None:
    shared_desk.desk.organisation.reveal_seconds = 5
    shared_desk.desk.organisation.save()
    page = open_with(shared_desk.say("card 4111 1111 1111 1111", who="yara"))
    page.get_by_role("log").get_by_role("button", name="card ··1111").click()
    page.get_by_label("What for").select_option("answer")
    page.get_by_label("Why, in a few words").fill("to refund this order")
    page.get_by_role("button", name="Reveal").click()
    expect(page.locator(".chip.revealed")).to_be_visible()
    expect(page.locator(".chip.revealed")).to_have_count(0, timeout=7_000)
    expect(page.get_by_role("log").get_by_role("button", name="card ··1111")).to_be_visible()


def test_what_is_deleted_on_the_network_goes_from_the_open_page(
    shared_desk: SharedDesk, open_with: Callable[..., Page]
) -> None:
    page = open_with(shared_desk.say("a word I regret", who="zoe", native_id="zoe-1"))
    expect(page.locator("html[data-live-connected]")).to_be_attached()
    event = {"who": "zoe", "native_id": "zoe-1", "kind": "gone"}
    shared_desk.say("", **event)
    expect(page.get_by_text("Deleted on Webhook")).to_be_visible()
    assert "a word I regret" not in page.content()


def test_agents_assign_label_put_away_and_resolve(
    shared_desk: SharedDesk, open_with: Callable[..., Page]
) -> None:
    message = shared_desk.say("where is it?", who="anka")
    page = open_with(message)
    page.locator("#do-assign").click()
    page.get_by_role("button", name="To me").click()
    expect(page.locator("#do-assign")).to_contain_text("Agent")
    page.locator("#do-label").click()
    page.get_by_label("A new label").fill("Delivery")
    page.keyboard.press("Enter")
    expect(page.locator("#side").get_by_text("Delivery")).to_be_visible()
    page.locator("#do-snooze").click()
    page.get_by_role("button", name="For an hour").click()
    expect(page.locator("#side")).to_contain_text("Snoozed until")
    expect(row_of(page, message)).to_have_count(0)
    page.locator("#do-status").click()
    expect(page.locator("#side")).to_contain_text("Open")
    page.locator("#do-status").click()
    expect(page.locator("#side")).to_contain_text("Resolved")


def test_many_are_resolved_at_once(shared_desk: SharedDesk, page_as: PageAs) -> None:
    messages = [shared_desk.say("thanks", who=f"many{number}") for number in range(3)]
    page = page_as("agent", "/inbox/")
    for message in messages:
        row_of(page, message).get_by_role("checkbox").check()
    expect(page.locator("#bulk")).to_contain_text("3 chosen")
    page.locator("#bulk").get_by_role("button", name="Resolve").click()
    for message in messages:
        expect(row_of(page, message)).to_have_count(0)
    expect(page.get_by_text("Done for 3 conversations.")).to_be_visible()


def test_a_search_finds_words_and_handles_and_leaves_no_trace_in_the_address(
    shared_desk: SharedDesk, page_as: PageAs
) -> None:
    message = shared_desk.say("the umbrella was broken", who="berta")
    other = shared_desk.say("the kettle was broken", who="carla")
    page = page_as("agent", "/inbox/")
    search = page.get_by_role("searchbox", name="Search the inbox")
    search.press_sequentially("umbrella")
    expect(row_of(page, message)).to_be_visible()
    expect(row_of(page, other)).to_have_count(0)
    search.fill("@carla")
    expect(row_of(page, other)).to_be_visible()
    assert "umbrella" not in page.url
    assert "carla" not in page.url


def test_filters_are_kept_as_a_view(shared_desk: SharedDesk, page_as: PageAs) -> None:
    shared_desk.say("my password is hunter2horse!", who="dora", visibility="private")
    page = page_as("team_lead", "/inbox/")
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("How sensitive").select_option(label="Cards, passwords, IDs, health")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile("severity=3"))
    page.get_by_role("button", name="Views").click()
    page.get_by_label("Keep what is shown now as").fill("Hot")
    page.get_by_role("button", name="Keep this view").click()
    page.get_by_role("link", name="Hot").click()
    expect(page).to_have_url(re.compile("severity=3"))


def test_colleagues_see_who_looks_at_the_same_conversation(shared_desk: SharedDesk, page_as: PageAs) -> None:
    message = shared_desk.say("hello?", who="emma")
    mine = page_as("agent", f"/inbox/{message.conversation_id}/")
    expect(mine.locator("html[data-live-connected]")).to_be_attached()
    page_as("team_lead", f"/inbox/{message.conversation_id}/")
    expect(mine.locator("[data-viewers-words]")).to_have_text("Team lead is looking too")


def test_the_list_goes_on_when_it_is_scrolled(shared_desk: SharedDesk, page_as: PageAs) -> None:
    for number in range(33):
        shared_desk.say(f"question {number}", who=f"crowd{number}")
    page = page_as("agent", "/inbox/")
    rows = page.locator(".conversation-row")
    expect(rows).to_have_count(30)
    page.locator(".more").scroll_into_view_if_needed()
    expect(rows.nth(32)).to_be_attached()


def test_on_a_narrow_screen_list_and_conversation_take_turns(
    shared_desk: SharedDesk, page_as: PageAs
) -> None:
    message = shared_desk.say("hello from a phone", who="fred")
    page = page_as("agent", "/inbox/", size=NARROW)
    row_of(page, message).get_by_role("link").click()
    expect(page.get_by_role("log")).to_be_visible()
    expect(row_of(page, message)).to_be_hidden()
    page.get_by_role("button", name="About the customer").click()
    expect(page.get_by_role("heading", name="What is held here")).to_be_visible()
    page.get_by_role("button", name="Back to the conversation").click()
    page.get_by_role("link", name="Back to the list").click()
    expect(row_of(page, message)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_another_brands_conversation_is_not_there(shared_desk: SharedDesk, page_as: PageAs) -> None:
    hidden = shared_desk.say("secret of the other brand", who="gerd", profile=shared_desk.desk.other_profile)
    page = page_as("agent", f"/inbox/{hidden.conversation_id}/")
    expect(page.get_by_role("heading", name="There is no such conversation here.")).to_be_visible()


def test_what_a_network_refused_stands_in_words_and_is_seen_to(
    shared_desk: SharedDesk, open_with: Callable[..., Page]
) -> None:
    from sottovoce.desk.conversations.models import Measure
    from sottovoce.desk.conversations.services.measures import settle

    message = shared_desk.say("card 4111 1111 1111 1111", who="hanna")
    shared_desk.desk.see_all()
    measure = Measure.objects.select_related("conversation").get(message=message, kind="hide")
    from django.db import transaction

    with transaction.atomic():
        problem = "The network refused to hide it."
        settle(measure, Measure.State.REFUSED, datetime.now(UTC), problem=problem, advice="Ask them.")
    page = open_with(message, "team_lead")
    expect(row_of(page, message).get_by_text("Needs a person")).to_be_visible()
    trouble = page.locator(".measure.trouble")
    expect(trouble).to_contain_text("The network refused to hide it.")
    trouble.get_by_role("button", name="I have seen to it").click()
    expect(page.locator(".measure.trouble")).to_have_count(0)
    expect(row_of(page, message).get_by_text("Needs a person")).to_have_count(0)
