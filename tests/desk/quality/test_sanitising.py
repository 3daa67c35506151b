"""An example holds no value of its message, keeps its shape, and is not made where that cannot be shown."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.desk.quality.sanitising import Sanitised, sanitise
from sottovoce.detect import Detector, Finding

SEED = b"a seed"
CARD = "4111 1111 1111 1111"
TEXT = f"my card is {CARD}, write to anna.berg@shop.example"


@cache
def detector() -> Detector:
    return Detector(("en",), ("GB",), tier="patterns")


def made(text: str, seed: bytes = SEED) -> Sanitised | None:
    return sanitise(text, detector().scan(text).findings, "en", seed, detector())


def test_values_keep_kind_and_shape_and_a_card_its_check_digit() -> None:
    example = made(TEXT)
    assert example is not None
    kinds = {kind: example.text[start:end] for start, end, kind in example.spans}
    assert set(kinds) == {"CREDIT_CARD", "EMAIL_ADDRESS"}
    assert [letter.isdigit() for letter in kinds["CREDIT_CARD"]] == [letter.isdigit() for letter in CARD]
    digits = [int(letter) for letter in kinds["CREDIT_CARD"] if letter.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) if place % 2 else digit for place, digit in enumerate(digits[::-1])]
    assert sum(doubled) % 10 == 0
    assert kinds["EMAIL_ADDRESS"].endswith(".example")
    assert example.text.startswith("my card is ")


def test_the_same_seed_makes_the_same_example_and_another_another() -> None:
    assert made(TEXT) == made(TEXT)
    assert made(TEXT) != made(TEXT, b"another seed")


def test_no_example_where_a_value_stands_a_second_time() -> None:
    text = f"{TEXT}; again {CARD}"
    findings = [finding for finding in detector().scan(text).findings if finding.start < text.index("again")]
    assert sanitise(text, findings, "en", SEED, detector()) is None


def test_no_example_where_a_scan_finds_what_nobody_marked() -> None:
    assert sanitise(TEXT, (), "en", SEED, detector()) is None


def test_what_a_person_called_harmless_may_stay() -> None:
    text = "our line is 07911 123456 as ever"
    (phone,) = detector().scan(text).findings
    kept = sanitise(text, (), "en", SEED, detector(), [(phone.start, phone.end)])
    assert kept == Sanitised(text, ())


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([CARD, "07911 123456", "anna.berg@shop.example", "GB82 WEST 1234 5698 7654 32"]),
        unique=True,
        max_size=4,
    ),
    st.binary(min_size=4, max_size=8),
)
def test_no_original_value_is_ever_left(values: list[str], seed: bytes) -> None:
    text = "hello; " + " and also ".join(values)
    found: tuple[Finding, ...] = detector().scan(text).findings
    example = sanitise(text, found, "en", seed, detector())
    if example is not None:
        for finding in found:
            assert text[finding.start : finding.end] not in example.text
        assert all(start < end <= len(example.text) for start, end, _ in example.spans)
