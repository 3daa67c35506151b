"""``sottovoce law``: the law packs as the desk knows them. Reads files only; updates lie beside it."""

from __future__ import annotations

import json
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from sottovoce.cli import law_updates
from sottovoce.cli.law_repository import repository
from sottovoce.cli.packs import FOLDER, NOT_REVIEWED, json_option, library, packs_option, tell
from sottovoce.law import Duty, Law, certainty_of, read
from sottovoce.law.differences import Effect, differences

COUNSEL_FIRST = (Effect.SHORTER, Effect.NEW, Effect.MOVES)


@click.group()
def law() -> None:
    """Laws as data: list them, show one, compare and check packs, and update them."""


law.add_command(law_updates.update)
law.add_command(law_updates.versions)
law.add_command(law_updates.accept)
law.add_command(law_updates.reject)
law.add_command(law_updates.policy)
law.add_command(repository)


@law.command("list")
@click.argument("words", nargs=-1)
@packs_option
@json_option
def list_laws(words: tuple[str, ...], packs: Path | None, as_json: bool) -> None:
    """List the laws, or those whose id, name or territory holds all WORDS."""
    known, which = library(packs)
    wanted = [each for each in known.laws.values() if _holds(each, words)]
    if as_json:
        rows = [{"id": each.id, "name": each.name, "kind": each.kind} for each in wanted]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("Law", "Name", "In force from", "Answer within", "Tell the authority within"):
        table.add_column(heading, overflow="fold")
    for each in wanted:
        since = each.effective.isoformat() if each.effective else ""
        table.add_row(
            each.id, each.name, since, _period(each, "rights.response"), _period(each, "breach.authority")
        )
    Console().print(table)
    click.echo(f"\n{len(wanted)} laws. {which} {NOT_REVIEWED}")


@law.command()
@click.argument("id", metavar="LAW")
@packs_option
@json_option
def show(id: str, packs: Path | None, as_json: bool) -> None:
    """Show all that is known of LAW, with citations and confidence."""
    known, which = library(packs)
    found = known.law(id)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
        return
    console = Console()
    console.print(f"[bold]{found.name}[/bold]  ({found.id})")
    for act in found.acts:
        console.print(f"  {act.citation}" + (f", in force {act.effective}" if act.effective else ""))
    console.print("\n[bold]Duties[/bold]")
    for duty in found.duties:
        console.print(f"  {duty.id}: {duty.period}{_condition(duty)}", highlight=False)
        console.print(
            f"      {_from(duty)}[dim]{_grounds(duty.citation, duty.confidence)}[/dim]", highlight=False
        )
    console.print("\n[bold]What it says[/bold]")
    for statement in found.statements:
        console.print(f"  {statement.topic}: {statement.text}", highlight=False, markup=False)
        console.print(
            f"      [dim]{_grounds(statement.citation, statement.confidence)}[/dim]", highlight=False
        )
    console.print(f"\nFacts as of {found.facts_as_of:%d %B %Y}. {NOT_REVIEWED}", highlight=False)
    console.print(which, highlight=False, markup=False)


@law.command()
@click.argument("new", type=FOLDER)
@click.option("--old", type=FOLDER, help="Compare with this folder instead of the packs in use.")
@json_option
def diff(new: Path, old: Path | None, as_json: bool) -> None:
    """Show what the packs in NEW say otherwise, and what it does to deadlines.

    Exit status 1 when a deadline becomes shorter or may move, or a duty is new: what counsel must see first.
    """
    changes = differences(library(old)[0], read(new))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(changes)).decode())
    else:
        tell(changes)
    if any(change.effect in COUNSEL_FIRST for change in changes):
        raise click.exceptions.Exit(1)


@law.command()
@click.argument("folder", type=FOLDER, required=False)
def check(folder: Path | None) -> None:
    """Check the packs in FOLDER, or those in use: shape, counting rules, calendars, references."""
    known, _ = library(folder)
    duties = sum(len(each.duties) for each in known.laws.values())
    click.echo(f"{len(known.laws)} laws with {duties} duties are sound.")


def _holds(each: Law, words: tuple[str, ...]) -> bool:
    said = f"{each.id} {each.name} {' '.join(each.territories)}".lower()
    return all(word.lower() in said for word in words)


def _period(each: Law, duty: str) -> str:
    return " / ".join(dict.fromkeys(found.period for found in each.duties_named(duty)))


def _condition(duty: Duty) -> str:
    return f" (if {' and '.join(map(str, duty.when))})" if duty.when else ""


def _from(duty: Duty) -> str:
    return f"from {duty.runs_from}  " if duty.runs_from else ""


def _grounds(citation: str, confidence: str) -> str:
    """Citation and confidence in one line; brackets would be markup."""
    sure = certainty_of(confidence).in_words
    return f"{citation} · {sure}".strip(" ·").replace("[", r"\[")
