"""Data given in pieces over several messages is put together in the last one, with the earlier spans as
parts.
"""

from __future__ import annotations

import pytest

from bench.split_messages import LEAST_RECALL, MOST_PER_THOUSAND, false_alarms, recall
from bench.split_messages import REGIONS as SPLIT_REGIONS
from sottovoce.detect import Detector, Finding, redact


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(regions=("GB", "DE", "US"), tier="patterns")


def assembled(detector: Detector, *messages: str) -> list[tuple[str, str, list[str]]]:
    """What the last message holds: kind, its span there, and the spans of the earlier ones."""
    *window, text = messages

    def spans(finding: Finding) -> list[str]:
        return [window[part.message][part.start : part.end] for part in finding.parts]

    return [
        (each.kind, text[each.start : each.end], spans(each)) for each in detector.scan(text, window).findings
    ]


def test_a_card_in_two_messages(detector: Detector) -> None:
    assert assembled(detector, "4111 1111", "1111 1111") == [("CREDIT_CARD", "1111 1111", ["4111 1111"])]


def test_a_card_in_two_messages_with_words_around(detector: Detector) -> None:
    found = assembled(detector, "sure, it starts 4111 1111", "and then 1111 1111 ok?")
    assert found == [("CREDIT_CARD", "1111 1111", ["4111 1111"])]


def test_a_card_in_four_messages_with_talk_between(detector: Detector) -> None:
    found = assembled(detector, "4111", "1111", "hold on", "1111", "1111")
    assert found == [("CREDIT_CARD", "1111", ["4111", "1111", "1111"])]


def test_an_expiry_date_is_completed_by_the_card_before_it(detector: Detector) -> None:
    found = assembled(detector, "4111 1111", "1111 1111", "exp 04/29")
    assert found == [("CARD_EXPIRY", "04/29", ["4111 1111", "1111 1111"])]


def test_an_iban_in_two_messages(detector: Detector) -> None:
    found = assembled(detector, "my iban DE89 3704 0044", "0532 0130 00")
    assert found == [("IBAN_CODE", "0532 0130 00", ["DE89 3704 0044"])]


def test_a_word_of_context_may_stand_in_the_message_before(detector: Detector) -> None:
    assert assembled(detector, "my social security number is", "536904399") == [("US_SSN", "536904399", [])]
    assert assembled(detector, "my password is", "Tr0ub4dor&3") == [("PASSWORD", "Tr0ub4dor&3", [])]


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        (("cvv", "wait", "and 123"), ("CARD_CODE", "123", [])),
        (("my password is", "hold on", "👍", "hunter2!x"), ("PASSWORD", "hunter2!x", [])),
        (("the password", "hunter2!x"), ("PASSWORD", "hunter2!x", [])),
        (("my email is jo.bloggs", "at gmail.com"), ("EMAIL_ADDRESS", "at gmail.com", ["jo.bloggs"])),
        (("jo.bloggs@", "example.com"), ("EMAIL_ADDRESS", "example.com", ["jo.bloggs@"])),
        (("call me on 0171", "ok", "and then 2345678"), ("PHONE_NUMBER", "2345678", ["0171"])),
        (("mi dni es", "1234", "5678Z"), ("ES_NIF", "5678Z", ["1234"])),
        (("ssn", "536", "hm", "90", "4399"), ("US_SSN", "4399", ["536", "90"])),
        (
            ("742 Evergreen Terrace", "Springfield, IL 62704"),
            ("ADDRESS", "Springfield, IL 62704", ["742 Evergreen Terrace"]),
        ),
        (("geboren am", "are you there?", "12/03/1984"), ("DATE_OF_BIRTH", "12/03/1984", [])),
        (
            ("IBAN DE89 3704", "sorry", "0044 0532", "hm", "0130 00"),
            ("IBAN_CODE", "0130 00", ["DE89 3704", "0044 0532"]),
        ),
    ],
)
def test_what_stands_between_or_around_the_pieces_is_left_out(
    detector: Detector, messages: tuple[str, ...], expected: tuple[str, str, list[str]]
) -> None:
    assert assembled(detector, *messages) == [expected]


def test_of_data_split_over_messages_more_than_is_asked_for_is_found() -> None:
    """The bar is 0.85 of all; the command prints each kind's share."""
    assert recall(Detector((), SPLIT_REGIONS, tier="patterns"), 30)["all"] >= LEAST_RECALL


def test_ordinary_messages_after_each_other_make_nothing() -> None:
    assert false_alarms(Detector((), SPLIT_REGIONS, tier="patterns"), 500) <= MOST_PER_THOUSAND


def test_a_text_of_an_attachment_is_an_earlier_text_like_any_other(detector: Detector) -> None:
    letter = "Invoice\nACME Ltd\nTotal 49.99\nPay by card"
    assert assembled(detector, "4111 1111", letter, "1111 1111") == [
        ("CREDIT_CARD", "1111 1111", ["4111 1111"])
    ]


@pytest.mark.parametrize(
    "messages",
    [
        ("4111 1111", "1111 1112"),
        ("thanks", "@acme.com where is it"),
        ("the number is", "my order is 12345678"),
        ("I forgot my password", "thanks"),
        ("my password:", "thanks"),
        ("bought on", "order 0171 2345678"),
        ("gate 12", "Springfield, IL 62704"),
        ("my order 41111111", "tracking 11111111 please"),
        ("I paid 49.99", "on 12/03/2024"),
        ("flight LH 4111", "seat 11, gate 11"),
        ("see you at 10", "or 11"),
        ("version 4.1.1", "build 1111 1111 1111"),
    ],
)
def test_numbers_that_make_nothing_are_left_alone(detector: Detector, messages: tuple[str, ...]) -> None:
    *window, text = messages
    assert not [each for each in detector.scan(text, window).findings if each.severity > 1]


def test_what_the_text_alone_says_is_not_said_twice(detector: Detector) -> None:
    alone = detector.scan("my card is 4111 1111 1111 1111").findings
    assert detector.scan("my card is 4111 1111 1111 1111", ["hi", "I need 2 things"]).findings == alone


def test_the_chip_of_a_completed_card_shows_its_last_digits_and_no_others(detector: Detector) -> None:
    found = detector.scan("1111 1111", ["4111 1111"]).findings
    assert redact("1111 1111", found) == "[card ··1111]"
