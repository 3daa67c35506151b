"""The accurate model: three layers of attention over word pieces, in bytes, by ONNX Runtime. Milliseconds a
message: for files, audits and second looks rather than for a stream.

Files of this package: `accurate.onnx`, its word pieces, and the lists of the fast model.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime

from sottovoce.detect.tag.features import key, writing
from sottovoce.detect.tag.lists import lists_of
from sottovoce.detect.tag.model import Tagged
from sottovoce.detect.tag.pieces import WordPieces
from sottovoce.detect.tag.settings import read_settings
from sottovoce.detect.tag.spans import spans
from sottovoce.detect.tag.sureness import sureness_of
from sottovoce.detect.tag.tokenise import Pieces, tokenise
from sottovoce.detect.tag.weights_file import FOLDER, read

# Word pieces in one go; a longer text is read in parts.
LONGEST = 128
TEXTS_AT_ONCE = 16


class _Part(NamedTuple):
    """A stretch of a text as the model reads it."""

    text: int
    words: Pieces
    ids: list[int]
    writings: list[int]
    lists: list[int]
    begins: list[int]


class AccurateTagger:
    """Labels texts with the shipped model."""

    def __init__(self, folder: Path = FOLDER) -> None:
        settings = read_settings(folder / "accurate.json")
        self.name, self._kinds, self._least = settings.name, settings.kinds, settings.least
        self._pieces = WordPieces((folder / "accurate.txt").read_text(encoding="utf-8").split("\n"))
        self._table = read(folder / "fast.safetensors")[0]["lists"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "accurate.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def tag_many(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """The spans of each text."""
        found: list[list[Tagged]] = [[] for _ in texts]
        parts = [part for number, text in enumerate(texts) for part in self._parts(number, text)]
        parts.sort(key=lambda part: (len(part.ids), part.text))
        for at in range(0, len(parts), TEXTS_AT_ONCE):
            self._label(parts[at : at + TEXTS_AT_ONCE], found)
        for each in found:
            each.sort(key=lambda span: span.start)
        return found

    def _parts(self, number: int, text: str) -> list[_Part]:
        words = tokenise(text)
        made: list[_Part] = []
        first, part = 0, self._empty(number)
        for at, word in enumerate(words.words):
            ids = self._pieces.cut(word)
            if len(part.ids) + len(ids) >= LONGEST:
                made.append(self._closed(part, words, first, at))
                first, part = at, self._empty(number)
            joined = at > first and words.starts[at] == words.ends[at - 1]
            part.begins.append(len(part.ids))
            part.ids.extend(ids)
            part.writings.extend([writing(word, joined)] * len(ids))
            part.lists.extend([lists_of(key(word), self._table)] * len(ids))
        if part.begins:
            made.append(self._closed(part, words, first, len(words.words)))
        return made

    def _empty(self, number: int) -> _Part:
        return _Part(number, Pieces([], [], []), [self._pieces.begin], [0], [0], [])

    def _closed(self, part: _Part, words: Pieces, first: int, last: int) -> _Part:
        for column, value in ((part.ids, self._pieces.end), (part.writings, 0), (part.lists, 0)):
            column.append(value)
        return part._replace(words=words.part(first, last))

    def _label(self, group: list[_Part], found: list[list[Tagged]]) -> None:
        longest = max(len(part.ids) for part in group)
        columns = [np.zeros((len(group), longest), np.int64) for _ in range(3)]
        mask = np.zeros((len(group), longest), np.float32)
        for row, part in enumerate(group):
            for column, values in zip(columns, part[2:5], strict=True):
                column[row, : len(values)] = values
            mask[row, : len(part.ids)] = 1
        given = dict(zip(("ids", "writings", "lists"), columns, strict=True)) | {"mask": mask}
        scores = self._session.run(["scores"], given)[0]
        for row, part in enumerate(group):
            of_words = scores[row, part.begins]
            labels = of_words.argmax(1)
            found[part.text] += spans(
                labels.tolist(),
                sureness_of(of_words, labels).tolist(),
                part.words.starts,
                part.words.ends,
                self._kinds,
                self._least,
            )
