"""The accurate model finds what people say, at the right places, together as alone."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from sottovoce.detect import Detector
from sottovoce.detect.tag.accurate import AccurateTagger
from sottovoce.detect.tag.pieces import WordPieces
from sottovoce.detect.tag.weights_file import FOLDER

ROOT = Path(__file__).parents[3]
MOST_BYTES = 10_000_000
TEXTS = (
    "😡 my name is Anna Weber and I live in Berlin",
    "no signal in Chicago since yesterday",
    "ich heiße Julia Neumann",
    "",
    "word " * 400 + "my name is Peter Miller",
)


@pytest.fixture(scope="module")
def tagger() -> AccurateTagger:
    return AccurateTagger()


def test_names_and_places_are_found_to_the_character(tagger: AccurateTagger) -> None:
    found = [
        [(each.kind, text[each.start : each.end]) for each in spans]
        for text, spans in zip(TEXTS, tagger.tag_many(TEXTS), strict=True)
    ]
    assert ("PERSON", "Anna Weber") in found[0]
    assert ("LOCATION", "Berlin") in found[0]
    assert ("LOCATION", "Chicago") in found[1]
    assert ("PERSON", "Julia Neumann") in found[2]
    assert found[3] == []
    assert ("PERSON", "Peter Miller") in found[4]


def test_texts_say_the_same_together_and_alone(tagger: AccurateTagger) -> None:
    together = [[(s.kind, s.start, s.end) for s in spans] for spans in tagger.tag_many(TEXTS)]
    alone = [[(s.kind, s.start, s.end) for s in tagger.tag_many([text])[0]] for text in TEXTS]
    assert together == alone


def test_the_detector_takes_the_tier() -> None:
    found = Detector(tier="accurate").scan(TEXTS[1]).findings
    assert ("LOCATION", "accurate tagger 1") in [(each.kind, each.evidence[0].check) for each in found]


def test_the_weights_are_small_and_are_those_that_were_measured() -> None:
    data = (FOLDER / "accurate.onnx").read_bytes()
    assert len(data) <= MOST_BYTES
    metrics = json.loads((ROOT / "training" / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["accurate"]["sha256"] == hashlib.sha256(data).hexdigest()


def test_a_word_is_cut_into_the_longest_pieces_that_are_known() -> None:
    pieces = WordPieces(["[CLS]", "[SEP]", "[UNK]", "hand", "##le", "##s", "h"])
    assert pieces.cut("Handles") == [3, 4, 5]
    assert pieces.cut("hx") == [2]
    assert pieces.cut("\u0301") == [2]
