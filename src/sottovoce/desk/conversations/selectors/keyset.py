"""Pages by key: "what comes after this row", which costs the same on the first page and on the thousandth.

A mark is a moment and an id, the two columns that lists are ordered by; it holds nothing of a customer.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sottovoce.errors import BadInput


@dataclass(frozen=True, slots=True)
class Mark:
    """The last row of a page."""

    at: datetime
    id: UUID

    def encode(self) -> str:
        """The mark for an address."""
        return urlsafe_b64encode(f"{self.at.isoformat()}|{self.id}".encode()).decode().rstrip("=")


def decode_mark(text: str) -> Mark:
    """Read a mark.

    Raises:
        BadInput: it is none of ours.
    """
    try:
        moment, identifier = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split("|")
        return Mark(datetime.fromisoformat(moment), UUID(identifier))
    except ValueError:
        raise BadInput(
            "This page cannot be found.", where="after", remedy="Begin at the first page."
        ) from None
