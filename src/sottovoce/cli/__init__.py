"""The ``sottovoce`` command. Each sub-command lives in its own module and is loaded only when it is called.

Exit status: 0 fine, 1 found something the caller asked to fail on, 2 bad use, 3 a fault.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping

import click

from sottovoce import __version__
from sottovoce.errors import SottovoceError

COMMANDS: Mapping[str, tuple[str, str]] = {
    "up": ("sottovoce.cli.up", "Run the desk: web, worker and the embedded database."),
    "web": ("sottovoce.cli.serve", "Run the web process alone."),
    "worker": ("sottovoce.cli.serve", "Run the worker process alone."),
    "network": ("sottovoce.cli.serve", "Run the simulated network of the demonstration alone."),
    "migrate": ("sottovoce.cli.migrate", "Prepare the data folder and bring the database up to date."),
    "demo": ("sottovoce.cli.demo", "Fill an empty installation with a demonstration organisation."),
    "staff": ("sottovoce.cli.staff", "Add people who work here."),
    "channel": ("sottovoce.cli.channel", "Connect, test and list the brand's profiles."),
    "scan": ("sottovoce.cli.scan", "Find personal data in text, CSV, JSONL or Parquet."),
    "redact": ("sottovoce.cli.redact", "The same input with personal data masked."),
    "clock": ("sottovoce.cli.clock", "Say by when a duty must be done, and why."),
    "law": ("sottovoce.cli.law", "Laws as data: list, show, compare, check and update."),
    "learning": ("sottovoce.cli.learning", "What people corrected: examples for retraining."),
    "ledger": ("sottovoce.cli.ledger", "Verify the transparency log, prove an act, export."),
    "vault": ("sottovoce.cli.vault", "Key store: status, rotate, backup, restore."),
    "doctor": ("sottovoce.cli.doctor", "Check this installation and say what to mend."),
}


class LazyGroup(click.Group):
    """Lists every command without importing it; imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - a module that breaks the floor plan
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def sottovoce() -> None:
    """A privacy desk for social-media customer care."""


def main() -> None:
    """Run the command; errors of ours are told in words, with the exit status they carry."""
    try:
        sottovoce()
    except SottovoceError as error:
        click.echo(f"sottovoce: {error.what}", err=True)
        if error.where:
            click.echo(f"  where: {error.where}", err=True)
        if error.remedy:
            click.echo(f"  what to do: {error.remedy}", err=True)
        sys.exit(error.exit_status)
