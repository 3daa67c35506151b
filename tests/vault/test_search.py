"""A text is found by its words, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.vault.search import fold, words_to_find, words_to_store


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("My ORDER never came", "order"),
        ("Die Straße ist gesperrt", "STRASSE"),
        ("Ｏｒｄｅｒ １１８２", "order 1182"),
        ("cafe\u0301 rouge", "café"),
        ("don't e-mail me", "mail don"),
        ("İstanbul", "i\u0307stanbul"),
        ("注文が届きません", "注文"),
        ("注文が届きません", "届"),
        ("订单1182没有到", "订单 1182"),
        ("สินค้ายังไม่มาถึง", "สินค้า"),
        ("주문 번호", "번호"),
        ("my_order_1182", "order"),
        ("anything", ""),
    ],
)
def test_a_text_is_found(text: str, query: str) -> None:
    assert words_to_find(query) <= words_to_store(text)


@pytest.mark.parametrize(
    ("text", "query"), [("orders", "order"), ("注文が届きません", "文注"), ("1182", "118"), ("ab", "ba")]
)
def test_a_text_is_not_found(text: str, query: str) -> None:
    assert not words_to_find(query) <= words_to_store(text)


@settings(max_examples=150)
@given(text=st.text(max_size=60))
def test_each_text_is_found_by_itself(text: str) -> None:
    assert words_to_find(text) <= words_to_store(text)
    assert words_to_find(text.upper().lower()) == words_to_find(fold(text.upper().lower()))
