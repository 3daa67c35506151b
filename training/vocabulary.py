"""The words that get a row of their own, and what each was before the model met any label.

A row begins as the mean of what a small language model says of the word (all-MiniLM-L6-v2), brought down
to the width of the tagger, so that "nurse" and "doctor" begin near each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import torch

from sottovoce.detect.tag.features import key
from training.teacher import Encoder, WordPieces

FEWEST_TIMES = 2
SHORTEST_PIECE = 2
ROWS_AT_ONCE = 512


def choose(words: Iterable[str], pieces: WordPieces, most: int) -> list[str]:
    """The commonest words of the texts, and the whole words of the language model."""
    counted = Counter(key(word) for word in words)
    own = [word for word, times in counted.most_common() if times >= FEWEST_TIMES]
    known = [word for word in pieces.words() if len(word) >= SHORTEST_PIECE and key(word) == word]
    chosen = dict.fromkeys(own)
    chosen.update(dict.fromkeys(known))
    return [word for word in list(chosen)[:most] if "\n" not in word and word.strip()]


@torch.no_grad()
def first_rows(words: list[str], folder: Path, width: int) -> torch.Tensor:
    """A first row for each word, of the width asked, with a spread of one."""
    encoder, pieces = Encoder.load(folder), WordPieces(folder / "vocab.txt")
    found = []
    for at in range(0, len(words), ROWS_AT_ONCE):
        ids = [pieces.encode([word])[0] for word in words[at : at + ROWS_AT_ONCE]]
        longest = max(len(each) for each in ids)
        batch = torch.zeros(len(ids), longest, dtype=torch.long)
        for row, each in enumerate(ids):
            batch[row, : len(each)] = torch.tensor(each)
        mask = (batch > 0).float()
        states = encoder(batch, mask) * mask[..., None]
        found.append(states.sum(1) / mask.sum(1, keepdim=True))
    rows = torch.cat(found)
    rows = rows - rows.mean(0)
    _, _, directions = torch.pca_lowrank(rows, q=width, center=False, niter=4)
    rows = rows @ directions
    return rows / rows.std(0).clamp_min(1e-4) * 0.5
