"""``sottovoce law``: the law packs as the desk knows them. Reads files only."""

from __future__ import annotations

import json
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from sottovoce.cli.clock import FOLDER, NOT_REVIEWED
from sottovoce.law import Duty, Law, Library, certainty_of, read, shipped
from sottovoce.law.differences import Effect, differences

packs_option = click.option("--packs", type=FOLDER, help="A folder of packs instead of those shipped.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def law() -> None:
    """Laws as data: list them, show one, compare and check packs."""


@law.command("list")
@click.argument("words", nargs=-1)
@packs_option
@json_option
def list_laws(words: tuple[str, ...], packs: Path | None, as_json: bool) -> None:
    """List the laws, or those whose id, name or territory holds all WORDS."""
    wanted = [each for each in _library(packs).laws.values() if _holds(each, words)]
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
    click.echo(f"\n{len(wanted)} laws. {NOT_REVIEWED}")


@law.command()
@click.argument("id", metavar="LAW")
@packs_option
@json_option
def show(id: str, packs: Path | None, as_json: bool) -> None:
    """Show all that is known of LAW, with citations and confidence."""
    found = _library(packs).law(id)
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


@law.command()
@click.argument("new", type=FOLDER)
@click.option("--old", type=FOLDER, help="Compare with this folder instead of the packs shipped.")
@json_option
def diff(new: Path, old: Path | None, as_json: bool) -> None:
    """Show what the packs in NEW say otherwise, and what it does to deadlines.

    Exit status 1 when a deadline becomes shorter or a duty is new: what counsel must see first.
    """
    changes = differences(_library(old), read(new))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(changes)).decode())
    else:
        for change in changes:
            click.secho(
                f"{change.law}  {change.where}  ({change.effect})", bold=change.effect != Effect.WORDS
            )
            if change.before:
                click.secho(f"  - {change.before}", fg="red")
            if change.after:
                click.secho(f"  + {change.after}", fg="green")
        click.echo(f"{len(changes)} differences.")
    if any(change.effect in (Effect.SHORTER, Effect.NEW) for change in changes):
        raise click.exceptions.Exit(1)


@law.command()
@click.argument("folder", type=FOLDER, required=False)
def check(folder: Path | None) -> None:
    """Check the packs in FOLDER, or those shipped: shape, counting rules, calendars, references."""
    library = _library(folder)
    duties = sum(len(each.duties) for each in library.laws.values())
    click.echo(f"{len(library.laws)} laws with {duties} duties are sound.")


def _library(packs: Path | None) -> Library:
    return read(packs) if packs else shipped()


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
