"""The language model that teaches: all-MiniLM-L6-v2 (Apache-2.0), its word pieces and its layers.

Reads `model.safetensors` and `vocab.txt` from a folder. Written out here in plain PyTorch, so that training
needs nothing but PyTorch and the file, and so that single layers can be taken.
"""

from __future__ import annotations

import json
import struct
import unicodedata
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
CLS, SEP, UNKNOWN = 101, 102, 100
LONGEST_WORD = 40


class WordPieces:
    """Greedy longest-match word pieces, as BERT's."""

    def __init__(self, path: Path) -> None:
        self.ids = {word: number for number, word in enumerate(path.read_text(encoding="utf-8").split("\n"))}

    def words(self) -> list[str]:
        """The whole words, without pieces and control signs."""
        return [word for word in self.ids if not word.startswith(("##", "["))]

    def encode(self, words: list[str]) -> tuple[list[int], list[int]]:
        """The pieces of words with the marks around them, and where each word begins."""
        found, begins = [CLS], []
        for word in words:
            begins.append(len(found))
            found.extend(self._pieces(word))
        found.append(SEP)
        return found, begins

    def _pieces(self, word: str) -> list[int]:
        plain = unicodedata.normalize("NFD", word.lower()[:LONGEST_WORD])
        plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
        at, found = 0, []
        while at < len(plain):
            for end in range(len(plain), at, -1):
                number = self.ids.get(("##" if at else "") + plain[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return [UNKNOWN]
        return found or [UNKNOWN]


def read_tensors(path: Path) -> dict[str, torch.Tensor]:
    """The tensors of a safetensors file of 32-bit floats."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    found = {}
    for name, about in header.items():
        if about["dtype"] == "F32":
            begin, end = (8 + length + offset for offset in about["data_offsets"])
            part = torch.frombuffer(bytearray(data[begin:end]), dtype=torch.float32)
            found[name] = part.reshape(about["shape"])
    return found


class Layer(nn.Module):
    """One layer of attention and one of thought."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (
            nn.Linear(WIDTH, WIDTH),
            nn.Linear(WIDTH, WIDTH),
            nn.Linear(WIDTH, WIDTH),
        )
        self.out, self.after_out = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_down = nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        size = (*states.shape[:2], HEADS, WIDTH // HEADS)
        query, key, value = (
            each(states).view(size).transpose(1, 2) for each in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        seen = seen.transpose(1, 2).reshape(states.shape)
        states = self.after_out(states + self.drop(self.out(seen)))
        return self.after_down(states + self.drop(self.down(functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """Word pieces in, a state for each out."""

    def __init__(self, layers: int = LAYERS, pieces: int = 30522) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(pieces, WIDTH), nn.Embedding(512, WIDTH)
        self.first = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.run(self.words(pieces), mask)

    def run(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What the layers make of the rows of pieces."""
        states = self.first(states + self.places.weight[: states.shape[1]])
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states

    @classmethod
    def load(cls, folder: Path, kept: tuple[int, ...] = tuple(range(LAYERS))) -> Encoder:
        """The model of a folder, or some of its layers."""
        tensors = read_tensors(folder / "model.safetensors")
        made = cls(len(kept))
        begin = "embeddings."
        made.words.weight.data = tensors[begin + "word_embeddings.weight"].clone()
        kind = tensors[begin + "token_type_embeddings.weight"][0]
        made.places.weight.data = tensors[begin + "position_embeddings.weight"] + kind
        _fill(made.first, tensors, begin + "LayerNorm")
        for layer, number in zip(made.layers, kept, strict=True):
            begin = f"encoder.layer.{number}."
            _fill(layer.query, tensors, begin + "attention.self.query")
            _fill(layer.key, tensors, begin + "attention.self.key")
            _fill(layer.value, tensors, begin + "attention.self.value")
            _fill(layer.out, tensors, begin + "attention.output.dense")
            _fill(layer.after_out, tensors, begin + "attention.output.LayerNorm")
            _fill(layer.up, tensors, begin + "intermediate.dense")
            _fill(layer.down, tensors, begin + "output.dense")
            _fill(layer.after_down, tensors, begin + "output.LayerNorm")
        made.eval()
        return made


def _fill(module: nn.Module, tensors: dict[str, torch.Tensor], name: str) -> None:
    module.weight.data = tensors[f"{name}.weight"].clone()
    module.bias.data = tensors[f"{name}.bias"].clone()
