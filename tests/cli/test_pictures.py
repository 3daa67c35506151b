"""`sottovoce scan` and `sottovoce redact` on pictures and documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sottovoce.cli.redact import redact
from sottovoce.cli.scan import scan
from sottovoce.errors import BadInput
from tests.detect.pictures.drawing import CARD, letter


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter("My card is", CARD, pages=2))
    return path


def ran(command: object, *arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), catch_exceptions=False)  # type: ignore[arg-type]


def test_a_scan_of_a_document_says_page_and_box_and_no_value(document: Path) -> None:
    result = ran(scan, str(document), "--format", "json", "--fail-on", "high")
    assert result.exit_code == 1
    assert "4111" not in result.output
    (told,) = json.loads(result.output)
    assert told["id"] == "letter.pdf"
    pages = [region["page"] for finding in told["findings"] for region in finding["regions"]]
    assert pages == [1, 2]
    assert all(
        len(box) == 4 for each in told["findings"] for region in each["regions"] for box in region["boxes"]
    )


def test_a_table_names_kind_page_and_box(document: Path) -> None:
    result = ran(scan, str(document), "--format", "table")
    assert "2 findings in" in result.output
    assert "4111" not in result.output


def test_a_redacted_document_finds_nothing_any_more(document: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    assert ran(redact, str(document), "-o", str(output)).exit_code == 0
    assert b"4111" not in output.read_bytes()
    assert json.loads(ran(scan, str(output), "--format", "jsonl").output)["findings"] == []


def test_a_broken_picture_is_refused_and_not_read_as_text(tmp_path: Path, document: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_text(f"card {CARD}", encoding="utf-8")
    with pytest.raises(BadInput, match="not taken in"):
        ran(scan, str(path), "--format", "json")
    with pytest.raises(BadInput, match="cannot be written to the screen"):
        ran(redact, str(document))
