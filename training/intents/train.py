"""Makes the classifier of intents: `python -m training.intents.train /path/to/data`, from the repository root.

Writes weights.bin, weights.json and triggers.txt into the package, and metrics.json beside this file. Fixed
seeds. Learns from the templates here and from train splits; measures on tests/detect/intents, which it never
learns from.
"""

from __future__ import annotations

import json
import random
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sottovoce.detect.fold import fold
from sottovoce.detect.intents.classifier import RAISED_BY
from sottovoce.detect.intents.features import TOKEN, VOWELS
from sottovoce.detect.intents.names import INTENTS
from training.intents.fitting import FOLDS, Line, fit, matrix
from training.intents.grammar import LANGUAGES, Made, messages, read
from training.intents.negatives import real_texts
from training.intents.noise import typed

SEED = 20_261_125
OF_EACH_TEMPLATE = 16
PACKAGE = Path(__file__).parents[2] / "src/sottovoce/detect/intents"
METRICS = Path(__file__).parent / "metrics.json"
# A text is passed on when one of these begins a word of it: two for each message made, where it has two.
TRIGGER_LETTERS = 5
TRIGGERS_OF_A_MESSAGE = 2
RARE = 2


def made(chance: random.Random) -> list[Made]:
    """All messages made from templates, as they may be typed."""
    return [
        Made(typed(each.text, language, chance), each.wants, language, each.template)
        for language in LANGUAGES
        for each in messages(read(language), OF_EACH_TEMPLATE, chance)
    ]


def choose_triggers(asking: Sequence[str], ordinary: Sequence[str]) -> list[str]:
    """Beginnings of words, as few and as rare in ordinary texts as can be, that all these messages hold."""
    common = Counter(stem for text in ordinary for stem in _stems(text))
    held = [_stems(text) for text in asking]
    often = Counter(stem for stems in held for stem in stems)
    chosen: set[str] = set()
    for stems in sorted(held, key=len):
        missing = TRIGGERS_OF_A_MESSAGE - len(stems & chosen)
        ranked = sorted(stems - chosen, key=lambda stem: ((1 + common[stem]) / often[stem], stem))
        chosen.update(ranked[: max(0, missing)])
    return sorted(chosen)


def _stems(text: str) -> set[str]:
    return {
        word[:TRIGGER_LETTERS] for word in TOKEN.findall(text) if word.isalpha() and word.translate(VOWELS)
    }


def write(lines: Sequence[Line]) -> None:
    """The weights, side by side for each feature and raised so that none is negative; how sums are read."""
    table = np.stack([line.weights for line in lines], axis=1) + RAISED_BY
    (PACKAGE / "weights.bin").write_bytes(zlib.compress(table.astype(np.uint8).tobytes(), 9))
    described = [
        {"name": line.name, "slope": line.slope, "offset": line.offset, "threshold": line.threshold}
        for line in lines
    ]
    (PACKAGE / "weights.json").write_text(json.dumps(described, indent=1) + "\n")


def main(data: Path) -> None:
    """Make, fit, write."""
    chance = random.Random(SEED)
    examples = made(chance)
    real = real_texts(data, chance)
    texts = [fold(text).text.lower() for text in [*(each.text for each in examples), *real]]
    wanted = np.array(
        [[name in each.wants for name in INTENTS] for each in examples] + [[False] * len(INTENTS)] * len(real)
    ).astype(int)
    chosen = np.random.default_rng(SEED)
    fold_of: dict[str, int] = {}
    folds = np.array(
        [
            *(fold_of.setdefault(each.template, int(chosen.integers(FOLDS))) for each in examples),
            *chosen.integers(FOLDS, size=len(real)),
        ]
    )
    lines = fit(matrix(texts), wanted, folds, SEED)
    write(lines)
    asks = wanted.any(axis=1)
    triggers = choose_triggers(
        [text for text, asked in zip(texts, asks, strict=True) if asked],
        [text for text, asked in zip(texts, asks, strict=True) if not asked],
    )
    (PACKAGE / "triggers.txt").write_text("\n".join(triggers) + "\n")
    METRICS.write_text(
        json.dumps(
            {
                "seed": SEED,
                "messages": len(examples),
                "real_texts": len(real),
                "triggers": len(triggers),
                "reliability_on_templates_not_seen": {line.name: line.reliability for line in lines},
            },
            indent=1,
        )
        + "\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
