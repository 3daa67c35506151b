"""The fast model: rows of words and of their parts, and narrow convolutions over a message.

What `sottovoce.detect.tag.fast` computes with NumPy, in PyTorch, so that it can be trained.
"""

from __future__ import annotations

import torch
from torch import nn

from sottovoce.detect.tag.features import WRITINGS
from training.corpora import KINDS

LABELS = 1 + 2 * len(KINDS)
WIDTH, INNER = 64, 64
BUCKETS = 1 << 14
BITS = 6
DILATIONS = (1, 2, 1)
# A missed name costs more than a false one: how far their scores are raised after training. Chosen on every
# second message of the dev splits of the Broad Twitter Corpus and WNUT 2017.
NAMED, RAISED = ("PERSON", "LOCATION", "ORGANIZATION"), 0.6


class Student(nn.Module):
    """Labels the pieces of messages."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.words = nn.Embedding(words + 1, WIDTH, padding_idx=0)
        self.parts = nn.EmbeddingBag(BUCKETS + 1, WIDTH, mode="mean", padding_idx=BUCKETS)
        self.writings = nn.Embedding(WRITINGS, WIDTH)
        self.lists = nn.Linear(BITS, WIDTH, bias=False)
        self.layers = nn.ModuleList(
            nn.Conv1d(WIDTH if number == 0 else INNER, INNER, 3, padding=step, dilation=step)
            for number, step in enumerate(DILATIONS)
        )
        self.out = nn.Linear(INNER, LABELS)
        self.drop = nn.Dropout(0.15)
        nn.init.normal_(self.words.weight, std=0.05)
        nn.init.normal_(self.parts.weight, std=0.3)
        nn.init.normal_(self.writings.weight, std=0.3)

    def rows(self, word: torch.Tensor, parts: torch.Tensor, bits: torch.Tensor) -> torch.Tensor:
        """The row of each distinct word: its own, its parts' mean and its lists'."""
        return self.words(word) + self.parts(parts) + self.lists(bits)

    def forward(
        self, rows: torch.Tensor, which: torch.Tensor, writing: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Scores of each label for each piece; ``which`` picks its row."""
        kept = mask[..., None]
        states = (rows[which] + self.writings(writing)) * kept
        states = self.drop(states).transpose(1, 2)
        kept = kept.transpose(1, 2)
        for number, layer in enumerate(self.layers):
            thought = torch.relu(layer(states)) * kept
            states = thought if number == 0 else states + thought
            states = self.drop(states)
        return self.out(states.transpose(1, 2))


@torch.no_grad()
def raise_named(out: nn.Linear) -> None:
    """Raise the scores of names, places and organisations."""
    for kind in NAMED:
        first = 2 * KINDS.index(kind) + 1
        out.bias[first : first + 2] += RAISED
