"""The detector of this installation: its languages and regions are the organisation's settings, and what was
learnt from corrections adjusts it.

Each process keeps them, and reads them again every few seconds: a change on a page reaches the worker and
every web process by itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sottovoce import detect
from sottovoce.desk.conversations.services.protection import detector
from sottovoce.desk.core.models import Organisation

READ_AGAIN_AFTER_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class _Settings:
    """The detector for what was read at a moment of the process's own clock."""

    read_at: float
    detector: detect.Detector


_adjusting: list[Callable[[], detect.Adjustments]] = []
_known: list[_Settings] = []


def scanner() -> detect.Detector:
    """The detector for the settings of now, give or take `READ_AGAIN_AFTER_SECONDS`."""
    if not _known or time.monotonic() - _known[0].read_at > READ_AGAIN_AFTER_SECONDS:
        refresh()
    return _known[0].detector


def refresh() -> None:
    """Read the organisation's languages, regions and corrections again."""
    organisation = Organisation.objects.get()
    languages, regions = tuple(organisation.languages), tuple(organisation.regions)
    adjustments = _adjusting[0]() if _adjusting else None
    found = (
        detect.Detector(languages, regions, mentions=False, adjustments=adjustments)
        if adjustments
        else detector(languages, regions)
    )
    _known[:] = [_Settings(time.monotonic(), found)]


def warm_up() -> None:
    """Load all that a first message would wait for: patterns with and without digits, checks, the tagger."""
    for text in (
        "warm up",
        "delete my data, call 202 555 0100, my card is 4111 1111 1111 1111, a@shop.example",
    ):
        scanner().scan(text)


def adjust_by(read: Callable[[], detect.Adjustments]) -> None:
    """Let a room above say how the detector is adjusted; it is asked at each `refresh`."""
    _adjusting[:] = [read]
