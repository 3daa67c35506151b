"""``sottovoce clock``: by when a duty must be done, and why, line by line. Reads law packs only."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from sottovoce.cli.packs import NOT_REVIEWED, packs_option
from sottovoce.cli.packs import library as library_for
from sottovoce.errors import BadInput
from sottovoce.law import Deadline, Facts, Moment, certainty_of
from sottovoce.law import calendar as calendar_named
from sottovoce.law import clock as run_clock
from sottovoce.law.model import Fact


@click.command()
@click.option("--law", required=True, help="The law's id, such as EU-GDPR; `sottovoce law list` shows all.")
@click.option("--duty", required=True, help="Such as rights.response or breach.authority.")
@click.option("--from", "start", required=True, help="When it began: a date, or a date and time.")
@click.option("--calendar", help="Whose holidays: DE, GB-ENG, US-CA, … [default: the law's].")
@click.option("--zone", default="UTC", show_default=True, help="The time zone, such as Europe/Berlin.")
@click.option(
    "--fact", "facts", multiple=True, metavar="NAME=VALUE", help="Such as affected=600; repeatable."
)
@packs_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def clock(
    law: str,
    duty: str,
    start: str,
    calendar: str | None,
    zone: str,
    facts: tuple[str, ...],
    packs: Path | None,
    as_json: bool,
) -> None:
    """Say by when DUTY of LAW must be done, and explain it.

    Facts may be repeated. One whose value is a date says when something else happened, such as --fact
    individuals_notified=2026-11-25.
    """
    library, which = library_for(packs)
    place = _zone(zone)
    deadline = run_clock(
        library.law(law),
        duty,
        _facts(_moment(start, "--from"), facts),
        calendar_named(calendar) if calendar else None,
        place,
        library,
    )
    if as_json:
        click.echo(json.dumps(_as_json(deadline, which), ensure_ascii=False, indent=2))
    else:
        _tell(deadline, which)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise BadInput(
            "There is no time zone of this name.", where="--zone", remedy="Use a name such as Europe/Berlin."
        ) from None


def _moment(text: str, where: str) -> Moment:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(
            "This is no date.", where=where, remedy="Write 2026-03-31, or 2026-03-31T14:30+02:00."
        ) from None


def _facts(start: Moment, given: tuple[str, ...]) -> Facts:
    moments: dict[str, Moment] = {"start": start}
    known: dict[str, Fact] = {}
    for fact in given:
        name, equals, value = fact.partition("=")
        if not equals or not name or not value:
            raise BadInput("A fact is NAME=VALUE.", where="--fact", remedy="Write affected=600, say.")
        if value.lower() in ("yes", "no", "true", "false"):
            known[name] = value.lower() in ("yes", "true")
        elif value.isdigit():
            known[name] = int(value)
        else:
            moments[name] = _moment(value, f"--fact {name}")
    return Facts(moments, known)


def _as_json(deadline: Deadline, which: str) -> dict[str, object]:
    return {
        "law": deadline.law,
        "duty": deadline.duty.id,
        "due": deadline.due.isoformat() if deadline.due else None,
        "target": deadline.target.isoformat() if deadline.target else None,
        "nominal": deadline.nominal.isoformat() if deadline.nominal else None,
        "owed": deadline.owed,
        "wording": deadline.wording,
        "explanation": list(deadline.explanation),
        "citations": list(deadline.citations),
        "confidence": deadline.duty.confidence,
        "packs": which,
        "reviewed_by_counsel": False,
    }


def _tell(deadline: Deadline, which: str) -> None:
    heading = (
        f"{deadline.due:%A} {deadline.due.day} {deadline.due:%B %Y, %H:%M:%S %Z}"
        if deadline.due
        else (deadline.wording)
    )
    click.secho(heading, bold=True)
    if deadline.due:
        days = (deadline.due.astimezone(UTC) - datetime.now(UTC)).days
        click.echo(f"{days} days from now" if days >= 0 else f"{-days} days ago")
    click.echo()
    for number, line in enumerate(deadline.lines, 1):
        cited = f"  [{line.citation}]" if line.citation else ""
        click.echo(f"{number:2}. {line.text}{cited}")
    duty = deadline.duty
    click.echo(
        f"\nConfidence: {duty.confidence} ({certainty_of(duty.confidence).in_words}). {NOT_REVIEWED}\n{which}"
    )
