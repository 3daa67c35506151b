"""The house is built as it is drawn: imports run downward, engines stand alone, names say what they mean."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def test_imports_run_downward_only() -> None:
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("word", ["utils", "helpers", "misc", "manager", "common"])
def test_no_module_has_a_name_that_says_nothing(word: str) -> None:
    assert [path for path in SOURCES if path.stem == word] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if "migrations" not in path.parts
        and path.stem != "apps"
        and not path.read_text().lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_no_file_is_longer_than_a_person_can_hold_in_the_head() -> None:
    long = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in SOURCES
        if "migrations" not in path.parts and len(path.read_text().splitlines()) > 450
    }
    assert long == {}
