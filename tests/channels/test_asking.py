"""What platforms say about waiting, and which addresses may be configured."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.channels.asking import LONGEST_PATIENCE_SECONDS, checked_address, retry_after
from sottovoce.errors import BadInput

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "17"}, 17),
        ({"retry-after": "Tue, 24 Nov 2026 12:00:30 GMT"}, 30),
        ({"ratelimit-reset": str(int(NOW.timestamp()) + 42)}, 42),
        ({"x-ratelimit-reset": "2026-11-24T12:05:00.520537Z"}, 300.520537),
        ({"x-ratelimit-reset": "2026-11-24T11:00:00Z"}, 0),
        ({"retry-after": "99999999"}, LONGEST_PATIENCE_SECONDS),
        ({"retry-after": "soon", "x-ratelimit-reset": "12"}, 12),
        ({"retry-after": "nan"}, None),
        ({}, None),
    ],
)
def test_every_form_in_which_platforms_say_when_is_understood(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after(headers, NOW) == pytest.approx(seconds) if seconds is not None else True
    assert (retry_after(headers, NOW) is None) == (seconds is None)


@given(st.text(max_size=40))
def test_no_header_breaks_the_reading(value: str) -> None:
    seconds = retry_after({"retry-after": value}, NOW)
    assert seconds is None or 0 <= seconds <= LONGEST_PATIENCE_SECONDS


@pytest.mark.parametrize(
    "url", ["https://a.example/", "http://127.0.0.1:80/x", "http://[::1]:9", "http://localhost"]
)
def test_https_and_this_machine_may_be_spoken_to(url: str) -> None:
    assert checked_address(url, "url") == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example",
        "a.example",
        "",
        "https://",
        "https://a.example/#b",
        "https://[::1",
        "https://a.example:x",
    ],
)
def test_anything_else_is_refused_by_the_name_of_its_field(url: str) -> None:
    with pytest.raises(BadInput) as caught:
        checked_address(url, "server")
    assert caught.value.where == "server"
