"""The desk's pages beside the inbox in a real browser: accessible in both schemes, fitting, usable."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from sottovoce.desk.conversations.models import Measure, Profile, Rule
from sottovoce.desk.conversations.services.canned import save_canned
from sottovoce.desk.conversations.services.handover import create_hand_over, record_sent
from sottovoce.desk.conversations.services.labels import save_label
from sottovoce.desk.conversations.services.measures import settle
from sottovoce.desk.conversations.services.reveals import reveal
from sottovoce.desk.conversations.services.secure_links import open_link, submit
from sottovoce.desk.core.installation import home, ledger_signer
from sottovoce.desk.core.models import Act, Organisation
from sottovoce.desk.core.sequencer import sequence_once
from sottovoce.ledger import verify_proof
from tests.browser.conftest import NARROW, WIDE, SharedDesk, sign_in
from tests.desk.conversations.test_handover import sealed_like_the_page, token_of

PageAs = Callable[..., Page]
CARD = "my card is 4111 1111 1111 1111"


@dataclass(frozen=True)
class Told:
    """Things of one customer for the pages to show."""

    customer: UUID
    hand_over: UUID
    act: UUID
    rule: UUID
    profile: UUID
    person: UUID


@pytest.fixture(scope="module")
def told(shared_desk: SharedDesk) -> Told:
    """A customer who showed a card, a link, a look, a refused measure, and all of it in the log."""
    desk = shared_desk.desk
    message = shared_desk.say(CARD, who="greta")
    shared_desk.say("thank you!", who="greta", visibility="private")
    reveal(desk.agent, message.findings.get().id, "answer", "to check the refund", desk.now)
    link = create_hand_over(
        desk.agent, message.conversation_id, message.id, ["order_number", "message"], "en", desk.now
    )
    record_sent(link.hand_over.id, desk.now)
    refuse(message)
    save_canned(desk.officer, shortcut="thanks", title="Thanks", text="Thank you, {name}!", now=desk.now)
    save_label(desk.officer, None, "refund", 130)
    in_the_log()
    return Told(
        customer=message.conversation.customer_id,
        hand_over=link.hand_over.id,
        act=Act.objects.filter(subject=message.conversation.customer_id, kind="value.revealed").get().id,
        rule=Rule.objects.order_by("position")[0].id,
        profile=shared_desk.profile.id,
        person=desk.agent.id,
    )


def refuse(message: Any) -> Measure:
    """The network says no to hiding this message."""
    measure = Measure.objects.select_related("conversation").get(message=message, kind="hide")
    with transaction.atomic():
        settle(
            measure,
            Measure.State.REFUSED,
            datetime.now(UTC),
            problem="Not allowed there.",
            advice="Ask them.",
        )
    return measure


def in_the_log() -> None:
    """Give every act its place, as the worker does."""
    sequence_once(datetime.now(UTC))


def pages_of(role: str, told: Told) -> list[str]:
    if role == "administrator":
        named: list[tuple[str, list[Any]]] = [
            ("core:staff", []),
            ("core:person_new", []),
            ("core:person", [told.person]),
            ("conversations:channels", []),
            ("conversations:channel_choice", []),
            ("conversations:profile_new", ["mastodon"]),
            ("conversations:profile", [told.profile]),
            ("conversations:profile_disconnection", [told.profile]),
        ]
    else:
        named = [
            ("core:ledger", []),
            ("core:act", [told.act]),
            ("core:settings", []),
            ("core:account", []),
            ("core:organisation", []),
            ("core:brands", []),
            ("conversations:measures", []),
            ("conversations:rules", []),
            ("conversations:rule", [told.rule]),
            ("conversations:rule_deletion", [told.rule]),
            ("conversations:canned_replies", []),
            ("conversations:labels", []),
            ("conversations:label_new", []),
            ("conversations:customer", [told.customer]),
            ("conversations:customer_shredding", [told.customer]),
            ("conversations:hand_over", [told.hand_over]),
        ]
    return [reverse(name, args=arguments) for name, arguments in named]


@pytest.mark.parametrize("role", ["privacy_officer", "administrator"])
@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", NARROW)], ids=["wide", "narrow"])
def test_every_page_is_accessible_and_fits(
    page_as: PageAs, shared_desk: SharedDesk, told: Told, role: str, scheme: str, size: dict[str, int]
) -> None:
    page = page_as(role, "/settings/", scheme=scheme, size=size)
    mistakes = {}
    for path in pages_of(role, told):
        answer = page.goto(f"{shared_desk.url}{path}")
        assert answer is not None
        assert answer.status == 200, path
        found = Axe().run(page)
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if found.violations_count or too_wide > 0:
            mistakes[path] = (too_wide, found.generate_report())
    assert mistakes == {}


def test_a_page_with_mistakes_in_its_form_is_accessible_too(page_as: PageAs, told: Told) -> None:
    page = page_as("privacy_officer", "/settings/organisation/")
    page.get_by_label("Seconds a revealed value stays visible").fill("9000")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved yet")
    field = page.get_by_label("Seconds a revealed value stays visible")
    expect(field).to_have_value("9000")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "id_reveal_seconds_error" in (field.get_attribute("aria-describedby") or "")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_log_is_checked_without_leaving_the_ledger(page_as: PageAs, told: Told) -> None:
    page = page_as("auditor", "/ledger/")
    page.get_by_role("button", name="Check the whole log now").click()
    expect(page.locator("#verification")).to_contain_text("Everything holds")
    expect(page.get_by_role("heading", name="Ledger", level=1)).to_be_visible()


def test_a_downloaded_proof_holds_for_the_downloaded_entry(page_as: PageAs, told: Told) -> None:
    page = page_as("auditor", f"/ledger/{told.act}/")
    content = []
    for name in ("Proof", "Entry"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).click()
        content.append(download.value.path().read_bytes())
    proof, entry = content
    assert verify_proof(proof.decode(), entry, ledger_signer(home()).verifier_key)


def test_the_rule_editor_tells_the_rule_and_its_preview_as_it_is_answered(
    page_as: PageAs, told: Told
) -> None:
    page = page_as("privacy_officer", "/rules/new/")
    page.get_by_label("Name", exact=True).fill("Cards")
    page.get_by_label("Hide the message on the network").check()
    words = page.locator("#told")
    expect(words).to_contain_text("in public: hide the message on the network.")
    expect(words).to_contain_text("would have met it")
    expect(words.locator("svg[role=img]")).to_be_visible()
    page.get_by_label("Tell a person").check()
    expect(words).to_contain_text("hide the message on the network, then tell a person.")
    page.get_by_label("In a private message").check()
    expect(words).to_contain_text("in a private message: hide")


def test_questions_that_do_not_matter_are_not_asked(page_as: PageAs, told: Told) -> None:
    page = page_as("privacy_officer", "/rules/new/")
    expect(page.get_by_label("with a secure link to a form")).to_be_hidden()
    page.get_by_label("Write to the customer in private").check()
    page.get_by_label("with a secure link to a form").check()
    expect(page.get_by_label("Order number", exact=True)).to_be_visible()


def test_a_deleted_rule_comes_back_with_one_click(page_as: PageAs, told: Told) -> None:
    page = page_as("privacy_officer", "/rules/")
    name = page.locator(".rule-name a").nth(2).inner_text()
    page.get_by_role("link", name=f"Delete: {name}").click()
    page.get_by_role("button", name="Delete the rule").click()
    expect(page.get_by_role("heading", name=name)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".rule-name a").nth(2)).to_have_text(name)


def test_a_measure_that_a_network_refuses_appears_by_itself(
    page_as: PageAs, shared_desk: SharedDesk, told: Told
) -> None:
    page = page_as("team_lead", "/measures/")
    expect(page.locator("html[data-live-connected]")).to_be_attached()
    refuse(shared_desk.say(CARD, who="hanna"))
    expect(page.get_by_role("link", name="Hanna")).to_be_visible()
    page.get_by_role("listitem").filter(has_text="Hanna").get_by_role(
        "button", name="I have seen to it"
    ).click()
    expect(page.locator(".toast")).to_contain_text("seen to")
    expect(page.get_by_role("link", name="Hanna")).to_have_count(0)


def test_a_connected_webhook_takes_the_example_as_it_stands(page_as: PageAs, shared_desk: SharedDesk) -> None:
    if not (shutil.which("curl") and shutil.which("openssl")):
        pytest.skip("needs curl and openssl")
    page = page_as("administrator", "/settings/channels/")
    page.get_by_role("link", name="Connect a profile").click()
    page.get_by_role("link", name="Connect Webhook").click()
    page.get_by_label("Name on this desk").fill("Acme forum")
    page.get_by_role("button", name="Connect", exact=True).click()
    secret = page.locator("#secret-secret").inner_text()
    example = page.locator("#example").inner_text().replace("paste the signing secret", secret)
    answer = subprocess.run(["bash", "-c", example], capture_output=True, text=True, check=True)
    assert " 202 " in answer.stdout.splitlines()[0]
    page.get_by_role("link", name="I have copied it").click()
    shared_desk.desk.see_all()
    expect(page).to_have_url(re.compile(str(Profile.objects.get(label="Acme forum").id)))
    assert secret not in page.content()


def test_a_secret_is_copied_with_one_click(page_as: PageAs, shared_desk: SharedDesk) -> None:
    page = page_as("administrator", "/settings/channels/new/webhook/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Name on this desk").fill("Acme shop")
    page.get_by_role("button", name="Connect", exact=True).click()
    page.locator("[data-copies='#secret-secret']").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#secret-secret").inner_text()


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_new_person_signs_in_with_the_password_shown_once_and_is_let_go_at_once(
    page_as: PageAs, shared_desk: SharedDesk, newcomer: Page
) -> None:
    page = page_as("administrator", "/settings/staff/new/")
    page.get_by_label("Name").fill("Ada Nwosu")
    page.get_by_label("E-mail address").fill("ada@staff.example")
    page.get_by_role("radio", name="Agent Answers customers").check()
    page.get_by_label("Acme").check()
    page.get_by_role("button", name="Add the person").click()
    password = page.locator("#first-password").inner_text()
    sign_in(newcomer, shared_desk.url, "ada@staff.example", password)
    expect(newcomer.get_by_role("heading", name="Inbox")).to_be_visible()

    page.get_by_role("link", name="I have passed it on").click()
    page.get_by_role("link", name="Change Ada Nwosu").click()
    page.get_by_role("button", name="Deactivate").click()
    page.get_by_role("dialog").get_by_role("button", name="Deactivate").click()
    expect(page.locator(".toast")).to_contain_text("can no longer sign in")
    newcomer.goto(f"{shared_desk.url}/settings/")
    expect(newcomer.get_by_role("heading", name="Sign in")).to_be_visible()


def test_ones_own_settings_hold_from_the_next_page_on(page_as: PageAs, told: Told) -> None:
    page = page_as("counsel", "/settings/account/")
    page.get_by_text("Dark", exact=True).click()
    page.get_by_label("Time zone").select_option("Asia/Tokyo")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(page.url.replace("/settings/account/", f"/ledger/{told.act}/"))
    expect(page.get_by_text("(Asia/Tokyo)")).to_be_visible()


def test_every_setting_is_reached_by_keyboard(page_as: PageAs, told: Told) -> None:
    page = page_as("privacy_officer", "/ledger/")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/settings/")
    page.get_by_role("main").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="My account")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="My account")).to_be_visible()


def test_a_customer_is_shredded_and_the_receipt_handed_out(
    page_as: PageAs, shared_desk: SharedDesk, told: Told
) -> None:
    message = shared_desk.say("delete everything you have on me", who="jutta")
    customer = message.conversation.customer_id
    page = page_as("privacy_officer", f"/customers/{customer}/")
    page.get_by_role("link", name="Shred …").click()
    page.get_by_label("Reason").fill("asked for it by letter")
    page.get_by_role("button", name="Shred for good").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Reason")).to_have_value("asked for it by letter")
    page.get_by_label("Type “shred” to confirm").fill("shred")
    page.get_by_role("button", name="Shred for good").click()
    expect(page.get_by_role("heading", name="This customer was shredded")).to_be_visible()
    in_the_log()
    page.get_by_role("link", name="Look again").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the proof").click()
    act = Act.objects.get(kind="customer.shredded", objects_named__contains=[str(customer)])
    proof = download.value.path().read_text()
    assert verify_proof(proof, bytes(act.leaf), ledger_signer(home()).verifier_key).index == act.index
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_form_that_was_read_masks_itself_again(page_as: PageAs, shared_desk: SharedDesk) -> None:
    Organisation.objects.update(reveal_seconds=5)
    now = datetime.now(UTC)
    message = shared_desk.say(CARD, who="karla")
    link = create_hand_over(None, message.conversation_id, message.id, ["order_number"], "en", now)
    form = open_link(link.hand_over.id, token_of(link), now)
    submit(link.hand_over.id, token_of(link), sealed_like_the_page(form, {"order_number": "1182-KX"}), now)
    shared_desk.desk.see_all()

    page = page_as("agent", f"/hand-overs/{link.hand_over.id}/")
    page.get_by_label("Reason").fill("to find the order")
    page.get_by_role("button", name="Read the form").click()
    expect(page.get_by_text("1182-KX")).to_be_visible()
    expect(page.locator(".timeline")).to_contain_text("Read by Agent")
    expect(page.get_by_text("1182-KX")).to_be_hidden(timeout=10_000)
