"""Template tags that every room uses: icons, avatars, and times in words. They touch no database.

``{% icon "inbox" %}`` draws a vendored Lucide icon inline: no request, and the colour of the text around it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

register = template.Library()

_ICONS = Path(__file__).parent.parent / "static" / "vendor" / "lucide"
HUES = 12


@cache
def _shapes(name: str) -> str:
    """What is drawn inside an icon's ``<svg>``; the file is ours, so it may stand unescaped."""
    source = (_ICONS / f"{name}.svg").read_text()
    inside = source[source.index("<svg") :]
    return " ".join(inside[inside.index(">") + 1 : inside.rindex("</svg>")].split())


def icon_names() -> list[str]:
    """The names that `icon` knows."""
    return sorted(path.stem for path in _ICONS.glob("*.svg"))


@register.simple_tag
def icon(name: str, extra_class: str = "", label: str = "") -> SafeString:
    """An icon; hidden from assistive technology unless it is given a label."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"'
        ' stroke-linecap="round" stroke-linejoin="round" focusable="false" {}>{}</svg>',
        extra_class,
        spoken,
        mark_safe(_shapes(name)),  # noqa: S308 - vendored file
    )


@register.filter
def hue(value: Any) -> str:
    """A class that gives this thing its colour, always the same one: ``hue-0`` to ``hue-11``."""
    return f"hue-{crc32(str(value).encode()) % HUES}"


@register.filter
def hue_class(degrees: int) -> str:
    """The nearest of the twelve hue classes to a hue in degrees."""
    steps = (12, 40, 70, 100, 130, 160, 190, 215, 245, 275, 305, 340)
    return f"hue-{min(range(HUES), key=lambda step: abs(steps[step] - int(degrees)))}"


@register.filter
def initials(name: str) -> str:
    """One or two letters for an avatar."""
    words = [word for word in str(name).replace("@", " ").split() if word[:1].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper() or "?"


@register.filter
def ago(moment: datetime | None) -> str:
    """How long ago (or how soon), short enough for a list: ``now``, ``5 min``, ``Tue``, ``12 Mar``."""
    if moment is None:
        return ""
    now = datetime.now(UTC)
    distance = abs(now - moment)
    if distance < timedelta(minutes=1):
        return "now"
    if distance < timedelta(hours=1):
        return f"{int(distance.total_seconds() // 60)} min"
    if distance < timedelta(hours=20):
        return f"{int(distance.total_seconds() // 3600)} h"
    local = localtime(moment)
    if distance < timedelta(days=6):
        return f"{local:%a}"
    return f"{local.day} {local:%b}" if local.year == localtime(now).year else f"{local.day} {local:%b %Y}"


@register.filter
def words(value: object) -> str:
    """A machine's word as a person's: ``CREDIT_CARD`` and ``reply_privately`` lose their underscores."""
    return str(value).replace("_", " ").capitalize()


@register.filter
def percent(value: float) -> str:
    """A share between 0 and 1 as a whole percentage."""
    return f"{round(float(value) * 100)}%"


@register.filter
def browser(user_agent: str) -> str:
    """Browser and system as people call them; the first that fits, since browsers name each other."""
    name = next((name for sign, name in _BROWSERS if sign in user_agent), "A browser")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    return f"{name} on {system}" if system else name


_BROWSERS = (
    ("Firefox", "Firefox"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
