"""Fetches what a repository of law packs offers and verifies it: the client workflow of The Update Framework
(TUF 1.0, section 5), by python-tuf. Opens no connection itself: it is given what fetches.

An update is all packs of one snapshot. It is read and checked as a whole before anything is kept; what TUF
has seen (``trust/metadata``) is remembered even when it is refused, for that makes a rollback visible.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tuf.api.metadata import Metadata, TargetFile, Targets
from tuf.ngclient import Updater, UpdaterConfig
from tuf.ngclient.fetcher import FetcherInterface

from sottovoce.errors import SottovoceError, Tampered
from sottovoce.law.differences import Change, differences
from sottovoce.law.library import Library, read
from sottovoce.law.updates.policy import Policy, may_take_effect
from sottovoce.law.updates.refusals import ASK, NOTHING_CHANGED, in_words
from sottovoce.law.updates.store import Store, Verdict, Version, digest_of

COUNTING = "counting.toml"
PACK_NAME = re.compile(r"packs/[a-z0-9]+(?:-[a-z0-9]+)*\.toml")
LARGEST_PACK_BYTES = 512 * 1024
MOST_PACKS = 2000
BY_POLICY = "the policy of this installation"
LIMITS = UpdaterConfig(
    max_delegations=0,
    root_max_length=128 * 1024,
    timestamp_max_length=16 * 1024,
    snapshot_max_length=64 * 1024,
    targets_max_length=1024 * 1024,
)


@dataclass(frozen=True, slots=True)
class Update:
    """A verified update, and what it says otherwise than the packs in use."""

    version: Version
    changes: tuple[Change, ...]


class Client:
    """One repository, seen from one installation; ``root`` is the publisher's, needed the first time."""

    def __init__(
        self, store: Store, address: str, fetcher: FetcherInterface, root: bytes | None = None
    ) -> None:
        self._store = store
        self._address = address
        self._fetcher = fetcher
        self._given_root = root

    def look(self, now: datetime) -> Update | None:
        """Fetch and verify what is offered, and keep nothing; None when there is nothing new.

        Raises:
            Tampered, Unreadable, NotFound: it does not verify, or cannot be read.
            BadInput: it is signed, but its packs are not sound.
        """
        with self._store.lock():
            try:
                return self._fetch(now)
            finally:
                self._store.discard_incoming()

    def update(self, now: datetime, policy: Policy) -> Update | None:
        """Like ``look``, and keep it: waiting for counsel, or in effect at once where the policy says so."""
        with self._store.lock():
            try:
                update = self._fetch(now)
                if update is None:
                    return None
                self._store.keep(update.version)
            finally:
                self._store.discard_incoming()
            if may_take_effect(policy, update.changes) and not self._counsel_said_no():
                number = update.version.number
                return Update(self._store.accept(number, BY_POLICY, now, Verdict.AT_ONCE), update.changes)
            return update

    def _counsel_said_no(self) -> bool:
        """Whether counsel rejected something newer than what is in use: a policy does not overrule that."""
        in_use = self._store.number_in_use()
        return any(
            each.verdict is Verdict.REJECTED and each.number > in_use for each in self._store.versions()
        )

    def _fetch(self, now: datetime) -> Update | None:
        folder = self._store.clear_incoming()
        root = self._store.trusted_root(self._given_root)
        with in_words(self._address):
            number = self._download(folder, root)
        self._store.trust(root)
        digest = digest_of(folder)
        known = self._store.versions()
        if known and known[-1].digest == digest:
            return None
        self._refuse_another_of_the_same_number(known, number)
        library = _sound(folder, self._address)
        in_use = self._store.in_use()
        changes = differences(in_use.library, library)
        waiting = known and known[-1].number != self._store.number_in_use()
        if not changes and not waiting:
            return None
        return Update(Version(number, digest, self._address, now), changes)

    def _download(self, folder: Path, root: bytes) -> int:
        """Everything of the newest snapshot into a folder; returns the version of its list."""
        self._store.metadata.mkdir(parents=True, exist_ok=True)
        updater = Updater(
            str(self._store.metadata),
            f"{self._address}/metadata/",
            target_base_url=f"{self._address}/targets/",
            fetcher=self._fetcher,
            config=LIMITS,
            bootstrap=root,
        )
        updater.refresh()
        listed = Metadata[Targets].from_file(str(self._store.metadata / "targets.json")).signed
        self._check_names(listed.targets)
        for name in listed.targets:
            target = updater.get_targetinfo(name)
            if target is not None:
                updater.download_target(target, str(folder / name))
        return listed.version

    def _check_names(self, targets: dict[str, TargetFile]) -> None:
        """Signed or not, an update holds nothing but packs and counting rules of a size that packs have."""
        problem = ""
        if COUNTING not in targets or not 1 < len(targets) <= MOST_PACKS:
            problem = "The update does not hold counting rules and law packs."
        for name, target in targets.items():
            if name != COUNTING and not PACK_NAME.fullmatch(name):
                problem = f"The update holds a file that is no law pack: {name!a}."
            elif target.length > LARGEST_PACK_BYTES:
                problem = f"The update holds a file that is far too large for a law pack: {name}."
        if problem:
            raise Tampered(problem, where=self._address, remedy=ASK)

    def _refuse_another_of_the_same_number(self, known: tuple[Version, ...], number: int) -> None:
        if any(each.number == number for each in known):
            raise Tampered(
                f"The repository offers another version {number} than before.",
                where=self._address,
                remedy=ASK,
            )


def _sound(folder: Path, address: str) -> Library:
    """The packs, read and checked.

    Raises:
        BadInput: the publisher signed something that is not sound.
    """
    try:
        return read(folder / "packs", folder / COUNTING)
    except SottovoceError as error:
        where = f"{address}: {error.where}"
        raise type(error)(
            f"The update is signed, but not sound. {error.what}",
            where=where,
            remedy=f"{NOTHING_CHANGED} Tell the publisher.",
        ) from None
