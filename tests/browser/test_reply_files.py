"""Files of a reply in a real browser: chosen, dropped, pasted, described, removed, sent and taken back."""

from __future__ import annotations

import base64
import io
import random
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import NARROW, SharedDesk


def picture(name: str = "mira-lamp.png", colour: str = "steelblue") -> FilePayload:
    """A picture as a person would choose it."""
    written = io.BytesIO()
    Image.new("RGB", (240, 160), colour).save(written, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": written.getvalue()}


@pytest.fixture
def page_with(page_as: Callable[..., Page]) -> Callable[..., Page]:
    """The conversation of a message, open on a page that is connected."""

    def open_page(message: Any, **how: Any) -> Page:
        page = page_as("agent", f"/inbox/{message.conversation_id}/", **how)
        expect(page.locator("html[data-live-connected]")).to_be_attached()
        return page

    return open_page


def choose(page: Page, *files: FilePayload) -> None:
    """Press the button and choose files."""
    with page.expect_file_chooser() as choosing:
        page.locator("[data-attaches]").click()
    choosing.value.set_files(list(files))


def give(page: Page, event: str, target: str, file: FilePayload) -> None:
    """Drop or paste a file, as the browser tells it to the page."""
    content = base64.b64encode(file["buffer"]).decode()
    page.evaluate(
        """([event, target, content, name, type]) => {
          const transfer = new DataTransfer();
          const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
          transfer.items.add(new File([bytes], name, { type }));
          const told = { bubbles: true, cancelable: true };
          const made = event === "paste"
            ? new ClipboardEvent(event, { ...told, clipboardData: transfer })
            : new DragEvent(event, { ...told, dataTransfer: transfer });
          document.querySelector(target).dispatchEvent(made);
        }""",
        [event, target, content, file["name"], file["mimeType"]],
    )


def ready(page: Page) -> Any:
    """The files that the desk has taken in."""
    return page.locator(".file", has=page.locator("progress[hidden]"))


def test_files_are_chosen_dropped_and_pasted_described_and_removed(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("which lamp?", who="fay"))
    choose(page, picture())
    give(page, "drop", ".composer-foot", picture("dropped.png"))
    give(page, "paste", "#words", picture("pasted.png"))
    expect(ready(page)).to_have_count(3)
    page.get_by_label("Description of dropped.png").fill("A blue lamp")
    page.get_by_role("button", name="Remove mira-lamp.png").click()
    expect(page.locator(".file")).to_have_count(2)
    expect(page.get_by_label("Description of dropped.png")).to_have_value("A blue lamp")
    expect(page.get_by_role("button", name="Remove dropped.png")).to_be_focused()
    expect(page.locator("#files-news")).to_have_text("mira-lamp.png is removed.")


def test_a_private_reply_goes_with_its_file_and_taking_it_back_says_that_the_file_is_destroyed(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("which lamp is it?", who="gil"))
    choose(page, picture())
    expect(ready(page)).to_have_count(1)
    page.locator("#words").fill("This one.")
    page.locator("#words").press("Control+Enter")
    sent = page.get_by_role("log").locator(".message.out")
    expect(sent.locator(".attachment")).to_contain_text("sealed")
    expect(page.locator("#files")).to_be_hidden()
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.locator(".toast").filter(has_text="were destroyed")).to_be_visible()
    expect(page.locator("#words")).to_have_value("This one.")


def test_a_picture_goes_public_only_after_somebody_has_looked_at_it(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("show me the lamp", who="hal"))
    page.locator(".mode.public").click()
    choose(page, picture())
    expect(ready(page)).to_have_count(1)
    expect(page.locator("#looked-at")).to_contain_text("reads words, not pictures")
    page.locator("#words").fill("Here it is.")
    page.locator("#send").click()
    expect(page.locator("#looked-at-problem")).to_contain_text("tick this")
    tick = page.get_by_label("I have checked that the picture shows nobody’s data")
    expect(tick).to_be_focused()
    page.keyboard.press("Space")
    page.locator("#send").click()
    expect(page.get_by_role("log").locator(".message.out .attachment")).to_have_count(1)


def test_what_cannot_be_taken_in_says_why_beside_it_and_holds_the_reply(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("which lamp do you mean?", who="ivo"))
    choose(page, {"name": "broken.png", "mimeType": "image/png", "buffer": b"no picture at all"})
    expect(page.locator(".file .bad-words")).to_contain_text("Files of this kind are not taken in.")
    page.locator("#words").fill("This one.")
    page.locator("#send").click()
    expect(page.locator(".toast")).to_contain_text("Remove it first")
    expect(page.get_by_role("log").locator(".message.out")).to_have_count(0)


def test_where_no_files_go_the_button_says_why(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    page = page_with(shared_desk.say("hello there", who="jan"))
    page.locator(".mode.note").click()
    button = page.locator("[data-attaches]")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_attribute("title", "Notes carry no files.")
    give(page, "drop", ".composer-foot", picture())
    expect(page.locator(".toast")).to_contain_text("Notes carry no files.")
    expect(page.locator(".file")).to_have_count(0)


def test_a_large_picture_is_taken_in_whole_and_made_to_fit(
    shared_desk: SharedDesk, page_with: Callable[..., Page]
) -> None:
    written = io.BytesIO()
    noise = random.Random(3).randbytes(1600 * 1600 * 3)
    Image.frombytes("RGB", (1600, 1600), noise).save(written, "PNG")
    assert len(written.getvalue()) > 7_000_000
    page = page_with(shared_desk.say("a large lamp, please", who="lou"))
    choose(page, {"name": "large.png", "mimeType": "image/png", "buffer": written.getvalue()})
    expect(ready(page)).to_have_count(1)
    words = page.locator("[data-file-words]").inner_text()
    assert 100 < int(words.split()[0]) <= 1_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [None, NARROW], ids=["wide", "narrow"])
def test_a_composer_with_files_is_accessible(
    shared_desk: SharedDesk, page_with: Callable[..., Page], scheme: str, size: Any
) -> None:
    page = page_with(shared_desk.say("a lamp, please", who=f"kim-{scheme}"), scheme=scheme, size=size)
    page.locator(".mode.public").click()
    choose(page, picture(), {"name": "broken.png", "mimeType": "image/png", "buffer": b"none"})
    expect(page.locator(".file .bad-words")).to_be_visible()
    expect(ready(page)).to_have_count(2)
    found = Axe().run(page, context="#composer").response["violations"]
    assert [violation["id"] for violation in found] == []
