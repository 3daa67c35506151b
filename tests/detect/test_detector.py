"""The detector as a whole: severities, evidence, hostile input, threads, and the work it does."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

import pyarrow as pa
import pytest

from sottovoce.detect import Category, Detector, Severity, redact
from sottovoce.detect.model import Evidence

MESSAGE = "@acme my order 1182 never came, call me 0171 2345678, I need it, I'm diabetic"


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(("en", "de"), ("DE",))


def test_the_message_of_the_design_is_understood(detector: Detector) -> None:
    assessment = detector.scan(MESSAGE)
    assert [finding.kind for finding in assessment.findings] == ["ORDER_NUMBER", "PHONE_NUMBER", "HEALTH"]
    assert redact(MESSAGE, assessment.findings) == (
        "@acme my order [order number] never came, call me [phone ··78], I need it, I'm [health]"
    )
    assert assessment.severity is Severity.HIGH
    assert assessment.language == "en"


def test_every_finding_says_why_in_words(detector: Detector) -> None:
    for finding in detector.scan(MESSAGE).findings:
        assert all(isinstance(each, Evidence) and each.explanation for each in finding.evidence)
        assert finding.evidence[0].stage == "match"
        assert 0.5 <= finding.confidence <= 1
        assert finding.category in Category


def test_evidence_never_holds_the_value(detector: Detector) -> None:
    text = "card 4111 1111 1111 1111, mail jo@example.com, call 0171 2345678"
    for finding in detector.scan(text).findings:
        value = text[finding.start : finding.end]
        assert not any(value in each.explanation for each in finding.evidence)


def test_a_message_that_holds_nothing_has_no_findings(detector: Detector) -> None:
    assessment = detector.scan("thanks so much, have a lovely day!")
    assert (assessment.findings, assessment.intents, assessment.severity) == ((), (), Severity.NONE)


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "\ud800", "\udfff4111 1111 1111 1111\ud800", "\ufeff", "﷽" * 500, "\u202e0171 2345678"],
)
def test_hostile_text_is_scanned_like_any_other(detector: Detector, text: str) -> None:
    for finding in detector.scan(text).findings:
        assert text[finding.start : finding.end]


def test_a_card_between_lone_surrogates_is_found(detector: Detector) -> None:
    text = "\udfff 4111 1111 1111 1111 \ud800"
    assert [text[each.start : each.end] for each in detector.scan(text).findings] == ["4111 1111 1111 1111"]


def test_right_to_left_text_does_not_hide_a_number(detector: Detector) -> None:
    text = "הטלפון שלי +49 171 2345678 תודה"
    assert [text[each.start : each.end] for each in detector.scan(text).findings] == ["+49 171 2345678"]


def test_threads_share_a_detector(detector: Detector) -> None:
    texts = [f"{MESSAGE} {number}" for number in range(150)]
    alone = [detector.scan(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detector.scan, texts)) == alone


def test_a_batch_is_a_table_with_a_row_for_each_text(detector: Detector) -> None:
    table = detector.scan_batch(pa.array([MESSAGE, None, "hello"]))
    assert table.num_rows == 3
    kinds = [[found["kind"] for found in row] for row in table.column("findings").to_pylist()]
    assert kinds == [["ORDER_NUMBER", "PHONE_NUMBER", "HEALTH"], [], []]


def test_processes_give_the_same_answers_in_the_same_order(detector: Detector) -> None:
    texts = [f"number {number}: call 0171 234{number:04d}" for number in range(2_500)]
    assert detector.scan_batch(texts, workers=2) == detector.scan_batch(texts)


def test_languages_limit_terms_but_never_numbers() -> None:
    german = Detector(("de",), ("DE",), tier="patterns")
    assert german.scan("I'm diabetic").findings == ()
    assert [each.kind for each in german.scan("meu CPF é 390.533.447-05").findings] == ["BR_CPF"]


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "4111 1111 1111 1112 ",
        "0171 2345678 ",
        "a@b.co ",
        "a.",
        "one two ",
        "@ ",
        "12.12.",
        "my password is x ",
        "i'm diabetic ",
        "((((",
        "0171/",
        "DE89 3704 ",
    ],
)
def test_the_work_grows_in_step_with_the_text(detector: Detector, piece: str) -> None:
    detector.scan(piece * 50)
    short, long = calls(detector, piece * 100), calls(detector, piece * 400)
    assert long <= short * 4.6 + 2_000


def calls(detector: Detector, text: str) -> int:
    """How many calls a scan makes, in Python and C: work that no clock's noise can blur."""
    made = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        detector.scan(text)
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("me podéis localizar en 912 345 678", "912 345 678"),
        ("podéis localizarme en el 912345678", "912345678"),
        ("llamad al número 912345678", "912345678"),
        ("il numero è 3331234567", "3331234567"),
        ("ninguém atende no 21 3456-7890", "21 3456-7890"),
        ("meu whats é 11987654321", "11987654321"),
    ],
)
@pytest.mark.parametrize("regions", [(), ("GB", "DE", "ES", "IT", "BR"), ("BR", "IT", "ES", "DE", "GB")])
def test_a_national_number_is_found_whatever_the_order_of_the_regions(
    text: str, number: str, regions: tuple[str, ...]
) -> None:
    found = Detector((), regions, tier="patterns").find(text)
    assert [(each.kind, text[each.start : each.end]) for each in found] == [("PHONE_NUMBER", number)]
