"""`sottovoce scan` and `sottovoce redact` keep the contract of the command line, bad input included."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

CARD = "my card is 4111 1111 1111 1111"
PHONE = "call me on 0171 2345678"
NOTHING = "hello there"


def run(*arguments: str, given: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    given = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-m", "sottovoce", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False)


def scanned(*arguments: str, given: str = "") -> list[dict[str, Any]]:
    done = run("scan", *arguments, "--format", "jsonl", given=given)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def kinds(rows: list[dict[str, Any]]) -> list[list[str]]:
    return [[finding["kind"] for finding in row["findings"]] for row in rows]


def jsonl(*texts: str) -> str:
    return "".join(json.dumps({"id": f"m{number}", "text": text}) + "\n" for number, text in enumerate(texts))


def test_a_line_of_output_has_what_the_design_promises() -> None:
    (row,) = scanned("-", "--regions", "DE", given=jsonl(PHONE))
    assert row.keys() == {"id", "findings", "intents", "language"}
    (finding,) = row["findings"]
    assert finding.keys() >= {"kind", "start", "end", "confidence", "category", "evidence"}
    assert (row["id"], finding["kind"], finding["category"]) == ("m0", "PHONE_NUMBER", "contact")
    assert PHONE[finding["start"] : finding["end"]] == "0171 2345678"
    assert all(each.keys() == {"stage", "check", "explanation"} for each in finding["evidence"])


@pytest.mark.parametrize(("unit", "start"), [("codepoint", 3), ("utf16", 4), ("utf8", 6)])
def test_places_are_counted_as_asked_for(unit: str, start: int) -> None:
    (row,) = scanned("-", "--offsets", unit, given=jsonl("😀: jo@example.com"))
    assert [each["start"] for each in row["findings"] if each["kind"] == "EMAIL_ADDRESS"] == [start]


def test_text_is_a_message_a_line(tmp_path: Path) -> None:
    file = tmp_path / "in.txt"
    file.write_text(f"{NOTHING}\n{CARD}\n")
    rows = scanned(str(file))
    assert [row["id"] for row in rows] == ["1", "2"]
    assert kinds(rows) == [[], ["CREDIT_CARD"]]


def test_csv_is_read_by_its_heading(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text(f'id,message\na,"{CARD}, ok"\nb,"two\nlines"\n')
    rows = scanned(str(file))
    assert [row["id"] for row in rows] == ["a", "b"]
    assert kinds(rows) == [["CREDIT_CARD"], []]


def test_parquet_is_read_by_its_columns(tmp_path: Path) -> None:
    file = tmp_path / "in.parquet"
    pq.write_table(pa.table({"id": [7, 8], "text": [CARD, None]}), file)
    rows = scanned(str(file))
    assert [row["id"] for row in rows] == ["7", "8"]
    assert kinds(rows) == [["CREDIT_CARD"], []]


def test_a_conversation_is_put_together() -> None:
    rows = scanned("-", "--conversation", given=jsonl("4111 1111", "1111 1111"))
    assert kinds(rows) == [[], ["CREDIT_CARD"]]
    assert rows[1]["findings"][0]["parts"] == [{"message": -1, "start": 0, "end": 9}]


def test_several_processes_answer_in_order() -> None:
    texts = [f"{PHONE} {number}" if number % 7 == 0 else NOTHING for number in range(2_500)]
    alone = scanned("-", "--regions", "DE", given=jsonl(*texts))
    assert scanned("-", "--regions", "DE", "--workers", "2", given=jsonl(*texts)) == alone


@pytest.mark.parametrize(
    ("fail_on", "text", "status"),
    [
        ("high", CARD, 1),
        ("high", PHONE, 0),
        ("medium", PHONE, 1),
        ("low", "order 11823", 1),
        ("low", NOTHING, 0),
    ],
)
def test_fail_on_a_severity_sets_the_exit_status(fail_on: str, text: str, status: int) -> None:
    assert run("scan", "-", "--regions", "DE", "--fail-on", fail_on, given=text).returncode == status


@pytest.mark.parametrize("output", ["table", "json", "html"])
def test_reports_never_show_a_value(output: str) -> None:
    done = run("scan", "-", "--regions", "DE", "--format", output, given=f"{CARD}\n{PHONE}\njo@example.com\n")
    assert done.returncode == 0
    assert not any(value in done.stdout for value in (b"4111 1111", b"2345678", b"jo@example"))


def test_json_is_one_list() -> None:
    assert len(json.loads(run("scan", "-", "--format", "json", given=jsonl(CARD, NOTHING)).stdout)) == 2
    assert json.loads(run("scan", "-", "--format", "json").stdout) == []


def test_html_stands_alone() -> None:
    page = run("scan", "-", "--format", "html", given=CARD).stdout.decode()
    assert page.startswith("<!doctype html>")
    assert "http" not in page
    assert "card ··1111" in page


def test_html_escapes_what_a_customer_wrote() -> None:
    page = run("scan", "-", "--format", "html", given=f"<script>alert(1)</script> {CARD}").stdout.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (b'{"id": 1, "text": "a"}\n{"id": 2\n', "line 2"),
        (b'{"id": 1, "text": 5}\n', "line 1, field text"),
        (b'{"id": 1}\n', "line 1, field text"),
        (b'{"text": "a"}\n{"text": "\xff"}\n', "line 2, byte 11"),
        (b'{"text": "a"}\n[1]\n', "line 2"),
    ],
)
def test_bad_lines_are_named_and_their_text_is_not_shown(given: bytes, where: str) -> None:
    done = run("scan", "-", "--input", "jsonl", given=given)
    assert done.returncode == 2
    assert where in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_missing_file_and_a_bad_region_are_told_in_words(tmp_path: Path) -> None:
    missing = run("scan", str(tmp_path / "none.txt"))
    assert missing.returncode == 1
    assert b"no such file" in missing.stderr
    region = run("scan", "-", "--regions", "Germany")
    assert region.returncode == 2
    assert b"US,DE" in region.stderr


def test_a_csv_row_of_another_length_is_named(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("id,text\n1,a\n2\n")
    done = run("scan", str(file))
    assert done.returncode == 2
    assert b"line 3" in done.stderr


def test_lone_surrogates_pass_through() -> None:
    (row,) = scanned("-", given='{"id": "s", "text": "\\ud800 4111 1111 1111 1111"}\n')
    assert kinds([row]) == [["CREDIT_CARD"]]


def test_redacted_text_keeps_its_lines() -> None:
    done = run("redact", "-", "--regions", "DE", given=f"{PHONE}\n\n{NOTHING}\n")
    assert done.stdout.decode() == f"call me on [phone ··78]\n\n{NOTHING}\n"


def test_redacted_jsonl_and_csv_keep_their_other_fields(tmp_path: Path) -> None:
    done = run("redact", "-", given=json.dumps({"id": 1, "text": CARD, "likes": 3}) + "\n")
    assert json.loads(done.stdout) == {"id": 1, "text": "my card is [card ··1111]", "likes": 3}
    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_text(f"id,text,place\n1,{CARD},Rome\n")
    assert run("redact", str(file), "-o", str(out)).returncode == 0
    assert list(csv.DictReader(out.open())) == [
        {"id": "1", "text": "my card is [card ··1111]", "place": "Rome"}
    ]


def test_redacted_parquet_goes_to_a_file(tmp_path: Path) -> None:
    file, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.table({"id": [7], "text": [CARD]}), file)
    assert run("redact", str(file)).returncode == 2
    assert run("redact", str(file), "-o", str(out)).returncode == 0
    assert pq.read_table(out).to_pylist() == [{"id": 7, "text": "my card is [card ··1111]"}]


def test_a_redacted_conversation_hides_the_earlier_half_too() -> None:
    done = run("redact", "-", "--conversation", given="4111 1111\nok\n1111 1111\n")
    assert done.stdout.decode() == "[card]\nok\n[card ··1111]\n"


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "in.txt"
    file.write_text(CARD)
    assert run("redact", str(file), "-o", str(file)).returncode == 2
    assert file.read_text() == CARD


def test_scanning_needs_no_django() -> None:
    script = "import sys, sottovoce.cli.scan, sottovoce.cli.redact; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
