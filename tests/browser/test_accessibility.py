"""WCAG by axe, in a real browser: every state of the inbox, signing in, one's own account, every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NARROW, WIDE, SharedDesk

PageAs = Callable[..., Page]
SCHEMES = ("light", "dark")
ARRIVED = """() => Promise.all(document.getAnimations()
    .filter(animation => animation.effect.getComputedTiming().endTime !== Infinity)
    .map(animation => animation.finished.catch(() => {})))"""


def violations(page: Page) -> list[str]:
    """What axe objects to on this page as it stands, a line for each."""
    # A half-faded dialog has half its contrast: look at it when it has arrived. (A spinner never does.)
    page.evaluate(ARRIVED)
    found = Axe().run(page).response["violations"]
    return [f"{wrong['id']}: {[node['target'] for node in wrong['nodes']][:3]}" for wrong in found]


@pytest.fixture(scope="module")
def told(shared_desk: SharedDesk) -> Any:
    """A conversation that has something of everything; returns its first message."""
    from sottovoce.desk.conversations.services.handover import create_hand_over
    from sottovoce.desk.conversations.services.inbox import add_label
    from sottovoce.desk.conversations.services.notes import write_note

    desk = shared_desk.desk
    message = shared_desk.say("call +49 171 2345678, card 4111 1111 1111 1111", who="paula")
    shared_desk.say("thank you", who="paula", visibility="private")
    shared_desk.say("I do not trust you, delete all my data!", who="paula", visibility="private")
    shared_desk.say("gone soon", who="paula", native_id="paula-gone")
    shared_desk.say("", who="paula", native_id="paula-gone", kind="gone")
    desk.see_all()
    conversation = message.conversation_id
    write_note(desk.staff["team_lead"], conversation, "@Agent please look", desk.now)
    add_label(desk.staff["team_lead"], conversation, "Delivery", desk.now)
    create_hand_over(desk.agent, conversation, message.id, ["order_number"], "en", desk.now)
    return message


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_inbox_in_each_of_its_states(told: Any, page_as: PageAs, scheme: str) -> None:
    page = page_as("team_lead", "/inbox/", scheme=scheme)
    found = {"list": violations(page)}
    page.locator(f"#row-{told.conversation_id} .row-link").click()
    expect(page.get_by_role("log")).to_be_visible()
    found["conversation"] = violations(page)
    page.locator(".mode.public").click()
    page.locator("#words").fill("We call +49 171 2345678.")
    expect(page.locator("#outgoing")).to_be_visible()
    found["stopped reply"] = violations(page)
    page.locator("#words").fill("")
    page.get_by_role("button", name="card ··1111").click()
    found["reveal dialog"] = violations(page)
    page.keyboard.press("Escape")
    for menu in ("#do-assign", "#do-label", "#do-snooze", "[popovertarget=filter-menu]"):
        page.locator(menu).click()
        found[menu] = violations(page)
        page.keyboard.press("Escape")
    page.locator(".composer-foot [data-opens-dialog=link-dialog]").click()
    found["link dialog"] = violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    found["palette"] = violations(page)
    assert {state: wrong for state, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_inbox_on_a_narrow_screen(told: Any, page_as: PageAs, scheme: str) -> None:
    page = page_as("agent", "/inbox/", scheme=scheme, size=NARROW)
    assert violations(page) == []
    page.goto(f"{page.url}{told.conversation_id}/")
    assert violations(page) == []
    page.get_by_role("button", name="About the customer").click()
    assert violations(page) == []
    page.get_by_role("button", name="Open the menu").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.fixture
def stranger(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page on which nobody is signed in."""
    contexts = []

    def open_page(address: str, scheme: str, size: Any) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_what_a_stranger_sees(
    shared_desk: SharedDesk, stranger: Callable[..., Page], scheme: str, size: Any
) -> None:
    for path in ("/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/design"):
        page = stranger(f"{shared_desk.url}{path}", scheme, size)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path


def every_page() -> list[str]:
    """The path of each page of the rooms that is opened without naming anything."""
    paths = []
    for room in get_resolver().url_patterns:
        if isinstance(room, URLResolver) and room.app_name in ("core", "conversations", "quality"):
            for pattern in room.url_patterns:
                assert isinstance(pattern, URLPattern)
                if "<" not in str(pattern.pattern):
                    paths.append(f"/{pattern.pattern}")
    return sorted(set(paths))


@pytest.mark.parametrize("role", ["privacy_officer", "administrator"])
def test_every_page_of_the_desk_and_of_ones_own_account(
    shared_desk: SharedDesk, told: Any, page_as: PageAs, role: str
) -> None:
    page = page_as(role, "/")
    own = ["/accounts/2fa/", "/accounts/2fa/webauthn/", "/accounts/password/change/", "/accounts/sessions/"]
    found = {}
    for path in [*every_page(), *own, "/nothing-here/"]:
        address = f"{shared_desk.url}{path}"
        answer = page.request.get(address)
        if answer.status in (403, 405) or "html" not in answer.headers["content-type"]:
            continue
        page.goto(address)
        found[path] = violations(page)
    assert len(found) > len(own)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
