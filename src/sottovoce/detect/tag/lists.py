"""Which lists a word stands on: names, places, organisations. Pure; reads the table of the fast model's file.

A byte for each place of a table that words are hashed into; two bits of it tell most words that merely share
a place from those that stand on a list.
"""

from __future__ import annotations

from typing import Any
from zlib import crc32

from numpy.typing import NDArray

LIST_BITS = 6


def lists_of(word: str, table: NDArray[Any]) -> int:
    """The bits of a word's lists; 0 for none."""
    code = crc32(word.encode("utf-8", "surrogatepass"))
    entry = int(table[code % len(table)])
    return entry & (1 << LIST_BITS) - 1 if entry and entry >> LIST_BITS == code >> 30 else 0
