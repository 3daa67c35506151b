"""Whether a text asks its reader for personal data: what must not be asked for in public."""

from __future__ import annotations

import re

from sottovoce.detect.model import Request

WORDS = {
    "PHONE_NUMBER": r"phone(?: number)?|mobile(?: number)?",
    "EMAIL_ADDRESS": r"e-?mail(?: address)?",
    "CREDIT_CARD": r"card number",
}
ASK = r"(?:send|give|tell|dm|share|post)(?: us| me)?"


def asks_for(text: str, language: str | None = None) -> tuple[Request, ...]:
    """The places where this text asks for personal data, by kind."""
    return tuple(
        Request(kind, *match.span())
        for kind, words in WORDS.items()
        for match in re.finditer(rf"(?i)\b{ASK} your (?:{words})\b", text)
    )
