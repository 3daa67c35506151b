"""An update is verified as a whole or nothing changes: each attack that TUF knows, on a real repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sottovoce.errors import BadInput, Conflict, Misconfigured, NotFound, SottovoceError, Tampered, Unreadable
from sottovoce.law import shipped
from sottovoce.law.differences import Effect
from sottovoce.law.updates import Policy, Verdict
from sottovoce.law.updates.client import LARGEST_PACK_BYTES, PACK_NAME
from sottovoce.law.updates.fetching import address_of
from tests.law.updates.conftest import BASE, Installation, Publisher


def refused(installation: Installation, kind: type[SottovoceError], said: str) -> SottovoceError:
    """The update is refused in these words, with a place and a remedy, and nothing has changed."""
    before = installation.state()
    with pytest.raises(kind) as stop:
        installation.client.update(installation.now, Policy.STRICTER)
    assert said in stop.value.what
    assert stop.value.where
    assert stop.value.remedy
    assert installation.state() == before
    assert not installation.store.incoming.exists()
    return stop.value


def test_an_update_is_kept_and_waits_for_counsel(installation: Installation) -> None:
    found = installation.update()
    assert (found.version.number, found.version.verdict) == (BASE, None)
    assert found.version.source == installation.address
    assert {change.effect for change in found.changes} == {Effect.GONE}
    assert installation.store.in_use().library is shipped()
    assert set(installation.store.library(BASE).laws) == {"EU-GDPR", "UK", "JP"}


def test_an_update_tells_what_it_changes(accepted: Installation, publisher: Publisher) -> None:
    publisher.change("value = 72", "value = 48")
    (change,) = accepted.update().changes
    assert (change.law, change.before, change.after, change.effect) == (
        "EU-GDPR",
        "72 hours",
        "48 hours",
        Effect.SHORTER,
    )


def test_nothing_new_is_nothing(accepted: Installation, publisher: Publisher) -> None:
    assert accepted.client.update(accepted.now, Policy.COUNSEL) is None
    publisher.repository.renew(publisher.now)
    assert accepted.client.update(accepted.now, Policy.COUNSEL) is None
    assert [each.number for each in accepted.store.versions()] == [BASE]


def test_a_publisher_may_take_back_what_waits(accepted: Installation, publisher: Publisher) -> None:
    publisher.change("value = 72", "value = 48")
    accepted.update()
    taken_back = publisher.change("value = 48", "value = 72")
    found = accepted.update()
    assert (found.version.number, found.changes) == (taken_back, ())


def test_looking_keeps_nothing(accepted: Installation, publisher: Publisher) -> None:
    publisher.change("value = 72", "value = 48")
    before = accepted.state()
    found = accepted.client.look(accepted.now)
    assert found is not None
    assert len(found.changes) == 1
    assert accepted.state() == before


def test_what_is_only_stricter_takes_effect_at_once_by_policy(
    accepted: Installation, publisher: Publisher
) -> None:
    publisher.change("value = 72", "value = 48")
    found = accepted.update(Policy.STRICTER)
    in_use = accepted.store.in_use()
    assert in_use.version == found.version
    assert found.version.verdict is Verdict.AT_ONCE
    assert "before counsel has seen it" in in_use.said
    publisher.change("value = 48", "value = 96")
    assert accepted.update(Policy.STRICTER).version.verdict is None
    assert accepted.store.in_use() == in_use


def test_a_policy_does_not_overrule_what_counsel_rejected(
    accepted: Installation, publisher: Publisher
) -> None:
    number = publisher.change("value = 72", "value = 48")
    accepted.update(Policy.STRICTER)
    accepted.store.reject(number, "A. Counsel", accepted.now)
    publisher.change("value = 48", "value = 24")
    later = accepted.update(Policy.STRICTER).version
    assert (later.verdict, accepted.store.number_in_use()) == (None, BASE)
    accepted.accept(later.number)
    publisher.change("value = 24", "value = 12")
    assert accepted.update(Policy.STRICTER).version.verdict is Verdict.AT_ONCE


def test_a_rollback_is_refused(accepted: Installation, publisher: Publisher) -> None:
    old = (publisher.metadata / "timestamp.json").read_bytes()
    publisher.change("value = 72", "value = 48")
    accepted.update()
    (publisher.metadata / "timestamp.json").write_bytes(old)
    refused(accepted, Tampered, "rollback")


def test_a_freeze_is_refused_until_the_publisher_renews(
    abandoned: Publisher, installation: Installation
) -> None:
    installation.address, installation.root = address_of(str(abandoned.place)), abandoned.root
    stop = refused(installation, Tampered, "freeze")
    assert "timestamp.json is expired" in stop.where
    abandoned.repository.renew(installation.now)
    assert installation.update().version.number == BASE


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_files_of_different_days_are_refused(accepted: Installation, publisher: Publisher, role: str) -> None:
    old = (publisher.metadata / f"{BASE}.{role}.json").read_bytes()
    new = publisher.change("value = 72", "value = 48")
    (publisher.metadata / f"{new}.{role}.json").write_bytes(old)
    refused(accepted, Tampered, "files of different days were mixed")


def test_a_changed_pack_is_refused(accepted: Installation, publisher: Publisher) -> None:
    publisher.change("value = 72", "value = 48")
    served = publisher.served()
    served.write_text(served.read_text().replace("value = 48", "value = 96"))
    refused(accepted, Tampered, "not the one that was signed")


def test_a_pack_longer_than_signed_is_refused(accepted: Installation, publisher: Publisher) -> None:
    publisher.change("value = 72", "value = 48")
    served = publisher.served()
    served.write_text(served.read_text() + "# more and more")
    refused(accepted, Tampered, "longer than the one that was signed")


def test_another_signer_is_refused(accepted: Installation, publisher: Publisher, stranger: Publisher) -> None:
    stranger.change("value = 72", "value = 96")
    shutil.rmtree(publisher.place)
    shutil.copytree(stranger.place, publisher.place)
    refused(accepted, Tampered, "not signed by the publisher that is trusted here")


def test_a_new_root_that_the_old_one_did_not_sign_is_refused(
    accepted: Installation, publisher: Publisher, stranger: Publisher
) -> None:
    stranger.repository.rotate("root", stranger.now)
    shutil.copy(stranger.metadata / "2.root.json", publisher.metadata)
    refused(accepted, Tampered, "not signed by the publisher that is trusted here")


@pytest.mark.parametrize("role", ["root", "targets", "snapshot", "timestamp"])
def test_keys_may_change(accepted: Installation, publisher: Publisher, role: str) -> None:
    publisher.repository.rotate(role, publisher.now)
    publisher.repository.rotate(role, publisher.now)
    new = publisher.change("value = 72", "value = 48")
    assert accepted.update().version.number == new
    fresh = Installation(accepted.folder.with_name("fresh"), accepted.address, publisher.root, accepted.now)
    assert fresh.update().version.number == new


def test_a_pack_that_is_not_there_is_named_and_the_next_try_succeeds(
    accepted: Installation, publisher: Publisher
) -> None:
    new = publisher.change("value = 72", "value = 48")
    served = publisher.served()
    away = served.rename(served.with_suffix(".away"))
    assert served.name in refused(accepted, NotFound, "does not give a file").where
    away.rename(served)
    assert accepted.update().version.number == new


def test_what_is_no_repository_is_refused(accepted: Installation, publisher: Publisher) -> None:
    (publisher.metadata / "timestamp.json").write_text("<html>Welcome to the hotel's network</html>")
    refused(accepted, Unreadable, "not what an update repository holds")


@pytest.fixture
def careless(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    """A publisher who signs without checking."""
    monkeypatch.setattr("sottovoce.law.updates.publishing.read", lambda *_: None)
    return publisher


def test_a_signed_pack_that_is_not_sound_is_refused(accepted: Installation, careless: Publisher) -> None:
    careless.change('calendar = "EU"', 'calendar = "Atlantis"')
    stop = refused(accepted, BadInput, "signed, but not sound")
    assert "eu-gdpr.toml" in stop.where
    assert "Atlantis" in stop.what


def test_signed_counting_rules_that_are_none_are_refused(accepted: Installation, careless: Publisher) -> None:
    careless.counting.write_text("rules = 1")
    careless.publish()
    assert "counting.toml" in refused(accepted, BadInput, "signed, but not sound").where


def test_a_signed_pack_that_is_far_too_large_is_refused(accepted: Installation, publisher: Publisher) -> None:
    publisher.change('id = "EU-GDPR"', "#" * LARGEST_PACK_BYTES + '\nid = "EU-GDPR"')
    refused(accepted, Tampered, "far too large")


def test_a_signed_file_of_another_name_is_refused(accepted: Installation, careless: Publisher) -> None:
    shutil.copy(careless.packs / "jp.toml", careless.packs / "JP copy.toml")
    careless.publish()
    refused(accepted, Tampered, "no law pack: 'packs/JP copy.toml'")


def test_a_signed_update_without_packs_is_refused(
    tmp_path: Path, accepted: Installation, careless: Publisher
) -> None:
    (tmp_path / "empty").mkdir()
    careless.repository.publish(tmp_path / "empty", careless.counting, careless.now)
    refused(accepted, Tampered, "does not hold counting rules and law packs")


@pytest.mark.parametrize(
    "name", ["packs/../../../etc/x.toml", "packs//x.toml", "/packs/x.toml", "packs/x.toml\n", "packs/.x.toml"]
)
def test_no_pack_lies_outside_its_folder(name: str) -> None:
    assert PACK_NAME.fullmatch(name) is None
    assert PACK_NAME.fullmatch("packs/us-ca.toml")


def test_no_update_without_a_publisher_that_is_trusted(
    installation: Installation, stranger: Publisher
) -> None:
    trusted, installation.root = installation.root, None
    refused(installation, Misconfigured, "No publisher")
    installation.root = trusted
    installation.update()
    installation.root = stranger.root
    refused(installation, Conflict, "Another publisher is trusted already")


def test_a_root_that_does_not_belong_to_the_repository_is_not_remembered(
    installation: Installation, publisher: Publisher, stranger: Publisher
) -> None:
    installation.root = stranger.root
    refused(installation, Tampered, "not signed by the publisher that is trusted here")
    installation.root = publisher.root
    assert installation.update().version.number == BASE


def test_a_publisher_begun_anew_does_not_overwrite_a_version(
    accepted: Installation, stranger: Publisher
) -> None:
    shutil.rmtree(accepted.folder / "trust")
    accepted.address, accepted.root = address_of(str(stranger.place)), stranger.root
    stranger.packs.joinpath("uk.toml").unlink()
    shutil.rmtree(stranger.place)
    shutil.rmtree(stranger.folder / "keys")
    stranger.repository.init(stranger.now)
    stranger.publish()
    accepted.root = stranger.root
    refused(accepted, Tampered, f"another version {BASE} than before")


def test_what_a_crash_left_is_replaced(installation: Installation) -> None:
    left = installation.folder / "versions" / str(BASE)
    left.mkdir(parents=True)
    (left / "half.toml").write_text("id =")
    installation.update()
    assert not (left / "half.toml").exists()
    assert "UK" in installation.store.library(BASE).laws


def test_two_updates_at_once_are_one(accepted: Installation, publisher: Publisher) -> None:
    publisher.change("value = 72", "value = 48")
    with accepted.store.lock(), pytest.raises(Conflict):
        accepted.client.update(accepted.now, Policy.COUNSEL)
    assert accepted.update().changes
