"""Files that brands' replies carry on the simulated network: in memory only, capped, of known kinds."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sottovoce.channels.model import OutgoingAttachment
from sottovoce.errors import BadInput, NotFound, Refused

KINDS = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"})
MOST_OF_ONE = 4
MOST_HELD_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as the page names it: who knows the id may open it."""

    id: str
    media_type: str
    alt: str


class Files:
    """What is held."""

    def __init__(self) -> None:
        self._held: dict[str, OutgoingAttachment] = {}

    def keep(self, files: Sequence[OutgoingAttachment]) -> tuple[Shown, ...]:
        """Hold the files of one reply.

        Raises:
            BadInput: there are too many, or one is of a kind that the page does not show.
            Refused: there is no room.
        """
        if len(files) > MOST_OF_ONE or any(file.media_type not in KINDS for file in files):
            raise BadInput("These files are not taken.", where="attachments")
        held = sum(len(file.data) for file in self._held.values())
        if held + sum(len(file.data) for file in files) > MOST_HELD_BYTES:
            raise Refused("The simulated network is full.", remedy="Start it anew.")
        shown = []
        for file in files:
            identifier = secrets.token_hex(16)
            self._held[identifier] = file
            shown.append(Shown(identifier, file.media_type, file.alt))
        return tuple(shown)

    def find(self, identifier: str) -> OutgoingAttachment:
        found = self._held.get(identifier)
        if found is None:
            raise NotFound("There is no such file.")
        return found
