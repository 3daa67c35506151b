"""``sottovoce scan``: find personal data in text, CSV, JSONL, Parquet, pictures or PDF. Prints kinds and
places, never values.
"""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import click

from sottovoce.cli.pictures import is_picture, scan_picture
from sottovoce.cli.records import open_source
from sottovoce.cli.scanning import WINDOW_MESSAGES, Scanned, scan_records, shared_options
from sottovoce.detect import Assessment, Detector, Finding, Severity, Unit, measured

SEVERITIES = {"low": Severity.LOW, "medium": Severity.MEDIUM, "high": Severity.HIGH}


@click.command()
@shared_options
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json", "jsonl", "html"]),
    help="[default: table on a screen, else jsonl]",
)
@click.option(
    "--offsets",
    type=click.Choice([str(unit) for unit in Unit]),
    default=str(Unit.CODE_POINTS),
    show_default=True,
    help="What start and end count: code points, UTF-16 code units as browsers do, or UTF-8 bytes.",
)
@click.option(
    "--fail-on", type=click.Choice(list(SEVERITIES)), help="Exit with 1 when something this grave is found."
)
def scan(
    file: str,
    input_format: str | None,
    field: str | None,
    regions: tuple[str, ...],
    languages: tuple[str, ...],
    conversation: bool,
    workers: int,
    output: str | None,
    offsets: str,
    fail_on: str | None,
) -> None:
    """Find personal data in FILE, or in the standard input for -.

    Text is read a message a line; JSONL as {"id", "text"} a line; CSV and Parquet by the columns id and text.
    Pictures and PDFs are read as they look: findings come with their page and box.
    """
    detector = Detector(languages, regions)
    shape = output or ("table" if sys.stdout.isatty() else "jsonl")
    worst = _Worst()
    if input_format is None and is_picture(file):
        worst.severity = scan_picture(file, detector, shape)
    else:
        source = open_source(file, input_format)
        records = scan_records(source, field, detector, conversation=conversation, workers=workers)
        scanned = worst.watch(records)
        if offsets != Unit.CODE_POINTS:
            scanned = _measured(scanned, Unit(offsets), conversation=conversation)
        _write(scanned, shape, source.name)
    if fail_on and worst.severity >= SEVERITIES[fail_on]:
        sys.exit(1)


def _measured(scanned: Iterable[Scanned], unit: Unit, *, conversation: bool) -> Iterator[Scanned]:
    """The same with the places counted in another unit."""
    window: deque[str] = deque(maxlen=WINDOW_MESSAGES)
    for record, assessment in scanned:
        findings = measured(record.text, assessment.findings, unit, tuple(window))
        yield record, replace(assessment, findings=findings)
        if conversation:
            window.append(record.text)


class _Worst:
    """Remembers the gravest severity that passes by."""

    severity = Severity.NONE

    def watch(self, scanned: Iterable[Scanned]) -> Iterator[Scanned]:
        for record, assessment in scanned:
            self.severity = max(self.severity, assessment.severity)
            yield record, assessment


def _write(scanned: Iterator[Scanned], output: str, name: str) -> None:
    if output == "jsonl":
        for record, assessment in scanned:
            click.echo(json.dumps(as_data(record.id, assessment)))
    elif output == "json":
        separator = "["
        for record, assessment in scanned:
            click.echo(f"{separator}\n{json.dumps(as_data(record.id, assessment))}", nl=False)
            separator = ","
        click.echo("[]" if separator == "[" else "\n]")
    else:
        from sottovoce.cli import reports

        write = reports.write_table if output == "table" else reports.write_html
        write(scanned, name)


def as_data(identity: str, assessment: Assessment) -> dict[str, Any]:
    """What the design promises for one message; offsets are as the findings count them."""
    return {
        "id": identity,
        "findings": [finding_as_data(finding) for finding in assessment.findings],
        "intents": [intent.name for intent in assessment.intents],
        "language": assessment.language,
    }


def finding_as_data(finding: Finding) -> dict[str, Any]:
    """One finding, its reasons and the earlier spans that complete it."""
    data: dict[str, Any] = {
        "kind": finding.kind,
        "start": finding.start,
        "end": finding.end,
        "confidence": finding.confidence,
        "category": str(finding.category),
        "severity": finding.severity.name.lower(),
        "evidence": [
            {"stage": each.stage, "check": each.check, "explanation": each.explanation}
            for each in finding.evidence
        ],
    }
    if finding.parts:
        data["parts"] = [
            {"message": part.message, "start": part.start, "end": part.end} for part in finding.parts
        ]
    return data
