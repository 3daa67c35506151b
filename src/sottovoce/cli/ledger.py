"""``sottovoce ledger``: verify the transparency log, prove an act, export. Reads only.

Works on the files alone; the database is asked only for the place of an act that is named by its id.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from sottovoce.errors import BadInput, Conflict, NotFound, Tampered
from sottovoce.home import Home
from sottovoce.ledger import (
    DirectoryStorage,
    Guard,
    Leaf,
    Log,
    Report,
    Verifier,
    copy_log,
    entry_in,
    verify_log,
    verify_proof,
)

KEY_FILE = "log.vkey"
_READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def ledger() -> None:
    """The transparency log: verify it, prove an act, export it."""


@ledger.command()
@click.option(
    "--checkpoint", "kept", multiple=True, type=_READABLE, help="A checkpoint kept from earlier; repeatable."
)
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="An exported log."
)
@click.option("--key", "key_file", type=_READABLE, help="The log's public key, as you were given it.")
@click.option("--proof", type=_READABLE, help="Check one proof instead of the log.")
def verify(kept: tuple[Path, ...], folder: Path | None, key_file: Path | None, proof: Path | None) -> None:
    """Verify every entry, tile, root and signature of the log.

    Give --key and --checkpoint as you keep them elsewhere: a key that lies beside the log shows that its
    files fit each other, not that nobody replaced them all.
    """
    home = Home.from_environment()
    place = folder or home.ledger
    key = _key(key_file or place / KEY_FILE)
    if proof is not None:
        _tell_proof(proof.read_text(), key)
        return
    guard = None if folder else Guard(home.keys / "ledger.guard")
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Verifying", total=None)
        report = verify_log(
            DirectoryStorage(place),
            key,
            guard=guard,
            kept=[path.read_text() for path in kept],
            progress=lambda done, of: progress.update(task, completed=done, total=of),
        )
    _tell(report, len(kept))
    if not report.holds:
        raise click.exceptions.Exit(1)


@ledger.command()
@click.argument("act", metavar="ID")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the proof to this file.")
def prove(act: str, out: Path | None) -> None:
    """Prove that an act (its id, or its index in the log) is in the log: a C2SP tlog-proof."""
    proof = _log().prove(_index_of(act))
    if out is None:
        click.echo(proof, nl=False)
        return
    out.write_text(proof)
    click.echo(f"Proof written to {out}. Check it with `sottovoce ledger verify --proof {out}`.", err=True)


@ledger.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Copy the log as it is now signed into an empty folder, with its public key, and verify the copy."""
    if folder.exists() and any(folder.iterdir()):
        raise BadInput("The folder is not empty.", where=str(folder), remedy="Name a new folder.")
    home = Home.from_environment()
    key = _key(home.ledger / KEY_FILE)
    checkpoint = _log().checkpoint()
    if checkpoint.size == 0:
        raise NotFound("The ledger is empty.", remedy="Start the worker: it signs the first checkpoint.")
    target = DirectoryStorage(folder)
    copy_log(DirectoryStorage(home.ledger), target, checkpoint)
    target.write({KEY_FILE: f"{key}\n".encode()})
    report = verify_log(target, key)
    _tell(report, 0)
    if not report.holds:
        raise click.exceptions.Exit(1)


def _log() -> Log:
    from sottovoce.desk.core.installation import ledger_signer

    home = Home.from_environment()
    return Log(DirectoryStorage(home.ledger), ledger_signer(home), Guard(home.keys / "ledger.guard"))


def _key(path: Path) -> str:
    try:
        return Verifier.decode(path.read_text()).encode()
    except FileNotFoundError:
        raise NotFound(
            "The log's public key is missing.",
            where=str(path),
            remedy="Run `sottovoce migrate`, or name the key with --key.",
        ) from None


def _index_of(act: str) -> int:
    if act.isascii() and act.isdigit():
        return int(act)
    try:
        identity = UUID(act)
    except ValueError:
        raise BadInput(
            "This is neither the id of an act nor an index of the log.",
            where="ID",
            remedy="Copy the id from the ledger page, or give a number from 0.",
        ) from None
    from sottovoce.cli.start import open_desk

    open_desk()
    from sottovoce.desk.core.database import seeing_every_brand
    from sottovoce.desk.core.models import Act

    with seeing_every_brand():
        found = Act.objects.filter(pk=identity).first()
    if found is None:
        raise NotFound("There is no act of this id.", where=act)
    if found.index is None:
        raise Conflict(
            "This act is not in the log yet.", remedy="Try again in a second; is the worker running?"
        )
    return found.index


def _tell(report: Report, kept: int) -> None:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_row("log", report.origin)
    table.add_row("entries", f"{report.size:,}")
    table.add_row("root", report.root.hex())
    if kept:
        table.add_row("kept checkpoints", str(kept))
    console = Console()
    console.print(table)
    for problem in report.problems:
        console.print("[red bold]does not hold[/]", end=" ")
        console.print(f"{problem.where}: {problem.what}", markup=False, highlight=False)
    if report.holds:
        console.print("[green]The log holds:[/] every entry, tile, root and signature.")


def _tell_proof(text: str, key: str) -> None:
    entry = entry_in(text)
    proven = verify_proof(text, entry, key)
    console = Console()
    table = Table(show_header=False, box=None, pad_edge=False)
    for name, value in (("log", proven.checkpoint.origin), *_words_of(entry)):
        table.add_row(name, value)
    table.add_row("place", f"entry {proven.index:,} of {proven.checkpoint.size:,}")
    if proven.checkpoint.signed_at:
        table.add_row("signed", _written(proven.checkpoint.signed_at))
    console.print(table)
    console.print("[green]The proof holds:[/] this entry is in the log.")


def _words_of(entry: bytes) -> list[tuple[str, str]]:
    try:
        leaf = Leaf.decode(entry)
    except BadInput:
        raise Tampered("The entry in the proof is not an act of a desk.", where="proof") from None
    return [
        ("act", str(leaf.act)),
        ("kind", leaf.kind),
        ("at", _written(leaf.at)),
        ("by", leaf.actor),
        ("about", ", ".join(leaf.objects) or "-"),
    ]


def _written(at: datetime) -> str:
    return at.isoformat(sep=" ", timespec="seconds")
