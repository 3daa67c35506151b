"""What `scan` and `redact` read: messages from text, CSV, JSONL or Parquet, as a stream.

A record is a message with its place in the input, so that an error can name the line and the field, and the
rest of its row, so that `redact` can give the same shape back. Nothing is read that is not asked for:
memory stays flat.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from sottovoce.errors import BadInput, NotFound

FORMATS = ("text", "csv", "jsonl", "parquet")
ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".pq": "parquet"}
TEXT_FIELDS = ("text", "message", "body", "content")
ROWS_AT_A_TIME = 2_000


@dataclass(frozen=True, slots=True)
class Record:
    """One message. ``row`` is the whole row it came in; ``text_field`` the name of its text there."""

    id: str
    text: str
    text_field: str = "text"
    row: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """An input, opened. ``name`` is what errors call it."""

    name: str
    format: str
    stream: BinaryIO
    bytes_total: int

    def records(self, text_field: str | None = None) -> Iterator[Record]:
        """The messages of the input, in order.

        Raises:
            BadInput: a line cannot be read; the line and the field are named, never the text.
        """
        readers = {"text": _lines, "csv": _csv, "jsonl": _jsonl, "parquet": _parquet}
        return readers[self.format](self, text_field)


def open_source(path: str, format_asked: str | None) -> Source:
    """Open a file, or the standard input for ``-``; its format is known by its ending, or by its first byte.

    Raises:
        NotFound: there is no such file.
    """
    if path == "-":
        stream = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))
        guessed = "jsonl" if stream.peek(64).lstrip()[:1] == b"{" else "text"
        return Source("standard input", format_asked or guessed, stream, 0)
    file = Path(path)
    if not file.is_file():
        raise NotFound(
            "There is no such file.", where=path, remedy="Check the path, or give - to read the input."
        )
    guessed = ENDINGS.get(file.suffix.lower(), "text")
    return Source(path, format_asked or guessed, file.open("rb"), file.stat().st_size)


def _decoded(source: Source) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without their ends; a byte-order mark is dropped."""
    for number, line in enumerate(source.stream, start=1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise BadInput(
                "This line is not UTF-8.",
                where=f"{source.name}, line {number}, byte {error.start + 1}",
                remedy="Convert the file to UTF-8.",
            ) from None
        yield number, text.rstrip("\r\n")


def _lines(source: Source, text_field: str | None) -> Iterator[Record]:
    for number, line in _decoded(source):
        yield Record(str(number), line)


def _jsonl(source: Source, text_field: str | None) -> Iterator[Record]:
    for number, line in _decoded(source):
        if not line.strip():
            continue
        where = f"{source.name}, line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            place = f", column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
            raise BadInput(
                "This line is not JSON.", where=where + place, remedy="Write one object a line."
            ) from None
        if not isinstance(row, dict):
            raise BadInput("This line is not an object.", where=where, remedy='Write {"id": …, "text": …}.')
        yield _record(row, text_field, where, number)


def _csv(source: Source, text_field: str | None) -> Iterator[Record]:
    lines = (line + "\n" for _, line in _decoded(source))
    reader = csv.DictReader(lines, strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            where = f"{source.name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise BadInput(
                    "This row has not as many fields as the heading.", where=where, remedy="Mend the row."
                )
            yield _record(row, text_field, where, number)
    except csv.Error as error:
        raise BadInput(f"This is not CSV: {error}.", where=f"{source.name}, line {reader.line_num}") from None


def _parquet(source: Source, text_field: str | None) -> Iterator[Record]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = io.BytesIO(source.stream.read()) if source.bytes_total == 0 else source.stream
    try:
        file = pq.ParquetFile(stream)
    except pa.ArrowInvalid:
        raise BadInput("This is not a Parquet file.", where=source.name, remedy="Check the file.") from None
    number = 0
    for batch in file.iter_batches(ROWS_AT_A_TIME):
        for row in batch.to_pylist():
            number += 1
            yield _record(row, text_field, f"{source.name}, row {number}", number)


def _record(row: dict[str, Any], text_field: str | None, where: str, number: int) -> Record:
    name = text_field or next((each for each in TEXT_FIELDS if each in row), None)
    if name is None or name not in row:
        raise BadInput(
            "There is no text here.",
            where=f"{where}, field {text_field or 'text'}",
            remedy=f"Name the field of the text with --field. Known here: {_names(row)}.",
        )
    text = row[name]
    if text is None:
        text = ""
    if not isinstance(text, str):
        raise BadInput(
            "The text is not a string.", where=f"{where}, field {name}", remedy="Put it in quotes."
        )
    identity = row.get("id")
    return Record(str(number if identity is None else identity), text, name, row)


def _names(row: dict[str, Any]) -> str:
    names: Sequence[str] = [str(each) for each in row][:12]
    return ", ".join(names) or "none"
