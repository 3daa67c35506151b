"""A publisher's side: a repository of law packs as The Update Framework lays it out (TUF 1.0).

    metadata/1.root.json …    the keys of all roles; each root is signed by the key of the one before, too
    metadata/timestamp.json   what is newest; lives a fortnight, so that withheld updates are noticed
    metadata/3.snapshot.json  the list that belongs to it
    metadata/3.targets.json   the list: each file's length and hash
    targets/<sha256>.counting.toml, targets/packs/<sha256>.eu-gdpr.toml …

Static files for any web server. The timestamp is written last: a reader sees the old state or the new one.
"""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from sottovoce.errors import BadInput, Conflict, NotFound, SottovoceError
from sottovoce.law.library import read
from sottovoce.law.updates.keys import Keys

ROLES = ("root", "targets", "snapshot", "timestamp")
LIVES = {
    "root": timedelta(days=365),
    "targets": timedelta(days=180),
    "snapshot": timedelta(days=30),
    "timestamp": timedelta(days=14),
}
ROOT_FILE = re.compile(r"(\d+)\.root\.json")


class Repository:
    """One repository and the folder of its keys."""

    def __init__(self, folder: Path, keys: Path) -> None:
        if keys.resolve().is_relative_to(folder.resolve()):
            raise BadInput(
                "The keys would be served with the repository.",
                where=str(keys),
                remedy="Keep them in a folder outside it.",
            )
        self._folder = folder
        self._metadata = folder / "metadata"
        self._keys = Keys(keys)

    def init(self, now: datetime) -> Path:
        """Make keys, the first root and an empty list; returns the root that installations are given.

        Raises:
            Conflict: there is a repository already.
        """
        if self._metadata.exists():
            raise Conflict(
                "There is a repository already.",
                where=str(self._folder),
                remedy="Publish to it, or give another.",
            )
        root = Root(version=1, expires=now + LIVES["root"], consistent_snapshot=True)
        for role in ROLES:
            root.add_key(self._keys.make(role).public_key, role)
        self._metadata.mkdir(parents=True)
        self._write_root(Metadata(root), [self._keys.signer("root")])
        self._write_list(Metadata(Targets(1, expires=now + LIVES["targets"])), Metadata(Snapshot(1)), now)
        return self._metadata / "1.root.json"

    def publish(self, packs: Path, counting: Path, now: datetime) -> int:
        """Offer all packs of a folder with a file of counting rules; returns the new version.

        Raises:
            BadInput: they are not sound, or the same as those on offer.
        """
        read(packs, counting)
        targets = self._targets().signed
        files = {"counting.toml": counting, **{f"packs/{each.name}": each for each in packs.glob("*.toml")}}
        listed = {
            name: TargetFile.from_file(name, str(file), ["sha256"]) for name, file in sorted(files.items())
        }
        if listed == targets.targets:
            raise BadInput(
                "These packs are on offer already.",
                where=str(packs),
                remedy="To keep the offer alive, use `sottovoce law repository renew`.",
            )
        for name, file in files.items():
            for path in listed[name].get_prefixed_paths():
                _write(self._folder / "targets" / path, file.read_bytes())
        new = Targets(targets.version + 1, expires=now + LIVES["targets"], targets=listed)
        self._write_list(Metadata(new), self._next_snapshot(), now)
        return new.version

    def renew(self, now: datetime) -> tuple[str, ...]:
        """Keep the offer alive: a new timestamp, and what has lived half its life and whose key is here."""
        renewed = ["timestamp"]
        root, targets = self._root(), self._targets()
        if self._is_due(root, now):
            self._write_next_root(root, [self._keys.signer("root")], now)
            renewed.append("root")
        if self._is_due(targets, now):
            self._write_next_list(targets, now)
            return (*renewed, "targets", "snapshot")
        if self._is_due(self._snapshot(), now):
            self._write_snapshot(self._next_snapshot(), now)
            return (*renewed, "snapshot")
        self._write_timestamp(self._snapshot().signed.version, now)
        return tuple(renewed)

    def rotate(self, role: str, now: datetime) -> None:
        """Give a role a new key; the old one is trusted no longer. What the role signs is signed anew."""
        old, new = self._keys.signer(role), self._keys.successor(role)
        root = self._root()
        if old.public_key.keyid in root.signed.roles[role].keyids:
            root.signed.revoke_key(old.public_key.keyid, role)
            root.signed.add_key(new.public_key, role)
            signers = [old, new] if role == "root" else [self._keys.signer("root")]
            self._write_next_root(root, signers, now)
        self._keys.succeed(role)
        if role == "targets":
            self._write_next_list(self._targets(), now)
        elif role == "snapshot":
            self._write_snapshot(self._next_snapshot(), now)
        elif role == "timestamp":
            self._write_timestamp(self._snapshot().signed.version, now)

    def _is_due(
        self, metadata: Metadata[Root] | Metadata[Targets] | Metadata[Snapshot], now: datetime
    ) -> bool:
        role = metadata.signed.type
        return self._keys.has(role) and metadata.signed.expires - now < LIVES[role] / 2

    def _write_next_root(self, root: Metadata[Root], signers: list[CryptoSigner], now: datetime) -> None:
        root.signed.version += 1
        root.signed.expires = now + LIVES["root"]
        self._write_root(root, signers)

    def _write_root(self, root: Metadata[Root], signers: list[CryptoSigner]) -> None:
        root.signatures.clear()
        for signer in signers:
            root.sign(signer, append=True)
        _write(self._metadata / f"{root.signed.version}.root.json", root.to_bytes())

    def _write_next_list(self, targets: Metadata[Targets], now: datetime) -> None:
        targets.signed.version += 1
        targets.signed.expires = now + LIVES["targets"]
        self._write_list(targets, self._next_snapshot(), now)

    def _write_list(self, targets: Metadata[Targets], snapshot: Metadata[Snapshot], now: datetime) -> None:
        """The list of packs, then what vouches for it."""
        targets.sign(self._keys.signer("targets"))
        content = targets.to_bytes()
        version = targets.signed.version
        _write(self._metadata / f"{version}.targets.json", content)
        snapshot.signed.meta["targets.json"] = MetaFile.from_data(version, content, ["sha256"])
        self._write_snapshot(snapshot, now)

    def _write_snapshot(self, snapshot: Metadata[Snapshot], now: datetime) -> None:
        snapshot.signed.expires = now + LIVES["snapshot"]
        snapshot.sign(self._keys.signer("snapshot"))
        _write(self._metadata / f"{snapshot.signed.version}.snapshot.json", snapshot.to_bytes())
        self._write_timestamp(snapshot.signed.version, now)

    def _write_timestamp(self, version: int, now: datetime) -> None:
        snapshot = (self._metadata / f"{version}.snapshot.json").read_bytes()
        file = self._metadata / "timestamp.json"
        before = Metadata[Timestamp].from_file(str(file)).signed.version if file.exists() else 0
        of_snapshot = MetaFile.from_data(version, snapshot, ["sha256"])
        timestamp = Metadata(
            Timestamp(before + 1, expires=now + LIVES["timestamp"], snapshot_meta=of_snapshot)
        )
        timestamp.sign(self._keys.signer("timestamp"))
        _write(file, timestamp.to_bytes())

    def _root(self) -> Metadata[Root]:
        names = [ROOT_FILE.fullmatch(each.name) for each in self._metadata.glob("*.root.json")]
        versions = [int(name[1]) for name in names if name]
        if not versions:
            raise _missing(self._folder)
        return Metadata[Root].from_file(str(self._metadata / f"{max(versions)}.root.json"))

    def _snapshot(self) -> Metadata[Snapshot]:
        try:
            timestamp = Metadata[Timestamp].from_file(str(self._metadata / "timestamp.json")).signed
        except OSError:
            raise _missing(self._folder) from None
        version = timestamp.snapshot_meta.version
        return Metadata[Snapshot].from_file(str(self._metadata / f"{version}.snapshot.json"))

    def _next_snapshot(self) -> Metadata[Snapshot]:
        snapshot = self._snapshot()
        snapshot.signed.version += 1
        return snapshot

    def _targets(self) -> Metadata[Targets]:
        version = self._snapshot().signed.meta["targets.json"].version
        return Metadata[Targets].from_file(str(self._metadata / f"{version}.targets.json"))


def _missing(folder: Path) -> SottovoceError:
    return NotFound(
        "There is no repository of law packs here.",
        where=str(folder),
        remedy="Make one with `sottovoce law repository init`.",
    )


def _write(target: Path, content: bytes) -> None:
    """Replace a file by one rename: it may be served at this moment."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_bytes(content)
    os.replace(fresh, target)
