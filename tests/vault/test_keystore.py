"""The key store: its own file, its backups, and shreds that outlive them."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from sottovoce.errors import BadInput, Conflict, Misconfigured, Unreadable
from sottovoce.vault import Vault, open_provider, restore
from sottovoce.vault.bell import Bell
from sottovoce.vault.keystore import path_of
from sottovoce.vault.shredlist import ShredList
from tests.vault.places import NOW, VaultPlace


def test_the_files_are_for_their_owner_only(place: VaultPlace, vault: Vault) -> None:
    vault.ensure_keys([uuid4()])
    for path in place.root.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name
    assert (vault.status().keystore_mode, vault.status().root_mode) == ("0600", "0600")


def test_a_key_store_that_others_may_read_is_not_opened(place: VaultPlace) -> None:
    place.open().close()
    place.keystore.chmod(0o640)
    with pytest.raises(Misconfigured, match="read by others"):
        place.open()


def test_writes_are_durable_and_deletions_overwrite(vault: Vault) -> None:
    for connection in (vault._store._writer, vault._store._reader):
        pragmas = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete")
        ]
        assert pragmas == ["wal", 2, 1]


@pytest.mark.parametrize("url", ["", "keys.sqlite3", "sqlite:keys", "sqlite://keys", "postgresql:///keys"])
def test_a_url_that_names_no_file_is_refused(url: str) -> None:
    with pytest.raises(Misconfigured, match="names no file"):
        path_of(url)


def test_another_organisation_does_not_open_it(place: VaultPlace, vault: Vault) -> None:
    with pytest.raises(Misconfigured, match="another organisation"):
        Vault.open_at(place.url, place.provider(), uuid4())


def test_a_lost_key_store_is_not_silently_begun_anew(place: VaultPlace) -> None:
    place.open().close()
    place.keystore.unlink()
    with pytest.raises(Misconfigured, match="gone"):
        place.open()


OPENER = """
import sys
from uuid import UUID
from sottovoce.vault import Vault, open_provider
url, root, organisation = sys.argv[1:]
vault = Vault.open_at(url, open_provider(root), UUID(organisation))
print(vault.blind("handle", "mira"))
"""


def test_processes_that_open_a_new_key_store_together_agree_on_its_key(place: VaultPlace) -> None:
    root = f"file://{place.root / 'root.key'}"
    command = [sys.executable, "-c", OPENER, place.url, root, str(place.organisation)]
    others = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    answers = {other.communicate()[0] for other in others}
    assert [other.returncode for other in others] == [0, 0, 0, 0]
    assert len(answers) == 1


def test_a_damaged_key_store_is_not_opened(place: VaultPlace) -> None:
    place.open().close()
    place.keystore.write_bytes(b"not a database" * 100)
    with pytest.raises(Misconfigured, match="cannot be opened"):
        place.open()


def test_tombstones_and_keys_cannot_be_changed_even_by_hand(place: VaultPlace, vault: Vault) -> None:
    mira = uuid4()
    vault.ensure_keys([mira, uuid4()])
    vault.shred(mira, NOW)
    by_hand = sqlite3.connect(place.keystore)
    for statement in (
        "DELETE FROM shredded",
        "UPDATE shredded SET at = ''",
        "UPDATE customer_key SET wrapped = x'00'",
        f"INSERT INTO customer_key VALUES (x'{mira.hex}', x'00')",
        f"INSERT OR REPLACE INTO customer_key VALUES (x'{mira.hex}', x'00')",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            by_hand.execute(statement)
    by_hand.close()


def test_a_crash_in_the_middle_of_a_shred_is_finished_by_the_next_opening(place: VaultPlace) -> None:
    """The list is written first: that alone decides."""
    vault = place.open()
    mira, noor = uuid4(), uuid4()
    vault.ensure_keys([mira, noor])
    context, kept = place.context(mira), place.context(noor)
    sealed, other = vault.seal(mira, b"text", context), vault.seal(noor, b"kept", kept)
    vault.close()
    ShredList(place.keystore.with_name("keys.sqlite3.shredded")).append([(mira, NOW)])
    again = place.open()
    with pytest.raises(Unreadable, match="shredded"):
        again.open(mira, sealed, context)
    assert again.open(noor, other, kept) == b"kept"
    assert again.shred(mira, NOW.replace(year=2030)).at == NOW
    again.close()


def test_a_copy_put_back_in_place_brings_nobody_back(place: VaultPlace, tmp_path: Path) -> None:
    """A restore by hand, with `cp`: the list beside the file still knows."""
    vault = place.open()
    mira = uuid4()
    vault.ensure_keys([mira])
    context = place.context(mira)
    sealed = vault.seal(mira, b"text", context)
    vault.backup(tmp_path / "backup.sqlite3")
    vault.shred(mira, NOW)
    vault.close()
    for path in place.root.glob("keys.sqlite3-*"):
        path.unlink()
    shutil.copyfile(tmp_path / "backup.sqlite3", place.keystore)
    again = place.open()
    with pytest.raises(Unreadable, match="shredded"):
        again.open(mira, sealed, context)
    assert again.is_shredded(mira)
    again.close()


def test_a_restore_brings_back_what_was_lost_and_nobody_who_was_shredded(
    place: VaultPlace, tmp_path: Path
) -> None:
    vault = place.open()
    mira, noor, later = uuid4(), uuid4(), uuid4()
    vault.ensure_keys([mira, noor])
    sealed = {}
    for customer in (mira, noor):
        context = place.context(customer)
        sealed[customer] = (vault.seal(customer, b"text", context), context)
    vault.backup(tmp_path / "backup.sqlite3")
    assert (tmp_path / "backup.sqlite3").stat().st_mode & 0o077 == 0
    vault.shred(mira, NOW)
    vault.ensure_keys([later])
    salt = vault.salt(later, later)
    vault.close()

    running = place.open()
    done = restore(place.url, place.provider(), place.organisation, tmp_path / "backup.sqlite3")
    assert (done.added, done.kept_shredded) == (0, 1)
    assert running.salt(later, later) == salt, "keys newer than the backup stay"
    running.close()

    for path in place.root.glob("keys.sqlite3*"):
        if not path.name.endswith(".shredded"):
            path.unlink()
    done = restore(place.url, place.provider(), place.organisation, tmp_path / "backup.sqlite3")
    assert (done.added, done.kept_shredded) == (1, 1)
    again = place.open()
    assert again.open(noor, *sealed[noor]) == b"text"
    with pytest.raises(Unreadable, match="shredded"):
        again.open(mira, *sealed[mira])
    again.close()


def test_a_backup_of_before_a_rotation_does_not_open(place: VaultPlace, vault: Vault, tmp_path: Path) -> None:
    vault.ensure_keys([uuid4()])
    vault.backup(tmp_path / "backup.sqlite3")
    vault.rotate(place.provider().successor())
    with pytest.raises(Misconfigured, match="does not open this backup"):
        restore(place.url, place.provider(), place.organisation, tmp_path / "backup.sqlite3")


def test_a_key_store_in_use_is_not_overwritten_by_a_strangers_backup(
    place: VaultPlace, tmp_path: Path
) -> None:
    vault = place.open()
    vault.ensure_keys([uuid4()])
    other = Vault.open_at(f"sqlite://{tmp_path / 'other.sqlite3'}", place.provider(), place.organisation)
    other.ensure_keys([uuid4()])
    other.backup(tmp_path / "backup.sqlite3")
    other.close()
    with pytest.raises(Conflict):
        restore(place.url, place.provider(), place.organisation, tmp_path / "backup.sqlite3")
    vault.close()


def test_what_is_no_backup_is_refused(place: VaultPlace, vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database")
    sqlite3.connect(tmp_path / "empty.sqlite3").close()
    for name in ("text", "empty.sqlite3", "missing"):
        with pytest.raises(BadInput, match="no backup"):
            restore(place.url, place.provider(), place.organisation, tmp_path / name)
    with pytest.raises(BadInput, match="a file already"):
        vault.backup(tmp_path / "text")


def test_the_list_of_the_shredded_survives_a_line_cut_short(tmp_path: Path) -> None:
    shredded = ShredList(tmp_path / "list")
    mira, noor = uuid4(), uuid4()
    shredded.append([(mira, NOW)])
    with shredded.path.open("ab") as file:
        file.write(str(noor).encode()[:20])
    assert shredded.read() == {mira: NOW}
    shredded.append([(noor, NOW)])
    assert shredded.read() == {mira: NOW, noor: NOW}


def test_a_list_of_the_shredded_that_was_damaged_is_not_trusted_by_halves(tmp_path: Path) -> None:
    shredded = ShredList(tmp_path / "list")
    shredded.append([(uuid4(), NOW)] * 3)
    lines = shredded.path.read_text().splitlines()
    shredded.path.write_text("\n".join([lines[0], lines[1][5:], lines[2], ""]))
    with pytest.raises(Misconfigured, match="Line 2"):
        shredded.read()


def test_the_bell_parts_processes_and_is_put_right_after_a_crash(tmp_path: Path) -> None:
    bell, other = Bell(tmp_path / "bell"), Bell(tmp_path / "bell")
    before = other.count()
    with bell.ringing():
        assert Bell.is_ringing(other.count())
    assert other.count() != before
    assert not Bell.is_ringing(other.count())
    other._advance()
    assert Bell.is_ringing(bell.count()), "as a process leaves it that dies during a shred"
    Bell(tmp_path / "bell")
    assert not Bell.is_ringing(bell.count())


def test_root_keys_refuse_what_they_should(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = open_provider(f"file://{tmp_path / 'root.key'}")
    with pytest.raises(Misconfigured, match="cannot be read"):
        root.wrap(bytes(32), b"")
    root.create()
    with pytest.raises(Conflict):
        root.create()
    wrapped = root.wrap(bytes(32), b"context")
    assert root.unwrap(wrapped, b"context") == bytes(32)
    with pytest.raises(Unreadable):
        root.unwrap(wrapped, b"another")
    (tmp_path / "root.key").chmod(0o644)
    with pytest.raises(Misconfigured, match="read by others"):
        root.unwrap(wrapped, b"context")
    (tmp_path / "root.key").chmod(0o600)
    (tmp_path / "root.key").write_bytes(bytes(31))
    with pytest.raises(Misconfigured, match="exactly 32"):
        root.unwrap(wrapped, b"context")
    for url in ("", "file:relative", "file://relative", "passphrase:secret", "kms://x"):
        with pytest.raises(Misconfigured):
            open_provider(url)
    monkeypatch.setenv("SOTTOVOCE_PASSPHRASE", "short")
    with pytest.raises(Misconfigured, match="shorter"):
        open_provider("passphrase:").create()
    monkeypatch.setenv("SOTTOVOCE_PASSPHRASE", "long enough to be used")
    with pytest.raises(Unreadable, match="too short"):
        open_provider("passphrase:").unwrap(b"short", b"")
    assert open_provider("passphrase:").unwrap(open_provider("passphrase:").wrap(b"key", b""), b"") == b"key"
