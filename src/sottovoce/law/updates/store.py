"""The versions of the law packs in the data folder, and which of them is in use. Touches that folder only.

    trust/root.json       the publisher's keys as the administrator gave them; trust/metadata is TUF's memory
    versions/3/           one verified version: counting.toml and packs/*.toml; never changed after
    versions/3.json       where it came from, and who decided what about it, when
    current               a symbolic link to the version in use; without it, the packs shipped are
    policy.toml           what may take effect before counsel has seen it

Every file and link is replaced by one rename: a crash leaves the old or the new one, never half of one.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import msgspec

from sottovoce.errors import Conflict, Misconfigured, NotFound, Tampered
from sottovoce.law.library import Library, read, shipped
from sottovoce.law.model import Strict
from sottovoce.law.updates.policy import Policy

SHIPPED = 0


class Verdict(StrEnum):
    """What was decided about a version."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    AT_ONCE = "in effect by policy, before counsel has seen it"
    SET_ASIDE = "set aside for the packs shipped"


class Decision(Strict, frozen=True):
    """Who decided what, and when; ``instead_of`` is the version that was in use until then."""

    verdict: Verdict
    by: str
    at: datetime
    instead_of: int = SHIPPED


class Version(Strict, frozen=True):
    """One version of the packs, as the publisher numbered it; ``digest`` is that of all its files."""

    number: int
    digest: str
    source: str
    fetched_at: datetime
    decisions: tuple[Decision, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The last word; None while it waits for one."""
        return self.decisions[-1].verdict if self.decisions else None


class _Settings(Strict, frozen=True):
    at_once: Policy = Policy.COUNSEL


@dataclass(frozen=True, slots=True)
class InUse:
    """The packs that clocks go by, and the version they are; None for those shipped."""

    library: Library
    version: Version | None

    @property
    def shipped_are_newer(self) -> bool:
        """Whether the packs that came with the product rest on later research than those in use."""
        return _researched(self.library) < _researched(shipped())

    @property
    def said(self) -> str:
        """Which packs these are, in a sentence."""
        if self.version is None:
            return "Packs as shipped with this version of Sottovoce."
        decision = self.version.decisions[-1]
        if decision.verdict is Verdict.AT_ONCE:
            return f"Packs of version {self.version.number}: {Verdict.AT_ONCE}, since {decision.at:%d %B %Y}."
        return f"Packs of version {self.version.number}, accepted by {decision.by} on {decision.at:%d %B %Y}."


class Store:
    """The folder ``law`` of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._versions = folder / "versions"
        self._current = folder / "current"
        self.metadata = folder / "trust" / "metadata"
        self.incoming = self._versions / ".incoming"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the store alone, for as long as it is changed."""
        self._versions.mkdir(parents=True, exist_ok=True)
        with (self._folder / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Conflict(
                    "The law packs are being updated already.",
                    where=str(self._folder),
                    remedy="Wait for it to end, then look again.",
                ) from None
            yield

    def trusted_root(self, given: bytes | None = None) -> bytes:
        """The publisher's keys: those remembered, or those given the first time.

        Raises:
            Misconfigured: there are none.
            Conflict: others are trusted already.
        """
        known = self._root.read_bytes() if self._root.exists() else given
        if known is None:
            raise Misconfigured(
                "No publisher of law packs is trusted yet.",
                where=str(self._root),
                remedy="Get the publisher's root.json by a way you trust, and give it: --root root.json.",
            )
        if given not in (None, known):
            raise Conflict(
                "Another publisher is trusted already.",
                where=str(self._root),
                remedy="To change the publisher for good, move the folder `trust` away, then try again.",
            )
        return known

    def trust(self, root: bytes) -> None:
        """Remember the publisher's keys."""
        if not self._root.exists():
            _write(self._root, root)

    def policy(self) -> Policy:
        """What may take effect before counsel has seen it."""
        path = self._folder / "policy.toml"
        try:
            return msgspec.toml.decode(path.read_bytes(), type=_Settings).at_once
        except FileNotFoundError:
            return Policy.COUNSEL
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise Misconfigured(
                f"The policy cannot be read: {error}.",
                where=str(path),
                remedy='Write at_once = "counsel" or at_once = "stricter".',
            ) from None

    def set_policy(self, policy: Policy) -> None:
        """Say what may take effect before counsel has seen it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        _write(self._folder / "policy.toml", f'at_once = "{policy}"\n'.encode())

    def versions(self) -> tuple[Version, ...]:
        """All that were kept, oldest first."""
        numbers = sorted(int(each.stem) for each in self._versions.glob("*.json"))
        return tuple(self.version(number) for number in numbers)

    def version(self, number: int) -> Version:
        """One version.

        Raises:
            NotFound: it was never kept here.
        """
        try:
            return msgspec.json.decode(self._record(number).read_bytes(), type=Version)
        except FileNotFoundError:
            raise NotFound(
                f"There is no version {number} of the law packs here.",
                where=str(self._versions),
                remedy="`sottovoce law versions` shows all.",
            ) from None

    def library(self, number: int) -> Library:
        """The packs of a version; of ``SHIPPED``, those that came with the product.

        Raises:
            Tampered: its files are not those that were verified.
        """
        if number == SHIPPED:
            return shipped()
        folder = self._versions / str(number)
        digest = self.version(number).digest
        if digest_of(folder) != digest:
            raise Tampered(
                "The law packs in use are not those that were verified: somebody changed a file.",
                where=str(folder),
                remedy="Restore the folder from a backup, or reject this version, to use the one before.",
            )
        return _library(folder, digest)

    def number_in_use(self) -> int:
        """The version in use; ``SHIPPED`` when none is."""
        try:
            return int(os.readlink(self._current).rpartition("/")[2])
        except FileNotFoundError:
            return SHIPPED

    def in_use(self) -> InUse:
        """The packs that clocks go by."""
        number = self.number_in_use()
        return InUse(self.library(number), self.version(number) if number else None)

    def clear_incoming(self) -> Path:
        """An empty folder for files that are being fetched."""
        self.discard_incoming()
        (self.incoming / "packs").mkdir(parents=True)
        return self.incoming

    def discard_incoming(self) -> None:
        """Remove what was fetched and is not kept."""
        shutil.rmtree(self.incoming, ignore_errors=True)

    def keep(self, version: Version) -> None:
        """Keep the files that were fetched and verified. A folder without its record is what a crash left."""
        target = self._versions / str(version.number)
        shutil.rmtree(target, ignore_errors=True)
        for folder in (self.incoming / "packs", self.incoming):
            for file in folder.glob("*.toml"):
                _sync(file)
            _sync(folder)
        os.replace(self.incoming, target)
        _write(self._record(version.number), msgspec.json.encode(version))

    def accept(self, number: int, by: str, at: datetime, verdict: Verdict = Verdict.ACCEPTED) -> Version:
        """Put a version in use. Who and when is written first: there is no effect without its record."""
        self.library(number)
        before = self.number_in_use()
        version = self.version(number)
        if before == number:
            before = version.decisions[-1].instead_of
        decided = self._decide(version, Decision(verdict, by, at, before))
        self._switch(number)
        return decided

    def reject(self, number: int, by: str, at: datetime) -> Version:
        """Say no to a version; where it is in use, the one before it is in use again."""
        version = self.version(number)
        before = self._before(version)
        decided = self._decide(version, Decision(Verdict.REJECTED, by, at, before))
        if self.number_in_use() == number:
            self._switch(before)
        return decided

    def use_shipped(self, by: str, at: datetime) -> None:
        """Set the version in use aside for the packs that came with the product, which may be newer."""
        number = self.number_in_use()
        if number != SHIPPED:
            decision = Decision(Verdict.SET_ASIDE, by, at, number)
            self._decide(self.version(number), decision)
            self._switch(SHIPPED)

    def _before(self, version: Version) -> int:
        """The version in use before this one that nobody has rejected since."""
        number = version.decisions[-1].instead_of if version.decisions else SHIPPED
        while number != SHIPPED:
            former = self.version(number)
            if former.verdict is not Verdict.REJECTED:
                return number
            number = former.decisions[-1].instead_of
        return SHIPPED

    def _decide(self, version: Version, decision: Decision) -> Version:
        decided = msgspec.structs.replace(version, decisions=(*version.decisions, decision))
        _write(self._record(version.number), msgspec.json.encode(decided))
        return decided

    def _switch(self, number: int) -> None:
        if number == SHIPPED:
            self._current.unlink(missing_ok=True)
        else:
            fresh = self._current.with_name(".current.new")
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(f"versions/{number}")
            os.replace(fresh, self._current)
        _sync(self._folder)

    @property
    def _root(self) -> Path:
        return self._folder / "trust" / "root.json"

    def _record(self, number: int) -> Path:
        return self._versions / f"{number}.json"


def digest_of(folder: Path) -> str:
    """One digest of the names and bytes of all packs and counting rules in a folder."""
    total = hashlib.sha256()
    for file in sorted([*folder.glob("*.toml"), *folder.glob("packs/*.toml")]):
        own = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{own} {file.relative_to(folder)}\n".encode())
    return total.hexdigest()


def _researched(library: Library) -> date:
    """The last day that any of the packs knows of."""
    return max((law.facts_as_of for law in library.laws.values()), default=date.min)


@lru_cache(maxsize=4)  # by digest too: a publisher may be replaced, and the numbers begin anew
def _library(folder: Path, digest: str) -> Library:
    return read(folder / "packs", folder / "counting.toml")


def _write(target: Path, content: bytes) -> None:
    """Replace a file by one rename, durably."""
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_bytes(content)
    _sync(fresh)
    os.replace(fresh, target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
