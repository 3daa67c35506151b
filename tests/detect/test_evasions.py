"""Personal data written to slip past a filter, or by accident, is found all the same, and to the"
" character."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sottovoce.detect import Detector

CARD = "4111 1111 1111 1111"
PHONE = "408-247-8880"
ZERO_WIDTH = "\u200b"
SPOKEN = dict(
    zip(
        "0123456789",
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
        strict=True,
    )
)


def digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))


def shifted(first: int) -> Callable[[str], str]:
    return lambda written: written.translate({ord("0") + value: first + value for value in range(10)})


CARD_FORMS: dict[str, Callable[[str], str]] = {
    "dots between the blocks": lambda card: card.replace(" ", "."),
    "slashes between the blocks": lambda card: card.replace(" ", "/"),
    "a space after every digit": lambda card: " ".join(digits(card)),
    "a hyphen after every digit": lambda card: "-".join(digits(card)),
    "blocks on lines of their own": lambda card: card.replace(" ", "\n"),
    "zero-width spaces": lambda card: ZERO_WIDTH.join(digits(card)),
    "full-width digits": shifted(0xFF10),
    "Arabic-Indic digits": shifted(0x0660),
    "mathematical digits": shifted(0x1D7CE),
    "keycap emoji": lambda card: "".join(f"{digit}\ufe0f\u20e3" for digit in digits(card)),
    "an emoji between the blocks": lambda card: card.replace(" ", "\U0001f4b3"),
    "digits in words": lambda card: " ".join(SPOKEN[digit] for digit in digits(card)),
    "no-break spaces": lambda card: card.replace(" ", "\u00a0"),
}
PHONE_FORMS: dict[str, Callable[[str], str]] = {
    "digits in words": lambda phone: " ".join(SPOKEN[digit] for digit in digits(phone)),
    "the letter O for zero": lambda phone: phone.replace("0", "O"),
    "a space after every digit": lambda phone: " ".join(digits(phone)),
    "dots between the blocks": lambda phone: phone.replace("-", "."),
    "keycap emoji": lambda phone: "".join(f"{digit}\ufe0f\u20e3" for digit in digits(phone)),
    "zero-width joiners": lambda phone: "\u200d".join(phone),
    "full-width digits": shifted(0xFF10),
    "a comma after every digit": lambda phone: ",".join(digits(phone)),
    "tildes between the blocks": lambda phone: phone.replace("-", "~"),
    "lines of their own": lambda phone: phone.replace("-", "\n"),
}
EMAILS = {
    "jo.bloggs(at)example(dot)com": "brackets",
    "jo [at] example [dot] com": "square brackets",
    "jo{at}example{dot}com": "braces",
    "jo.bloggs at example dot com": "words",
    "jo dot bloggs AT example DOT com": "capital words",
    "jo.bloggs @ example.com": "spaces around the sign",
    "jo.bloggs@example dot com": "the sign and a word",
    f"jo{ZERO_WIDTH}.bloggs@exa{ZERO_WIDTH}mple.com": "zero-width spaces",
    "jо.blоggs@ехample.com": "Cyrillic look-alikes",
    "jo.bloggs＠example．com": "full-width signs",
    "jobloggs at gmail.com": "a provider everybody knows",
    "jo arroba example punto com": "Spanish words",
    "jo arobase example point fr": "French words",
    "jo arroba exemplo ponto com ponto br": "Portuguese words",
    "jo chiocciola esempio punto it": "Italian words",
    "jo apenstaartje voorbeeld punt nl": "Dutch words",
    "jo (ät) beispiel (punkt) de": "German words",
}


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(regions=("US", "DE"))


def found(detector: Detector, text: str, kind: str) -> list[str]:
    return [text[each.start : each.end] for each in detector.scan(text).findings if each.kind == kind]


@pytest.mark.parametrize("form", CARD_FORMS)
def test_a_card_is_found_in_every_form(detector: Detector, form: str) -> None:
    written = CARD_FORMS[form](CARD)
    assert found(detector, f"please check {written} thanks", "CREDIT_CARD") == [written]


@pytest.mark.parametrize("form", PHONE_FORMS)
def test_a_telephone_number_is_found_in_every_form(detector: Detector, form: str) -> None:
    written = PHONE_FORMS[form](PHONE)
    assert found(detector, f"my number is {written} thanks", "PHONE_NUMBER") == [written]


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
    ],
)
def test_words_that_only_look_like_an_evasion_are_left_alone(detector: Detector, text: str) -> None:
    assert detector.scan(text).findings == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ruf an: null eins sieben eins zwei drei vier fünf sechs sieben acht", "0171 2345678"),
        ("appelle moi zéro six un deux trois quatre cinq six sept huit", "06 12 34 56 78"),
        ("llámame seis uno dos tres cuatro cinco seis siete ocho", "612345678"),
        ("call oh one seven double one two three four five six seven", "0171 1234567"),
    ],
)
def test_digits_are_read_in_several_languages(text: str, value: str) -> None:
    kinds = [each.kind for each in Detector(regions=("DE", "FR", "ES", "GB")).scan(text).findings]
    assert kinds == ["PHONE_NUMBER"], value
