"""Writes a trained fast model as the file that ships: bytes for rows, halves for the rest."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from zlib import crc32

import numpy as np
import torch

from sottovoce.detect.tag.lists import LIST_BITS
from training.corpora import KINDS
from training.student import BITS, DILATIONS, Student
from training.train import Words

LIST_PLACES = 1 << 20
TYPES = {"float32": "F32", "float16": "F16", "int8": "I8", "uint8": "U8"}
# Bytes reach this many standard deviations; what lies beyond is cut.
REACH = 5.0


def export(model: Student, words: Words, vocabulary: list[str], least: dict[str, float], path: Path) -> None:
    """Write the file."""
    with torch.no_grad():
        numbers = [words.number(word) for word in vocabulary]
        row, parts, bits = (each[numbers] for each in words.tensors())
        rows = model.rows(row, parts, bits).numpy()
    part_rows = model.parts.weight.detach().numpy()[:-1]
    unit = REACH * float(rows.std()) / 127
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    every_bits = np.array(
        [[float(code >> bit & 1) for bit in range(BITS)] for code in range(1 << BITS)], np.float32
    )
    arrays = {
        "vocabulary": np.frombuffer("\n".join(["", *vocabulary]).encode(), np.uint8),
        "rows": np.vstack((np.zeros((1, rows.shape[1]), np.int8), _bytes(rows, unit))),
        "parts": _bytes(part_rows, unit),
        "lists": _lists(words.bits_of),
        "list_rows": (every_bits @ state["lists.weight"].T / unit).astype(np.float32),
        "writings": (state["writings.weight"] / unit).astype(np.float32),
        "out.weight": state["out.weight"].T.astype(np.float16),
        "out.bias": state["out.bias"].astype(np.float32),
    }
    for number in range(len(DILATIONS)):
        weight = state[f"layers.{number}.weight"]
        flat = np.concatenate([weight[:, :, at].T for at in range(3)]) * (unit if number == 0 else 1.0)
        arrays[f"layer{number}.weight"] = flat.astype(np.float16)
        arrays[f"layer{number}.bias"] = state[f"layers.{number}.bias"].astype(np.float32)
    about = {
        "name": "fast tagger 1",
        "kinds": json.dumps(KINDS),
        "least": json.dumps(least),
        "dilations": json.dumps(DILATIONS),
    }
    write(path, arrays, about)


def _bytes(values: np.ndarray, unit: float) -> np.ndarray:
    return np.clip(np.rint(values / unit), -127, 127).astype(np.int8)


def _lists(bits: dict[str, int]) -> np.ndarray:
    table = np.zeros(LIST_PLACES, np.uint8)
    for word, each in sorted(bits.items()):
        code = crc32(word.encode())
        table[code % LIST_PLACES] = each | code >> 30 << LIST_BITS
    return table


def write(path: Path, arrays: dict[str, np.ndarray], about: dict[str, str]) -> None:
    """Write arrays in the safetensors format."""
    header, at, data = {"__metadata__": about}, 0, []
    # The widest first, so that each stands where its kind of number may stand.
    for name, array in sorted(arrays.items(), key=lambda pair: -pair[1].itemsize):
        array = np.ascontiguousarray(array)
        header[name] = {
            "dtype": TYPES[str(array.dtype)],
            "shape": list(array.shape),
            "data_offsets": [at, at + array.nbytes],
        }
        data.append(array.tobytes())
        at += array.nbytes
    text = json.dumps(header, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(data))
