"""What `scan` and `redact` share: their options, the run over the records, and the bar that shows its
progress.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from sottovoce.cli.records import FORMATS, Record, Source
from sottovoce.detect import Assessment, Detector

WINDOW_MESSAGES = 8
SHOW_PROGRESS_FROM_BYTES = 2_000_000

Scanned = tuple[Record, Assessment]


def _codes(context: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    codes = tuple(each.strip() for each in (value or "").split(",") if each.strip())
    if any(len(code) != 2 or not code.isalpha() for code in codes):
        raise click.BadParameter(
            "write codes of two letters with commas between, such as US,DE", context, option
        )
    return codes


def shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The argument and the options that both commands have."""
    for decorate in reversed(
        (
            click.argument("file", metavar="FILE|-"),
            click.option(
                "--input",
                "input_format",
                type=click.Choice(FORMATS),
                help="What FILE is; else its ending tells.",
            ),
            click.option(
                "--field", help="The field or column of the text [default: text, message, body or content]."
            ),
            click.option("--regions", callback=_codes, help="Whose national numbers, such as US,DE."),
            click.option(
                "--languages", callback=_codes, help="Whose words, such as en,de [default: all known]."
            ),
            click.option("--conversation", is_flag=True, help="The records are one conversation, in order."),
            click.option(
                "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes."
            ),
        )
    ):
        command = decorate(command)
    return command


def scan_records(
    source: Source, field: str | None, detector: Detector, *, conversation: bool, workers: int
) -> Iterator[Scanned]:
    """Each record of a source with its assessment, in order."""
    from sottovoce.detect.batch import scan_all

    read: deque[Record] = deque()

    def items() -> Iterator[tuple[str, tuple[str, ...]]]:
        window: deque[str] = deque(maxlen=WINDOW_MESSAGES)
        for record in _with_progress(source, source.records(field)):
            read.append(record)
            yield record.text, tuple(window)
            if conversation:
                window.append(record.text)

    for assessment in scan_all(detector, items(), workers):
        yield read.popleft(), assessment


def _with_progress(source: Source, records: Iterable[Record]) -> Iterator[Record]:
    """The records; for a long file with a person watching, a bar on the standard error shows how far they
    are.
    """
    if (
        source.bytes_total < SHOW_PROGRESS_FROM_BYTES
        or not sys.stderr.isatty()
        or os.environ.get("NO_PROGRESS")
    ):
        yield from records
        return
    shown = 0
    with click.progressbar(length=source.bytes_total, label="Scanning", file=sys.stderr) as bar:
        for number, record in enumerate(records):
            if number % 500 == 0:
                place = source.stream.tell()
                bar.update(place - shown)
                shown = place
            yield record
        bar.update(source.bytes_total - shown)
