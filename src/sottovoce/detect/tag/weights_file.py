"""Reads a model's file: named arrays behind a header of JSON (the safetensors format), mapped, not copied.

Touches one file of this package. NumPy is imported here and in the models only, so that a detector without
a model never pays for it.
"""

from __future__ import annotations

import json
import mmap
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parent / "weights"
TYPES = {"F32": np.float32, "F16": np.float16, "I8": np.int8, "U8": np.uint8}

Arrays = dict[str, NDArray[Any]]


def read(path: Path) -> tuple[Arrays, dict[str, str]]:
    """The arrays of a file, and what it says of itself."""
    with path.open("rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    (length,) = struct.unpack("<Q", data[:8])
    header: dict[str, Any] = json.loads(bytes(data[8 : 8 + length]))
    about: dict[str, str] = header.pop("__metadata__", {})
    found: Arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        flat = np.frombuffer(data[8 + length + begin : 8 + length + end], dtype=TYPES[entry["dtype"]])
        found[name] = flat.reshape(entry["shape"])
    return found, about
