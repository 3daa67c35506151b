"""Signed notes and checkpoints: other people's notes open, ours are as theirs, and nothing else passes."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.errors import BadInput, Tampered
from sottovoce.ledger import Checkpoint, DirectoryStorage, Signer, Verifier, verify_log
from sottovoce.ledger.merkle import EMPTY_ROOT
from sottovoce.ledger.storage import Storage

# The worked example of golang.org/x/mod/sumdb/note.
GO_PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_TEXT = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
)
GO_NOTE = (
    f"{GO_TEXT}\n— PeterNeumann"
    " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# The test log of transparency-dev/tessera.
TESSERA_KEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_the_worked_example_of_go_opens_and_is_signed_the_same() -> None:
    assert Verifier.decode(GO_PUBLIC).open_note(GO_NOTE).text == GO_TEXT
    assert Signer.decode(GO_PRIVATE).sign(GO_TEXT) == GO_NOTE
    assert Signer.decode(GO_PRIVATE).verifier_key == GO_PUBLIC


def test_the_example_of_the_specification_is_well_formed_but_not_signed_by_us() -> None:
    note = (
        "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
        "— quasimodo.example/salvatore"
        " NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
    )
    with pytest.raises(Tampered, match="not signed by this ledger's key"):
        Verifier.decode(GO_PUBLIC).open_note(note)
    # The text keeps its empty line: only the last one parts text from signatures.
    signer = Signer.generate("quasimodo.example/other")
    both = note + signer.sign(note.rpartition("\n\n")[0] + "\n").rpartition("\n\n")[2]
    assert signer.verifier.open_note(both).text.endswith("sole:\n\ned è subito sera.\n")


@pytest.mark.parametrize("size", range(1, 16))
def test_tesseras_log_is_read_and_verified_at_every_size(shared: Path, size: int) -> None:
    class AtSize(DirectoryStorage):
        def read(self, path: str) -> bytes:
            return super().read(f"checkpoint.{size}" if path == "checkpoint" else path)

    storage: Storage = AtSize(shared / "vectors" / "tlog" / "log")
    older = (shared / "vectors" / "tlog" / "log" / f"checkpoint.{(size + 1) // 2}").read_text()
    report = verify_log(storage, TESSERA_KEY, kept=[older])
    assert report.holds, report.problems
    assert report.size == size


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(GO_NOTE.encode()) - 1), bit=st.integers(0, 7))
def test_a_note_with_one_bit_changed_is_refused(at: int, bit: int) -> None:
    raw = bytearray(GO_NOTE.encode())
    raw[at] ^= 1 << bit
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return
    with pytest.raises(Tampered):
        Verifier.decode(GO_PUBLIC).open_note(text)


def test_signatures_of_unknown_keys_are_ignored_and_a_wrong_one_of_ours_is_not() -> None:
    signer = Signer.decode(GO_PRIVATE)
    stranger = Signer.generate("PeterNeumann").sign(GO_TEXT).rpartition("\n\n")[2]
    assert signer.verifier.open_note(GO_NOTE + stranger).text == GO_TEXT
    wrong = signer.sign("another text\n").rpartition("\n\n")[2]
    with pytest.raises(Tampered, match="signature"):
        signer.verifier.open_note(GO_NOTE + wrong)


def test_a_checkpoint_says_when_it_was_signed_and_the_time_cannot_be_changed() -> None:
    signer = Signer.generate("sottovoce.invalid/x")
    checkpoint = Checkpoint.sign(signer, 0, EMPTY_ROOT, NOW)
    assert Checkpoint.open(checkpoint.text, signer.verifier).signed_at == NOW
    head, _, line = checkpoint.text.rstrip("\n").rpartition(" ")
    raw = bytearray(base64.b64decode(line))
    raw[11] ^= 1
    with pytest.raises(Tampered):
        Checkpoint.open(f"{head} {base64.b64encode(raw).decode()}\n", signer.verifier)


@pytest.mark.parametrize(
    "body",
    [
        "sottovoce.invalid/x\n1\n",
        "sottovoce.invalid/x\n01\n" + "A" * 43 + "=\n",
        "sottovoce.invalid/x\n-1\n" + "A" * 43 + "=\n",
        "sottovoce.invalid/x\n1\nAAAA\n",
        "sottovoce.invalid/x\n1\n" + "A" * 42 + "B=\n",
        "sottovoce.invalid/y\n1\n" + "A" * 43 + "=\n",
        "sottovoce.invalid/x\n0\n" + "A" * 43 + "=\n",
    ],
)
def test_a_signed_body_that_is_no_checkpoint_of_this_log_is_refused(body: str) -> None:
    signer = Signer.generate("sottovoce.invalid/x")
    with pytest.raises(Tampered):
        Checkpoint.open(signer.sign(body), signer.verifier)


@pytest.mark.parametrize("start", range(0, len(GO_PUBLIC), 7))
def test_a_mangled_key_is_refused(start: int) -> None:
    with pytest.raises(BadInput):
        Verifier.decode(GO_PUBLIC[:start] + GO_PUBLIC[start + 1 :])
    with pytest.raises(BadInput) as refused:
        Signer.decode(GO_PRIVATE[:start] + GO_PRIVATE[start + 1 :])
    assert "AYEK" not in str(refused.value)


def test_a_key_survives_being_written_and_read() -> None:
    signer = Signer.generate("sottovoce.invalid/x")
    assert Signer.decode(signer.encode() + "\n").verifier_key == signer.verifier_key
    with pytest.raises(BadInput):
        Signer.generate("two words")
