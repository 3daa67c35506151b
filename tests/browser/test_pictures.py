"""A customer's picture in the thread: covered, described in words, with its chips beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sottovoce.channels import InboundAttachment
from sottovoce.desk.conversations.models import Attachment
from sottovoce.desk.conversations.services import attachments
from sottovoce.desk.conversations.services.covering import black_out
from tests.browser.conftest import SharedDesk
from tests.detect.pictures.drawing import CARD, talk, written


def test_a_covered_picture_stands_in_the_thread_with_its_chips(
    shared_desk: SharedDesk, page_as: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = InboundAttachment("http://127.0.0.1:9/a.png", "image/png", "")
    message = shared_desk.say("is this charge mine?", attachments=(given,))
    attachment = Attachment.objects.get(message=message)
    content = written(talk([f"my card {CARD}", "is this charge mine?"], night=True))
    monkeypatch.setattr(attachments, "_download", lambda *asked: content)
    attachments.fetch(attachment.id, datetime.now(UTC))
    black_out(attachment.id)
    for scheme in ("light", "dark"):
        page = page_as("agent", f"/inbox/{message.conversation_id}/", scheme=scheme)
        picture = page.locator(".attachment-shown")
        expect(picture).to_be_visible()
        page.wait_for_function("document.querySelector('.attachment-shown').naturalWidth > 0")
        assert "card" in (picture.get_attribute("alt") or "")
        expect(page.locator(".attachment-chips .chip")).to_have_text(["card ··1111"])
        assert not Axe().run(page).response["violations"]
    page.locator(".attachment-chips .chip").click()
    expect(page.get_by_role("dialog")).to_contain_text("Luhn")
