"""How likely the kind of a label is, from the scores of all labels. Pure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def sureness_of(scores: Floats, labels: NDArray[np.intp]) -> Floats:
    """The likelihood that a span of the label's kind begins or goes on here; meaningless for label 0."""
    likely = np.exp(scores - scores.max(1, keepdims=True))
    rows = np.arange(len(labels))
    begins = (np.maximum(labels, 1) - 1) // 2 * 2 + 1
    sure: Floats = (likely[rows, begins] + likely[rows, begins + 1]) / likely.sum(1)
    return sure
