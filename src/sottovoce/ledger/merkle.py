"""The Merkle tree of RFC 6962 and RFC 9162 section 2: hashes, roots, inclusion and consistency proofs.

Pure functions over bytes. Where a proof needs hashes of the tree, the caller gives a function that knows the
hash of any complete subtree; where a tree only grows at its right edge, ``Edge`` holds that edge.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()
TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT

NodeAt = Callable[[int, int], bytes]
"""Asked for ``(h, i)``, the hash of the complete subtree of height ``h`` that begins at leaf ``i << h``."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one leaf."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def complete_root(hashes: Sequence[bytes]) -> bytes:
    """The root over a power of two of hashes."""
    row = hashes
    while len(row) > 1:
        row = [
            sha256(b"\x01" + left + right).digest() for left, right in zip(row[::2], row[1::2], strict=True)
        ]
    return row[0]


@dataclass(frozen=True, slots=True)
class FullTile:
    """256 hashes of one tile level that will never change again."""

    level: int
    index: int
    hashes: tuple[bytes, ...]


class Edge:
    """The right edge of a growing tree: for each tile level the hashes of its partial tile."""

    def __init__(self, size: int = 0, levels: Sequence[Sequence[bytes]] = ()) -> None:
        self.size = size
        self.levels = [list(level) for level in levels] or [[]]

    def copy(self) -> Edge:
        """An edge that grows on its own from here."""
        return Edge(self.size, self.levels)

    def push(self, hashes: Sequence[bytes]) -> Iterator[FullTile]:
        """Append leaf hashes; yields each tile that this completes, lower levels first."""
        taken = 0
        while taken < len(hashes):
            room = TILE_WIDTH - len(self.levels[0])
            part = hashes[taken : taken + room]
            self.levels[0].extend(part)
            self.size += len(part)
            taken += len(part)
            yield from self._completed()

    def root(self) -> bytes:
        """The root of the whole tree."""
        root = b""
        for level in self.levels:
            for peak in reversed(_peaks(level)):
                root = node_hash(peak, root) if root else peak
        return root or EMPTY_ROOT

    def _completed(self) -> Iterator[FullTile]:
        level = 0
        while len(self.levels[level]) == TILE_WIDTH:
            hashes = tuple(self.levels[level])
            index = (self.size >> (TILE_HEIGHT * (level + 1))) - 1
            self.levels[level] = []
            if level + 1 == len(self.levels):
                self.levels.append([])
            self.levels[level + 1].append(complete_root(hashes))
            yield FullTile(level, index, hashes)
            level += 1


def _peaks(hashes: Sequence[bytes]) -> list[bytes]:
    """The roots of the complete subtrees that together span these hashes, the largest first."""
    peaks: list[bytes] = []
    start = 0
    for height in range(TILE_HEIGHT, -1, -1):
        width = 1 << height
        if len(hashes) & width:
            peaks.append(complete_root(hashes[start : start + width]))
            start += width
    return peaks


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over any number of leaf hashes."""
    edge = Edge()
    for _ in edge.push(hashes):
        pass
    return edge.root()


def inclusion_path(index: int, size: int, node_at: NodeAt) -> list[bytes]:
    """RFC 9162 section 2.1.3.1: the hashes from the leaf's sibling up to the root's child."""
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _left_width(end - start)
        if index < middle:
            path.append(_range_hash(middle, end, node_at))
            end = middle
        else:
            path.append(_range_hash(start, middle, node_at))
            start = middle
    return path[::-1]


def consistency_path(old: int, new: int, node_at: NodeAt) -> list[bytes]:
    """RFC 9162 section 2.1.4.1: the hashes that show the old tree to be the beginning of the new one."""
    path: list[bytes] = []
    start, end = 0, new
    is_whole = True
    while end != old:
        middle = start + _left_width(end - start)
        if old <= middle:
            path.append(_range_hash(middle, end, node_at))
            end = middle
        else:
            path.append(_range_hash(start, middle, node_at))
            start = middle
            is_whole = False
    if not is_whole:
        path.append(_range_hash(start, end, node_at))
    return path[::-1]


def is_included(index: int, size: int, leaf: bytes, path: Sequence[bytes], root: bytes) -> bool:
    """RFC 9162 section 2.1.3.2, strictly: every hash has 32 bytes and none is left over."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *path):
        return False
    position, last = index, size - 1
    computed = leaf
    for sibling in path:
        if last == 0:
            return False
        if position & 1 or position == last:
            computed = node_hash(sibling, computed)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            computed = node_hash(computed, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and hmac.compare_digest(computed, root)


def is_consistent(old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """RFC 9162 section 2.1.4.2, strictly: an empty old tree proves nothing and is refused."""
    if old == new:
        return old >= 1 and not path and hmac.compare_digest(old_root, new_root)
    if not 1 <= old < new or not _are_hashes(old_root, new_root, *path):
        return False
    hashes = list(path) if old & (old - 1) else [old_root, *path]
    if not hashes:
        return False
    position, last = old - 1, new - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    as_old = as_new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            as_old, as_new = node_hash(sibling, as_old), node_hash(sibling, as_new)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            as_new = node_hash(as_new, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and hmac.compare_digest(as_old, old_root) and hmac.compare_digest(as_new, new_root)


def _left_width(width: int) -> int:
    """The largest power of two smaller than ``width``."""
    return 1 << ((width - 1).bit_length() - 1)


def _range_hash(start: int, end: int, node_at: NodeAt) -> bytes:
    width = end - start
    if width & (width - 1) == 0:
        height = width.bit_length() - 1
        return node_at(height, start >> height)
    middle = start + _left_width(width)
    return node_hash(_range_hash(start, middle, node_at), _range_hash(middle, end, node_at))


def _are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in values)
