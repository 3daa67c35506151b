"""The log grows, survives crashes at every step, and never signs two trees of one size."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from sottovoce.errors import BadInput, Conflict, NotFound, Tampered
from sottovoce.ledger import Checkpoint, Log
from sottovoce.ledger.merkle import EMPTY_ROOT, is_consistent, leaf_hash, root_of
from sottovoce.ledger.tiles import bundle_path, tile_path, width_at
from tests.ledger.places import NOW, Crash, CrashingGuard, CrashingStorage, Place, entries


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place.make(tmp_path)


def test_an_empty_log_is_signed_as_empty_and_holds(place: Place) -> None:
    assert place.open().checkpoint().root == EMPTY_ROOT
    assert place.open().size() == 0
    assert place.verify().holds


def test_entries_come_back_as_they_were_appended(place: Place) -> None:
    place.grown_to(1, 3, 255, 256, 257, 700)
    log = place.open()
    assert log.size() == 700
    assert [log.read_entry(index) for index in (0, 255, 256, 699)] == [
        b"entry 0",
        b"entry 255",
        b"entry 256",
        b"entry 699",
    ]
    assert log.checkpoint().root == root_of([leaf_hash(entry) for entry in entries(0, 700)])
    for beyond in (-1, 700):
        with pytest.raises(NotFound):
            log.read_entry(beyond)
        with pytest.raises(NotFound):
            log.prove(beyond)


def test_appending_nothing_signs_nothing(place: Place) -> None:
    log = place.grown_to(5)
    assert log.append([], NOW) == log.checkpoint()
    assert log.size() == 5


def test_an_entry_too_long_is_refused_and_the_batch_with_it(place: Place) -> None:
    log = place.grown_to(1)
    with pytest.raises(BadInput):
        log.append([b"fine", bytes(65_536)], NOW)
    assert log.append([bytes(65_535)], NOW).size == 2
    assert place.verify().holds


def test_tiles_have_the_names_and_widths_of_the_specification(place: Place) -> None:
    assert tile_path(3, 1_234_067) == "tile/3/x001/x234/067"
    assert bundle_path(7, 12) == "tile/entries/007.p/12"
    assert [width_at(0, 272, 70_000), width_at(0, 273, 70_000), width_at(1, 1, 70_000)] == [256, 112, 17]
    assert [width_at(2, 0, 70_000), width_at(0, 0, 256), width_at(1, 0, 256)] == [1, 256, 1]
    place.grown_to(256, 70_000)
    found = {str(path.relative_to(place.files)) for path in place.files.rglob("*") if path.is_file()}
    assert {"tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"} <= found
    assert "tile/entries/273.p/112" in found
    assert not any(name.startswith("tile/1/000.p") for name in found), "whole tiles leave no partial ones"


def test_each_size_is_consistent_with_each_later_one(place: Place) -> None:
    sizes = [1, 2, 100, 256, 300, 600]
    log = place.open()
    heads = [log.append(entries(log.size(), size), NOW) for size in sizes]
    for earlier in heads:
        for later in heads:
            if earlier.size <= later.size:
                path = log.consistency(earlier.size, later.size)
                assert is_consistent(earlier.size, later.size, earlier.root, later.root, path)
    for old, new in ((0, 5), (5, 4), (1, 601)):
        with pytest.raises(BadInput):
            log.consistency(old, new)


def count_steps(place: Place) -> int:
    """How many steps the append of the crash tests takes when nothing fails."""
    for steps in range(100):
        shutil.copytree(place.root, place.root.with_name(f"dry-{steps}"))
        dry = Place(place.root.with_name(f"dry-{steps}"), place.signer)
        try:
            Log(CrashingStorage(dry.files, steps), dry.signer, dry.guard).append(entries(250, 600), NOW)
        except Crash:
            continue
        return steps
    raise AssertionError("the append never ends")


def test_a_crash_at_any_write_leaves_a_log_that_goes_on_without_a_fork(place: Place) -> None:
    """Kill the process before each of its writes in turn; then append something else, as a restart may."""
    place.grown_to(250)
    steps = count_steps(place)
    assert steps > 10
    for step in range(steps):
        crashed = Place(place.root.with_name(f"crash-{step}"), place.signer)
        shutil.copytree(place.root, crashed.root)
        log = Log(CrashingStorage(crashed.files, step), crashed.signer, crashed.guard)
        with pytest.raises(Crash):
            log.append(entries(250, 600), NOW)
        signed = [Checkpoint.open(crashed.guard.read(), crashed.signer.verifier)]
        assert signed[0].size in (250, 600)
        reopened = crashed.open()
        assert reopened.size() == signed[0].size
        signed.append(reopened.append(entries(0, 400, "other"), NOW))
        assert reopened.read_entry(signed[0].size) == b"other 0"
        report = crashed.verify(kept=[head.text for head in signed])
        assert report.holds, (step, report.problems)


@pytest.mark.parametrize("after", [False, True])
def test_a_crash_around_the_guard_never_signs_two_trees_of_one_size(place: Place, after: bool) -> None:
    place.grown_to(10)
    log = Log(place.storage, place.signer, CrashingGuard(place.guard.path, after=after))
    with pytest.raises(Crash):
        log.append(entries(10, 20), NOW)
    reopened = place.open()
    assert reopened.size() == (20 if after else 10)
    assert place.verify().holds
    remembered = place.guard.read()
    reopened.append(entries(0, 10, "other"), NOW)
    assert place.verify(kept=[remembered]).holds


def test_a_process_killed_while_it_appends_leaves_a_log_that_verifies(place: Place) -> None:
    """A real process, really killed, several times over."""
    script = (
        "import sys, itertools\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from sottovoce.ledger import *\n"
        "root, key = Path(sys.argv[1]), sys.argv[2]\n"
        "guard = Guard(root / 'keys' / 'ledger.guard')\n"
        "log = Log(DirectoryStorage(root / 'ledger'), Signer.decode(key), guard)\n"
        "while True:\n"
        "    log.append([b'%d' % n for n in range(97)], datetime.now(UTC))\n"
        "    print(log.size(), flush=True)\n"
    )
    seen = 0
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(place.root), place.signer.encode()], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        for line in process.stdout:
            seen = int(line)
            if seen % 5 == 0:
                break
        process.kill()
        process.wait()
        process.stdout.close()
        assert place.open().size() >= seen
        assert place.verify().holds
    place.open().append([b"after all"], NOW)
    assert place.verify().holds


def test_two_writers_at_a_time_make_one_log(place: Place) -> None:
    def write(log: Log) -> None:
        for number in range(20):
            log.append([b"%d" % number], NOW)

    shared_log = place.open()
    writers = [Thread(target=write, args=(log,)) for log in (shared_log, shared_log, place.open())]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert place.open().size() == 60
    assert place.verify().holds


def test_a_ledger_restored_from_an_older_backup_is_not_signed_again(place: Place) -> None:
    log = place.grown_to(300)
    shutil.copytree(place.files, place.root / "backup")
    log.append(entries(300, 400), NOW)
    shutil.rmtree(place.files)
    shutil.move(place.root / "backup", place.files)
    with pytest.raises(Tampered):
        place.open().append([b"fork"], NOW)
    assert not place.verify().holds


def test_a_guard_restored_from_an_older_backup_is_found_out(place: Place) -> None:
    log = place.grown_to(300)
    older = place.guard.read()
    log.append(entries(300, 400), NOW)
    place.guard.path.write_text(older)
    with pytest.raises(Tampered, match="older than the published"):
        place.open().append([b"fork"], NOW)
    assert "guard" in {problem.where for problem in place.verify().problems}


def test_a_lost_guard_is_found_out(place: Place) -> None:
    place.grown_to(3)
    place.guard.path.unlink()
    with pytest.raises(Tampered, match="lost the memory"):
        place.open().append([b"fork"], NOW)
    with pytest.raises(Tampered):
        place.open().size()


def test_a_changed_edge_is_not_built_upon(place: Place) -> None:
    place.grown_to(300)
    bundle = place.files / "tile/entries/001.p/44"
    bundle.write_bytes(bundle.read_bytes().replace(b"entry 299", b"entry 298"))
    with pytest.raises(Tampered):
        place.open().append([b"more"], NOW)


def test_an_edge_that_misses_the_signed_root_is_not_built_upon(place: Place) -> None:
    """Entries and hashes that fit each other, but not what was signed."""
    place.grown_to(300)
    bundle, tile = (place.files / name for name in ("tile/entries/001.p/44", "tile/0/001.p/44"))
    bundle.write_bytes(bundle.read_bytes().replace(b"entry 299", b"entry 298"))
    tile.write_bytes(tile.read_bytes()[:-32] + leaf_hash(b"entry 298"))
    with pytest.raises(Tampered):
        place.open().append([b"more"], NOW)
    assert place.open().size() == 300


def test_the_guard_changes_only_from_what_was_expected(place: Place) -> None:
    place.guard.swap("", "first")
    with pytest.raises(Conflict):
        place.guard.swap("", "another first")
    place.guard.swap("first", "second")
    assert place.guard.read() == "second"
    assert place.guard.path.stat().st_mode & 0o077 == 0
