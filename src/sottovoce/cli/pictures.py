"""What `scan` and `redact` do with a picture or a document: read it, tell kinds and places, black them out.

A file is one if its first bytes say so, or if its name ends like one: then a broken one is refused instead of
being read as text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from sottovoce.detect import KINDS, Detector, Severity
from sottovoce.errors import BadInput

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".heif", ".pdf")
BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-")


def is_picture(file: str) -> bool:
    """Whether a file is read as a picture or document."""
    path = Path(file)
    if file == "-" or not path.is_file():
        return False
    if path.suffix.lower() in ENDINGS:
        return True
    with path.open("rb") as opened:
        return opened.read(8).startswith(BEGINNINGS)


def scan_picture(file: str, detector: Detector, output: str) -> Severity:
    """Print what stands in a file: kinds, pages and boxes, never a value. Returns the gravest severity.

    Raises:
        BadInput: it is broken, a bomb, of a kind that is not taken in, or no page can be made of it.
    """
    if output == "html":
        raise BadInput(
            "Pictures are told as a table or as JSON.",
            where="--format",
            remedy="Choose table, json or jsonl.",
        )
    found = _findings(Path(file), detector)
    if output == "table":
        _write_table(found, file)
    else:
        data = {"id": Path(file).name, "findings": found}
        click.echo(json.dumps([data] if output == "json" else data))
    return max((Severity[each["severity"].upper()] for each in found), default=Severity.NONE)


def redact_picture(file: str, detector: Detector, output: str | None) -> None:
    """Write a copy in which everything that was found is black, and which says nothing beside its pixels.

    Raises:
        BadInput: as `scan_picture`; or there is no place to write to.
    """
    from sottovoce.detect.pictures import blackened, read_picture

    if output is None:
        raise BadInput(
            "A picture cannot be written to the screen.", where="--output", remedy="Name a file with -o."
        )
    if Path(output).resolve() == Path(file).resolve():
        raise BadInput("The input would be overwritten.", where="--output", remedy="Name another file.")
    data = Path(file).read_bytes()
    assessment = read_picture(data, "", detector)
    if assessment.unread:
        raise BadInput(
            "Not every moment of it can be read.", where=file, remedy="Cut it, or take single frames of it."
        )
    Path(output).write_bytes(blackened(data, assessment))


def _findings(path: Path, detector: Detector) -> list[dict[str, Any]]:
    from sottovoce.cli.scan import finding_as_data
    from sottovoce.detect.pictures import read_picture

    read = read_picture(path.read_bytes(), "", detector)
    found = [
        {
            **finding_as_data(finding),
            "regions": [
                {
                    "page": region.page + 1,
                    "boxes": [[box.left, box.top, box.right, box.bottom] for box in region.boxes],
                }
                for region in read.regions
                if region.finding == number
            ],
        }
        for number, finding in enumerate(read.assessment.findings)
    ]
    return found + [{**finding_as_data(finding), "regions": []} for finding in read.metadata]


def _write_table(found: list[dict[str, Any]], name: str) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("severity", "kind", "page", "box", "sure", box=None, pad_edge=False, header_style="bold")
    for finding in found:
        where = [(region["page"], box) for region in finding["regions"] for box in region["boxes"]]
        for page, box in where or [("-", "in its metadata")]:
            place = box if isinstance(box, str) else ",".join(map(str, box))
            table.add_row(
                finding["severity"],
                KINDS[finding["kind"]].title,
                str(page),
                place,
                f"{finding['confidence']:.2f}",
            )
    console = Console(markup=False, highlight=False)
    if found:
        console.print(table)
    console.print(f"{len(found)} findings in {name}.")
