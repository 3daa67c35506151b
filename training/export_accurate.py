"""Writes the trained accurate model as ONNX with bytes for weights, and its word pieces beside it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.accurate import Accurate
from training.corpora import KINDS
from training.student import BITS
from training.teacher import WordPieces


class Flat(nn.Module):
    """The model with codes of lists in the place of their bits, as it is asked at run time."""

    def __init__(self, model: Accurate) -> None:
        super().__init__()
        self.model = model
        bits = torch.arange(1 << BITS)[:, None] >> torch.arange(BITS) & 1
        with torch.no_grad():
            self.lists = nn.Embedding.from_pretrained(model.lists(bits.float()))

    def forward(
        self, ids: torch.Tensor, writings: torch.Tensor, lists: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        model = self.model
        states = model.widen(model.narrow(ids)) + model.writings(writings) + self.lists(lists)
        return model.out(model.encoder.run(states, mask))


def export(model: Accurate, kept: list[int], vocabulary: Path, least: dict[str, float], folder: Path) -> None:
    """Write `accurate.onnx`, `accurate.txt` and `accurate.json` into a folder."""
    ids = torch.zeros(2, 7, dtype=torch.long)
    names = ["ids", "writings", "lists", "mask"]
    axes = {name: {0: "texts", 1: "pieces"} for name in [*names, "scores"]}
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole.onnx"
        torch.onnx.export(
            Flat(model).eval(),
            (ids, ids, ids, torch.ones(2, 7)),
            str(whole),
            input_names=names,
            output_names=["scores"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            folder / "accurate.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    words = list(WordPieces(vocabulary).ids)
    (folder / "accurate.txt").write_text("\n".join(words[number] for number in kept), encoding="utf-8")
    settings = {"name": "accurate tagger 1", "kinds": KINDS, "least": least}
    (folder / "accurate.json").write_text(json.dumps(settings), encoding="utf-8")
