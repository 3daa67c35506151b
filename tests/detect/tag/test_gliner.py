"""A folder with a GLiNER model becomes a tier. The model here is a tiny one with random weights, written by
GLiNER's own export (`training/tiny_gliner.py`), and the spans are those that GLiNER 0.2.29 itself gave.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.detect import Detector
from sottovoce.errors import BadInput

pytest.importorskip("tokenizers")

FOLDER = Path(__file__).parent / "gliner_model"
TEXTS = (
    "hi my name is anna weber from berlin , i work at acme .",
    "hi anna !",
    "berlin name weber at acme my name",
)
ORIENTATION, PLACE = "SEXUAL_ORIENTATION", "LOCATION"
SPANS_OF_GLINER = (
    (
        (0, 2, ORIENTATION),
        (3, 5, ORIENTATION),
        (6, 13, PLACE),
        (14, 29, ORIENTATION),
        (30, 36, ORIENTATION),
        (37, 48, PLACE),
        (54, 55, ORIENTATION),
    ),
    ((0, 2, ORIENTATION),),
    ((0, 6, ORIENTATION), (12, 33, PLACE)),
)


def test_spans_are_those_of_gliner_itself() -> None:
    found = Detector(tier=f"gliner:{FOLDER}").tag_many(TEXTS)
    assert [tuple((s.start, s.end, s.kind) for s in spans) for spans in found] == list(SPANS_OF_GLINER)


def test_findings_say_which_model_found_them() -> None:
    found = Detector(tier=f"gliner:{FOLDER}").scan(TEXTS[1]).findings
    assert {each.evidence[0].check for each in found} <= {"gliner gliner_model"}


def test_a_long_text_is_read_to_its_end() -> None:
    text = "hi anna ! " * 60
    assert max(each.end for each in Detector(tier=f"gliner:{FOLDER}").tag_many([text])[0]) > 500


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no exported GLiNER model"):
        Detector(tier=f"gliner:{tmp_path}").scan("hi anna")
