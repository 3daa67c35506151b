"""Sensitive words count when a message says them of a person, and not in idle talk.

Measured in seven languages over messages written before the word lists were, and over some (``unseen``) that
nothing was ever adjusted to.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from sottovoce.detect import Category, Detector, Whose
from sottovoce.detect.kinds import KINDS
from sottovoce.detect.kinds.said import SaidKind
from sottovoce.detect.said.reader import SaidReader, strengths
from sottovoce.detect.said.term_list import Meaning, Strength, TermList
from tests.detect.held_out import LANGUAGES, measured, messages

HERE = Path(__file__).parent
SAID = {kind: declared for kind, declared in KINDS.items() if isinstance(declared, SaidKind)}
MEASURED = {*SAID, "SALARY"}
ART_9 = {Category.HEALTH, Category.SPECIAL_CATEGORY}


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(tier="patterns")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_people_is_found_and_idle_talk_is_not(detector: Detector, language: str) -> None:
    counted = measured(
        [
            (
                frozenset({label} - {"NONE"}),
                frozenset(each.kind for each in detector.scan(text).findings) & MEASURED,
            )
            for label, text in messages(HERE, language)
        ]
    )
    assert counted.right + counted.missed >= 40
    assert counted.precision >= 0.9
    assert counted.recall >= 0.8


def test_the_same_holds_over_messages_that_nothing_was_adjusted_to(detector: Detector) -> None:
    counted = measured(
        [
            (
                frozenset({label} - {"NONE"}),
                frozenset(each.kind for each in detector.scan(text).findings) & MEASURED,
            )
            for language in LANGUAGES
            for label, text in messages(HERE / "unseen", language)
        ]
    )
    assert counted.precision >= 0.9
    assert counted.recall >= 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_detector_for_one_language_finds_what_is_said_in_it(language: str) -> None:
    detector = Detector((language,), tier="patterns")
    wanted = [(label, text) for label, text in messages(HERE, language) if label != "NONE"]
    found = sum(label in {each.kind for each in detector.scan(text).findings} for label, text in wanted)
    assert found / len(wanted) >= 0.8


@pytest.mark.parametrize("kind", SAID)
def test_every_word_of_a_kind_fires_in_the_first_pass(kind: str) -> None:
    fires = re.compile(SaidReader(SAID[kind], ()).trigger)
    for _, words in strengths(SAID[kind]):
        for term in (term for terms in words.values() for term in terms):
            assert fires.search(f" {term.rstrip('*')}s " if term.endswith("*") else f" {term} "), term


@pytest.mark.parametrize("kind", SAID)
def test_every_word_of_a_kind_is_written_as_folded_texts_are(kind: str) -> None:
    for _, words in strengths(SAID[kind]):
        for term in (term for terms in words.values() for term in terms):
            assert term.isascii(), term
            assert term == term.lower(), term
            assert "*" not in term[:-1], term


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("I'm diabetic and need it today", Whose.SELF),
        ("my son has epilepsy", Whose.OTHER),
        ("ich bin schwanger", Whose.SELF),
        ("meine Mutter hat Demenz", Whose.OTHER),
        ("ma femme est enceinte", Whose.OTHER),
        ("soy musulmana", Whose.SELF),
    ],
)
def test_a_finding_tells_of_whom_it_is_said(detector: Detector, text: str, whose: Whose) -> None:
    (finding,) = (each for each in detector.scan(text).findings if each.category in ART_9)
    assert finding.whose is whose


def test_what_is_denied_is_a_statement_about_health_too(detector: Detector) -> None:
    assert {"PREGNANCY"} == {each.kind for each in detector.scan("I'm not pregnant, just fat").findings}
    assert {"HEALTH"} == {each.kind for each in detector.scan("I have no allergies").findings}


def test_a_joke_leaves_a_doubt(detector: Detector) -> None:
    (serious,) = detector.scan("I'm pregnant").findings
    (joking,) = detector.scan("I'm pregnant lol").findings
    assert joking.confidence < serious.confidence


def test_the_longest_word_is_found_at_each_place() -> None:
    terms = TermList()
    for term in ("cancer", "cancer of the lung", "diabet*"):
        terms.add(term, Meaning("en", Strength.TERM))
    text = "cancer of the lung, cancers, diabetic"
    assert [text[each.start : each.end] for each in terms.find(text)] == ["cancer of the lung", "diabetic"]


def test_one_word_means_what_each_language_lists_it_for() -> None:
    terms = TermList()
    terms.add("cancer", Meaning("en", Strength.TERM))
    terms.add("cancer", Meaning("fr", Strength.PREDICATE))
    (found,) = terms.find("mon cancer")
    assert {meaning.language for meaning in found.meanings} == {"en", "fr"}


@pytest.mark.parametrize("filler", ["i am a ", "my son ", "very ", "i i i ", "a-a-a-", "mein sohn ist "])
def test_the_grammar_takes_time_that_grows_no_faster_than_the_text(detector: Detector, filler: str) -> None:
    def spent(copies: int) -> float:
        text = (filler * copies + "diabetic ") * 3
        started = time.process_time()
        detector.find(text)
        return time.process_time() - started

    spent(50)
    assert min(spent(4_000) for _ in range(3)) < 40 * max(min(spent(400) for _ in range(3)), 0.001)


@pytest.mark.parametrize(
    "text",
    [
        "I need to add my addresses",
        "I am trying to add a card",
        "ik ben blij als het pakket komt",
        "ik wil iets toevoegen",
    ],
)
def test_everyday_words_are_no_abbreviations_of_illnesses(detector: Detector, text: str) -> None:
    assert not detector.scan(text).findings
