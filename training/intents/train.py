"""Makes the classifier of intents, from the repository root: `python -m training.intents.train DATA`.

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
from itertools import pairwise
from pathlib import Path

import numpy as np

from sottovoce.detect.fold import fold
from sottovoce.detect.intents.classifier import RAISED_BY
from sottovoce.detect.intents.features import TOKEN
from sottovoce.detect.intents.names import INTENTS
from sottovoce.detect.language import EVERYDAY_WORDS
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
SHORTEST_TRIGGER, SHORTEST_PAIR = 3, 6
COMMON = 0.003
RARE = 2


# Words that no template needs, and that stand for a request all the same.
ALWAYS = (
    {"scrub", "purge", "wipe", "crm", "gdpr", "ccpa", "cpra", "dsgvo", "rgpd", "lgpd", "dsar", "priva"}
    | {"compl", "unacc", "disgu", "factu", "werbe", "appel"}
)  # fmt: skip
EVERYDAY = {word[:TRIGGER_LETTERS] for words in EVERYDAY_WORDS.values() for word in words.split()}


def made(chance: random.Random) -> list[Made]:
    """All messages made from templates, as they may be typed."""
    return [
        Made(typed(each.text, language, chance), each.wants, language, each.template)
        for language in LANGUAGES
        for each in messages(read(language), OF_EACH_TEMPLATE, chance)
    ]


def choose_triggers(asking: Sequence[str], ordinary: Sequence[str]) -> list[str]:
    """Beginnings of words, and pairs of words, that all these messages hold: two each, where there are two
    that are rare in ordinary texts, and one at least.
    """
    common = Counter(stem for text in ordinary for stem in _stems(text))
    held = [_stems(text) for text in asking]
    often = Counter(stem for stems in held for stem in stems)
    most = COMMON * len(ordinary)

    def worth(stem: str) -> tuple[float, str]:
        return ((1 + common[stem]) / often[stem] ** 2, stem)

    chosen: set[str] = set()
    for stems in sorted(held, key=len):
        rare = {stem for stem in stems if common[stem] <= most}
        words = {stem for stem in rare if "_" not in stem} or rare or stems
        missing = TRIGGERS_OF_A_MESSAGE - len(rare & chosen)
        chosen.update(sorted(words - chosen, key=worth)[: max(0, missing)])
    # What one message alone has is its own slip of the finger, or its template's one odd word.
    return sorted(ALWAYS | {stem for stem in chosen if often[stem] >= RARE})


def _stems(text: str) -> set[str]:
    words = [word for word in TOKEN.findall(text) if word.isalpha()]
    pairs = {f"{a}_{b}" for a, b in pairwise(words) if len(a + b) >= SHORTEST_PAIR}
    return {word[:TRIGGER_LETTERS] for word in words if len(word) >= SHORTEST_TRIGGER} - EVERYDAY | pairs


def write(lines: Sequence[Line]) -> None:
    """The weights, side by side for each feature and raised so that none is negative; how sums are read."""
    table = np.stack([line.weights for line in lines], axis=1) + RAISED_BY
    (PACKAGE / "weights.bin").write_bytes(zlib.compress(table.astype(np.uint8).tobytes(), 9))
    described = [
        {"name": line.name, "slope": line.slope, "offset": line.offset, "threshold": line.threshold}
        for line in lines
    ]
    (PACKAGE / "weights.json").write_text(json.dumps(described, indent=1) + "\n")


def _quoted(examples: Sequence[Made], others: int) -> list[bool]:
    """Which messages only report what somebody else asked for: they hold the same words."""
    return ["<POSITIVE>" in each.template for each in examples] + [False] * others


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
        [
            text
            for text, asked, quoted in zip(texts, asks, _quoted(examples, len(real)), strict=True)
            if not asked and not quoted
        ],
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
