"""`sottovoce clock` and `sottovoce law`: what they say, to people and to programs."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sottovoce.cli.clock import clock
from sottovoce.cli.law import law
from sottovoce.errors import BadInput, NotFound


def run_clock(*arguments: str) -> Result:
    return CliRunner().invoke(clock, arguments, catch_exceptions=False)


def run_law(*arguments: str) -> Result:
    return CliRunner().invoke(law, arguments, catch_exceptions=False)


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    with as_file(files("sottovoce.law") / "packs") as shipped:
        shutil.copytree(shipped, tmp_path / "packs")
    return tmp_path / "packs"


def test_a_deadline_is_told_with_its_reasons() -> None:
    said = run_clock(
        "--law", "EU-GDPR", "--duty", "rights.response", "--from", "2026-03-31", "--zone", "Europe/Berlin"
    ).output
    assert said.startswith("Thursday 30 April 2026, 23:59:59 CEST")
    assert "[Art. 12(3)]" in said
    assert "not reviewed by counsel" in said


def test_a_program_gets_json() -> None:
    arguments = ("--law", "US-TX-BREACH", "--duty", "breach.authority", "--from", "2026-11-23")
    told = json.loads(run_clock(*arguments, "--fact", "affected=600", "--json").output)
    assert told["due"] == "2026-12-23T23:59:59+00:00"
    assert told["citations"] == ["Tex. Bus. & Com. Code 521.053", "Tex. Gov. Code 311.014"]
    assert told["explanation"]
    few = json.loads(run_clock(*arguments, "--fact", "affected=6", "--json").output)
    assert (few["due"], few["owed"]) == (None, False)


def test_facts_may_be_dates_and_truths() -> None:
    told = run_clock(
        *("--law", "US-CT-BREACH", "--duty", "breach.authority", "--from", "2026-11-23", "--json"),
        *("--fact", "individuals_notified=2026-11-25"),
    )
    assert json.loads(told.output)["due"].startswith("2026-11-25")
    small = ("--law", "BR", "--duty", "breach.authority", "--from", "2026-11-23", "--json")
    due = [
        json.loads(run_clock(*small, "--fact", f"small_agent={so}").output)["due"][:10]
        for so in ("no", "yes")
    ]
    assert due == ["2026-11-26", "2026-12-01"]


@pytest.mark.parametrize(
    ("option", "value", "where"),
    [
        ("--from", "yesterday", "--from"),
        ("--zone", "Mars/Olympus", "--zone"),
        ("--calendar", "Atlantis", "calendar"),
        ("--fact", "affected", "--fact"),
        ("--fact", "affected=many", "--fact affected"),
    ],
)
def test_what_cannot_be_read_is_named(option: str, value: str, where: str) -> None:
    arguments = {"--law": "EU-GDPR", "--duty": "rights.response", "--from": "2026-03-31", option: value}
    with pytest.raises(BadInput) as stop:
        run_clock(*(each for pair in arguments.items() for each in pair))
    assert stop.value.where == where


def test_laws_are_listed_and_searched() -> None:
    assert "104 laws" in run_law("list").output
    found = json.loads(run_law("list", "texas", "--json").output)
    assert [each["id"] for each in found] == ["US-TX-BREACH", "US-TX-PRIV"]


def test_a_law_is_shown_with_its_grounds() -> None:
    said = run_law("show", "eu-gdpr").output
    assert "breach.authority: 72 hours" in said
    assert "primary text read" in said
    assert json.loads(run_law("show", "EU-GDPR", "--json").output)["id"] == "EU-GDPR"
    with pytest.raises(NotFound):
        run_law("show", "ATLANTIS")


def test_packs_that_shorten_a_deadline_are_told_by_the_exit_status(packs: Path) -> None:
    assert run_law("diff", str(packs)).exit_code == 0
    pack = packs / "eu-gdpr.toml"
    pack.write_text(pack.read_text().replace("value = 72", "value = 48"))
    result = run_law("diff", str(packs))
    assert result.exit_code == 1
    assert "(shorter)" in result.output
    assert "+ 48 hours" in result.output
    pack.write_text(pack.read_text().replace("value = 48", "value = 96"))
    assert run_law("diff", str(packs)).exit_code == 0
    assert json.loads(run_law("diff", str(packs), "--json").output)[0]["effect"] == "longer"


def test_packs_are_checked(packs: Path) -> None:
    assert "are sound" in run_law("check", str(packs)).output
    pack = packs / "eu-gdpr.toml"
    pack.write_text(pack.read_text().replace('calendar = "EU"', 'calendar = "Atlantis"'))
    with pytest.raises(BadInput) as stop:
        run_law("check", str(packs))
    assert stop.value.where == "eu-gdpr.toml"
