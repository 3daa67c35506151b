"""`sottovoce redact --operator`: what stands in the place of a finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sottovoce.cli.redact import redact
from sottovoce.detect.operators import Decrypt
from sottovoce.errors import BadInput

KEY = bytes(range(32))


@pytest.fixture
def key_file(tmp_path: Path) -> str:
    path = tmp_path / "redact.key"
    path.write_bytes(KEY)
    return str(path)


@pytest.fixture
def messages(tmp_path: Path) -> str:
    path = tmp_path / "messages.txt"
    path.write_text("card 4111 1111 1111 1111\nmira@example.com or MIRA@example.com\n", encoding="utf-8")
    return str(path)


def redacted(messages: str, tmp_path: Path, *arguments: str) -> list[str]:
    output = tmp_path / "out.txt"
    result: Result = CliRunner().invoke(
        redact, [messages, "-o", str(output), *arguments], catch_exceptions=False
    )
    assert result.exit_code == 0
    return output.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("label", "card [card ··1111]"),
        ("replace", "card <CREDIT_CARD>"),
        ("redact", "card "),
        ("mask", "card *******************"),
    ],
)
def test_each_operator_leaves_its_mark(messages: str, tmp_path: Path, operator: str, expected: str) -> None:
    assert redacted(messages, tmp_path, "--operator", operator)[0] == expected


def test_one_value_has_one_pseudonym(messages: str, tmp_path: Path, key_file: str) -> None:
    line = redacted(messages, tmp_path, "--operator", "pseudonym", "--key-file", key_file)[1]
    first, _, second = line.split(" ")
    assert first == second
    assert first.startswith("Email-Address-")


def test_what_the_key_encrypted_it_decrypts(messages: str, tmp_path: Path, key_file: str) -> None:
    line = redacted(messages, tmp_path, "--operator", "encrypt", "--key-file", key_file)[0]
    assert Decrypt(KEY)(line.removeprefix("card "), "") == "4111 1111 1111 1111"


def test_a_hash_is_one_of_the_key_and_the_value(messages: str, tmp_path: Path, key_file: str) -> None:
    lines = [redacted(messages, tmp_path, "--operator", "hash", "--key-file", key_file)[0] for _ in range(2)]
    assert lines[0] == lines[1]
    assert len(lines[0].removeprefix("card ")) == 64


def test_an_operator_without_its_key_is_refused(messages: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="needs a key"):
        redacted(messages, tmp_path, "--operator", "hash")


def test_a_key_that_is_not_needed_is_refused(messages: str, tmp_path: Path, key_file: str) -> None:
    with pytest.raises(BadInput, match="no use for a key"):
        redacted(messages, tmp_path, "--operator", "mask", "--key-file", key_file)
