"""The guide's own examples work: its event is taken, its few lines of Python sign as the desk verifies."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sottovoce.channels.webhook.parsing import parse
from tests.channels.test_demo_network import Desk

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "connecting-channels.md").read_text()


def example(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_event_of_the_guide_is_taken_and_its_sender_is_understood() -> None:
    event = example("json").encode()
    (taken,) = parse(event, datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    assert taken.text == "Where is my order?"
    names: dict[str, Any] = {}
    exec(example("python"), names)
    credentials = {"profile": "guide-demo", "secret": "a secret of the tests only"}
    desk = Desk(credentials)
    recent = event.replace(b"2026-11-24T12:00:00Z", datetime.now(UTC).isoformat().encode())
    assert names["send"](desk.url, "guide-demo", credentials["secret"], recent) == 202
    assert [each.native_id for each in desk.events] == ["c-1"]
    desk.server.shutdown()
    desk.server.server_close()
