"""What a screen shows of a text: chips in place of findings, and of secure links, which are secrets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce import detect
from sottovoce.desk.conversations import redacted
from sottovoce.desk.conversations.inbox_filters import Filters
from sottovoce.desk.conversations.models import Measure, Message
from sottovoce.desk.conversations.redacted import LINK_LABEL, as_line, pieces_of, segments_of
from sottovoce.desk.conversations.selectors import inbox
from sottovoce.desk.conversations.selectors.conversation import open_conversation
from sottovoce.desk.conversations.services.carrying_out import carry_out
from sottovoce.desk.conversations.services.findings import add_missed
from tests.desk.fixtures import NOW, Desk
from tests.desk.network import Network

ADDRESS = "https://desk.example/s/0192f7a0-1111-7abc-8def-0123456789ab#c2VjcmV0LXRva2VuLTQxMTE"
Say = Callable[..., Message]


def found(kind: str, start: int, end: int) -> detect.Finding:
    declared = detect.KINDS[kind]
    return detect.Finding(kind, start, end, 1.0, declared.category, declared.severity, ())


def test_of_a_secure_link_only_its_name_is_shown() -> None:
    shown = segments_of(f"Tell us here: {ADDRESS}\nThank you", ())
    assert [(part.text, part.secret) for part in shown] == [
        ("Tell us here: ", False),
        (LINK_LABEL, True),
        ("\nThank you", False),
    ]
    assert as_line(shown) == "Tell us here: [secure link] Thank you"


def test_what_is_found_around_a_link_keeps_its_chip_and_what_is_found_in_it_has_none() -> None:
    text = f"Call 07911 123456 or {ADDRESS} or 07911 654321"
    token, second = text.index("#") + 1, text.index("07911 6")
    findings = [
        found("PHONE_NUMBER", second, second + 12),
        found("PHONE_NUMBER", token, token + 4),
        found("PHONE_NUMBER", 5, 17),
    ]
    shown = segments_of(text, findings)
    assert [part.finding for part in shown if part.finding is not None] == [2, 0]
    assert [part.text for part in shown if part.secret] == [LINK_LABEL]


@pytest.mark.parametrize("text", ["", "/s/", "https://desk.example/s/#", "see /s/1 # 2"])
def test_what_is_no_secure_link_stays_as_it_is(text: str) -> None:
    assert "".join(part.text for part in segments_of(text, ())) == text


@given(
    st.lists(st.sampled_from(["hello", " ", "\n", ADDRESS, "07911 123456", "é", "/s/"]), max_size=8),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40)), max_size=4),
)
@settings(max_examples=100)
def test_pieces_cover_the_text_without_gap_and_never_show_a_token(
    words: list[str], spans: list[tuple[int, int]]
) -> None:
    text = "".join(words)
    findings = [
        found("PHONE_NUMBER", start, min(start + length, len(text)))
        for start, length in spans
        if start < len(text)
    ]
    pieces = list(pieces_of(text, findings))
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert (pieces[0].start, pieces[-1].end) == (0, len(text)) if pieces else text == ""
    for piece in pieces:
        if piece.segment.finding is None and not piece.segment.secret:
            assert text[piece.start : piece.end] == piece.segment.text
            assert ADDRESS not in piece.segment.text
            assert "#c2Vj" not in piece.segment.text


def test_segments_come_back_as_they_were_kept() -> None:
    shown = segments_of(f"call 07911 123456 {ADDRESS}", [found("PHONE_NUMBER", 5, 17)])
    assert redacted.decode(redacted.encode(shown)) == shown


def test_agents_see_that_a_link_was_sent_but_not_the_link(desk: Desk, tell: Say, network: Network) -> None:
    message = tell("my card is 4111 1111 1111 1111")
    for measure in Measure.objects.order_by("kind"):
        carry_out(measure.id, NOW)
        desk.see_all()
    (command,) = network.done("reply_private")
    assert "/s/" in command["text"]
    assert message.conversation_id is not None
    (ours,) = [
        shown
        for shown in open_conversation(desk.agent, message.conversation_id, NOW).messages
        if shown.direction == "out"
    ]
    assert [segment.text for segment in ours.segments if segment.is_link] == [LINK_LABEL]
    (row,) = inbox.page(desk.agent, Filters(), NOW).rows
    for text in ("".join(segment.text for segment in ours.segments), row.preview):
        assert "/s/" not in text
        assert "#" not in text


def test_words_after_a_link_are_marked_where_they_stand(desk: Desk, say: Say) -> None:
    message = say(f"{ADDRESS} does not open, says Mira")
    words = " does not open, says Mira"
    start = words.index("Mira")
    finding = add_missed(desk.agent, message.id, "PERSON", 1, start, start + 4, NOW).finding
    assert (finding.start, finding.end) == (len(ADDRESS) + start, len(ADDRESS) + start + 4)
