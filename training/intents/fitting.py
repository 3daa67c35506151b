"""The fit: one logistic regression an intent over the hashed features, its weights in bytes, its scores made
probabilities, and the threshold that misses few.

Scores for probabilities and thresholds come from folds whose templates the fit did not see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from sottovoce.detect.intents.features import MASK, features
from sottovoce.detect.intents.names import INTENTS, RIGHTS

FOLDS = 3
LARGEST = 127
STRENGTH = 1.0
# How much of what asks for it must be found, on templates not seen; never a threshold below or above these.
RECALL, RECALL_OF_OTHERS = 0.97, 0.93
LOWEST, LOWEST_OF_OTHERS, HIGHEST = 0.15, 0.3, 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """The fit of one intent: weights in bytes; probability = sigmoid(slope * sum + offset)."""

    name: str
    weights: np.ndarray
    slope: float
    offset: float
    threshold: float
    reliability: list[dict[str, float]]


def matrix(texts: Sequence[str]) -> csr_matrix:
    """The hashed features of folded, lower-case texts, a row each."""
    rows = [sorted(features(text)) for text in texts]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((each for row in rows for each in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(texts), MASK + 1))


def fit(seen: csr_matrix, wanted: np.ndarray, folds: np.ndarray, seed: int) -> list[Line]:
    """The fit of every intent, in the order of `INTENTS`."""
    return [_fit_one(name, seen, wanted[:, n], folds, seed) for n, name in enumerate(INTENTS)]


def _fit_one(name: str, seen: csr_matrix, wanted: np.ndarray, folds: np.ndarray, seed: int) -> Line:
    apart = np.zeros(len(wanted))
    for fold in range(FOLDS):
        model = _regression(seed).fit(seen[folds != fold], wanted[folds != fold])
        apart[folds == fold] = model.decision_function(seen[folds == fold])
    platt = LogisticRegression(C=1e6).fit(apart[:, None], wanted)
    likely = platt.predict_proba(apart[:, None])[:, 1]
    recall, lowest = (RECALL, LOWEST) if name in RIGHTS else (RECALL_OF_OTHERS, LOWEST_OF_OTHERS)
    threshold = float(np.clip(np.quantile(likely[wanted == 1], 1 - recall), lowest, HIGHEST))
    model = _regression(seed).fit(seen, wanted)
    step = float(np.abs(model.coef_[0]).max()) / LARGEST
    weights = np.rint(model.coef_[0] / step).astype(np.int16)
    slope, offset = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    return Line(
        name,
        weights,
        round(slope * step, 6),
        round(slope * float(model.intercept_[0]) + offset, 4),
        round(threshold, 3),
        _reliability(likely, wanted),
    )


def _regression(seed: int) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-3, random_state=seed)


def _reliability(likely: np.ndarray, wanted: np.ndarray) -> list[dict[str, float]]:
    """Of those that were called so likely, how many wanted it."""
    edges = np.array([0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0001])
    table = []
    for low, high in pairwise(edges):
        within = (likely >= low) & (likely < high)
        if within.any():
            table.append(
                {
                    "said": round(float(likely[within].mean()), 3),
                    "was": round(float(wanted[within].mean()), 3),
                    "messages": int(within.sum()),
                }
            )
    return table
