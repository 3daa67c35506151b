"""`sottovoce law update` and its kin: an update from a folder, its decision, and what clocks then say."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sottovoce.cli.clock import clock
from sottovoce.cli.law import law
from sottovoce.errors import Misconfigured, Tampered

AUTHORITY = ("--law", "EU-GDPR", "--duty", "breach.authority", "--from", "2026-11-23T10:00")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(law, arguments, catch_exceptions=False)


def due() -> dict[str, str]:
    told: dict[str, str] = json.loads(CliRunner().invoke(clock, (*AUTHORITY, "--json")).output)
    return told


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that offers all packs, with 48 hours in place of 72; and an empty data folder."""
    monkeypatch.setenv("SOTTOVOCE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SOTTOVOCE_LAW_UPDATES", raising=False)
    with as_file(files("sottovoce.law") / "packs") as shipped:
        shutil.copytree(shipped, tmp_path / "packs")
    return offer(tmp_path, "value = 72", "value = 48")


def offer(folder: Path, old: str, new: str) -> Path:
    pack, place = folder / "packs" / "eu-gdpr.toml", folder / "repository"
    pack.write_text(pack.read_text().replace(old, new))
    keys = ("--keys", str(folder / "keys"))
    if not place.exists():
        assert "1.root.json" in run("repository", "init", str(place), *keys).output
    said = run("repository", "publish", str(place), *keys, "--packs", str(folder / "packs")).output
    assert "is on offer" in said
    return place


def update(place: Path, *more: str) -> Result:
    root = place / "metadata" / "1.root.json"
    return run("update", "--from", str(place), "--root", str(root), *more)


def test_an_update_waits_is_accepted_and_may_be_taken_back(place: Path) -> None:
    assert due()["due"].startswith("2026-11-26T10")
    said = update(place).output
    assert "(shorter)" in said
    assert "waits for counsel" in said
    assert due()["packs"] == "Packs as shipped with this version of Sottovoce."
    assert "version 2, accepted by A. Counsel" in run("accept", "2", "--by", "A. Counsel").output
    assert due()["due"].startswith("2026-11-25T10")
    assert "version 2, accepted by A. Counsel" in due()["packs"]
    for shown in (run("list", "EU-GDPR"), run("show", "EU-GDPR"), run("versions")):
        assert "version 2, accepted by A. Counsel" in " ".join(shown.output.split())
    assert "as shipped" in run("reject", "2", "--by", "B. Counsel").output
    assert due()["due"].startswith("2026-11-26T10")
    told = json.loads(run("versions", "--json").output)
    assert [each["by"] for each in told[0]["decisions"]] == ["A. Counsel", "B. Counsel"]


def test_looking_tells_by_its_exit_status(place: Path) -> None:
    result = update(place, "--check")
    assert result.exit_code == 1
    assert "Nothing was kept" in result.output
    assert run("versions").output == "Packs as shipped with this version of Sottovoce.\n"
    assert json.loads(update(place, "--json").output)["version"]["number"] == 2
    again = update(place, "--check")
    assert (again.exit_code, again.output[:11]) == (0, "Nothing new")
    assert "waits for counsel" in run("versions").output


def test_what_is_stricter_takes_effect_at_once_where_that_was_chosen(place: Path, tmp_path: Path) -> None:
    assert "Every update waits" in run("policy").output
    assert "at once" in run("policy", "stricter").output
    assert "in effect by policy" in update(place).output
    assert due()["due"].startswith("2026-11-25T10")
    offer(tmp_path, "value = 48", "value = 96")
    assert "waits for counsel" in update(place).output
    assert due()["due"].startswith("2026-11-25T10")
    assert "as shipped" in run("accept", "shipped", "--by", "A. Counsel").output


def test_the_policy_may_be_another_for_once(place: Path) -> None:
    assert "in effect by policy" in update(place, "--policy", "stricter").output
    assert "Every update waits" in run("policy").output


def test_nothing_is_contacted_that_is_not_configured(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Misconfigured) as stop:
        run("update")
    assert stop.value.where == "SOTTOVOCE_LAW_UPDATES"
    update(place)
    monkeypatch.setenv("SOTTOVOCE_LAW_UPDATES", place.as_uri())
    assert "Nothing new" in run("update").output


def test_a_publisher_changes_keys_and_keeps_the_offer_alive(place: Path, tmp_path: Path) -> None:
    keys = ("--keys", str(tmp_path / "keys"))
    assert "root has a new key" in run("repository", "rotate", str(place), "root", *keys).output
    assert "Renewed: timestamp." in run("repository", "renew", str(place), *keys).output
    assert "signed and sound" in update(place).output


def test_a_pack_changed_on_the_way_is_refused(place: Path) -> None:
    (served,) = (place / "targets" / "packs").glob("*.eu-gdpr.toml")
    served.write_text(served.read_text().replace("value = 48", "value = 96"))
    with pytest.raises(Tampered):
        update(place)
    assert due()["due"].startswith("2026-11-26T10")


def test_a_version_is_a_number(place: Path) -> None:
    assert run("accept", "two", "--by", "A. Counsel").exit_code == 2


def test_reading_laws_does_not_load_what_updates_them() -> None:
    code = "import sys, sottovoce.cli.law, sottovoce.cli.clock; sys.exit('tuf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
