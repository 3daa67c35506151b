"""The transparency log: appends entries, signs checkpoints, hands out proofs (C2SP tlog-tiles, tlog-proof).

Order of one append, each step durable before the next: tiles and bundles, then the guard, then the published
checkpoint. A crash before the guard leaves tiles that no signature covers; the next append writes over them.
A crash after it leaves a guard ahead of the published checkpoint; the next append first publishes what the
guard holds. Only the guard decides what the log's size is, so two trees of one size are never signed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from sottovoce.errors import BadInput, NotFound, Tampered
from sottovoce.ledger.checkpoint import Checkpoint
from sottovoce.ledger.guard import Guard
from sottovoce.ledger.merkle import EMPTY_ROOT, TILE_HEIGHT, TILE_WIDTH, Edge, leaf_hash
from sottovoce.ledger.notes import Signer
from sottovoce.ledger.proofs import encode_proof
from sottovoce.ledger.reading import TreeReader
from sottovoce.ledger.storage import Storage
from sottovoce.ledger.tiles import (
    CHECKPOINT,
    LONGEST_ENTRY,
    bundle_path,
    encode_bundle,
    partials_of,
    tile_path,
)


@dataclass(frozen=True, slots=True)
class _Tip:
    """The log's end as it was last signed: what the next append builds on."""

    checkpoint: Checkpoint
    edge: Edge
    bundle: list[bytes]


