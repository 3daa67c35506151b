"""A publisher's repository: its files, its keys, and what keeps it alive."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from sottovoce.errors import BadInput, Conflict, Misconfigured, NotFound
from sottovoce.law.updates.keys import Keys
from sottovoce.law.updates.publishing import LIVES, Repository
from tests.law.updates.conftest import Installation, Publisher


def test_keys_can_be_read_by_their_owner_only(publisher: Publisher) -> None:
    keys = publisher.folder / "keys"
    assert keys.stat().st_mode & 0o777 == 0o700
    assert {each.name: each.stat().st_mode & 0o777 for each in keys.iterdir()} == {
        f"{role}.pem": 0o600 for role in LIVES
    }
    (keys / "targets.pem").chmod(0o644)
    with pytest.raises(Misconfigured):
        publisher.change("value = 72", "value = 48")


def test_nothing_secret_lies_in_the_repository(publisher: Publisher) -> None:
    assert not [
        each for each in publisher.place.rglob("*") if each.is_file() and b"PRIVATE" in each.read_bytes()
    ]
    with pytest.raises(BadInput) as stop:
        Repository(publisher.place, publisher.place / "keys")
    assert "outside" in stop.value.remedy


def test_a_repository_is_made_once(publisher: Publisher, tmp_path: Path) -> None:
    with pytest.raises(Conflict):
        publisher.repository.init(publisher.now)
    with pytest.raises(BadInput):
        Repository(tmp_path / "other", publisher.folder / "keys").init(publisher.now)
    with pytest.raises(NotFound):
        Repository(tmp_path / "none", publisher.folder / "keys").renew(publisher.now)


def test_packs_that_are_not_sound_are_not_signed(publisher: Publisher) -> None:
    before = sorted(publisher.metadata.iterdir())
    with pytest.raises(BadInput):
        publisher.change('calendar = "EU"', 'calendar = "Atlantis"')
    assert sorted(publisher.metadata.iterdir()) == before


def test_the_same_packs_are_not_a_new_version(publisher: Publisher) -> None:
    with pytest.raises(BadInput) as stop:
        publisher.publish()
    assert "renew" in stop.value.remedy


def test_what_has_lived_half_its_life_is_renewed(publisher: Publisher) -> None:
    repository, now = publisher.repository, publisher.now
    assert repository.renew(now) == ("timestamp",)
    assert repository.renew(now + timedelta(days=16)) == ("timestamp", "snapshot")
    assert repository.renew(now + timedelta(days=100)) == ("timestamp", "targets", "snapshot")
    assert repository.renew(now + timedelta(days=200)) == ("timestamp", "root", "targets", "snapshot")


def test_a_machine_with_the_timestamp_key_alone_keeps_the_offer_alive(
    publisher: Publisher, installation: Installation
) -> None:
    for role in ("root", "targets", "snapshot"):
        (publisher.folder / "keys" / f"{role}.pem").unlink()
    assert publisher.repository.renew(publisher.now + timedelta(days=20)) == ("timestamp",)
    installation.update()
    with pytest.raises(NotFound) as stop:
        publisher.change("value = 72", "value = 48")
    assert stop.value.where.endswith("targets.pem")


def test_a_new_root_is_signed_by_the_old_key_and_the_new(publisher: Publisher) -> None:
    publisher.repository.rotate("root", publisher.now)
    first, second = (json.loads((publisher.metadata / f"{n}.root.json").read_bytes()) for n in (1, 2))
    (old,), (new,) = (each["signed"]["roles"]["root"]["keyids"] for each in (first, second))
    assert old != new
    assert {each["keyid"] for each in second["signatures"]} == {old, new}
    assert old not in second["signed"]["keys"]


def test_a_rotation_that_was_interrupted_is_taken_up_again(
    publisher: Publisher, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Keys, "succeed", _power_cut)
        with pytest.raises(OSError, match="power cut"):
            publisher.repository.rotate("root", publisher.now)
    publisher.repository.rotate("root", publisher.now)
    assert not (publisher.metadata / "3.root.json").exists()
    publisher.repository.rotate("root", publisher.now)
    assert (publisher.metadata / "3.root.json").exists()
    installation.update()


def _power_cut(*_: object) -> None:
    raise OSError("power cut")


def test_a_key_of_another_kind_is_refused(publisher: Publisher) -> None:
    (publisher.folder / "keys" / "timestamp.pem").write_text("no key")
    with pytest.raises(BadInput):
        publisher.repository.renew(publisher.now)
