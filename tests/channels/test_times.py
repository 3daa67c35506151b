"""The time that a message claims: chosen by its author or a foreign server, so it may be any, or none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sottovoce.channels import EventKind
from sottovoce.channels.bluesky import notifications
from sottovoce.channels.mastodon import statuses

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
# Beyond what a calendar holds, once they are moved to UTC.
IMPOSSIBLE = ("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "yesterday", 7, None)


@pytest.mark.parametrize("claimed", IMPOSSIBLE)
def test_a_time_that_is_none_is_none(claimed: object) -> None:
    assert notifications.moment_of(claimed) is None
    assert statuses.moment_of(claimed) is None


def status(**more: Any) -> dict[str, Any]:
    return {
        "id": "1",
        "account": {"id": "7", "acct": "mira"},
        "content": "<p>my card is 4111 1111 1111 1111</p>",
        "visibility": "public",
        "created_at": "2026-11-24T11:00:00Z",
        **more,
    }


@pytest.mark.parametrize("claimed", [*IMPOSSIBLE, "9999-01-01T00:00:00Z"])
def test_a_status_with_an_impossible_time_keeps_its_words_and_has_the_time_of_receipt(
    claimed: object,
) -> None:
    event = statuses.event_of(status(created_at=claimed), NOW)
    assert event is not None
    assert (event.text, event.sent_at) == ("my card is 4111 1111 1111 1111", NOW)


def test_an_edit_from_the_future_does_not_stand_before_all_later_edits() -> None:
    edited = status(edited_at="9999-01-01T00:00:00Z")
    event = statuses.event_of(edited, NOW, EventKind.EDITED)
    assert event is not None
    assert event.sent_at == NOW


def test_a_possible_time_is_believed() -> None:
    event = statuses.event_of(status(), NOW)
    assert event is not None
    assert event.sent_at == NOW - timedelta(hours=1)
