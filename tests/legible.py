"""What of a page, a log or a letter could hold somebody's words: all of it but random identifiers.

A UUID or a form's token holds any four digits about once in a thousand; a test that looks for "4111" in a
page must not fail for that.
"""

from __future__ import annotations

import re

RANDOM = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"  # a UUID
    r"|\b[0-9a-f]{32}\b"  # one without hyphens
    r"|\b(?=[A-Za-z0-9]*[a-z])(?=[A-Za-z0-9]*[A-Z])[A-Za-z0-9]{32,64}\b"  # a form's token
    r"|\b\d{10}\.\d+\b",  # an order in time, in seconds
)


def legible(text: str) -> str:
    """A text without the random identifiers in it."""
    return RANDOM.sub("", text)
