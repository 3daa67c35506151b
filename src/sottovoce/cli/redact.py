"""``sottovoce redact``: the same input with personal data masked. Text stays text, CSV stays CSV, and so
on.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

import click

from sottovoce.cli.masking import OPERATORS, Masking, masking
from sottovoce.cli.pictures import is_picture, redact_picture
from sottovoce.cli.records import Record, open_source
from sottovoce.cli.scanning import WINDOW_MESSAGES, Scanned, scan_records, shared_options
from sottovoce.detect import Detector
from sottovoce.errors import BadInput

ROWS_AT_A_TIME = 2_000


@click.command()
@shared_options
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False), help="Where to write [default: the standard output]."
)
@click.option(
    "--operator",
    type=click.Choice(OPERATORS),
    default="label",
    show_default=True,
    help="What stands in the place of a finding.",
)
@click.option(
    "--key-file",
    type=click.Path(exists=True, dir_okay=False),
    help="The key of the operators hash, pseudonym and encrypt: the bytes of this file.",
)
def redact(
    file: str,
    input_format: str | None,
    field: str | None,
    regions: tuple[str, ...],
    languages: tuple[str, ...],
    conversation: bool,
    workers: int,
    output: str | None,
    operator: str,
    key_file: str | None,
) -> None:
    """Write FILE again with personal data masked, such as [card ··1111]; in pictures and PDFs it is black."""
    mask = masking(operator, key_file)
    if input_format is None and is_picture(file):
        redact_picture(file, Detector(languages, regions), output)
        return
    source = open_source(file, input_format)
    if source.format == "parquet" and output is None:
        raise BadInput(
            "Parquet cannot be written to the screen.", where="--output", remedy="Name a file with -o."
        )
    if output is not None and Path(output).resolve() == Path(file).resolve():
        raise BadInput("The input would be overwritten.", where="--output", remedy="Name another file.")
    detector = Detector(languages, regions)
    scanned = scan_records(source, field, detector, conversation=conversation, workers=workers)
    rows = (_redacted(pair, mask) for pair in (_completed(scanned) if conversation else scanned))
    if source.format == "parquet":
        _write_parquet(rows, str(output))
        return
    write: Callable[[Iterable[Record], TextIO], None] = {
        "text": _write_text,
        "csv": _write_csv,
        "jsonl": _write_jsonl,
    }[source.format]
    if output is None:
        with open(
            sys.stdout.fileno(), "w", encoding="utf-8", errors="replace", newline="", closefd=False
        ) as stream:
            write(rows, stream)
    else:
        with open(output, "w", encoding="utf-8", errors="replace", newline="") as stream:
            write(rows, stream)


def _completed(scanned: Iterable[Scanned]) -> Iterator[Scanned]:
    """The same, a few messages later, when no later message can complete a number that begins in one any
    more.
    """
    held: deque[Scanned] = deque()
    for record, assessment in scanned:
        for finding in assessment.findings:
            for part in finding.parts:
                earlier, known = held[part.message]
                fragment = replace(finding, start=part.start, end=part.end, parts=())
                held[part.message] = earlier, replace(known, findings=(*known.findings, fragment))
        held.append((record, assessment))
        if len(held) > WINDOW_MESSAGES:
            yield held.popleft()
    yield from held


def _redacted(scanned: Scanned, mask: Masking) -> Record:
    record, assessment = scanned
    text = mask(record.text, assessment.findings)
    return Record(
        record.id, text, record.text_field, {**record.row, record.text_field: text} if record.row else {}
    )


def _write_text(records: Iterable[Record], stream: TextIO) -> None:
    for record in records:
        stream.write(record.text + "\n")


def _write_jsonl(records: Iterable[Record], stream: TextIO) -> None:
    for record in records:
        stream.write(json.dumps(record.row, ensure_ascii=False) + "\n")


def _write_csv(records: Iterable[Record], stream: TextIO) -> None:
    rows = iter(records)
    first = next(rows, None)
    if first is None:
        return
    writer = csv.DictWriter(stream, list(first.row), lineterminator="\n")
    writer.writeheader()
    writer.writerows(record.row for record in chain([first], rows))


def _write_parquet(records: Iterator[Record], output: str) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer = None
    while rows := [record.row for record in islice(records, ROWS_AT_A_TIME)]:
        table = pa.Table.from_pylist(rows, schema=writer.schema if writer else None)
        writer = writer or pq.ParquetWriter(output, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()
