"""Personal data written to slip past a filter, or by accident, is found all the same, and to the
character: seventeen forms each of a telephone number, a card and an e-mail address, of many numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect import Detector, redact
from sottovoce.detect.fold import fold
from sottovoce.detect.fold_words import fold_words
from tests.detect.forms import (
    EMAIL_FORMS,
    LANGUAGES,
    NUMBER_FORMS,
    Form,
    below_hundred,
    card,
    email,
    phone,
    said,
)

REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PT")
LEAST_RECALL = 0.9
TRIES = 40
SENTENCES = {
    "PHONE_NUMBER": (
        "my number is {} thanks",
        "call me on {} please",
        "ruf mich an: {}",
        "mi teléfono es {}",
    ),
    "CREDIT_CARD": ("my card is {} thanks", "please check card {} ok", "Karte {} danke"),
    "EMAIL_ADDRESS": ("write to {} please", "my email is {} thanks", "meine Mail ist {} danke"),
}
TABLE: list[tuple[str, Callable[[Random], str], str, Form]] = [
    *(("PHONE_NUMBER", phone, name, form) for name, form in NUMBER_FORMS.items()),
    *(("CREDIT_CARD", card, name, form) for name, form in NUMBER_FORMS.items()),
    *(("EMAIL_ADDRESS", email, name, form) for name, form in EMAIL_FORMS.items()),
]
EMAILS = {
    "jo.bloggs(at)example(dot)com": "brackets",
    "jo dot bloggs AT example DOT com": "capital words",
    "jo.bloggs@example dot com": "the sign and a word",
    "joATexampleDOTcom": "capital words within",
    "j o @ e x a m p l e . c o m": "a space after each letter",
    "jo@example.c0m": "zero for o in the ending",
    "jobloggs at gmail.com": "a provider everybody knows",
    "jo underscore bloggs at example dot com": "a word for another sign",
    "jo arroba exemplo ponto com ponto br": "Portuguese words",
    "jo (ät) beispiel (punkt) de": "German words",
    "🅹🅾@example.com": "letters in black squares",
    "ᴊᴏ@example.com": "small capitals",
}


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(regions=REGIONS, tier="patterns")


def found(detector: Detector, text: str, kind: str) -> list[str]:
    return [text[each.start : each.end] for each in detector.scan(text).findings if each.kind == kind]


@pytest.mark.parametrize(
    ("kind", "make", "name", "form"), TABLE, ids=lambda each: each if isinstance(each, str) else ""
)
def test_nine_in_ten_are_found_in_every_form(
    detector: Detector, kind: str, make: Callable[[Random], str], name: str, form: Form
) -> None:
    hits = 0
    for number in range(TRIES):
        chance = Random(f"{kind} {name} {number}")
        written = form(chance, make(chance))
        hits += found(detector, chance.choice(SENTENCES[kind]).format(written), kind) == [written]
    assert hits >= LEAST_RECALL * TRIES


def test_there_are_seventeen_forms_of_each() -> None:
    assert len(NUMBER_FORMS) == len(EMAIL_FORMS) == 17


@pytest.mark.parametrize("written", EMAILS)
def test_an_email_address_is_found_in_every_form(detector: Detector, written: str) -> None:
    assert found(detector, f"write to {written} please", "EMAIL_ADDRESS") == [written]


@pytest.mark.parametrize(
    "text",
    [
        "look at this dot com bubble",
        "I shop at amazon.com all day",
        "thanks @acme . Great work",
        "one two or three days at most",
        "meet me at noon. Come alone",
        "available at acme dot com",
        "one or two, maybe three or four of them, five at most",
        "I waited two hours, then three, then four",
        "between 100 and 200 then 300",
        "twenty twenty was bad, twenty twenty one worse",
        "zwei oder drei Tage, vielleicht vier",
        "uno, dos, tres, ya",
        "thanks 😀@acme.com for the help",
        "meet at the point. It was great",
        "attend the punto event at noon",
        "size S, 5 of them, 80B and 10S",
        "one in two, two in three, and nine in ten agree",
    ],
)
def test_words_that_only_look_like_an_evasion_are_left_alone(text: str) -> None:
    assert Detector(regions=REGIONS, mentions=False).scan(text).findings == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ruf an: null eins sieben eins zwei drei vier fünf sechs sieben acht", "0171 2345678"),
        ("appelle moi zéro six un deux trois quatre cinq six sept huit", "06 12 34 56 78"),
        ("llámame seis uno dos tres cuatro cinco seis siete ocho", "612345678"),
        ("call oh one seven double one two three four five six seven", "0171 1234567"),
        (
            "mon numéro: zéro six, vingt et un, soixante et onze, quatre-vingt-dix-sept, trente-deux",
            "0621719732",
        ),
        ("ruf an: null eins siebzehn, vierundvierzig, einundzwanzig, dreimal die sieben", "0117 4421777"),
        ("ring me, plus four four two zero seven nine four six zero nine five eight", "+44 20 7946 0958"),
        ("llámame al seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho", "612345678"),
        ("bel me: nul zes, twaalf, vierendertig, zesenvijftig, achtenzeventig", "0612345678"),
    ],
)
def test_digits_are_read_in_several_languages(text: str, value: str) -> None:
    kinds = [
        each.kind
        for each in Detector(regions=("DE", "FR", "ES", "GB", "NL"), tier="patterns").scan(text).findings
    ]
    assert kinds == ["PHONE_NUMBER"], value


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(LANGUAGES), st.lists(st.integers(10, 99), min_size=4, max_size=8), st.integers(0, 2**32)
)
def test_any_number_told_in_words_is_folded_to_its_digits(language: str, pairs: list[int], seed: int) -> None:
    number = "".join(map(str, pairs))
    digit_by_digit = " ".join(said(Random(seed), language, number))
    by_pairs = ", ".join(below_hundred(language, pair) for pair in pairs)
    for told in (digit_by_digit, by_pairs):
        assert "".join(filter(str.isdigit, fold_words(fold(told)).text)) == number, told


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TABLE), st.integers(0, 2**32), st.text(max_size=12), st.text(max_size=12))
def test_what_is_found_lies_where_it_was_written(
    row: tuple[str, Callable[[Random], str], str, Form], seed: int, before: str, after: str
) -> None:
    kind, make, _, form = row
    chance = Random(seed)
    text = f"{before} {form(chance, make(chance))} {after}"
    for finding in Detector(regions=REGIONS, tier="patterns").find(text):
        assert 0 <= finding.start < finding.end <= len(text)
        if finding.kind == kind == "EMAIL_ADDRESS":
            assert redact(text, [finding]) == text[: finding.start] + "[e-mail]" + text[finding.end :]


def test_two_whole_numbers_with_a_word_between_stay_two() -> None:
    text = "first 07911 123456 then 4111 1111 1111 1111"
    found = Detector(("en",), ("GB",), tier="patterns").scan(text).findings
    assert [(each.kind, text[each.start : each.end]) for each in found] == [
        ("PHONE_NUMBER", "07911 123456"),
        ("CREDIT_CARD", "4111 1111 1111 1111"),
    ]


def test_doubling_again_and_again_fills_no_memory() -> None:
    text = "double " * 400 + "five six seven eight nine one two"
    assert Detector(tier="patterns").scan(text).findings == ()
