"""Folding keeps the way back: every folded character knows the span of the original that it came from."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect import Detector, redact, segments
from sottovoce.detect.fold import fold, substitute
from sottovoce.detect.fold_words import fold_words
from sottovoce.detect.model import Plain

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
PIECES = st.lists(
    st.sampled_from(
        [
            "4111 1111 1111 1111",
            "a@b.co",
            "four",
            " one ",
            "(at)",
            " dot ",
            "ß",
            "é",
            "\u200b",
            "\ud800",
            "５",
            "5\ufe0f\u20e3",
            "😀",
            "0171",
            "O",
            "\n",
            "x",
        ]
    )
    | ANY_TEXT,
    max_size=12,
).map("".join)
DETECTOR = Detector(regions=("DE", "US"))


@given(PIECES)
def test_folded_text_is_ascii_and_its_spans_lie_in_order_within_the_original(text: str) -> None:
    folded = fold_words(fold(text))
    assert folded.text.isascii()
    spans = [folded.original(place, place + 1) for place in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(PIECES)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


def test_what_is_dropped_belongs_to_the_character_before() -> None:
    keycaps = "1\ufe0f\u20e32\ufe0f\u20e3"
    folded = fold(keycaps)
    assert folded.text == "12"
    assert folded.original(0, 2) == (0, len(keycaps))


def test_a_replacement_of_another_length_stands_for_the_whole_of_its_span() -> None:
    folded = substitute(fold("say four now"), [(4, 8, "4")])
    assert folded.text == "say 4 now"
    assert folded.original(4, 5) == (4, 8)
    assert folded.original(6, 9) == (9, 12)


@settings(deadline=None)
@given(PIECES, st.lists(PIECES, max_size=3))
def test_findings_lie_in_the_text_and_segments_give_the_rest_back(text: str, window: list[str]) -> None:
    findings = DETECTOR.scan(text, window).findings
    places = [place for finding in findings for place in (finding.start, finding.end)]
    assert places == sorted(places)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)
    for part in (part for finding in findings for part in finding.parts):
        assert -len(window) <= part.message < 0
        assert 0 <= part.start < part.end <= len(window[part.message])
    shown = "".join(piece.text for piece in segments(text, findings) if isinstance(piece, Plain))
    hidden = "".join(text[finding.start : finding.end] for finding in findings)
    assert len(shown) + len(hidden) == len(text)


@settings(deadline=None)
@given(ANY_TEXT)
def test_a_value_that_was_found_is_not_in_the_redacted_text(around: str) -> None:
    text = f"{around} jo.bloggs@example.com {around}"
    assert "jo.bloggs@example.com" not in redact(text, DETECTOR.scan(text).findings)
