"""Where a log's static files lie: a folder, written so that a crash leaves each file old or new, never half.

Files are durable (fsync of the file, then of each folder that got a new name) before ``write`` returns.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from sottovoce.errors import NotFound


class Storage(Protocol):
    """What a log needs of the place where its files lie."""

    def read(self, path: str) -> bytes:
        """The bytes of a file; ``NotFound`` when there is none."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files durably, each atomically."""

    def remove_folder(self, path: str) -> None:
        """Remove a folder and all in it; nothing happens where there is none."""


class DirectoryStorage:
    """The files in a folder of this machine, ready to be served by any web server."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        try:
            return (self.root / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise NotFound("A file of the ledger is missing.", where=path) from None

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files durably, each atomically. One writer at a time."""
        folders: set[Path] = set()
        for path, content in files.items():
            target = self.root / path
            folders |= _made(target.parent)
            write_atomically(target, content)
        for folder in folders:
            sync_folder(folder)

    def remove_folder(self, path: str) -> None:
        """Remove a folder and all in it."""
        shutil.rmtree(self.root / path, ignore_errors=True)


def write_atomically(target: Path, content: bytes, mode: int = 0o644) -> None:
    """Replace a file by one rename. The caller makes the rename durable with ``sync_folder``."""
    fresh = target.with_name(f".{target.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, target)


def sync_folder(folder: Path) -> None:
    """Make new and moved names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _made(folder: Path) -> set[Path]:
    """Make a folder where it is missing; returns each folder whose list of names changed, and itself."""
    changed = {folder}
    missing = folder
    while not missing.exists():
        missing = missing.parent
        changed.add(missing)
    folder.mkdir(parents=True, exist_ok=True)
    return changed
