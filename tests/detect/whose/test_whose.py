"""Whose data a finding is: measured over messages that give away another person's, one's own, or a firm's."""

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.detect import Detector, Whose
from tests.detect.held_out import LANGUAGES, measured, messages

HERE = Path(__file__).parent
OTHER = frozenset({Whose.OTHER})


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(tier="patterns")


def test_other_peoples_data_are_told_from_ones_own_in_seven_languages(detector: Detector) -> None:
    counted = measured(
        [
            (
                frozenset({Whose(label)}) & OTHER,
                frozenset(each.whose for each in detector.scan(text).findings) & OTHER,
            )
            for language in LANGUAGES
            for label, text in messages(HERE, language)
        ]
    )
    assert counted.precision >= 0.85
    assert counted.recall >= 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_ones_own_data_are_no_other_persons(detector: Detector, language: str) -> None:
    for label, text in messages(HERE, language):
        if label != "other":
            assert OTHER.isdisjoint(each.whose for each in detector.scan(text).findings), text


def test_the_nearest_word_counts(detector: Detector) -> None:
    text = "my wife ordered it, but call me on 07700 900123; her number is 07700 900456"
    assert [each.whose for each in detector.scan(text).findings] == [Whose.SELF, Whose.OTHER]


def test_a_finding_that_is_somebody_elses_says_why(detector: Detector) -> None:
    (finding,) = detector.scan("my neighbour's number is 07700 900123").findings
    assert finding.whose is Whose.OTHER
    assert ("whose", "another person") in [(each.stage, each.check) for each in finding.evidence]


def test_a_companys_own_contact_is_nobodys(detector: Detector) -> None:
    (finding,) = detector.scan("your site says write to support@example.com").findings
    assert finding.whose is Whose.UNKNOWN


def test_what_folding_changed_is_judged_at_its_place(detector: Detector) -> None:
    text = "ﬁne ㎏ … my neighbour's number is 07700 900123"
    (finding,) = detector.scan(text).findings
    assert text[finding.start : finding.end] == "07700 900123"
    assert finding.whose is Whose.OTHER
