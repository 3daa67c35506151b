"""Pieces of a text stand where they stood, whatever the text is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.detect.tag.tokenise import LONGEST, tokenise

HARD = st.text(alphabet=st.characters(), max_size=200)


@given(HARD)
def test_every_piece_is_what_stands_at_its_place(text: str) -> None:
    words, starts, ends = tokenise(text)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == words


@given(HARD)
def test_pieces_come_in_order_and_leave_out_nothing_but_space(text: str) -> None:
    words, starts, ends = tokenise(text)
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert "".join(words) == "".join(text.split())


def test_a_link_and_a_handle_are_one_piece_each() -> None:
    assert tokenise("see https://example.org/a?b=1 @anna_smith9 #London").words == [
        "see",
        "https://example.org/a?b=1",
        "@",
        "anna_smith9",
        "#",
        "London",
    ]


def test_a_word_without_end_is_cut() -> None:
    assert max(len(word) for word in tokenise("x" * 10_000).words) == LONGEST
