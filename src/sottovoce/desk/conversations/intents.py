"""What a message is, for the desk: the detector's intents, grouped, with the words that people read. Pure.

The ten rights under data-protection law make one group; every other intent is a group of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from sottovoce.detect.intents.names import INTENTS, RIGHTS

ANY_RIGHT = "rights"
BREACH = "breach.report"
CHILD = "child.writer"

# What must not be overlooked, the gravest first: what it is called on screens.
MARKED = {ANY_RIGHT: "Rights request", BREACH: "Breach report", CHILD: "Under-age writer"}

# In these a bad feeling is about privacy, and whether we can be trusted with data.
ABOUT_PRIVACY = frozenset({ANY_RIGHT, *RIGHTS, "privacy.question", BREACH, "breach.rumour", "third_party"})

CHOICES: tuple[tuple[str, str], ...] = (
    (ANY_RIGHT, "Any rights request"),
    *((name, title[:1].upper() + title[1:]) for name, title in INTENTS.items()),
)


def title(name: str) -> str:
    """An intent as the end of a sentence that begins with the writer: "asks to be deleted"."""
    return INTENTS.get(name, "asks for one of their rights" if name == ANY_RIGHT else name)


def group_of(name: str) -> str:
    """The group of an intent: all rights are one."""
    return ANY_RIGHT if name in RIGHTS else name


def names_in(what: str) -> tuple[str, ...]:
    """The names that count as this intent or group."""
    return (ANY_RIGHT, *RIGHTS) if what == ANY_RIGHT else (what,)


def names_among(wanted: Iterable[str]) -> frozenset[str]:
    """The names that count as any of these intents or groups."""
    return frozenset(name for what in wanted for name in names_in(what))
