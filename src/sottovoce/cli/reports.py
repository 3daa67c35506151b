"""What `scan` shows to people: a table on the screen, or one HTML page that needs nothing else.

Both show messages redacted; neither holds a value that was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

import click

from sottovoce.cli.scanning import Scanned
from sottovoce.detect import Assessment, Chip, Finding, Severity, redact, segments
from sottovoce.detect.kinds import KINDS

EXCERPT_CHARACTERS = 110
SEVERITY_STYLES = {Severity.LOW: "dim", Severity.MEDIUM: "yellow", Severity.HIGH: "bold red"}
STYLE = """ :root{color-scheme:light
dark;--ink:#1d2433;--soft:#5b6475;--paper:#fbfbf9;--card:#fff;--line:#e3e4e0;--high:#a3262f;
--medium:#8a5a00;--low:#4a5568;--chip:#eceef5} @media(prefers-color-scheme:dark){:root{--ink:#e8eaf0;--soft:
#a2aabb;--paper:#14171e;--card:#1b1f29;--line:#2d3340;
--high:#ff9aa0;--medium:#f2c063;--low:#aab3c5;--chip:#2a3040}} body{margin:0
auto;max-width:64rem;padding:3rem 1.5rem;background:var(--paper);color:var(--ink); font:16px/1.55
system-ui,sans-serif} h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2.5rem 0
.75rem}p{color:var(--soft);margin:.25rem 0}
table{border-collapse:collapse;width:100%;background:var(--card);border:1px solid
var(--line);border-radius:.5rem} th,td{text-align:left;padding:.55rem .8rem;border-bottom:1px solid
var(--line);vertical-align:top} tr:last-child
td{border-bottom:0}th{font-weight:600;color:var(--soft);font-size:.85rem}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
.chip{background:var(--chip);border-radius:.35rem;padding:.05rem .4rem;white-space:nowrap;font-size:.92em}
.high{color:var(--high);font-weight:600}.medium{color:var(--medium);font-weight:600}.low{color:var(--low)}
.text{overflow-wrap:anywhere}details{color:var(--soft);font-size:.9rem}summary{cursor:pointer}
"""


def write_table(scanned: Iterable[Scanned], name: str) -> None:
    """A line for each finding, and the sum of them."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        "message",
        "severity",
        "kind",
        "place",
        "sure",
        "redacted",
        box=None,
        pad_edge=False,
        header_style="bold",
    )
    messages = found = 0
    for record, assessment in scanned:
        messages += 1
        excerpt = " ".join(_redacted_line(record.text, assessment.findings).split())
        for finding in assessment.findings:
            found += 1
            severity = Text(finding.severity.name.lower(), SEVERITY_STYLES[finding.severity])
            place = f"{finding.start}-{finding.end}"
            table.add_row(
                record.id,
                severity,
                KINDS[finding.kind].title,
                place,
                f"{finding.confidence:.2f}",
                excerpt[:EXCERPT_CHARACTERS],
            )
    console = Console(markup=False, highlight=False)
    if found:
        console.print(table)
    console.print(f"{found} findings in {messages} messages of {name}.")


def _redacted_line(text: str, findings: Sequence[Finding]) -> str:

    return redact(text, findings).encode("utf-8", "replace").decode()


def write_html(scanned: Iterable[Scanned], name: str) -> None:
    """A page with the sums by kind, and each message that holds something, redacted, with the reasons."""
    counts: Counter[str] = Counter()
    rows: list[str] = []
    messages = 0
    for record, assessment in scanned:
        messages += 1
        counts.update(finding.kind for finding in assessment.findings)
        if assessment.findings:
            rows.append(_message_row(record.id, record.text, assessment))
    click.echo(_page(name, messages, counts, rows).encode("utf-8", "replace").decode())


def _page(name: str, messages: int, counts: Counter[str], rows: list[str]) -> str:
    found = sum(counts.values())
    kinds = "".join(
        f'<tr><td>{escape(KINDS[kind].title)}</td><td class="{KINDS[kind].severity.name.lower()}">'
        f'{KINDS[kind].severity.name.lower()}</td><td class="number">{count}</td></tr>'
        for kind, count in sorted(counts.items(), key=lambda pair: (-KINDS[pair[0]].severity, -pair[1]))
    )
    body = (
        f'<h2>By kind</h2><table><thead><tr><th>Kind</th><th>Severity</th><th class="number">Found</th></tr>'
        f"</thead><tbody>{kinds}"
        "</tbody></table><h2>Messages</h2><table><thead><tr><th>Message</th><th>Severity</th>"
        "<th>Redacted text"
        f"</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
        if found
        else "<p>Nothing was found.</p>"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport"'
        ' content="width=device-width">'
        f"<title>Personal data in {escape(name)}</title><style>{STYLE}</style></head><body>"
        f"<h1>Personal data in {escape(name)}</h1><p>{found} findings in {len(rows)} of {messages} messages. "
        f"This page shows them redacted; it holds none of the values.</p>{body}</body></html>"
    )


def _message_row(identity: str, text: str, assessment: Assessment) -> str:
    findings = assessment.findings
    pieces = "".join(
        f'<span class="chip">{escape(piece.label)}</span>' if isinstance(piece, Chip) else escape(piece.text)
        for piece in segments(text, findings)
    )
    reasons = "".join(
        f"<li>{escape(KINDS[finding.kind].title)} ({finding.confidence:.2f}): "
        f"{escape('; '.join(each.explanation for each in finding.evidence))}</li>"
        for finding in findings
    )
    severity = assessment.severity.name.lower()
    return (
        f'<tr><td>{escape(identity)}</td><td class="{severity}">{severity}</td><td class="text">{pieces}'
        f"<details><summary>Why</summary><ul>{reasons}</ul></details></td></tr>"
    )
