"""The fast model finds what people say in seven languages, at the right places, the same each time."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.detect import Detector
from sottovoce.detect.tag.fast import FILE, FastTagger
from sottovoce.errors import BadInput

ROOT = Path(__file__).parents[3]
MOST_BYTES = 5_000_000
# Each value stands between « and ».
EXAMPLES = (
    ("PERSON", "hi, my name is «Anna Weber» and my parcel is lost"),
    ("PERSON", "my name is «john miller» pls help"),
    ("PERSON", "ich heiße «Julia Neumann» und warte noch"),
    ("PERSON", "je m'appelle «Claire Martin»"),
    ("PERSON", "me llamo «Carlos Fernandez»"),
    ("PERSON", "mi chiamo «Giulia Rossi»"),
    ("PERSON", "meu nome é «Joana Silva»"),
    ("PERSON", "mijn naam is «Sanne de Vries»"),
    ("LOCATION", "no signal in «Berlin» since yesterday"),
    ("LOCATION", "plus de réseau à «Lyon»"),
    ("LOCATION", "sin cobertura en «Madrid»"),
    ("ORGANIZATION", "I am switching to «Vodafone»"),
    ("USERNAME", "my insta is «lena_1994»"),
)


def parted(example: str) -> tuple[str, str]:
    before, _, rest = example.partition("«")
    value, _, after = rest.partition("»")
    return before + value + after, value


@pytest.fixture(scope="module")
def tagger() -> FastTagger:
    return FastTagger()


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_what_is_said_in_each_language_is_found(tagger: FastTagger, kind: str, example: str) -> None:
    text, value = parted(example)
    found = [text[each.start : each.end] for each in tagger.tag_many([text])[0] if each.kind == kind]
    assert found == [value]


@pytest.mark.parametrize("before", ["😡😡 ", "👩‍👩‍👧 ", "@acme_help ", "ＡＢ ", "\u200b", "𝒽𝒾 "])
def test_places_are_code_points_of_the_text_as_it_came(before: str) -> None:
    text = f"{before}my name is Anna Weber"
    found = [text[each.start : each.end] for each in Detector().scan(text).findings if each.kind == "PERSON"]
    assert found == ["Anna Weber"]


@settings(max_examples=60)
@given(st.lists(st.text(alphabet=st.characters(), max_size=60), max_size=5))
def test_every_span_lies_in_its_text_and_touches_no_other(texts: list[str]) -> None:
    for text, spans in zip(texts, FastTagger().tag_many(texts) if texts else [], strict=True):
        places = [place for each in spans for place in (each.start, each.end)]
        assert places == sorted(places)
        assert all(0 <= each.start < each.end <= len(text) for each in spans)


def test_texts_say_the_same_together_and_alone(tagger: FastTagger) -> None:
    texts = [parted(example)[0] for _, example in EXAMPLES] + ["", "x" * 5_000, "ok " * 2_000]
    places = [[(s.kind, s.start, s.end) for s in each] for each in tagger.tag_many(texts)]
    alone = [[(s.kind, s.start, s.end) for s in tagger.tag_many([text])[0]] for text in texts]
    assert places == alone


def test_a_model_opened_again_says_the_same(tagger: FastTagger) -> None:
    texts = [parted(example)[0] for _, example in EXAMPLES]
    assert FastTagger().tag_many(texts) == tagger.tag_many(texts)


def test_the_weights_are_small_and_are_those_that_were_measured() -> None:
    assert FILE.stat().st_size <= MOST_BYTES
    metrics = json.loads((ROOT / "training" / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["fast"]["sha256"] == hashlib.sha256(FILE.read_bytes()).hexdigest()


def test_nothing_of_a_model_is_loaded_before_the_first_text() -> None:
    code = (
        "import sys; from sottovoce.detect import Detector; Detector(('en',), ('US',));"
        "print([name for name in ('numpy', 'onnxruntime') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_name_is_no_finding_where_mentions_are_left_out() -> None:
    text = "hi Anna, thanks @jo_bloggs84, see you in Berlin"
    assert Detector(mentions=False).scan(text).findings == ()
    assert {each.kind for each in Detector().scan(text).findings} >= {"PERSON", "LOCATION"}


def test_a_pattern_is_surer_than_the_model() -> None:
    (found,) = (f for f in Detector().scan("jo@example.org is my mail").findings)
    assert (found.kind, found.evidence[0].stage) == ("EMAIL_ADDRESS", "match")


def test_the_patterns_alone_find_no_names() -> None:
    assert Detector(tier="patterns").scan("my name is Anna Weber").findings == ()


def test_a_tier_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput, match="no such tier"):
        Detector(tier="best")


def test_a_batch_is_tagged_as_its_texts_are() -> None:
    texts = [parted(example)[0] for _, example in EXAMPLES]
    rows = Detector().scan_batch(texts).to_pylist()
    kinds = [[found["kind"] for found in row["findings"]] for row in rows]
    assert kinds == [[found.kind for found in Detector().scan(text).findings] for text in texts]
