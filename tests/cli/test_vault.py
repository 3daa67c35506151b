"""``sottovoce vault``: what a person does with the key store, and what each command honestly says."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from sottovoce.desk.core.installation import keystore_url, organisation_id, prepare, root_key_url
from sottovoce.home import Home
from sottovoce.vault import Vault, open_provider

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def run(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "sottovoce", "vault", *arguments],
        env=os.environ | {"SOTTOVOCE_HOME": str(home.root), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )


def open_vault(home: Home) -> Vault:
    return Vault.open_at(keystore_url(home), open_provider(root_key_url(home)), organisation_id(home))


@pytest.fixture
def place(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    prepare(home)
    return home


def made(home: Home, number: int) -> list[UUID]:
    customers = [uuid4() for _ in range(number)]
    vault = open_vault(home)
    vault.ensure_keys(customers)
    vault.close()
    return customers


def test_status_tells_how_it_stands_and_no_key(place: Home) -> None:
    made(place, 3)
    done = run(place, "status")
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())
    assert "customers with a key 3 shredded 0" in told
    assert "root key file, 0600" in told
    assert place.root_key.read_bytes().hex() not in done.stdout


def test_a_backup_restores_what_was_lost_and_nobody_who_was_shredded(place: Home, tmp_path: Path) -> None:
    mira, noor = made(place, 2)
    backup = tmp_path / "keys.backup"
    done = run(place, "backup", str(backup))
    assert done.returncode == 0, done.stderr
    assert "2 wrapped keys" in done.stdout
    assert "destroy it" in done.stdout, "a backup outlives a shred, and says so"
    assert run(place, "backup", str(backup)).returncode == 2
    vault = open_vault(place)
    vault.shred(mira, NOW)
    vault.close()
    for path in place.keys.glob("keys.sqlite3*"):
        if not path.name.endswith(".shredded"):
            path.unlink()
    assert run(place, "status").returncode == 2, "a lost key store is not begun anew"
    restored = run(place, "restore", str(backup))
    assert restored.returncode == 0, restored.stderr
    assert "Keys added: 1. In the backup, but shredded and kept out: 1." in restored.stdout
    vault = open_vault(place)
    assert vault.is_shredded(mira)
    assert len(vault.salt(noor, uuid4())) == 32
    vault.close()


def test_a_file_that_is_no_backup_is_bad_use(place: Home, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("text")
    assert run(place, "restore", str(tmp_path / "text")).returncode == 2


def test_a_folder_that_was_not_prepared_is_bad_use(tmp_path: Path) -> None:
    done = run(Home(tmp_path), "status")
    assert done.returncode == 2
    assert "sottovoce migrate" in done.stderr


def test_a_new_root_is_put_in_place_after_a_question_and_recorded(desk: Any, home: Home) -> None:
    from click.testing import CliRunner

    from sottovoce.cli.vault import vault as command
    from sottovoce.desk.core.installation import vault
    from sottovoce.desk.core.models import Act

    before = home.root_key.read_bytes()
    row = uuid4()
    salt = vault().salt(None, row)
    refused = CliRunner().invoke(command, ["rotate"], input="n\n")
    assert refused.exit_code == 1
    assert home.root_key.read_bytes() == before
    done = CliRunner().invoke(command, ["rotate", "--yes"])
    assert done.exit_code == 0, done.exception
    assert home.root_key.read_bytes() != before
    again = open_vault(home)
    assert again.salt(None, row) == salt
    again.close()
    assert Act.objects.filter(kind="vault.root_rotated").count() == 1
