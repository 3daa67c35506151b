"""The customer's page in a real browser: sealed there, unreadable on the way, read by whom it is for."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from sottovoce.desk.conversations import sealed_forms
from sottovoce.desk.conversations.form_words import LANGUAGES, words_in
from sottovoce.desk.conversations.models import HandOver
from sottovoce.desk.conversations.services import handover
from sottovoce.desk.conversations.services.handover import (
    Created,
    create_hand_over,
    read_submission,
    withdraw,
)
from tests.desk.fixtures import speaker

SECRET = "Die Karte endet auf 1111 – مرحبا"
FIELDS = ["order_number", "card_last_four", "message"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    # A browser reports each answer over 399 as an error of its own; those are asserted by what is shown.
    assert [problem for problem in problems if "Failed to load resource" not in problem] == []


@pytest.fixture
def make_link(shared_desk: Any) -> Callable[..., Created]:
    """Make a secure link whose address leads to the running desk."""
    desk = shared_desk.desk

    def make(language: str = "en", fields: list[str] = FIELDS) -> Created:
        message = speaker(desk)("my order never came", who=f"mira-{language}")
        created = create_hand_over(
            desk.agent, message.conversation_id, message.id, fields, language, datetime.now(UTC)
        )
        path = re.sub(r"^https?://[^/]+", "", created.url)
        return Created(shared_desk.url + path, created.hand_over)

    return make


def shown(page: Page, state: str) -> Any:
    return page.locator(f'[data-shows="{state}"]:visible')


def test_what_is_typed_leaves_the_browser_sealed_and_is_read_with_a_reason(
    shared_desk: Any, make_link: Callable[..., Created], page: Page
) -> None:
    desk, link = shared_desk.desk, make_link()
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))
    page.goto(link.url)
    page.get_by_label("Order number").fill("1182")
    page.get_by_label("What you want to tell us").fill(SECRET)
    page.get_by_role("button", name="Encrypt and send").click()
    expect(shown(page, "thanks")).to_be_visible()

    token = link.url.partition("#")[2]
    assert all(token not in request.url for request in sent)
    (body,) = [request.post_data for request in sent if request.url.endswith("/send")]
    assert body is not None
    assert json.loads(body).keys() == {"token", "sealed"}
    for request in sent:
        for value in ("1182", "1111", "Karte", "مرحبا", "order_number"):
            assert value not in (request.post_data or "")
    assert page.url == f"{shared_desk.url}/s/{link.hand_over.id}"

    read = read_submission(desk.agent, link.hand_over.id, "answer", "to find the order", datetime.now(UTC))
    assert read == {"order_number": "1182", "card_last_four": "", "message": SECRET}


def test_both_suites_of_the_page_open_here_and_every_length_looks_the_same(
    shared_desk: Any, make_link: Callable[..., Created], page: Page
) -> None:
    """The browser's library and ours agree on RFC 9180, with our `info`, for both key types."""
    link = make_link()
    customer = link.hand_over.conversation.customer_id
    page.goto(f"{shared_desk.url}/s/{link.hand_over.id}")
    form = {
        "organisation": str(handover.organisation_id(handover.home())),
        "handOver": str(link.hand_over.id),
        "expires": int(link.hand_over.expires_at.timestamp()),
        "fields": [{"name": name} for name in FIELDS],
        "publicKey": base64.b64encode(bytes(link.hand_over.public_key)).decode(),
    }
    private = handover.vault().open(
        customer,
        bytes(link.hand_over.sealed_private_key or b""),
        handover.context_of(customer, "hand_over", "private_key", link.hand_over.id),
    )
    for suite, name in ((sealed_forms.X25519, "X25519"), (sealed_forms.P256, "P256")):
        lengths = set()
        for message in ("", "1" * 16, SECRET * 20):
            given = page.evaluate(
                """async ([suite, form, answers]) => {
                     const sealing = await import("/static/conversations/js/sealing.js");
                     return Array.from(await sealing.sealWith(sealing[suite], form, answers));
                   }""",
                [name, form, {"message": message}],
            )
            sealed = bytes(given)
            sealed_forms.require_whole(sealed)
            opened = sealed_forms.open_form(sealed, private, handover.bound_to(link.hand_over))
            assert sealed[0] == suite
            assert sealed_forms.answers(opened, FIELDS)["message"] == message
            lengths.add(len(sealed))
        assert len(lengths) == 1


