"""What is trained on, and what is measured with; which set may be used for which is in README.md."""

from __future__ import annotations

import random
from pathlib import Path

from training.augment import worse
from training.corpora import Example, read, read_german
from training.gazetteers import load
from training.messages import LANGUAGES, Writer

TRAINED_ON = ("btc.train", "wnut17.train", "restaurant8k.train", "meddocan.train", "banking77.train")
# How often each set is seen in a round: as it is, and written worse.
TIMES = {
    "btc": (2, 1),
    "wnut17": (3, 1),
    "restaurant8k": (1, 0),
    "meddocan": (1, 0),
    "banking77(neg)": (1, 1),
    "smartdata": (1, 1),
}
MESSAGES_PER_LANGUAGE = {"en": 12_000}
MESSAGES = 6_000


def real(data: Path) -> list[Example]:
    """The annotated messages that may be trained on."""
    found = [example for name in TRAINED_ON for example in read(data, name)]
    return found + read_german(data / "german" / "smartdata.v1.train.json.gz")


def training(data: Path, chance: random.Random) -> list[Example]:
    """Everything that is seen in one round, in order of no meaning."""
    found = []
    for example in real(data):
        plain, bad = TIMES[example.source]
        found.extend([example] * plain + [worse(example, chance) for _ in range(bad)])
    lists = load(data)
    for language in LANGUAGES:
        writer = Writer(language, lists, chance)
        found.extend(
            worse(writer.message(), chance) for _ in range(MESSAGES_PER_LANGUAGE.get(language, MESSAGES))
        )
    chance.shuffle(found)
    return found


def kept_messages(data: Path, count: int) -> list[Example]:
    """Messages made of the terms and sentences that were never trained on."""
    chance = random.Random(99)
    lists = load(data)
    writers = [Writer(language, lists, chance, measuring=True) for language in LANGUAGES]
    return [writers[number % len(writers)].message() for number in range(count)]
