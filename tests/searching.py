"""Search files for words that must not be in them: all at once, in every form in which they could stand.

One vectorscan database of literals, without regard to case: plain UTF-8, UTF-16, JSON escapes, percent
encoding, hexadecimal (as PostgreSQL prints bytes) and base64 at each of its three alignments.

Files are read by a process of their own: whoever closes a file of SQLite's in a process that has it open
takes SQLite's locks away, and another process may then throw away the write-ahead log under it.
"""

from __future__ import annotations

import base64
import json
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import hyperscan

SHORTEST_BASE64 = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a needle was found, and in which form."""

    file: Path
    needle: str
    form: str


class Needles:
    """Words to look for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._names: list[tuple[str, str]] = []
        literals: list[bytes] = []
        for word in sorted(set(words)):
            for form, literal in _forms(word):
                self._names.append((word, form))
                # As escapes: in a literal, a zero byte would end it.
                literals.append(b"".join(b"\\x%02x" % byte for byte in literal))
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=literals,
            ids=list(range(len(literals))),
            elements=len(literals),
            flags=[hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH] * len(literals),
        )

    def in_bytes(self, content: bytes) -> set[tuple[str, str]]:
        """The (word, form) pairs that stand in some bytes."""
        found: set[int] = set()
        if content:
            self._database.scan(content, match_event_handler=lambda number, *_: found.add(number) and None)
        return {self._names[number] for number in found}

    def in_files(self, folder: Path) -> Iterator[Hit]:
        """Every hit in every file below a folder."""
        for file, content in _contents(folder):
            for word, form in self.in_bytes(content):
                yield Hit(file, word, form)


def _contents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Each file below a folder, with what is in it. A file that changes meanwhile is read as it comes."""
    command = ["tar", "--create", "--file=-", "--ignore-failed-read", "--directory", str(folder), "."]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reading,
        tarfile.open(fileobj=reading.stdout, mode="r|") as files,
    ):
        for entry in files:
            content = files.extractfile(entry) if entry.isfile() else None
            if content is not None:
                yield folder / entry.name, content.read()


def _forms(word: str) -> Iterator[tuple[str, bytes]]:
    plain = word.encode()
    yield "utf-8", plain
    yield "utf-16", word.encode("utf-16-le")
    yield "hexadecimal", plain.hex().encode()
    escaped = json.dumps(word)[1:-1].encode()
    if escaped != plain:
        yield "json", escaped
    quoted = quote(word).encode()
    if quoted != plain:
        yield "percent", quoted
    if len(plain) >= SHORTEST_BASE64:
        for shift in range(3):
            encoded = base64.b64encode(bytes(shift) + plain)
            # Only what no neighbour can change: whole groups between the first and the last.
            yield f"base64+{shift}", encoded[4 if shift else 0 : len(encoded) // 4 * 4 - 4]
