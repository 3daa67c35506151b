"""The intents' classifier: a linear model over hashed features, a byte a weight, made by `training.intents`.

All intents are added up at once: the weights of a feature lie side by side in one long integer, sixteen bits
each, and a sum of such integers sums all of them. Each stands 128 higher than it is, so that none is
negative, and a passage has fewer features than could run over. Scores become probabilities by Platt's
method. The files are read when a text first needs them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path
from struct import Struct

from sottovoce.detect.intents.features import features

RAISED_BY = 128
LANE_BYTES = 2


@dataclass(frozen=True, slots=True)
class Label:
    """How the sum of an intent is read: probability = 1 / (1 + exp(-(slope * sum + offset)))."""

    name: str
    slope: float
    offset: float
    threshold: float

    def probability(self, total: int) -> float:
        """How likely the intent is, from its sum."""
        return _sigmoid(self.slope * total + self.offset)

    def least(self, probability: float) -> float:
        """The sum that makes the intent about this likely."""
        return (log(probability / (1 - probability)) - self.offset) / self.slope


class Model:
    """The weights, one integer a feature, and how the sums are read.

    Args:
        labels: the intents, in the order of the lanes.
        weights: the weights of each feature.
        share: what part of an intent's threshold makes it worth telling.
    """

    def __init__(self, labels: tuple[Label, ...], weights: Mapping[int, int], share: float) -> None:
        self._weights = weights
        self._lanes = Struct(f"<{len(labels)}H")
        self._least = tuple((label, label.least(label.threshold * share) - 1) for label in labels)

    def probable(self, passage: str) -> list[tuple[Label, float]]:
        """The intents that a passage may have, and how likely each is."""
        hashes = features(passage)
        total = sum(map(self._weights.__getitem__, hashes))
        raised = RAISED_BY * len(hashes)
        sums = self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))
        return [
            (label, label.probability(each - raised))
            for each, (label, least) in zip(sums, self._least, strict=True)
            if each >= least + raised
        ]


@cache
def load_model(share: float) -> Model:
    """The model that the package ships; ``share`` as for `Model`."""
    folder = Path(__file__).parent
    described = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    labels = tuple(Label(**label) for label in described)
    packed = zlib.decompress((folder / "weights.bin").read_bytes())
    wide = bytearray(LANE_BYTES * len(packed))
    wide[::LANE_BYTES] = packed
    return Model(labels, _Weights(bytes(wide), LANE_BYTES * len(labels)), share)


class _Weights(dict[int, int]):
    """The weights of each feature, taken from the file's bytes when a text first has it."""

    def __init__(self, packed: bytes, size: int) -> None:
        super().__init__()
        self._packed = packed
        self._size = size

    def __missing__(self, feature: int) -> int:
        start = feature * self._size
        found = self[feature] = int.from_bytes(self._packed[start : start + self._size], "little")
        return found


def _sigmoid(score: float) -> float:
    return 1 / (1 + exp(-score)) if score > -700 else 0.0
