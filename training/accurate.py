"""The accurate model: the first layers of all-MiniLM-L6-v2 over fewer word pieces, told how words are
written. The rows of its word pieces are kept as the product of two narrow tables. It labels each word by its
first piece, and teaches the fast model too.
"""

from __future__ import annotations

import random
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch
from torch import nn

from sottovoce.detect.tag.features import WRITINGS, key, writing
from training.corpora import Example, pieces, uncertain
from training.student import BITS, LABELS
from training.teacher import CLS, SEP, UNKNOWN, WIDTH, Encoder, WordPieces
from training.train import loss_of

LAYERS = (0, 1, 2)
NARROW = 128
LONGEST = 80
BATCH = 32
RATE, RATE_OF_NEW = 3e-4, 1e-3


class Accurate(nn.Module):
    """Labels words."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.narrow = nn.Embedding(count, NARROW)
        self.widen = nn.Linear(NARROW, WIDTH, bias=False)
        self.writings = nn.Embedding(WRITINGS, WIDTH)
        self.lists = nn.Linear(BITS, WIDTH, bias=False)
        self.encoder = Encoder(len(LAYERS), 1)
        self.out = nn.Linear(WIDTH, LABELS)
        nn.init.zeros_(self.writings.weight)
        nn.init.zeros_(self.lists.weight)

    def forward(
        self, ids: torch.Tensor, writings: torch.Tensor, bits: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Scores of each label for each piece."""
        states = self.widen(self.narrow(ids)) + self.writings(writings) + self.lists(bits)
        return self.out(self.encoder.run(states, mask))

    @classmethod
    def begin(cls, folder: Path, kept: list[int]) -> Accurate:
        """The model before training, with the word pieces that are kept."""
        made = cls(len(kept))
        full = Encoder.load(folder, LAYERS)
        rows = full.words.weight.data[kept]
        left, sizes, right = torch.linalg.svd(rows, full_matrices=False)
        made.narrow.weight.data = left[:, :NARROW] * sizes[:NARROW].sqrt()
        made.widen.weight.data = (sizes[:NARROW].sqrt()[:, None] * right[:NARROW]).T.contiguous()
        del full.words
        full.words = nn.Embedding(1, WIDTH)
        made.encoder = full
        return made


def keep_pieces(pieces_of: WordPieces) -> list[int]:
    """The word pieces in Latin letters, figures and signs; of other scripts no more than single letters."""
    kept = []
    for word, number in pieces_of.ids.items():
        bare = word.removeprefix("##")
        latin = all(ord(letter) < 0x250 or ord(letter) > 0x2000 for letter in bare)
        short = len(bare) == 1 and not 0x2E80 <= ord(bare) < 0x1F000
        unused = word.startswith("[unused")
        if (latin or short) and not unused and bare and not unicodedata.category(bare[0]).startswith("C"):
            kept.append(number)
    return kept


class Reader:
    """Turns messages into the numbers of the model."""

    def __init__(self, pieces_of: WordPieces, kept: list[int], bits: dict[str, int]) -> None:
        place = {number: at for at, number in enumerate(kept)}
        self.pieces = pieces_of
        self.pieces.ids = {word: place[number] for word, number in pieces_of.ids.items() if number in place}
        self.marks = {old: place[old] for old in (CLS, SEP, UNKNOWN)}
        self.bits = bits
        self.known: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        found = self.known.get(word)
        if found is None:
            found = [
                self.marks.get(each, each) if each == UNKNOWN else each for each in self.pieces._pieces(word)
            ]
            self.known[word] = found
        return found

    def encode(
        self, example: Example
    ) -> tuple[list[int], list[int], list[int], list[int], list[int], list[int]]:
        """Ids, writings, bits, where words begin, labels, and what is free."""
        words, starts, ends, labels = pieces(example)
        ids, writings, bits, begins = [self.marks[CLS]], [0], [0], []
        for at, word in enumerate(words):
            found = self.word(word)
            if len(ids) + len(found) > LONGEST - 1:
                break
            begins.append(len(ids))
            ids.extend(found)
            written = writing(word, at > 0 and starts[at] == ends[at - 1])
            writings.extend([written] * len(found))
            bits.extend([self.bits.get(key(word), 0)] * len(found))
        ids.append(self.marks[SEP])
        writings.append(0)
        bits.append(0)
        return ids, writings, bits, begins, labels[: len(begins)], uncertain(example)