class Log:
    """One log. Any number of processes may read; the guard's lock lets one append at a time."""

    def __init__(self, storage: Storage, signer: Signer, guard: Guard) -> None:
        self._storage = storage
        self._signer = signer
        self._guard = guard
        self._tip: _Tip | None = None
        self._appending = Lock()

    def size(self) -> int:
        """How many entries the last signed checkpoint covers."""
        return self.checkpoint().size

    def checkpoint(self) -> Checkpoint:
        """The last signed checkpoint; of an empty log, one that says so.

        Raises:
            Tampered: the guard's checkpoint is not this log's, or is missing although one was published.
        """
        text = self._guard.read()
        if text:
            return Checkpoint.open(text, self._signer.verifier)
        self._refuse_published()
        return Checkpoint.sign(self._signer, 0, EMPTY_ROOT)

    def append(self, entries: Sequence[bytes], now: datetime) -> Checkpoint:
        """Append entries and sign one checkpoint over them; durable and published when this returns.

        Raises:
            BadInput: an entry longer than 65,535 bytes; nothing was written.
            Tampered: the files do not belong to the last signed checkpoint; nothing was signed.
        """
        if any(len(entry) > LONGEST_ENTRY for entry in entries):
            raise BadInput("A leaf of the ledger may not be longer than 65,535 bytes.", where="entry")
        with self._appending, self._guard.locked():
            tip = self._current_tip()
            if not entries:
                return tip.checkpoint
            following, files, completed = _grown(tip, entries, self._signer, now)
            self._tip = None
            self._storage.write(files)
            self._guard.swap(tip.checkpoint.text if tip.checkpoint.size else "", following.checkpoint.text)
            self._publish(following.checkpoint)
            for path in completed:
                self._storage.remove_folder(partials_of(path))
            self._tip = following
            return following.checkpoint

    def read_entry(self, index: int) -> bytes:
        """One entry, as it was appended.

        Raises:
            NotFound: beyond the last signed checkpoint.
        """
        reader = TreeReader(self._storage, self.size())
        if not 0 <= index < reader.size:
            raise NotFound("The ledger has no entry of this index.", where=str(index))
        return reader.bundle(index // TILE_WIDTH)[index % TILE_WIDTH]

    def prove(self, index: int) -> str:
        """A C2SP tlog-proof that the entry of that index is under the last checkpoint.

        Raises:
            NotFound: beyond the last signed checkpoint.
        """
        checkpoint = self.checkpoint()
        if not 0 <= index < checkpoint.size:
            raise NotFound("The ledger has no entry of this index.", where=str(index))
        reader = TreeReader(self._storage, checkpoint.size)
        entry = reader.bundle(index // TILE_WIDTH)[index % TILE_WIDTH]
        return encode_proof(index, reader.inclusion(index), checkpoint.text, entry)

    def consistency(self, old_size: int, new_size: int) -> list[bytes]:
        """The RFC 9162 path that shows the log of the old size to be the beginning of that of the new size.

        Raises:
            BadInput: sizes that are not in order, or beyond the last signed checkpoint.
        """
        if not 1 <= old_size <= new_size <= self.size():
            raise BadInput(
                "A consistency proof leads from a smaller, filled log to a larger one.", where="size"
            )
        return TreeReader(self._storage, new_size).consistency(old_size)

    def _current_tip(self) -> _Tip:
        """What the next append builds on, checked against the guard."""
        checkpoint = self.checkpoint()
        if self._tip is None or self._tip.checkpoint != checkpoint:
            self._tip = self._read_tip(checkpoint)
            self._republish(checkpoint)
        return self._tip

    def _read_tip(self, checkpoint: Checkpoint) -> _Tip:
        reader = TreeReader(self._storage, checkpoint.size)
        edge = reader.edge()
        partial, rest = divmod(checkpoint.size, TILE_WIDTH)
        bundle = reader.bundle(partial) if rest else []
        if edge.root() != checkpoint.root or [leaf_hash(entry) for entry in bundle] != edge.levels[0]:
            raise Tampered(
                "The ledger's files do not belong to the last checkpoint that was signed.",
                where="ledger",
                remedy="Restore the ledger's folder from a backup not older than the last checkpoint.",
            )
        return _Tip(checkpoint, edge, bundle)

    def _publish(self, checkpoint: Checkpoint) -> None:
        self._storage.write({CHECKPOINT: checkpoint.text.encode()})

    def _republish(self, checkpoint: Checkpoint) -> None:
        """Publish what a crash left unpublished; a guard behind what was published is no crash of ours."""
        published = self._published()
        if published == checkpoint.text or not checkpoint.size:
            return
        if published and Checkpoint.open(published, self._signer.verifier).size > checkpoint.size:
            raise _forgetful_guard("The ledger's guard is older than the published checkpoint.")
        self._publish(checkpoint)

    def _published(self) -> str:
        try:
            return self._storage.read(CHECKPOINT).decode()
        except NotFound:
            return ""

    def _refuse_published(self) -> None:
        if self._published():
            raise _forgetful_guard("The ledger has a checkpoint, but its guard has lost the memory of it.")


def _forgetful_guard(what: str) -> Tampered:
    return Tampered(
        what,
        where="ledger.guard",
        remedy="Restore the newest guard. Or, once `sottovoce ledger verify` finds nothing but this, copy the"
        " ledger's file `checkpoint` to the guard's place.",
    )


def _grown(
    tip: _Tip, entries: Sequence[bytes], signer: Signer, now: datetime
) -> tuple[_Tip, Mapping[str, bytes], list[str]]:
    """The tip after these entries, the files that it needs, and the tiles and bundles now whole."""
    first = len(tip.bundle)
    start = tip.checkpoint.size - first
    pending = [*tip.bundle, *entries]
    edge = tip.edge.copy()
    files: dict[str, bytes] = {}
    for tile in edge.push([leaf_hash(entry) for entry in entries]):
        files[tile_path(tile.level, tile.index)] = b"".join(tile.hashes)
    while len(pending) >= TILE_WIDTH:
        files[bundle_path(start // TILE_WIDTH)] = encode_bundle(pending[:TILE_WIDTH])
        del pending[:TILE_WIDTH]
        start += TILE_WIDTH
    completed = list(files)
    if pending:
        files[bundle_path(start // TILE_WIDTH, len(pending))] = encode_bundle(pending)
    for level, hashes in enumerate(edge.levels):
        if hashes:
            index = edge.size >> (TILE_HEIGHT * (level + 1))
            files[tile_path(level, index, len(hashes))] = b"".join(hashes)
    checkpoint = Checkpoint.sign(signer, edge.size, edge.root(), now)
    return _Tip(checkpoint, edge, pending), files, completed
