"""The fast model learns from the accurate one: beside the marks of people, what the teacher thinks likely.

The teacher's thoughts are worked out once for the messages that people annotated.
"""

from __future__ import annotations

import random

import torch

from training.accurate import Accurate, Batch, Reader
from training.corpora import Example


@torch.no_grad()
def thoughts(
    model: Accurate, reader: Reader, examples: list[Example], at_once: int = 64
) -> list[torch.Tensor]:
    """For each message, the likelihood of each label at each of its words that the teacher read."""
    rows = [reader.encode(example) for example in examples]
    order = sorted(range(len(rows)), key=lambda at: len(rows[at][0]))
    found: list[torch.Tensor] = [torch.zeros(0)] * len(rows)
    for begin in range(0, len(order), at_once):
        group = order[begin : begin + at_once]
        batch = Batch([rows[at] for at in group])
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(batch.ids, batch.writings, batch.bits, batch.seen)
        likely = torch.softmax(scores.float(), -1).half()
        for row, at in enumerate(group):
            found[at] = likely[row, rows[at][3]]
    return found


def sample(examples: list[Example], share: dict[str, float], chance: random.Random) -> list[Example]:
    """Some of each set's messages."""
    return [example for example in examples if chance.random() < share.get(example.source, 1.0)]
