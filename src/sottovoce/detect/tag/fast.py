"""The fast model: rows of words, narrow convolutions, NumPy. Some tens of microseconds a message.

Rows are bytes, mapped from the file; a word without a row is put together from its parts each time, so that
no word of any text is ever kept. Texts are labelled many at once, with empty rows between them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sottovoce.detect.tag.features import WRITINGS, key, parts, writing
from sottovoce.detect.tag.lists import lists_of
from sottovoce.detect.tag.model import Tagged
from sottovoce.detect.tag.spans import spans
from sottovoce.detect.tag.sureness import sureness_of
from sottovoce.detect.tag.tokenise import Pieces, tokenise
from sottovoce.detect.tag.weights_file import FOLDER, read

FILE = FOLDER / "fast.safetensors"
# Empty rows between texts, as wide as the widest convolution reaches.
GAP = 2
# Pieces that are labelled in one go: what fits the processor's nearest memory, and no more.
MOST_PIECES = 512
# Rows that are multiplied in one go. With more, BLAS calls for other processors, and waiting for them costs
# more than they save.
MOST_ROWS = 20

Floats = NDArray[np.float32]


class FastTagger:
    """Labels texts with the model of a file."""

    def __init__(self, path: Path = FILE) -> None:
        arrays, about = read(path)
        self.name = about["name"]
        self._kinds: list[str] = json.loads(about["kinds"])
        self._least: dict[str, float] = json.loads(about["least"])
        words = arrays["vocabulary"].tobytes().decode("utf-8").split("\n")
        self._numbers = dict(zip(words, range(len(words)), strict=True))
        self._rows, self._parts, self._lists = arrays["rows"], arrays["parts"], arrays["lists"]
        self._list_rows = arrays["list_rows"]
        # One more writing that adds nothing, for the empty rows.
        self._writings = np.vstack((arrays["writings"], np.zeros((1, self._rows.shape[1]), np.float32)))
        self._layers = [
            (step, arrays[f"layer{number}.weight"].astype(np.float32), arrays[f"layer{number}.bias"])
            for number, step in enumerate(json.loads(about["dilations"]))
        ]
        self._out = arrays["out.weight"].astype(np.float32), arrays["out.bias"]

    def tag_many(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """The spans of each text."""
        cut = [tokenise(text) for text in texts]
        found: list[list[Tagged]] = [[] for _ in texts]
        group: list[tuple[int, Pieces]] = []
        waiting = 0
        for number, pieces in enumerate(cut):
            for begin in range(0, len(pieces.words), MOST_PIECES):
                part = pieces.part(begin, begin + MOST_PIECES)
                if group and waiting + len(part.words) > MOST_PIECES:
                    self._label(group, found)
                    group, waiting = [], 0
                group.append((number, part))
                waiting += len(part.words)
        if group:
            self._label(group, found)
        return found

    def _label(self, group: list[tuple[int, Pieces]], found: list[list[Tagged]]) -> None:
        scores = self._scores([pieces for _, pieces in group])
        labels = scores.argmax(1)
        places = labels.nonzero()[0]
        if not len(places):
            return
        sureness = np.zeros(len(labels), np.float32)
        sureness[places] = sureness_of(scores[places], labels[places])
        listed, sure = labels.tolist(), sureness.tolist()
        at = GAP
        for number, pieces in group:
            end = at + len(pieces.words)
            found[number] += spans(
                listed[at:end], sure[at:end], pieces.starts, pieces.ends, self._kinds, self._least
            )
            at = end + GAP

    def _scores(self, group: list[Pieces]) -> Floats:
        """The score of each label for each piece, with empty rows before, between and after the texts."""
        numbers, writings, unknown = self._read(group)
        written = np.array(writings)
        states: Floats = self._writings.take(written, 0)
        states += self._rows.take(numbers, 0)
        if unknown:
            self._add_made(states, unknown)
        empty = (written == WRITINGS).nonzero()[0]
        for number, (step, weight, bias) in enumerate(self._layers):
            wide = np.concatenate((states[: -2 * step], states[step:-step], states[2 * step :]), 1)
            thought = _times(wide, weight, bias)
            np.maximum(thought, 0, out=thought)
            if number:
                states[step:-step] += thought
            else:
                states = np.zeros((len(states), weight.shape[1]), np.float32)
                states[step:-step] = thought
            states[empty] = 0
        scores = _times(states, *self._out)
        scores[empty] = 0
        return scores

    def _read(self, group: list[Pieces]) -> tuple[list[int], list[int], list[tuple[int, str]]]:
        known = self._numbers
        numbers, writings = [0] * GAP, [WRITINGS] * GAP
        unknown: list[tuple[int, str]] = []
        for pieces in group:
            end = -1
            for word, start, stop in zip(pieces.words, pieces.starts, pieces.ends, strict=True):
                form = key(word)
                number = known.get(form, 0)
                if not number:
                    unknown.append((len(numbers), form))
                numbers.append(number)
                writings.append(writing(word, start == end))
                end = stop
            numbers += [0] * GAP
            writings += [WRITINGS] * GAP
        return numbers, writings, unknown

    def _add_made(self, states: Floats, unknown: list[tuple[int, str]]) -> None:
        """Add rows for words that have none: of each the mean of its parts, and what its lists say."""
        found = [parts(word, len(self._parts)) for _, word in unknown]
        counts = [len(each) for each in found]
        begins = [0, *accumulate(counts[:-1])]
        # As floats before they are added: NumPy casts all at once faster than one after another.
        rows = self._parts.take(list(chain.from_iterable(found)), 0).astype(np.float32)
        made: Floats = np.add.reduceat(rows, begins, 0)
        made /= np.array(counts, np.float32)[:, None]
        for number, (_, word) in enumerate(unknown):
            lists = lists_of(word, self._lists)
            if lists:
                made[number] += self._list_rows[lists]
        states[[place for place, _ in unknown]] += made


def _parts_of(pieces: Pieces) -> Iterator[Pieces]:
    """The pieces of a text, as many at a time as are labelled in one go."""
    if len(pieces.words) <= MOST_PIECES:
        if pieces.words:
            yield pieces
        return
    for begin in range(0, len(pieces.words), MOST_PIECES):
        yield pieces.part(begin, begin + MOST_PIECES)


def _times(rows: Floats, weight: Floats, bias: Floats) -> Floats:
    """A layer's sums."""
    sums: Floats = np.empty((len(rows), weight.shape[1]), np.float32)
    for begin in range(0, len(rows), MOST_ROWS):
        np.matmul(rows[begin : begin + MOST_ROWS], weight, out=sums[begin : begin + MOST_ROWS])
    sums += bias
    return sums
