"""A publisher with a real repository and real keys, and an installation that trusts it; all in a folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from sottovoce.law.updates import Policy, Store
from sottovoce.law.updates.client import Client, Update
from sottovoce.law.updates.fetching import address_of, fetcher_for
from sottovoce.law.updates.publishing import Repository

PACKS = ("eu-gdpr.toml", "uk.toml", "jp.toml")
BASE = 2


@dataclass
class Publisher:
    """Whoever maintains the packs: three of them, and the counting rules."""

    folder: Path
    now: datetime

    @property
    def place(self) -> Path:
        return self.folder / "repository"

    @property
    def metadata(self) -> Path:
        return self.place / "metadata"

    @property
    def packs(self) -> Path:
        return self.folder / "packs"

    @property
    def counting(self) -> Path:
        return self.folder / "counting.toml"

    @property
    def root(self) -> bytes:
        return (self.metadata / "1.root.json").read_bytes()

    @property
    def repository(self) -> Repository:
        return Repository(self.place, self.folder / "keys")

    def publish(self) -> int:
        return self.repository.publish(self.packs, self.counting, self.now)

    def change(self, old: str, new: str, pack: str = "eu-gdpr.toml") -> int:
        """Write a pack otherwise, and publish."""
        file = self.packs / pack
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        return self.publish()

    def served(self, pack: str = "eu-gdpr.toml") -> Path:
        """The newest file of a pack as it is served."""
        return max((self.place / "targets/packs").glob(f"*.{pack}"), key=lambda each: each.stat().st_mtime_ns)


def make_publisher(folder: Path, now: datetime) -> Publisher:
    with as_file(files("sottovoce.law")) as law:
        (folder / "packs").mkdir(parents=True)
        for pack in PACKS:
            shutil.copy(law / "packs" / pack, folder / "packs")
        shutil.copy(law / "counting.toml", folder)
    publisher = Publisher(folder, now)
    publisher.repository.init(now)
    assert publisher.publish() == BASE
    return publisher


@dataclass
class Installation:
    """One data folder, and the address from which it is updated."""

    folder: Path
    address: str
    root: bytes | None
    now: datetime

    @property
    def store(self) -> Store:
        return Store(self.folder)

    @property
    def client(self) -> Client:
        return Client(self.store, self.address, fetcher_for(self.address), self.root)

    def update(self, policy: Policy = Policy.COUNSEL) -> Update:
        found = self.client.update(self.now, policy)
        assert found is not None
        return found

    def accept(self, number: int) -> None:
        self.store.accept(number, "A. Counsel", self.now)

    def state(self) -> dict[str, bytes]:
        """All that decides which packs are in use."""
        kept = [each for each in (self.folder / "versions").rglob("*") if each.is_file()]
        state = {str(each.relative_to(self.folder)): each.read_bytes() for each in kept}
        return state | {"current": str(self.store.number_in_use()).encode()}


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def publisher(tmp_path: Path, now: datetime) -> Publisher:
    return make_publisher(tmp_path / "publisher", now)


@pytest.fixture
def stranger(tmp_path: Path, now: datetime) -> Publisher:
    return make_publisher(tmp_path / "stranger", now)


@pytest.fixture
def abandoned(tmp_path: Path, now: datetime) -> Publisher:
    """A repository that nobody has renewed for 20 days."""
    return make_publisher(tmp_path / "abandoned", now - timedelta(days=20))


@pytest.fixture
def installation(tmp_path: Path, publisher: Publisher, now: datetime) -> Installation:
    return Installation(tmp_path / "law", address_of(str(publisher.place)), publisher.root, now)


@pytest.fixture
def accepted(installation: Installation) -> Installation:
    """An installation whose packs in use are the publisher's first."""
    installation.update()
    installation.accept(BASE)
    return installation
