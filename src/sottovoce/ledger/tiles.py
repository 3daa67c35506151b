"""The names and bytes of https://c2sp.org/tlog-tiles: hash tiles and entry bundles, whole and partial."""

from __future__ import annotations

from collections.abc import Sequence

from sottovoce.errors import BadInput, Tampered
from sottovoce.ledger.merkle import HASH_BYTES, TILE_HEIGHT, TILE_WIDTH

CHECKPOINT = "checkpoint"
LONGEST_ENTRY = 65_535
_LENGTH_BYTES = 2


def tile_path(level: int, index: int, width: int = TILE_WIDTH) -> str:
    """Where a hash tile lies; a width below 256 names the partial tile."""
    return f"tile/{level}/{_numbered(index)}{_part(width)}"


def bundle_path(index: int, width: int = TILE_WIDTH) -> str:
    """Where an entry bundle lies; a width below 256 names the partial bundle."""
    return f"tile/entries/{_numbered(index)}{_part(width)}"


def partials_of(path: str) -> str:
    """The folder of the partial forms of a whole tile or bundle."""
    return f"{path}.p"


def width_at(level: int, index: int, size: int) -> int:
    """How many hashes the tile has in a tree of that size: 0 to 256."""
    return max(0, min(TILE_WIDTH, (size >> (TILE_HEIGHT * level)) - index * TILE_WIDTH))


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """Each entry after its length in two bytes.

    Raises:
        BadInput: an entry longer than two bytes can say.
    """
    if any(len(entry) > LONGEST_ENTRY for entry in entries):
        raise BadInput("A leaf of the ledger may not be longer than 65,535 bytes.", where="entry")
    return b"".join(len(entry).to_bytes(_LENGTH_BYTES, "big") + entry for entry in entries)


def decode_bundle(raw: bytes, width: int, where: str) -> list[bytes]:
    """The entries of a bundle.

    Raises:
        Tampered: the bundle holds fewer or more than ``width`` entries.
    """
    entries: list[bytes] = []
    at = 0
    for _ in range(width):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(raw[at:start], "big")
        entries.append(raw[start:at])
    if at != len(raw):
        raise Tampered("An entry bundle of the ledger has a wrong length.", where=where)
    return entries


def decode_tile(raw: bytes, width: int, where: str) -> list[bytes]:
    """The hashes of a tile.

    Raises:
        Tampered: the tile holds fewer or more than ``width`` hashes.
    """
    if len(raw) != width * HASH_BYTES:
        raise Tampered("A tile of the ledger has a wrong length.", where=where)
    return [raw[start : start + HASH_BYTES] for start in range(0, len(raw), HASH_BYTES)]


def _numbered(index: int) -> str:
    """1234067 is ``x001/x234/067``."""
    text = f"{index % 1000:03}"
    while index >= 1000:
        index //= 1000
        text = f"x{index % 1000:03}/{text}"
    return text


def _part(width: int) -> str:
    return "" if width == TILE_WIDTH else f".p/{width}"
