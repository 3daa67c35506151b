"""The stories of the demonstration as data: read from TOML, checked once. Pure.

A story is one conversation: what the customer wrote, what staff answered, noted, opened or tried, minute by
minute. ``sensitive`` names values that must never be readable on disk; the tests look for them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

import msgspec

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
CUSTOMER = "customer"
NOTE = "note"
# A story is over when the demonstration begins: nothing of it lies in the future.
QUIET_BEFORE_NOW = timedelta(minutes=3)


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that somebody did, ``after`` minutes.

    ``by`` is the customer, a role of staff, or "note". ``reveal`` names a kind that staff opened, for a
    purpose and a reason. ``stopped``: the outgoing check stops it. ``vanished``: the network knows it no
    more, so that hiding is refused.
    """

    by: str
    text: str = ""
    private: bool = False
    after: float = 0
    reveal: str = ""
    purpose: str = ""
    reason: str = ""
    stopped: bool = False
    vanished: bool = False


class HandOverTold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A secure link that staff sent after a line, and what the customer filled in."""

    after_line: int
    by: str
    fields: dict[str, str]


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One conversation."""

    brand: str
    customer: tuple[str, str]
    days_ago: int
    at: str
    lines: tuple[Line, ...]
    network: Literal["demo", "webhook"] = "demo"
    status: Literal["open", "waiting", "resolved"] = "open"
    assignee: str = ""
    labels: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    hand_over: HandOverTold | None = None
    language: str = "en"

    @property
    def handle(self) -> str:
        return self.customer[1]

    @property
    def person_id(self) -> str:
        """The network's id of the customer."""
        return f"past-{self.handle}"

    def native_id(self, number: int) -> str:
        """The network's id of the message in this line."""
        return f"{self.person_id}-{number}"

    def moments(self, now: datetime) -> list[datetime]:
        """When each line happened, if the demonstration begins now."""
        hour, minute = map(int, self.at.split(":"))
        day = now - timedelta(days=self.days_ago)
        moment = day.replace(hour=hour, minute=minute, second=17, microsecond=0)
        moments = []
        for line in self.lines:
            moment += timedelta(minutes=line.after)
            moments.append(moment)
        late = max(moments[-1] - (now - QUIET_BEFORE_NOW), timedelta())
        return [moment - late for moment in moments]


class BrandTold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A brand and its posts."""

    slug: str
    name: str
    hue: int
    first_reply_minutes: int
    website: str
    posts: tuple[dict[str, Any], ...]


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A label."""

    name: str
    hue: int


class CannedTold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A canned reply."""

    shortcut: str
    title: str
    language: str
    text: str


class ViewTold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A shared view."""

    name: str
    filters: dict[str, Any]


class OrganisationTold(msgspec.Struct, frozen=True):
    """Everything that is there before the first conversation."""

    organisation: str
    brands: tuple[BrandTold, ...] = msgspec.field(name="brand")
    labels: tuple[Named, ...] = msgspec.field(name="label")
    canned: tuple[CannedTold, ...] = ()
    views: tuple[ViewTold, ...] = msgspec.field(name="view", default=())


@cache
def organisation() -> OrganisationTold:
    """The invented organisation."""
    return msgspec.convert(_read(files(__package__) / "brands.toml"), OrganisationTold)


@cache
def stories() -> tuple[Story, ...]:
    """Every story, oldest first."""
    found = [
        msgspec.convert({**told, "language": language}, Story)
        for language in LANGUAGES
        for told in _read(files(__package__) / "conversations" / f"{language}.toml")["story"]
    ]
    return tuple(sorted(found, key=lambda story: (-story.days_ago, story.at)))


def _read(file: Traversable) -> Mapping[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
