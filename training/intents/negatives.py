"""Real texts that want nothing, of the train splits whose licence lets shipped weights learn from them."""

# ruff: noqa: E501 - an expression stays in one piece

from __future__ import annotations

import gzip
import json
import random
import re
from pathlib import Path

SPANS = ("banking77", "wnut17", "btc", "restaurant8k", "meddocan")
MOST_OF_EACH = 2_500
# Bank customers do ask to be deleted, and report that their account was entered: those are no negatives.
ASKING = re.compile(
    r"delet|eras|remov|clos\w* (?:my|the|this) account|terminate|personal (?:data|info|details)|my (?:data|info|details)"
    r"|privacy|hack|stolen|compromis|someone|unauthori|fraud|complain|years? old|\bage\b|child|daughter|\bson\b"
    r"|worst|terrible|awful|scam|disgust|ridiculous|unacceptable|pathetic|shame",
    re.IGNORECASE,
)


def real_texts(data: Path, chance: random.Random) -> list[str]:
    """Texts of each source, those that could ask for something left out."""
    kept: list[str] = []
    for source in SPANS:
        with gzip.open(data / "spans" / f"{source}.train.jsonl.gz", "rt") as file:
            texts = [json.loads(line)["text"] for line in file]
        texts = [text for text in texts if not ASKING.search(text)]
        kept += chance.sample(texts, min(MOST_OF_EACH, len(texts)))
    return kept
