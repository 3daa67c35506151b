"""What a model's file says beside its numbers: its name, its kinds, and how sure it must be of each.

A kind without a measure of sureness is learned, and never told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a model."""

    name: str
    kinds: tuple[str, ...]
    least: dict[str, float]


def read_settings(path: Path) -> Settings:
    """The settings of a file of JSON."""
    read = json.loads(path.read_text(encoding="utf-8"))
    return Settings(read["name"], tuple(read["kinds"]), read["least"])
