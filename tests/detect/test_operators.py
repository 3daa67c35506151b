"""The anonymisation operators: what stands in the place of a value, and where it then stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.detect.operators import (
    DEFAULT,
    Decrypt,
    Encrypt,
    Hash,
    Keep,
    Mask,
    Operator,
    Redact,
    Replace,
    Span,
    anonymise,
)
from sottovoce.detect.pseudonyms import Pseudonyms, pseudonymise
from sottovoce.errors import BadInput, Tampered

TEXT = "hello world, my name is Jane Doe. My number is: 034453334"
NAME = Span(24, 32, "PERSON", 0.8)
NUMBER = Span(48, 57, "PHONE_NUMBER", 0.95)
KEY = b"WmZq4t7w!z%C&F)J"
SECRET = bytes(range(32))


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(min_size=1, max_size=60))
    place = st.integers(0, len(text) - 1)
    spans = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(place)
        end = draw(st.integers(start + 1, len(text)))
        spans.append(Span(start, end, draw(st.sampled_from(["A", "B"])), draw(st.floats(0, 1))))
    return text, spans


def test_a_value_is_replaced_by_its_kind_when_nothing_else_is_said() -> None:
    assert anonymise(TEXT, [NAME], {}).text == "hello world, my name is <PERSON>. My number is: 034453334"


def test_each_kind_has_its_own_operator_and_the_rest_the_default() -> None:
    done = anonymise(TEXT, [NAME, NUMBER], {"PERSON": Redact(), DEFAULT: Mask("*", 6)})
    assert done.text == "hello world, my name is . My number is: ******334"
    assert [(item.kind, item.operator, done.text[item.start : item.end]) for item in done.items] == [
        ("PERSON", "redact", ""),
        ("PHONE_NUMBER", "mask", "******334"),
    ]


@pytest.mark.parametrize(
    ("mask", "expected"),
    [
        (Mask("*", 4), "****5678"),
        (Mask("#", 4, from_end=True), "1234####"),
        (Mask("*", 100), "********"),
        (Mask("*", 0), "12345678"),
        (Mask("*", -3), "12345678"),
    ],
)
def test_a_mask_covers_as_many_characters_as_it_is_told(mask: Mask, expected: str) -> None:
    assert mask("12345678", "X") == expected


def test_a_masking_character_is_one_character() -> None:
    with pytest.raises(BadInput, match="one character"):
        Mask("**", 3)


def test_a_hash_hides_a_value_whose_salt_is_not_known() -> None:
    assert Hash()("4111", "CREDIT_CARD") != Hash()("4111", "CREDIT_CARD")
    salted = Hash("sha512", SECRET)
    assert salted("4111", "CREDIT_CARD") == salted("4111", "CREDIT_CARD")
    assert len(salted("4111", "CREDIT_CARD")) == 128
    with pytest.raises(BadInput, match="too short"):
        Hash("sha256", b"short")


def test_a_value_encrypted_by_presidio_is_decrypted() -> None:
    """The example of Presidio's OpenAPI document."""
    sealed = "S184CMt9Drj7QaKQ21JTrpYzghnboTF9pn/neN8JME0="
    assert Decrypt(KEY)(sealed, "PERSON") == "Chloë"


@given(st.text(alphabet=st.characters(), max_size=80), st.sampled_from([KEY, SECRET[:24], SECRET]))
def test_what_was_encrypted_is_decrypted(value: str, key: bytes) -> None:
    assert Decrypt(key)(Encrypt(key)(value, "X"), "X") == value


