"""Mastodon, against what a real server once said: recordings of the client `Mastodon.py`, read in place."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import vcr
import yaml

from sottovoce.channels import Visibility
from sottovoce.channels.mastodon.plain import links_of, plain_text, without_mentions
from sottovoce.channels.mastodon.statuses import event_of
from sottovoce.errors import PlatformRefused
from tests.channels.acting import act
from tests.servers.places import MASTODON_RECORDINGS

CREDENTIALS = {"server": "http://localhost:3000", "access_token": "as it was recorded"}


@pytest.fixture(scope="module")
def recordings() -> Path:
    if not (MASTODON_RECORDINGS / ".installed").is_file():
        pytest.skip("no recordings: run `python -m tests.servers install`")
    return MASTODON_RECORDINGS


def replaying(recordings: Path, name: str) -> Any:
    """Let every call be answered from a recording; what was not recorded is an error."""
    player = vcr.VCR(record_mode="none", match_on=["method", "host", "port", "path"])
    return player.use_cassette(str(recordings / name), allow_playback_repeats=True)


def statuses_in(place: object) -> Iterator[dict[str, Any]]:
    """Every status in an answer, however deep."""
    if isinstance(place, dict):
        if "content" in place and "account" in place and "visibility" in place:
            yield place
        for value in place.values():
            yield from statuses_in(value)
    elif isinstance(place, list):
        for value in place:
            yield from statuses_in(value)


def recorded_statuses(recordings: Path) -> Iterator[dict[str, Any]]:
    for name in sorted(recordings.glob("test_status_*.yaml")) + sorted(recordings.glob("test_notif*.yaml")):
        if name.stat().st_size > 200_000:
            continue
        for interaction in yaml.load(name.read_text(), Loader=yaml.CSafeLoader)["interactions"]:
            body = interaction["response"]["body"]["string"]
            raw = gzip.decompress(body).decode() if body[:2] == b"\x1f\x8b" else body
            if raw[:1] in ("{", "["):
                yield from statuses_in(json.loads(raw))


def test_a_real_mention_is_read_as_its_author_wrote_it(recordings: Path) -> None:
    with replaying(recordings, "test_notifications_mentions_only.yaml"):
        fetched = act("mastodon", CREDENTIALS, lambda channel: channel.fetch_since(None))
    (event,) = fetched.events
    assert event.text == "@mastodonpy_test hello!"
    assert event.visibility is Visibility.PUBLIC
    assert event.author is not None
    assert event.author.handle == "admin"
    assert event.sent_at.isoformat() == "2026-10-14T19:05:28.486000+00:00"


def test_a_real_answer_that_a_status_is_missing_is_seen_as_missing(recordings: Path) -> None:
    with (
        replaying(recordings, "test_status_missing.yaml"),
        pytest.raises(PlatformRefused, match="not there any more"),
    ):
        act("mastodon", CREDENTIALS, lambda channel: channel.reply_public("0", "Hello", "k"))


def test_every_status_of_the_recordings_becomes_an_event_with_words_and_no_markup(recordings: Path) -> None:
    found = list(recorded_statuses(recordings))
    assert len(found) > 80
    for status in found:
        event = event_of(status, datetime.now(UTC))
        assert event is not None
        assert (event.visibility is Visibility.PRIVATE) == (status["visibility"] == "direct")
        assert not re.search(r"</?(p|br|a|span)\b", event.text)
        assert bool(event.text) == bool(status["content"] or status["spoiler_text"])
        assert len(event.attachments) == len(status["media_attachments"])


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            '<p><span class="h-card" translate="no"><a href="https://a.example/@acme" class="u-url mention">'
            "@<span>acme</span></a></span> my card is<br>4111&nbsp;1111 1111 1111</p><p>Thanks &amp; bye</p>",
            "@acme my card is\n4111\xa01111 1111 1111\n\nThanks & bye",
        ),
        (
            '<p>See <a href="https://a.example/long/way"><span class="invisible">https://</span>'
            '<span class="ellipsis">a.example/lo</span><span class="invisible">ng/way</span></a></p>',
            "See https://a.example/long/way",
        ),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p>a</p><script>x</script><style>y</style><p>b</p>", "a\n\nb"),
        ("no markup at all", "no markup at all"),
        ("<p>unclosed <b>and < odd", "unclosed and < odd"),
        ("", ""),
    ],
)
def test_html_becomes_the_words_that_a_reader_sees(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_links_are_found_and_mentions_made_plain() -> None:
    assert links_of('<a href="https://a.example">x</a><a href="javascript:alert(1)">y</a>') == [
        "https://a.example"
    ]
    text = "@one and @two@b.example, not c@d.example nor https://a.example/@three"
    assert without_mentions(text) == "one and two@b.example, not c@d.example nor https://a.example/@three"
