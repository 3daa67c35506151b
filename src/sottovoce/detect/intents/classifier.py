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
from importlib.resources import files
from math import exp

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


@dataclass(frozen=True, slots=True)
class Model:
    """The weights, one integer a feature, and how the sums are read."""

    labels: tuple[Label, ...]
    weights: Mapping[int, int]

    def probabilities(self, passage: str) -> list[float]:
        """How likely each intent is, in the order of the labels."""
        weights = self.weights
        hashes = features(passage)
        total = sum([weights[each] for each in hashes])
        raised = RAISED_BY * len(hashes)
        lanes = total.to_bytes(LANE_BYTES * len(self.labels), "little")
        return [
            _sigmoid(label.slope * (lanes[2 * n] + 256 * lanes[2 * n + 1] - raised) + label.offset)
            for n, label in enumerate(self.labels)
        ]


@cache
def load_model() -> Model:
    """The model that the package ships."""
    folder = files("sottovoce.detect.intents")
    described = json.loads(folder.joinpath("weights.json").read_text())
    labels = tuple(Label(**label) for label in described)
    packed = zlib.decompress(folder.joinpath("weights.bin").read_bytes())
    wide = bytearray(LANE_BYTES * len(packed))
    wide[::LANE_BYTES] = packed
    return Model(labels, _Weights(bytes(wide), LANE_BYTES * len(labels)))


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
