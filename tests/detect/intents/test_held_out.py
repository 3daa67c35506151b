"""Requests as people write them are found: the bars hold; the page and the recorded measures are in step."""

from __future__ import annotations

import json

import pytest

from sottovoce.detect.intents import RIGHTS
from training.intents.grammar import LANGUAGES
from training.intents.held_out import METRICS, PAGE, held_out, measure, page

FEWEST = 40


@pytest.fixture(scope="module")
def measures() -> dict[str, dict[str, dict[str, float | int | None]]]:
    return measure()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_requests_and_its_hard_negatives(language: str) -> None:
    messages = list(held_out(language))
    assert sum(bool(wants & set(RIGHTS)) for wants, _ in messages) >= FEWEST
    assert sum(not wants for wants, _ in messages) >= FEWEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_request_for_a_right_is_found_in_every_language(
    measures: dict[str, dict[str, dict[str, float | int | None]]], language: str
) -> None:
    row = measures["rights_by_language"][language]
    assert row["recall"] is not None
    assert row["recall"] >= 0.9


def test_requests_for_rights_are_found_before_all(
    measures: dict[str, dict[str, dict[str, float | int | None]]],
) -> None:
    row = measures["by_intent"]["rights"]
    assert row["recall"] is not None
    assert row["precision"] is not None
    assert row["recall"] >= 0.95
    assert row["precision"] >= 0.7


def test_the_page_and_the_recorded_measures_say_what_is_measured(
    measures: dict[str, dict[str, dict[str, float | int | None]]],
) -> None:
    assert json.loads(METRICS.read_text())["held_out"] == measures
    assert PAGE.read_text() == page(measures)
