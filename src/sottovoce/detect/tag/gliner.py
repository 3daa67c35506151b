"""A GLiNER model (Zaratiana et al. 2024) that the organisation brought itself, exported to ONNX, as a tagger.

Touches one folder: `model.onnx`, `tokenizer.json` and `gliner_config.json`, as GLiNER's own export writes
them for its span models. Needs the extra ``sottovoce[gliner]``; no PyTorch, no network, nothing is fetched.

The model is asked for labels in plain words, which stand before the text; it answers for each word and each
width of span how well each label fits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sottovoce.detect.tag.model import Tagged
from sottovoce.errors import BadInput

# What is asked for, in the words that such models know.
LABELS = {
    "person": "PERSON",
    "location": "LOCATION",
    "organization": "ORGANIZATION",
    "address": "ADDRESS",
    "age": "AGE",
    "username": "USERNAME",
    "medical condition": "HEALTH",
    "religion": "RELIGION",
    "sexual orientation": "SEXUAL_ORIENTATION",
    "political opinion": "POLITICAL_OPINION",
    "ethnic origin": "ETHNIC_ORIGIN",
    "trade union membership": "TRADE_UNION",
}
LEAST = 0.5
# GLiNER's own division into words.
WORD = re.compile(r"\w+(?:[-_]\w+)*|\S")
FILES = ("model.onnx", "tokenizer.json", "gliner_config.json")
DEFAULT_WIDTH, DEFAULT_WORDS = 12, 384


class _Asked(NamedTuple):
    """A stretch of a text: its words' places, and the tokens that stand for labels and words."""

    places: list[tuple[int, int]]
    ids: list[int]
    words: list[int]


class GlinerTagger:
    """Labels texts with the model of a folder.

    Raises:
        BadInput: a file is missing, or the extra is not installed.
    """

    def __init__(self, folder: Path) -> None:
        for name in FILES:
            if not (folder / name).is_file():
                raise BadInput(
                    "This folder holds no exported GLiNER model.",
                    where=str(folder / name),
                    remedy="Export a span model with GLiNER's export_to_onnx and name its folder.",
                )
        config = json.loads((folder / "gliner_config.json").read_text(encoding="utf-8"))
        self.name = f"gliner {folder.name}"
        self._width = int(config.get("max_width", DEFAULT_WIDTH))
        self._most = int(config.get("max_len", DEFAULT_WORDS))
        marks = config.get("ent_token", "<<ENT>>"), config.get("sep_token", "<<SEP>>")
        self._prompt = [part for label in LABELS for part in (marks[0], label)] + [marks[1]]
        self._tokenizer = _tokenizer(folder / "tokenizer.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {each.name for each in self._session.get_inputs()}

    def tag_many(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """The spans of each text, one text at a time."""
        return [self._tag(text) for text in texts]

    def _tag(self, text: str) -> list[Tagged]:
        words = [(found.group(), found.span()) for found in WORD.finditer(text)]
        found: list[Tagged] = []
        for at in range(0, len(words), self._most):
            found += self._best(self._ask(words[at : at + self._most]))
        return found

    def _ask(self, words: Sequence[tuple[str, tuple[int, int]]]) -> _Asked:
        encoded = self._tokenizer.encode([*self._prompt, *(word for word, _ in words)], is_pretokenized=True)
        numbers, before = [], None
        for word in encoded.word_ids:
            begins = word is not None and word != before and word >= len(self._prompt)
            numbers.append(word - len(self._prompt) + 1 if begins else 0)
            before = word
        return _Asked([place for _, place in words], encoded.ids, numbers)

    def _best(self, asked: _Asked) -> list[Tagged]:
        """The surest spans that do not touch each other."""
        sure = self._sureness(asked)
        labels = list(LABELS.values())
        kept: list[tuple[int, int, Tagged]] = []
        for word, width, label in sorted(
            map(tuple, np.argwhere(sure > LEAST).tolist()), key=lambda at: -float(sure[at])
        ):
            last = word + width
            if all(last < begin or end < word for begin, end, _ in kept):
                start, stop = asked.places[word][0], asked.places[last][1]
                likely = round(float(sure[word, width, label]), 2)
                kept.append((word, last, Tagged(labels[label], start, stop, likely)))
        return [tagged for _, _, tagged in sorted(kept, key=lambda each: each[0])]

    def _sureness(self, asked: _Asked) -> NDArray[np.float32]:
        """How well each label fits each span, by first word and width; 0 for spans beyond the text's end."""
        count = len(asked.places)
        first = np.repeat(np.arange(count), self._width)
        last = first + np.tile(np.arange(self._width), count)
        inside = last < count
        given: dict[str, NDArray[Any]] = {
            "input_ids": np.array([asked.ids], np.int64),
            "attention_mask": np.ones((1, len(asked.ids)), np.int64),
            "words_mask": np.array([asked.words], np.int64),
            "text_lengths": np.array([[count]], np.int64),
            "span_idx": np.stack((first, last), 1)[None] * inside[None, :, None],
            "span_mask": inside[None],
        }
        wanted = {name: value for name, value in given.items() if name in self._inputs}
        logits = self._session.run(None, wanted)[0][0, :, :, : len(LABELS)]
        sure: NDArray[np.float32] = 1 / (1 + np.exp(-logits))
        return sure * inside.reshape(count, self._width)[:, :, None]


def _tokenizer(path: Path) -> Any:
    try:
        from tokenizers import Tokenizer
    except ImportError:
        raise BadInput(
            "GLiNER models need the package tokenizers.",
            where="tokenizers",
            remedy="Install sottovoce[gliner].",
        ) from None
    return Tokenizer.from_file(str(path))