def test_a_link_works_once_and_says_so(
    shared_desk: Any, make_link: Callable[..., Created], page: Page
) -> None:
    link = make_link()
    page.goto(link.url)
    page.get_by_label("Order number").fill("1182")
    page.get_by_role("button", name="Encrypt and send").click()
    expect(shown(page, "thanks")).to_be_visible()
    page.goto("about:blank")
    page.goto(link.url)
    expect(shown(page, "submitted")).to_contain_text("has been used")
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_an_expired_and_a_withdrawn_link_say_what_to_do(
    shared_desk: Any, make_link: Callable[..., Created], page: Page
) -> None:
    expired, withdrawn = make_link("en"), make_link("de")
    HandOver.objects.filter(id=expired.hand_over.id).update(
        expires_at=datetime.now(UTC) - timedelta(minutes=1)
    )
    withdraw(shared_desk.desk.agent, withdrawn.hand_over.id, datetime.now(UTC))
    page.goto(expired.url)
    expect(shown(page, "expired")).to_contain_text("Ask Acme for a new one")
    page.goto(withdrawn.url)
    expect(shown(page, "withdrawn")).to_contain_text("zurückgezogen")


def test_a_link_that_is_withdrawn_while_its_form_is_open_is_told_at_sending(
    shared_desk: Any, make_link: Callable[..., Created], page: Page
) -> None:
    link = make_link()
    page.goto(link.url)
    page.get_by_label("Order number").fill("1182")
    withdraw(shared_desk.desk.agent, link.hand_over.id, datetime.now(UTC))
    page.get_by_role("button", name="Encrypt and send").click()
    expect(shown(page, "withdrawn")).to_be_visible()


def test_a_cut_off_link_and_a_link_without_token_are_told_apart_from_a_closed_one(
    shared_desk: Any, make_link: Callable[..., Created], page: Page
) -> None:
    link = make_link()
    page.goto(link.url[:-3])
    expect(shown(page, "unknown")).to_contain_text("copy all of it")
    page.goto(f"{shared_desk.url}/s/{link.hand_over.id}")
    expect(shown(page, "unknown")).to_be_visible()
    page.goto(f"{shared_desk.url}/s/{shared_desk.desk.agent.id}#token")
    expect(shown(page, "unknown")).to_be_visible()


def test_a_lost_connection_loses_no_word(make_link: Callable[..., Created], page: Page) -> None:
    link = make_link()
    page.goto(link.url)
    page.get_by_label("Order number").fill("1182")
    page.route("**/send", lambda route: route.abort())
    page.get_by_role("button", name="Encrypt and send").click()
    expect(page.get_by_role("alert")).to_contain_text("still here")
    expect(page.get_by_label("Order number")).to_have_value("1182")
    page.unroute("**/send")
    page.get_by_role("button", name="Encrypt and send").click()
    expect(shown(page, "thanks")).to_be_visible()


def test_an_answer_that_is_lost_on_the_way_is_no_second_form(
    make_link: Callable[..., Created], page: Page
) -> None:
    link = make_link()
    page.goto(link.url)
    page.get_by_label("Order number").fill("1182")

    def kept_but_not_answered(route: Any) -> None:
        route.fetch()
        route.abort()

    page.route("**/send", kept_but_not_answered)
    page.get_by_role("button", name="Encrypt and send").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.unroute("**/send")
    page.get_by_role("button", name="Encrypt and send").click()
    expect(shown(page, "thanks")).to_be_visible()


def test_an_empty_form_is_not_sent(make_link: Callable[..., Created], page: Page) -> None:
    page.goto(make_link().url)
    page.get_by_role("button", name="Encrypt and send").click()
    expect(page.get_by_role("alert")).to_contain_text("at least one field")
    expect(page.get_by_label("Order number")).to_be_focused()


def test_without_javascript_the_page_says_what_it_needs_and_takes_nothing(
    browser: Browser, make_link: Callable[..., Created]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(make_link("fr").url)
    expect(page.locator("noscript p")).to_contain_text("JavaScript")
    expect(page.get_by_role("textbox")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_of_the_conversation(
    make_link: Callable[..., Created], page: Page, language: str
) -> None:
    page.goto(make_link(language).url)
    words = words_in(language)
    expect(page.get_by_role("heading", level=1)).to_have_text(words.title.format(brand="Acme"))
    for name in FIELDS:
        expect(page.get_by_label(words.fields[name], exact=True)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_fits_a_small_telephone(
    browser: Browser, make_link: Callable[..., Created], scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    # axe is put into the page by the browser's own tools, which the page's policy rightly refuses otherwise.
    page = context.new_page()
    link = make_link("de", ["full_name", "email", "phone", "address", "message"])
    page.goto(link.url)
    expect(shown(page, "form")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_label("E-Mail-Adresse").fill("mira@example.org")
    page.get_by_role("button", name="Verschlüsseln und senden").click()
    expect(shown(page, "thanks")).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_the_page_can_be_used_by_keyboard_alone(make_link: Callable[..., Created], page: Page) -> None:
    page.goto(make_link(fields=["order_number"]).url)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("1182")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(shown(page, "thanks").get_by_role("heading")).to_be_focused()
