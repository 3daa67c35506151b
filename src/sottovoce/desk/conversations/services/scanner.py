"""The detector of this installation: its languages and regions are the organisation's settings.

Each process keeps them, and reads them again every few seconds: a change on the settings page reaches the
worker and every web process by itself.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from sottovoce import detect
from sottovoce.desk.conversations.services.protection import detector
from sottovoce.desk.core.models import Organisation

READ_AGAIN_AFTER_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class _Settings:
    """What is looked for, as it was read at a moment of the process's own clock."""

    read_at: float
    languages: tuple[str, ...]
    regions: tuple[str, ...]


_known: list[_Settings] = []


def scanner() -> detect.Detector:
    """The detector for the settings of now, give or take `READ_AGAIN_AFTER_SECONDS`."""
    if not _known or time.monotonic() - _known[0].read_at > READ_AGAIN_AFTER_SECONDS:
        refresh()
    return detector(_known[0].languages, _known[0].regions)


def refresh() -> None:
    """Read the organisation's languages and regions again."""
    organisation = Organisation.objects.get()
    read = _Settings(time.monotonic(), tuple(organisation.languages), tuple(organisation.regions))
    _known[:] = [read]
