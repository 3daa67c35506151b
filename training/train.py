"""Trains the fast model. The random seed is fixed; on one machine the same data give the same weights.

Where an annotator did not look for a kind, a piece without a mark may be of that kind after all: the loss
asks then only that the piece is one of those or none.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import torch
from torch.nn import functional

from sottovoce.detect.tag.features import MOST_PARTS, key, parts, writing
from training.corpora import Example, pieces, uncertain
from training.student import BITS, BUCKETS, LABELS, Student

BATCH = 96
RATE = 3e-3
WORDS_FORGOTTEN = 0.12
AVERAGE, AVERAGE_EVERY = 0.95, 20
SHARE_OF_TEACHER = 1.0


class Marked(Protocol):
    """Labels of messages side by side, and where they count."""

    labels: torch.Tensor
    free: torch.Tensor
    mask: torch.Tensor


@dataclass(slots=True)
class Batch:
    """Messages side by side, padded."""

    which: torch.Tensor
    writing: torch.Tensor
    mask: torch.Tensor
    labels: torch.Tensor
    free: torch.Tensor
    soft: torch.Tensor
    taught: torch.Tensor


class Words:
    """The distinct words of the texts: their rows' numbers, their parts and their lists' bits."""

    def __init__(self, vocabulary: list[str], bits: dict[str, int]) -> None:
        self.rows = {word: number + 1 for number, word in enumerate(vocabulary)}
        self.bits_of = bits
        self.numbers: dict[str, int] = {}
        self.row: list[int] = []
        self.parts: list[list[int]] = []
        self.bits: list[list[float]] = []

    def number(self, word: str) -> int:
        known = self.numbers.get(word)
        if known is None:
            known = self.numbers[word] = len(self.row)
            self.row.append(self.rows.get(word, 0))
            found = list(parts(word, BUCKETS))
            self.parts.append(found + [BUCKETS] * (MOST_PARTS - len(found)))
            bits = self.bits_of.get(word, 0)
            self.bits.append([float(bits >> bit & 1) for bit in range(BITS)])
        return known

    def tensors(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        return torch.tensor(self.row), torch.tensor(self.parts), torch.tensor(self.bits)


@dataclass(slots=True)
class Encoded:
    """A message in numbers."""

    words: list[int]
    writing: list[int]
    labels: list[int]
    free: list[int]
    soft: torch.Tensor | None = None


def encode(example: Example, words: Words) -> Encoded:
    """A message in numbers."""
    found, starts, ends, labels = pieces(example)
    joined = [at > 0 and starts[at] == ends[at - 1] for at in range(len(starts))]
    return Encoded(
        [words.number(key(word)) for word in found],
        [writing(word, each) for word, each in zip(found, joined, strict=True)],
        labels,
        uncertain(example),
    )


def batches(messages: list[Encoded], chance: random.Random, size: int = BATCH) -> Iterator[Batch]:
    """Messages of like length together, in an order that changes."""
    order = sorted(range(len(messages)), key=lambda at: len(messages[at].words) + chance.random() * 4)
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(groups)
    for group in groups:
        yield gather([messages[at] for at in group])


def gather(messages: list[Encoded]) -> Batch:
    """A batch of messages."""
    count, longest = len(messages), max(1, *(len(each.words) for each in messages))
    which, writings, labels = (torch.zeros(count, longest, dtype=torch.long) for _ in range(3))
    mask, free = torch.zeros(count, longest), torch.full((count, LABELS), -1e9)
    soft, taught = torch.zeros(count, longest, LABELS), torch.zeros(count, longest)
    for row, message in enumerate(messages):
        length = len(message.words)
        if length:
            which[row, :length] = torch.tensor(message.words)
            writings[row, :length] = torch.tensor(message.writing)
            labels[row, :length] = torch.tensor(message.labels)
            mask[row, :length] = 1
        if message.soft is not None:
            read = min(length, len(message.soft))
            soft[row, :read] = message.soft[:read].float()
            taught[row, :read] = 1
        free[row, message.free] = 0
    return Batch(which, writings, mask, labels, free, soft, taught)


def loss_of(scores: torch.Tensor, batch: Batch | Marked) -> torch.Tensor:
    """How wrong the labels are, over the pieces of a batch."""
    logs = functional.log_softmax(scores, -1)
    marked = logs.gather(-1, batch.labels[..., None])[..., 0]
    unmarked = torch.logsumexp(logs + batch.free[:, None, :], -1)
    right = torch.where(batch.labels > 0, marked, unmarked)
    return -(right * batch.mask).sum() / batch.mask.sum()


def loss_of_taught(scores: torch.Tensor, batch: Batch) -> torch.Tensor:
    """The loss by marks, and how far the labels are from what the teacher thinks, where it was asked."""
    logs = functional.log_softmax(scores, -1)
    far = -((batch.soft * logs).sum(-1) * batch.taught).sum() / batch.mask.sum()
    return loss_of(scores, batch) + SHARE_OF_TEACHER * far


def train(
    model: Student,
    words: Words,
    messages: list[Encoded],
    chance: random.Random,
    rounds: int,
    rate: float = RATE,
) -> Student:
    """Train for some rounds; what is returned is the running mean of the weights."""
    row, all_parts, bits = words.tensors()
    optimiser = torch.optim.AdamW(model.parameters(), rate, weight_decay=0.01)
    total = rounds * math.ceil(len(messages) / BATCH)
    mean = {name: value.clone() for name, value in model.state_dict().items()}
    step, began = 0, time.monotonic()
    for number in range(rounds):
        model.train()
        lost = 0.0
        for batch in batches(messages, chance):
            for group in optimiser.param_groups:
                group["lr"] = (
                    rate * min(1.0, step / 200) * (0.5 + 0.5 * math.cos(math.pi * step / total)) + 1e-5
                )
            used, which = torch.unique(batch.which, return_inverse=True)
            forgotten = torch.rand(len(used)) < WORDS_FORGOTTEN
            rows = model.rows(torch.where(forgotten, 0, row[used]), all_parts[used], bits[used])
            loss = loss_of_taught(model(rows, which, batch.writing, batch.mask), batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            step, lost = step + 1, lost + loss.item()
            if step % AVERAGE_EVERY == 0:
                with torch.no_grad():
                    for name, value in model.state_dict().items():
                        mean[name].lerp_(value, 1 - min(AVERAGE, step / (step + 500)))
        loss_of_round = lost * rounds / total
        print(f"round {number + 1}: loss {loss_of_round:.4f}, {time.monotonic() - began:.0f} s", flush=True)
    model.load_state_dict(mean)
    model.eval()
    return model
