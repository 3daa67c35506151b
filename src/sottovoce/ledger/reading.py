"""Reading a tree of one size from tiles: entries, hashes of subtrees, the right edge, the proofs.

A partial tile may be gone once its whole one is there (the specification allows it); the whole one stands in.
Nothing read here is trusted by itself: the caller compares roots with a signed checkpoint.
"""

from __future__ import annotations

from collections.abc import Callable

from sottovoce.errors import NotFound, Tampered
from sottovoce.ledger.merkle import (
    TILE_HEIGHT,
    TILE_WIDTH,
    Edge,
    complete_root,
    consistency_path,
    inclusion_path,
)
from sottovoce.ledger.storage import Storage
from sottovoce.ledger.tiles import bundle_path, decode_bundle, decode_tile, tile_path, width_at

_Decode = Callable[[bytes, int, str], list[bytes]]


class TreeReader:
    """The tree of the first ``size`` entries. Proofs keep the tiles they read: a new reader for each."""

    def __init__(self, storage: Storage, size: int) -> None:
        self._storage = storage
        self.size = size
        self._kept: dict[tuple[int, int], list[bytes]] = {}

    def bundle(self, index: int) -> list[bytes]:
        """The entries of one bundle, as far as they belong to this tree.

        Raises:
            Tampered: the bundle is missing or has a wrong length.
        """
        width = width_at(0, index, self.size)
        return self._read(lambda w: bundle_path(index, w), width, decode_bundle)

    def tile(self, level: int, index: int) -> list[bytes]:
        """The hashes of one tile, as far as they belong to this tree; empty beyond its edge.

        Raises:
            Tampered: the tile is missing or has a wrong length.
        """
        width = width_at(level, index, self.size)
        return self._read(lambda w: tile_path(level, index, w), width, decode_tile) if width else []

    def node(self, height: int, index: int) -> bytes:
        """The hash of the complete subtree of that height."""
        level, within = divmod(height, TILE_HEIGHT)
        first = index << within
        place = (level, first // TILE_WIDTH)
        tile = self._kept.get(place) or self._kept.setdefault(place, self.tile(*place))
        start = first % TILE_WIDTH
        return complete_root(tile[start : start + (1 << within)])

    def edge(self) -> Edge:
        """The right edge, to go on from."""
        levels = []
        for level in range(number_of_levels(self.size)):
            last = (self.size >> (TILE_HEIGHT * level)) // TILE_WIDTH
            levels.append(self.tile(level, last))
        return Edge(self.size, levels)

    def inclusion(self, index: int) -> list[bytes]:
        """The inclusion path of one leaf."""
        return inclusion_path(index, self.size, self.node)

    def consistency(self, old: int) -> list[bytes]:
        """The consistency path from an older size."""
        return consistency_path(old, self.size, self.node)

    def _read(self, path_of: Callable[[int], str], width: int, decode: _Decode) -> list[bytes]:
        try:
            return decode(self._storage.read(path_of(width)), width, path_of(width))
        except NotFound:
            if width == TILE_WIDTH:
                raise _missing(path_of(width)) from None
        try:
            whole = decode(self._storage.read(path_of(TILE_WIDTH)), TILE_WIDTH, path_of(TILE_WIDTH))
        except NotFound:
            raise _missing(path_of(width)) from None
        return whole[:width]


def number_of_levels(size: int) -> int:
    """How many tile levels hold a hash in a tree of that size."""
    return max(1, -(-size.bit_length() // TILE_HEIGHT))


def _missing(path: str) -> Tampered:
    return Tampered(
        "A file of the ledger is missing.",
        where=path,
        remedy="Restore the ledger's folder from a backup that is not older than the last checkpoint.",
    )