class Batch:
    """Messages side by side; labels stand at the first piece of a word."""

    def __init__(self, rows: list[tuple]) -> None:
        count, longest = len(rows), max(len(row[0]) for row in rows)
        self.ids, self.writings, self.labels = (
            torch.zeros(count, longest, dtype=torch.long) for _ in range(3)
        )
        codes = torch.zeros(count, longest, dtype=torch.long)
        self.seen, self.mask = torch.zeros(count, longest), torch.zeros(count, longest)
        self.free = torch.full((count, LABELS), -1e9)
        for at, (ids, writings, bits, begins, labels, free) in enumerate(rows):
            self.ids[at, : len(ids)] = torch.tensor(ids)
            self.writings[at, : len(ids)] = torch.tensor(writings)
            codes[at, : len(ids)] = torch.tensor(bits)
            self.seen[at, : len(ids)] = 1
            if begins:
                self.labels[at, begins] = torch.tensor(labels)
                self.mask[at, begins] = 1
            self.free[at, free] = 0
        self.bits = (codes[..., None] >> torch.arange(BITS) & 1).float()


def batches(rows: list[tuple], chance: random.Random) -> Iterator[Batch]:
    """Messages of like length together."""
    order = sorted(range(len(rows)), key=lambda at: len(rows[at][0]) + chance.random() * 3)
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    chance.shuffle(groups)
    for group in groups:
        yield Batch([rows[at] for at in group])


def train(model: Accurate, rows: list[tuple], chance: random.Random, steps: int) -> Accurate:
    """Train for some steps; the rate of learning falls with them."""
    new = [*model.writings.parameters(), *model.lists.parameters(), *model.out.parameters()]
    known = {id(each) for each in new}
    old = [each for each in model.parameters() if id(each) not in known]
    groups = [{"params": old, "top": RATE}, {"params": new, "top": RATE_OF_NEW}]
    optimiser = torch.optim.AdamW(groups, RATE, weight_decay=0.01)
    step, lost, began = 0, 0.0, time.monotonic()
    model.train()
    for batch in _endless(rows, chance):
        if step == steps:
            break
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * min(1.0, (step + 1) / 60) * (1 - step / steps)
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(batch.ids, batch.writings, batch.bits, batch.seen)
        loss = loss_of(scores.float(), batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step, lost = step + 1, lost + loss.item()
        if step % 50 == 0:
            print(f"step {step}: loss {lost / 50:.4f}, {time.monotonic() - began:.0f} s", flush=True)
            lost = 0.0
    model.eval()
    return model


def _endless(rows: list[tuple], chance: random.Random) -> Iterator[Batch]:
    while True:
        yield from batches(rows, chance)


def prune(
    model: Accurate, kept: list[int], reader: Reader, seen: Iterable[str], most: int
) -> tuple[Accurate, list[int]]:
    """The model with the word pieces of the texts, the single letters, and the commonest others."""
    names = {number: name for name, number in reader.pieces.ids.items()}
    counted = Counter(number for word in seen for number in reader.word(word))
    chosen = {
        at for at in range(len(kept)) if len(names[at].removeprefix("##")) == 1 or names[at].startswith("[")
    }
    for at in [*(number for number, _ in counted.most_common(most * 9 // 10)), *range(len(kept))]:
        if len(chosen) >= most:
            break
        chosen.add(at)
    order = sorted(chosen)
    small = Accurate(len(order))
    state = dict(model.state_dict())
    state["narrow.weight"] = state["narrow.weight"][order]
    small.load_state_dict(state)
    small.eval()
    return small, [kept[at] for at in order]
