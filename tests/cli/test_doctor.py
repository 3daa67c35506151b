"""`sottovoce doctor` says what is fine, what is weak, what is wrong, and what to do about it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from sottovoce.cli.examinations.ledger import TAIL
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, record_all
from sottovoce.desk.core.sequencer import sequence_once
from sottovoce.home import Home

pytestmark = pytest.mark.usefixtures("committed_desk")


def doctor(*arguments: str, **environment: str) -> tuple[int, dict[str, dict[str, Any]]]:
    done = subprocess.run(
        [sys.executable, "-m", "sottovoce", "doctor", "--json", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, {result["name"]: result for result in json.loads(done.stdout)}


@pytest.fixture
def readable_root_key(home: Home) -> Iterator[Path]:
    home.root_key.chmod(0o644)
    yield home.root_key
    home.root_key.chmod(0o600)


@pytest.fixture
def written_anew(committed_desk: Any) -> None:
    """The part of the ledger that doctor compares is this database's, whatever other tests wrote before."""
    now = datetime.now(UTC)
    with transaction.atomic():
        record_all(ActToRecord(ActKind.RULE_CHANGED, now, SYSTEM) for _ in range(TAIL))
    while sequence_once(now):
        pass


@pytest.mark.usefixtures("written_anew")
def test_a_sound_installation_without_a_worker_lacks_only_the_worker() -> None:
    status, results = doctor()
    wrong = {name for name, result in results.items() if result["state"] == "wrong"}
    assert status == 1
    assert wrong == {"Worker"}
    for name in (
        "Python",
        "Root key",
        "Key store",
        "Tables",
        "Database role",
        "Row-level security",
        "Ledger",
    ):
        assert results[name]["state"] == "fine", results[name]


def test_everything_that_is_not_fine_says_what_to_do() -> None:
    _, results = doctor()
    assert all(result["remedy"] for result in results.values() if result["state"] != "fine")


def test_a_root_key_that_others_may_read_is_wrong(readable_root_key: Path) -> None:
    _, results = doctor()
    assert results["Root key"]["state"] == "wrong"
    assert f"chmod 600 {readable_root_key}" in results["Root key"]["remedy"]


def test_the_demonstrations_open_accounts_and_an_open_address_are_told() -> None:
    _, results = doctor(SOTTOVOCE_PUBLIC_URL="http://desk.example")
    assert results["Sign-in"]["state"] == "weak"
    assert results["Public address"]["state"] == "wrong"
    assert "secure form" in results["Public address"]["what"]
    assert doctor(SOTTOVOCE_PUBLIC_URL="https://desk.example")[1]["Public address"]["state"] == "fine"


def test_a_profile_in_trouble_is_told_with_its_name(committed_desk: Any) -> None:
    from sottovoce.desk.conversations.models import Profile

    Profile.objects.filter(id=committed_desk.profile.id).update(problem="The token was refused.")
    _, results = doctor()
    assert results["Channel acme-webhook"]["what"] == "The token was refused."
    assert results["Channel acme-webhook"]["state"] == "wrong"


def test_an_open_table_is_found(home: Home) -> None:
    import psycopg

    from sottovoce.desk.core.database import DATABASE_NAME, socket_folder

    with psycopg.connect(
        host=str(socket_folder(home)), user="postgres", dbname=DATABASE_NAME, autocommit=True
    ) as admin:
        admin.execute("ALTER TABLE conversations_message NO FORCE ROW LEVEL SECURITY")
        try:
            _, results = doctor()
        finally:
            admin.execute("ALTER TABLE conversations_message FORCE ROW LEVEL SECURITY")
    assert results["Row-level security"]["state"] == "weak"
    assert "conversations_message" in results["Row-level security"]["what"]


def test_an_empty_folder_is_told_how_to_begin(tmp_path: Path) -> None:
    status, results = doctor(SOTTOVOCE_HOME=str(tmp_path / "none"))
    assert status == 1
    assert "sottovoce up" in results["Data folder"]["remedy"]
