"""Template tags of the inbox: a network's title, and how long a customer may still wait, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from django import template

from sottovoce import channels

register = template.Library()


@register.filter
def channel_title(name: str) -> str:
    """How people call a network."""
    return channels.title(name) if name in channels.names() else name


@register.filter
def until_due(due_at: datetime | None) -> str:
    """What the countdown says before the page's script takes over: ``12 min left``, ``2 h late``."""
    if due_at is None:
        return ""
    minutes = round((due_at - datetime.now(UTC)).total_seconds() / 60)
    size = abs(minutes)
    words = f"{size} min" if size < 60 else f"{size // 60} h" if size < 2_880 else f"{size // 1_440} d"
    return f"{words} left" if minutes >= 0 else f"{words} late"


@register.filter
def words_in(text: str) -> list[str]:
    """The words of a text, to go through in a template."""
    return text.split()


@register.filter
def lines(texts: Iterable[str]) -> str:
    """Several texts in one attribute, a line each."""
    return "\n".join(texts)


@register.filter
def is_among(name: str, labels: Iterable[tuple[str, int]]) -> bool:
    """Whether a label is one of these (name, hue) pairs."""
    return any(name == known for known, _ in labels)
