"""Verify a whole log from its files alone: every leaf, every tile, the roots, signatures and the guard.

Needs the public key, nothing secret. Speed matters (a million leaves within a minute): one pass, no tile read
twice, hashes compared tile by tile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from sottovoce.errors import NotFound, Tampered
from sottovoce.ledger.checkpoint import Checkpoint
from sottovoce.ledger.guard import Guard
from sottovoce.ledger.merkle import EMPTY_ROOT, TILE_HEIGHT, TILE_WIDTH, Edge
from sottovoce.ledger.notes import Verifier
from sottovoce.ledger.reading import TreeReader
from sottovoce.ledger.storage import Storage
from sottovoce.ledger.tiles import CHECKPOINT, tile_path

MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found. ``root`` is the published checkpoint's."""

    origin: str
    size: int
    root: bytes
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Whether everything held."""
        return not self.problems


class _TooMany(Exception):
    """Enough problems are known to stop."""


class _Findings:
    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, where: str, what: str) -> None:
        self.problems.append(Problem(where, what))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _TooMany


def verify_log(
    storage: Storage,
    verifier_key: str,
    *,
    guard: Guard | None = None,
    kept: Iterable[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Verify everything that a log's files say.

    Args:
        storage: where the files lie.
        verifier_key: the log's public key.
        guard: the log's guard, where it is at hand: the log must not be older than it.
        kept: older (or the same) checkpoints that somebody kept: the log must have grown out of each of them.
        progress: called with the leaves done and their number, about once a tile.
    """
    verifier = Verifier.decode(verifier_key)
    findings = _Findings()
    published: Checkpoint | None = None
    try:
        published = _published(storage, verifier, guard, findings)
        heads = [published, *_opened(kept, "kept checkpoint", verifier, findings)]
        heads += _guarded(guard, published, verifier, findings)
        _verify_tree(storage, heads, findings, progress or _silent)
    except _TooMany:
        pass
    return Report(
        verifier.name,
        published.size if published else 0,
        published.root if published else EMPTY_ROOT,
        tuple(findings.problems),
    )


def _published(storage: Storage, verifier: Verifier, guard: Guard | None, findings: _Findings) -> Checkpoint:
    """The published checkpoint. A log that never signed anything has none, and that is whole too."""
    empty = Checkpoint(verifier.name, 0, EMPTY_ROOT, "")
    try:
        return Checkpoint.open(storage.read(CHECKPOINT).decode(), verifier)
    except NotFound:
        if _is_begun(storage) or (guard is not None and guard.read()):
            findings.add(CHECKPOINT, "The published checkpoint is missing.")
    except Tampered as error:
        findings.add(CHECKPOINT, error.what)
    except UnicodeDecodeError:
        findings.add(CHECKPOINT, "The checkpoint is not text.")
    return empty


def _guarded(
    guard: Guard | None, published: Checkpoint, verifier: Verifier, findings: _Findings
) -> list[Checkpoint]:
    """The guard's checkpoint. It is signed before it is published, so it may be newer, never older."""
    text = guard.read() if guard is not None else ""
    guarded = _opened([text], "guard", verifier, findings) if text else []
    if guard is not None and published.size > max((head.size for head in guarded), default=0):
        findings.add("guard", "The guard does not know the published checkpoint.")
    return guarded


def _is_begun(storage: Storage) -> bool:
    for width in range(1, TILE_WIDTH + 1):
        try:
            storage.read(tile_path(0, 0, width))
        except NotFound:
            continue
        return True
    return False


def _opened(texts: Iterable[str], where: str, verifier: Verifier, findings: _Findings) -> list[Checkpoint]:
    opened = []
    for text in texts:
        try:
            opened.append(Checkpoint.open(text, verifier))
        except Tampered as error:
            findings.add(where, error.what)
    return opened


def _verify_tree(
    storage: Storage, heads: list[Checkpoint], findings: _Findings, progress: Callable[[int, int], None]
) -> None:
    """Hash every leaf up to the largest head, and compare each head's root on the way."""
    size = max(head.size for head in heads)
    reader = TreeReader(storage, size)
    edge = Edge()
    waiting = sorted((head for head in heads if head.size), key=lambda head: head.size)
    for index in range(-(-size // TILE_WIDTH)):
        try:
            leaves = [sha256(b"\x00" + entry).digest() for entry in reader.bundle(index)]
        except Tampered as error:
            findings.add(error.where, error.what)
            return
        _compare(reader, 0, index, leaves, findings)
        while waiting and waiting[0].size <= edge.size + len(leaves):
            _compare_root(waiting.pop(0), edge, leaves, findings)
        for tile in edge.push(leaves):
            if tile.level:
                _compare(reader, tile.level, tile.index, list(tile.hashes), findings)
        progress(edge.size, size)
    for level, hashes in enumerate(edge.levels[1:], start=1):
        if hashes:
            _compare(reader, level, edge.size >> (TILE_HEIGHT * (level + 1)), hashes, findings)


def _compare(reader: TreeReader, level: int, index: int, hashes: list[bytes], findings: _Findings) -> None:
    where = tile_path(level, index, len(hashes))
    try:
        stored = reader.tile(level, index)
    except Tampered as error:
        findings.add(where, error.what)
        return
    if stored != hashes:
        first = index * TILE_WIDTH * TILE_WIDTH**level
        findings.add(where, f"The hashes do not fit the entries (from entry {first} on).")


def _compare_root(head: Checkpoint, edge: Edge, leaves: list[bytes], findings: _Findings) -> None:
    there = edge.copy()
    for _ in there.push(leaves[: head.size - edge.size]):
        pass
    if there.root() != head.root:
        findings.add(
            f"checkpoint of size {head.size}", "The entries do not lead to the root that was signed."
        )


def _silent(done: int, of: int) -> None:
    """Tell nobody."""
