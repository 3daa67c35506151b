"""A child's age or school year is found, whoever gives it; other numbers, and grown-up children, are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.detect import Category, Detector, Severity
from tests.detect.held_out import LANGUAGES, measured, messages

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(tier="patterns")


@pytest.mark.parametrize("language", LANGUAGES)
def test_children_are_found_with_whose_age_it_is(detector: Detector, language: str) -> None:
    counted = measured(
        [
            (
                frozenset({label} - {"none"}),
                frozenset(str(each.whose) for each in detector.scan(text).findings if each.kind == "MINOR"),
            )
            for label, text in messages(HERE, language)
        ]
    )
    assert counted.precision >= 0.9
    assert counted.recall >= 0.8


def test_a_childs_age_is_a_severe_finding_of_its_own_category(detector: Detector) -> None:
    (finding,) = detector.scan("hi im 12 and my order didnt come").findings
    assert (finding.category, finding.severity) == (Category.CHILD, Severity.HIGH)


@pytest.mark.parametrize("age", range(5, 18))
def test_a_writer_under_eighteen_is_a_child(detector: Detector, age: int) -> None:
    assert "MINOR" in [each.kind for each in detector.scan(f"I'm {age} years old").findings]


@pytest.mark.parametrize("age", [0, 1, 18, 19, 45, 99])
def test_any_other_age_is_no_writers_who_is_a_child(detector: Detector, age: int) -> None:
    assert "MINOR" not in [each.kind for each in detector.scan(f"I'm {age} years old").findings]
