"""The page of the simulated network in a real browser: a newcomer plays the customer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from sottovoce.channels import OutgoingAttachment
from tests.channels.acting import act, fetch
from tests.channels.test_reply_files import picture
from tests.servers.demo import DemoNetwork

CARD = "Why was I charged twice? My card is 4111 1111 1111 1111, please fix it!"


@pytest.fixture(scope="module")
def credentials(demo_network: DemoNetwork) -> dict[str, str]:
    given = demo_network.credentials("page-demo", name="Halden Lamps")
    act("demo", given, lambda channel: channel.check())
    return given


@pytest.fixture
def page(browser: Browser, demo_network: DemoNetwork, credentials: dict[str, str]) -> Iterator[Page]:
    opened = browser.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    opened.goto(demo_network.url)
    yield opened
    opened.close()
    assert problems == []


def comment_under(page: Page, text: str) -> None:
    """Write a comment under the brand's first post, by hand."""
    post = page.get_by_role("article", name="Post by Halden Lamps").first
    post.get_by_label("Write a public comment").fill(text)
    post.get_by_role("button", name="Comment").click()


def test_a_comment_vanishes_before_everybodys_eyes_and_a_private_message_arrives(
    page: Page, browser: Browser, demo_network: DemoNetwork, credentials: dict[str, str]
) -> None:
    stranger = browser.new_page()
    stranger.goto(f"{demo_network.url}/#p-jonas")
    page.get_by_role("button", name=re.compile("^A card number")).click()
    page.keyboard.press("Control+Enter")
    page.get_by_role("article", name="Post by").get_by_text(CARD).wait_for()
    seen = stranger.locator(".comment", has_text=CARD)
    expect(seen).to_be_visible()
    event = next(e for e in fetch("demo", credentials, None).events if e.text == CARD)
    act("demo", credentials, lambda channel: channel.hide(event.native_id, "key-hide"))
    expect(seen).to_have_count(0)
    expect(page.locator(".comment", has_text=CARD)).to_have_count(0)
    expect(page.get_by_text(re.compile("hid your comment .* after you wrote it"))).to_be_visible()
    act(
        "demo",
        credentials,
        lambda channel: channel.reply_private("p-mira", "Use https://halden.example/s/1#token.", "page-1"),
    )
    link = page.get_by_role("link", name="halden.example/s/1#token")
    expect(link).to_have_attribute("href", "https://halden.example/s/1#token")
    expect(page.get_by_role("status")).to_have_text("You have a new private message.")
    stranger.close()


def test_the_pictures_of_an_answer_are_shown_and_a_document_is_a_link(
    page: Page, credentials: dict[str, str]
) -> None:
    comment_under(page, "which lamp is the blue one?")
    page.locator(".comment", has_text="which lamp is the blue one?").wait_for()
    event = next(e for e in fetch("demo", credentials, None).events if "the blue one" in e.text)
    document = OutgoingAttachment("application/pdf", b"%PDF-1.4\n%%EOF\n", "How to hang it")
    files = [picture(), document]
    act(
        "demo",
        credentials,
        lambda channel: channel.reply_public(event.native_id, "This:", "files-1", attachments=files),
    )
    shown = page.get_by_role("img", name="A blue lamp")
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("naturalWidth", 32)
    expect(page.get_by_role("link", name="How to hang it")).to_be_visible()
    act(
        "demo",
        credentials,
        lambda channel: channel.reply_private("p-mira", "And this.", "files-2", attachments=files),
    )
    expect(page.locator(".bubble").get_by_role("img", name="A blue lamp")).to_be_visible()


def test_a_customer_edits_and_deletes_a_comment(page: Page, credentials: dict[str, str]) -> None:
    comment_under(page, "first words of mine")
    mine = page.locator(".comment", has_text="first words of mine")
    mine.get_by_role("button", name="Edit").click()
    page.get_by_label("Text").fill("second words of mine")
    page.get_by_role("button", name="Save").click()
    mine = page.locator(".comment", has_text="second words of mine")
    expect(mine).to_contain_text("edited")
    mine.get_by_role("button", name="Delete").click()
    expect(mine).to_have_count(0)
    kinds = [event.kind for event in fetch("demo", credentials, None).events][-3:]
    assert kinds == ["new", "edited", "gone"]


def test_what_a_customer_writes_is_never_taken_for_markup(page: Page) -> None:
    comment_under(page, "<img src=x onerror=alert(1)><b>bold</b> javascript:alert(1)")
    comment = page.locator(".comment", has_text="onerror").first
    expect(comment).to_contain_text("<b>bold</b>")
    expect(comment.locator(".text *")).to_have_count(0)


def test_another_person_is_chosen_by_keyboard_and_stays_after_a_reload(page: Page) -> None:
    page.get_by_role("radio", name=re.compile("Mira")).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=re.compile("Jonas"))).to_be_checked()
    expect(page.locator("#lines")).to_contain_text("IBAN")
    page.reload()
    expect(page.get_by_role("radio", name=re.compile("Jonas"))).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1440])
def test_the_page_is_accessible_and_fits_its_window(
    page: Page, scheme: str, width: int, credentials: dict[str, str]
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    comment_under(page, "a comment for the examination")
    page.get_by_text("a comment for the examination").first.wait_for()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
