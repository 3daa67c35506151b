"""Copy a log of one size, tile by tile: exactly what its checkpoint covers, while the log goes on growing."""

from __future__ import annotations

from sottovoce.ledger.checkpoint import Checkpoint
from sottovoce.ledger.merkle import TILE_HEIGHT, TILE_WIDTH
from sottovoce.ledger.reading import TreeReader, number_of_levels
from sottovoce.ledger.storage import Storage
from sottovoce.ledger.tiles import CHECKPOINT, bundle_path, encode_bundle, tile_path, width_at

_FILES_AT_A_TIME = 64


def copy_log(source: Storage, target: Storage, checkpoint: Checkpoint) -> None:
    """Copy the tiles and bundles of a checkpoint's tree, and the checkpoint last.

    Raises:
        Tampered: a file of the source is missing or has a wrong length.
    """
    reader = TreeReader(source, checkpoint.size)
    files: dict[str, bytes] = {}
    for level in range(number_of_levels(checkpoint.size)):
        for index in range(-(-(checkpoint.size >> (TILE_HEIGHT * level)) // TILE_WIDTH)):
            width = width_at(level, index, checkpoint.size)
            files[tile_path(level, index, width)] = b"".join(reader.tile(level, index))
            if level == 0:
                files[bundle_path(index, width)] = encode_bundle(reader.bundle(index))
            if len(files) >= _FILES_AT_A_TIME:
                target.write(files)
                files = {}
    target.write(files)
    target.write({CHECKPOINT: checkpoint.text.encode()})
