"""Verification finds every tampering, and proofs stand for themselves."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.errors import Tampered
from sottovoce.ledger import (
    Checkpoint,
    DirectoryStorage,
    Signer,
    copy_log,
    entry_in,
    verify_log,
    verify_proof,
)
from tests.ledger.places import NOW, ORIGIN, Place, entries

SIZE = 70_000


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place.make(tmp_path_factory.mktemp("log") / "place")
    place.grown_to(500, SIZE)
    return place


def flip(path: Path, at: int = -1) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def delete(path: Path) -> None:
    path.unlink()


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\x00")


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [flip, delete, shorten, lengthen, empty])
@pytest.mark.parametrize(
    "name",
    [
        "checkpoint",
        "tile/entries/000",
        "tile/entries/100",
        "tile/entries/273.p/112",
        "tile/0/000",
        "tile/0/273.p/112",
        "tile/1/000",
        "tile/1/001.p/17",
        "tile/2/000.p/1",
    ],
)
def test_a_changed_file_is_found(grown: Place, name: str, harm: Callable[[Path], None]) -> None:
    target = grown.files / name
    whole = target.read_bytes()
    try:
        harm(target)
        report = grown.verify()
        assert not report.holds
    finally:
        target.write_bytes(whole)
    assert grown.verify().holds


def test_entries_changed_together_with_their_tiles_still_miss_the_signed_root(tmp_path: Path) -> None:
    """Somebody who can write every file but cannot sign."""
    place, forged = Place.make(tmp_path / "true"), Place.make(tmp_path / "forged")
    place.grown_to(600)
    forged.open().append([b"forged", *entries(1, 600)], NOW)
    shutil.rmtree(place.files / "tile")
    shutil.copytree(forged.files / "tile", place.files / "tile")
    assert not place.verify().holds
    shutil.copy(forged.files / "checkpoint", place.files / "checkpoint")
    assert not place.verify().holds


def test_a_log_that_was_cut_and_signed_again_does_not_pass_a_kept_checkpoint(tmp_path: Path) -> None:
    """Somebody who has the signing key, too: what was kept elsewhere convicts."""
    place = Place.make(tmp_path / "true")
    kept = place.grown_to(600).checkpoint().text
    rewritten = Place.make(tmp_path / "rewritten")
    rewritten.signer = place.signer
    for size in (500, 700):
        rewritten.open().append(entries(rewritten.open().size(), size, "other"), NOW)
        assert rewritten.verify().holds
        assert not rewritten.verify(kept=[kept]).holds


def test_a_checkpoint_of_another_key_is_refused(grown: Place) -> None:
    stranger = Signer.generate(ORIGIN)
    report = verify_log(grown.storage, stranger.verifier_key)
    assert [problem.where for problem in report.problems] == ["checkpoint"]


def test_the_files_of_a_log_without_its_checkpoint_are_not_an_empty_log(tmp_path: Path) -> None:
    place = Place.make(tmp_path / "place")
    place.grown_to(3)
    (place.files / "checkpoint").unlink()
    assert not verify_log(place.storage, place.signer.verifier_key).holds


def test_many_problems_do_not_become_an_endless_list(grown: Place, tmp_path: Path) -> None:
    shutil.copytree(grown.files, tmp_path / "copy")
    for tile in (tmp_path / "copy" / "tile" / "0").glob("0*"):
        if tile.is_file():
            flip(tile)
    report = verify_log(DirectoryStorage(tmp_path / "copy"), grown.signer.verifier_key)
    assert len(report.problems) == 20


def test_a_partial_tile_may_be_gone_once_the_whole_one_is_there(tmp_path: Path) -> None:
    place = Place.make(tmp_path / "place")
    kept = place.grown_to(100, 300).checkpoint()
    place.grown_to(600)
    assert not (place.files / "tile/0/001.p").exists()
    assert place.verify(kept=[kept.text]).holds
    copy_log(place.storage, DirectoryStorage(tmp_path / "copy"), kept)
    report = verify_log(DirectoryStorage(tmp_path / "copy"), place.signer.verifier_key)
    assert (report.holds, report.size) == (True, 300)


@settings(max_examples=40, deadline=None)
@given(index=st.integers(0, SIZE - 1))
def test_every_entry_can_be_proven(grown: Place, index: int) -> None:
    proof = grown.open().prove(index)
    entry = f"entry {index}".encode()
    proven = verify_proof(proof, entry, grown.signer.verifier_key)
    assert (proven.index, proven.checkpoint.size, entry_in(proof)) == (index, SIZE, entry)
    with pytest.raises(Tampered):
        verify_proof(proof, entry + b"!", grown.signer.verifier_key)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_proof_with_one_bit_changed_proves_nothing(grown: Place, data: st.DataObject) -> None:
    text = grown.open().prove(4711)
    body = text.index("index ")
    raw = bytearray(text.encode())
    at = data.draw(st.integers(body, text.index("— ")))
    raw[at] ^= 1 << data.draw(st.integers(0, 6))
    try:
        changed = raw.decode()
    except UnicodeDecodeError:
        return
    with pytest.raises(Tampered):
        verify_proof(changed, b"entry 4711", grown.signer.verifier_key)


def test_a_proof_is_laid_out_as_the_specification_says(grown: Place) -> None:
    lines = grown.open().prove(69_999).split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    assert lines[1] == "extra " + base64.b64encode(b"entry 69999").decode()
    assert lines[2] == "index 69999"
    blank = lines.index("")
    assert all(len(base64.b64decode(line)) == 32 for line in lines[3:blank])
    assert Checkpoint.open("\n".join(lines[blank + 1 :]), grown.signer.verifier).size == SIZE


@pytest.mark.parametrize(
    "text", ["", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\n\n", "\n\n", "x\n\ny"]
)
def test_what_is_no_proof_is_refused(grown: Place, text: str) -> None:
    with pytest.raises(Tampered):
        verify_proof(text, b"", grown.signer.verifier_key)
    with pytest.raises(Tampered):
        entry_in(text)