@pytest.mark.parametrize(
    "value", ["", "no base64 at all", "AAAA", "ÄÖÜ", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo="]
)
def test_what_was_not_encrypted_so_is_refused(value: str) -> None:
    with pytest.raises(Tampered, match="cannot be decrypted"):
        Decrypt(KEY)(value, "X")


def test_a_key_of_another_length_is_refused() -> None:
    for operator in (Encrypt, Decrypt):
        with pytest.raises(BadInput, match="wrong length"):
            operator(b"short")
    assert "WmZq" not in repr(Encrypt(KEY))


def test_two_of_a_kind_with_a_blank_between_are_one() -> None:
    names = [Span(24, 28, "PERSON"), Span(29, 32, "PERSON")]
    assert anonymise(TEXT, names, {}).text == "hello world, my name is <PERSON>. My number is: 034453334"


def test_what_lies_within_another_is_dropped_and_an_overlap_belongs_to_the_first() -> None:
    spans = [Span(0, 5, "A"), Span(1, 3, "B"), Span(4, 8, "B")]
    assert anonymise("abcdefghij", spans, {}).text == "<A><B>ij"


@given(texts_with_spans())
def test_kept_values_leave_the_text_as_it_was(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    assert anonymise(text, spans, {DEFAULT: Keep()}).text == text


@given(texts_with_spans(), st.sampled_from([Replace(), Replace("é😀"), Redact(), Mask("*", 3), Hash()]))
def test_items_stand_where_they_say_and_what_is_outside_stays(
    case: tuple[str, list[Span]], operator: Operator
) -> None:
    text, spans = case
    done = anonymise(text, spans, {DEFAULT: operator})
    covered = {place for span in spans for place in range(span.start, span.end)}
    outside = "".join(c for place, c in enumerate(text) if place not in covered)
    left, last = [], 0
    for item in done.items:
        assert last <= item.start <= item.end
        assert done.text[item.start : item.end] == item.text
        left.append(done.text[last : item.start])
        last = item.end
    kept = "".join((*left, done.text[last:]))
    assert "".join(kept.split()) == "".join(outside.split())


@pytest.mark.parametrize("span", [Span(-1, 3, "A"), Span(3, 3, "A"), Span(5, 2, "A"), Span(0, 999, "A")])
def test_a_span_outside_of_the_text_is_refused(span: Span) -> None:
    with pytest.raises(BadInput, match="does not lie in the text"):
        anonymise(TEXT, [span], {})


def test_a_pseudonym_is_the_same_each_time_for_one_customer_and_another_for_the_next() -> None:
    mine, yours = Pseudonyms(SECRET), Pseudonyms(SECRET[::-1])
    assert mine("ANNA  Müller", "PERSON") == mine("anna muller", "PERSON")
    assert mine("Anna", "PERSON") != yours("Anna", "PERSON")
    assert mine("Anna", "PERSON").startswith("Person-")
    assert "Anna" not in mine("Anna", "PERSON")
    with pytest.raises(BadInput, match="too short"):
        Pseudonyms(b"short")


def test_an_answer_to_a_pseudonymised_text_is_restored() -> None:
    sent = pseudonymise(TEXT, [NAME, NUMBER], Pseudonyms(SECRET))
    assert "Jane" not in sent.text
    assert "0344" not in sent.text.replace("-", "")
    assert "Jane" not in repr(sent)
    name = sent.text[24:].split(".")[0]
    assert sent.restore(f"Dear {name}, Person-AAAAAAAA is not known here.") == (
        "Dear Jane Doe, Person-AAAAAAAA is not known here."
    )


@given(st.lists(st.text(alphabet="abcé漢😀", min_size=1, max_size=6), min_size=1, max_size=12))
def test_a_pseudonymised_text_restores_to_itself(words: list[str]) -> None:
    text, spans = "", []
    for word in words:
        spans.append(Span(len(text), len(text) + len(word), "PERSON"))
        text += f"{word} - "
    sent = pseudonymise(text, spans, Pseudonyms(SECRET))
    assert all(f"{word} -" not in sent.text for word in words)
    restored = sent.restore(sent.text)
    # Values that differ in writing alone come back as they were first written.
    assert restored.replace("é", "e") == text.replace("é", "e")
