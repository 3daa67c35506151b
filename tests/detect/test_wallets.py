"""Wallets: addresses and recovery phrases are known by their checksums; one wrong sign undoes them."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect import Detector
from sottovoce.detect.checks.seeds import _places, has_checksum
from sottovoce.detect.checks.wallets import BASE58, is_base58check, is_bech32, is_ss58, is_stellar, is_ton


def phrase(entropy: bytes, language: str) -> list[str]:
    """The words for these bits, by the procedure of BIP 39."""
    bits = len(entropy) * 8
    checked = bits // 32
    whole = int.from_bytes(entropy, "big") << checked | sha256(entropy).digest()[0] >> (8 - checked)
    words = list(_places(language))
    count = (bits + checked) // 11
    return [words[whole >> 11 * (count - place - 1) & 2047] for place in range(count)]


@pytest.mark.parametrize("size", [16, 20, 24, 28, 32])
@pytest.mark.parametrize("language", ["english", "french", "italian", "portuguese", "spanish"])
def test_a_phrase_of_each_list_and_length_is_found_to_the_character(size: int, language: str) -> None:
    entropy = sha256(language.encode()).digest()[:size]
    value = " ".join(phrase(entropy, language))
    text = f"seed phrase: {value}. It will not open my wallet!"
    found = [text[each.start : each.end] for each in Detector(tier="patterns").find(text)]
    assert value in found


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 2047), min_size=11, max_size=11))
def test_one_last_word_in_sixteen_closes_a_phrase_of_twelve(numbers: list[int]) -> None:
    assert sum(has_checksum([*numbers, last]) for last in range(2048)) == 2048 // 16


@pytest.mark.parametrize(
    ("holds", "address"),
    [
        (lambda text: is_base58check(text, BASE58), "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
        (lambda text: is_base58check(text, BASE58), "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        (is_bech32, "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
        (is_ss58, "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"),
        (is_stellar, "GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7"),
        (is_ton, "EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2"),
    ],
)
def test_an_address_with_one_sign_changed_is_none(holds, address: str) -> None:  # type: ignore[no-untyped-def]
    assert holds(address)
    for place in range(6, len(address)):
        other = "p" if address[place] != "p" else "q"
        assert not holds(address[:place] + other + address[place + 1 :])
