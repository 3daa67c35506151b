"""``sottovoce ledger``: what an auditor does with the log, and the exit statuses that scripts rely on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from sottovoce.desk.core.installation import ledger_signer, prepare
from sottovoce.home import Home
from sottovoce.ledger import DirectoryStorage, Guard, Leaf, Log, Signer

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
Command = Callable[..., subprocess.CompletedProcess[str]]


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "sottovoce", *arguments],
        env=os.environ | {"SOTTOVOCE_HOME": str(home), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )


def leaf(number: int) -> bytes:
    return Leaf(uuid4(), "message.sent", NOW, "system", (str(number),), bytes(32)).encode()


@pytest.fixture
def place(tmp_path: Path) -> Home:
    """A data folder with a log of 300 acts; no database."""
    home = Home(tmp_path / "home")
    prepare(home)
    log = Log(DirectoryStorage(home.ledger), ledger_signer(home), Guard(home.keys / "ledger.guard"))
    log.append([leaf(number) for number in range(200)], NOW)
    shutil.copy(home.ledger / "checkpoint", tmp_path / "kept")
    log.append([leaf(number) for number in range(200, 300)], NOW)
    return home


def test_a_whole_log_verifies_against_a_checkpoint_kept_elsewhere(place: Home, tmp_path: Path) -> None:
    done = run(place.root, "ledger", "verify", "--checkpoint", str(tmp_path / "kept"))
    assert done.returncode == 0, done.stderr
    assert "300" in done.stdout
    assert "The log holds" in done.stdout


def test_a_tampered_log_ends_with_1_and_says_where(place: Home) -> None:
    bundle = place.ledger / "tile/entries/000"
    bundle.write_bytes(bundle.read_bytes().replace(b"message.sent", b"message.seen", 1))
    done = run(place.root, "ledger", "verify")
    assert done.returncode == 1
    assert "tile/0/000" in done.stdout
    assert "The log holds" not in done.stdout


def test_a_log_of_another_key_does_not_verify(place: Home, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(Signer.generate(ledger_signer(place).name).verifier_key)
    assert run(place.root, "ledger", "verify", "--key", str(tmp_path / "key")).returncode == 1
    (tmp_path / "key").write_text("no key")
    assert run(place.root, "ledger", "verify", "--key", str(tmp_path / "key")).returncode == 2


def test_an_empty_log_holds_and_cannot_be_exported(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    prepare(home)
    assert run(home.root, "ledger", "verify").returncode == 0
    assert run(home.root, "ledger", "export", str(tmp_path / "out")).returncode == 1
    assert run(tmp_path / "nowhere", "ledger", "verify").returncode == 1


def test_a_proof_is_written_and_checked_by_whoever_has_the_public_key(place: Home, tmp_path: Path) -> None:
    done = run(place.root, "ledger", "prove", "217")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("c2sp.org/tlog-proof@v1\n")
    proof = tmp_path / "act.tlog-proof"
    assert run(place.root, "ledger", "prove", "217", "--out", str(proof)).returncode == 0
    assert proof.read_text() == done.stdout
    shutil.copy(place.ledger / "log.vkey", tmp_path / "public")
    elsewhere = ("ledger", "verify", "--proof", str(proof), "--key", str(tmp_path / "public"))
    checked = run(tmp_path, *elsewhere)
    assert checked.returncode == 0, checked.stderr
    assert "entry 217 of 300" in checked.stdout
    assert "message.sent" in checked.stdout
    proof.write_text(done.stdout.replace("index 217", "index 218"))
    assert run(tmp_path, *elsewhere).returncode == 1


@pytest.mark.parametrize(("index", "status"), [("300", 1), ("-1", 2), ("mira", 2)])
def test_what_is_not_in_the_log_is_not_proven(place: Home, index: str, status: int) -> None:
    done = run(place.root, "ledger", "prove", index)
    assert done.returncode == status
    assert done.stdout == ""


def test_an_export_verifies_without_the_desk(place: Home, tmp_path: Path) -> None:
    out = tmp_path / "export"
    assert run(place.root, "ledger", "export", str(out)).returncode == 0
    shutil.rmtree(place.root)
    done = run(tmp_path, "ledger", "verify", "--folder", str(out), "--checkpoint", str(tmp_path / "kept"))
    assert done.returncode == 0, done.stdout
    assert run(tmp_path, "ledger", "export", str(out)).returncode == 2, "a full folder is left alone"


def test_an_act_is_proven_by_its_id(desk: Any) -> None:
    """Asks the real database where the act stands."""
    from click.testing import CliRunner
    from django.db import transaction

    from sottovoce.cli.ledger import ledger as command
    from sottovoce.desk.core.acts import ActKind
    from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, record
    from sottovoce.desk.core.sequencer import sequence_once
    from sottovoce.errors import Conflict, NotFound
    from sottovoce.ledger import entry_in

    with transaction.atomic():
        act = record(ActToRecord(ActKind.RULE_CHANGED, NOW, SYSTEM, detail={"name": "a rule"}))
    waiting = CliRunner().invoke(command, ["prove", str(act)])
    assert isinstance(waiting.exception, Conflict)
    sequence_once(NOW)
    done = CliRunner().invoke(command, ["prove", str(act)])
    assert done.exit_code == 0, done.exception
    assert Leaf.decode(entry_in(done.stdout)).act == act
    assert isinstance(CliRunner().invoke(command, ["prove", str(uuid4())]).exception, NotFound)
