"""``sottovoce doctor``: look at every part of the installation and say what to mend."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

import click

from sottovoce.cli.examinations import Result, State, examine

_MARKS = {State.FINE: ("✓", "green"), State.WEAK: ("!", "yellow"), State.WRONG: ("✗", "red")}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Results as JSON.")
def doctor(as_json: bool) -> None:
    """Check this installation; exit status 1 when something is wrong."""
    results = examine_everything()
    if as_json:
        click.echo(json.dumps([asdict(result) for result in results], indent=2, ensure_ascii=False))
    else:
        _print(results)
    sys.exit(1 if any(result.state is State.WRONG for result in results) else 0)


def examine_everything() -> list[Result]:
    """All results, in the order in which they build on each other."""
    from sottovoce.cli.examinations.machine import examine_machine
    from sottovoce.home import Home

    home = Home.from_environment()
    results = examine("Machine", lambda: examine_machine(home))
    if any(result.state is State.WRONG for result in results):
        return results
    opened = examine("Database", _open)
    if opened:
        return results + opened
    from sottovoce.cli.examinations.database import examine_database
    from sottovoce.cli.examinations.keys import examine_keys
    from sottovoce.cli.examinations.ledger import examine_ledger
    from sottovoce.cli.examinations.reach import examine_reach
    from sottovoce.cli.examinations.work import examine_work

    return [
        *results,
        *examine("Keys", lambda: examine_keys(home)),
        *examine("Database", examine_database),
        *examine("Ledger", examine_ledger),
        *examine("Work", examine_work),
        *examine("Reach", examine_reach),
    ]


def _open() -> Sequence[Result]:
    from sottovoce.cli.start import open_desk

    open_desk()
    return ()


def _print(results: Sequence[Result]) -> None:
    width = max(len(result.name) for result in results)
    for result in results:
        mark, colour = _MARKS[result.state]
        click.echo(f" {click.style(mark, fg=colour, bold=True)} {result.name:<{width}}  {result.what}")
        if result.remedy:
            click.echo(f"   {'':<{width}}  → {result.remedy}")
    count = {state: sum(result.state is state for result in results) for state in State}
    click.echo(f"\n{count[State.FINE]} fine, {count[State.WEAK]} weak, {count[State.WRONG]} wrong")
