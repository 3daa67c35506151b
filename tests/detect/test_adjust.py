"""Corrections of an organisation: what is never reported, what always is, and how sure a finding must be."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect import KINDS, Detector, Finding, Severity
from sottovoce.detect.adjust import MOST_ASKED_OF_SEVERE, Adjustments, Phrase, is_guarded, plain
from sottovoce.detect.fold import fold
from sottovoce.errors import BadInput

CARD = "4111 1111 1111 1111"
PHONE = "07911 123456"


def found(text: str, adjustments: Adjustments | None = None) -> dict[str, str]:
    """What is found, by kind: the value."""
    detector = Detector(("en",), ("GB",), tier="patterns", adjustments=adjustments)
    return {finding.kind: text[finding.start : finding.end] for finding in detector.scan(text).findings}


def allow(words: str, kind: str = "") -> Adjustments:
    return Adjustments(allow=(Phrase(words, kind),))


def deny(words: str, kind: str = "PERSON") -> Adjustments:
    return Adjustments(deny=(Phrase(words, kind),))


@pytest.mark.parametrize("written", [PHONE, "07911123456", "0 7911 / 123 456"])
def test_an_allowed_value_is_not_reported_however_it_is_written(written: str) -> None:
    assert found(f"call {written} today", allow(PHONE)) == {}


def test_an_allowed_value_of_one_kind_is_still_reported_as_another() -> None:
    assert "PHONE_NUMBER" in found(f"call {PHONE}", allow(PHONE, "CREDIT_CARD"))
    assert found(f"call {PHONE}", allow(PHONE, "PHONE_NUMBER")) == {}


def test_a_checked_number_is_not_hidden_by_a_phrase_around_it() -> None:
    text = f"our test card is {CARD} ok"
    assert is_guarded("CREDIT_CARD")
    assert found(text, allow(f"test card is {CARD} ok")) == {"CREDIT_CARD": CARD}
    assert found(text, allow("4111-1111-1111-1111")) == {}


def test_an_unchecked_kind_is_hidden_within_an_allowed_phrase() -> None:
    assert not is_guarded("PERSON")
    marked = Adjustments(deny=(Phrase("rosa parks", "PERSON"),))
    (name,) = Detector(tier="patterns", adjustments=marked).scan("rosa parks avenue").findings
    where = fold("rosa parks avenue")
    assert allow("Rosa Parks Avenue").settle("rosa parks avenue", where, where.text, "en", (name,)) == ()


@pytest.mark.parametrize("text", ["Ask for REXANA, please", "ask for réxana.", "ｒｅｘａｎａ?", "Rexana"])
def test_a_listed_word_is_always_reported_whatever_its_letters_look_like(text: str) -> None:
    assert plain(found(text, deny("Rexana"))["PERSON"]) == "rexana"


@pytest.mark.parametrize("text", ["rexanas", "trexana", "rexan", "anarexana2"])
def test_a_listed_word_is_a_whole_word(text: str) -> None:
    assert found(text, deny("rexana")) == {}


def test_a_listed_word_never_uncovers_what_was_found_around_it() -> None:
    assert found("write to rexana@shop.example", deny("rexana")) == {"EMAIL_ADDRESS": "rexana@shop.example"}


def test_a_listed_phrase_covers_what_a_finding_leaves_of_it() -> None:
    text = f"visa {CARD} please"
    assert found(text, deny("visa 4111")) == {"PERSON": "visa ", "CREDIT_CARD": CARD}


def test_a_listed_phrase_says_the_kind_of_what_lies_in_it() -> None:
    assert found(f"id {PHONE} x", deny(PHONE, "US_SSN")) == {"US_SSN": PHONE}


def test_a_threshold_holds_for_its_kind_and_language() -> None:
    text = f"please call me on {PHONE} when you are there"
    surest = Detector(("en",), ("GB",), tier="patterns").scan(text)
    assert surest.language == "en"
    assert surest.findings[0].confidence < 0.95
    assert found(text, Adjustments(thresholds={("PHONE_NUMBER", "en"): 0.95})) == {}
    assert found(text, Adjustments(thresholds={("PHONE_NUMBER", ""): 0.95})) == {}
    assert found(text, Adjustments(thresholds={("PHONE_NUMBER", "de"): 0.95})) != {}
    assert (
        found(text, Adjustments(thresholds={("PHONE_NUMBER", ""): 0.95, ("PHONE_NUMBER", "en"): 0.1})) != {}
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"allow": (Phrase("a"),)},
        {"deny": (Phrase("--", "PERSON"),)},
        {"deny": (Phrase("rexana"),)},
        {"thresholds": {("PHONE_NUMBER", "en"): 1.0}},
        {"thresholds": {("CREDIT_CARD", "en"): MOST_ASKED_OF_SEVERE + 0.01}},
    ],
    ids=["one letter", "no letter", "no kind", "nothing left", "a severe kind switched off"],
)
def test_what_would_switch_detection_off_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        Adjustments(**wrong)  # type: ignore[arg-type]


def test_adjustments_travel_to_other_processes_and_tell_no_words() -> None:
    kept = Adjustments((Phrase("acme"),), (Phrase("rexana", "PERSON"),), {("PERSON", "en"): 0.7})
    assert pickle.loads(pickle.dumps(kept)) == kept
    assert "rexana" not in repr(kept)


WORDS = st.sampled_from(
    ["call", PHONE, CARD, "Rexana", "anna@shop.example", "ordér", "📞", "ß", "the", "visa"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
PHRASES = (
    st.lists(WORDS, min_size=1, max_size=3)
    .map(" ".join)
    .filter(lambda words: sum(map(str.isalnum, plain(words))) > 1)
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, PHRASES, st.sampled_from(["PERSON", "US_SSN", "PHONE_NUMBER"]))
def test_a_deny_entry_never_leaves_less_covered(text: str, words: str, kind: str) -> None:
    before, after = covered(text, None), covered(text, deny(words, kind))
    assert before <= after
    findings = scan(text, deny(words, kind))
    assert all(one.end <= other.start for one, other in pairwise(findings))


@settings(max_examples=150, deadline=None)
@given(TEXTS, PHRASES)
def test_an_allow_entry_only_takes_away_and_a_guarded_value_only_when_it_is_the_entry(
    text: str, words: str
) -> None:
    before, after = scan(text, None), scan(text, allow(words))
    assert set(after) <= set(before)
    for gone in set(before) - set(after):
        value = "".join(filter(str.isalnum, plain(text[gone.start : gone.end])))
        exact = value == "".join(filter(str.isalnum, plain(words)))
        assert exact or not is_guarded(gone.kind)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_adjustments_are_no_change(text: str) -> None:
    assert scan(text, Adjustments()) == scan(text, None)


def test_every_severe_kind_is_guarded() -> None:
    assert all(is_guarded(kind) for kind, declared in KINDS.items() if declared.severity >= Severity.HIGH)


def scan(text: str, adjustments: Adjustments | None) -> tuple[Finding, ...]:
    return Detector(("en",), ("GB",), tier="patterns", adjustments=adjustments).scan(text).findings


def covered(text: str, adjustments: Adjustments | None) -> set[int]:
    """The places of letters and digits that lie under a finding."""
    return {
        place
        for finding in scan(text, adjustments)
        for place in range(finding.start, finding.end)
        if text[place].isalnum()
    }
