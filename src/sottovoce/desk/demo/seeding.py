"""Seed the demonstration: found the organisation, tell every story that is not told yet, remind the network.

Safe to repeat at every start. A story that was cut short is told again: what the customer wrote is there
once, what staff answered may be there twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sottovoce.desk.conversations.services.default_rules import plant_default_rules
from sottovoce.desk.core.services import found_organisation
from sottovoce.desk.demo.founding import Cast, found
from sottovoce.desk.demo.remembering import remind_network
from sottovoce.desk.demo.stories import stories
from sottovoce.desk.demo.telling import is_told, tell


@dataclass(frozen=True, slots=True)
class Seeded:
    """What the demonstration now holds, and how much of it is new."""

    cast: Cast
    conversations: int
    new: int


def seed(network_url: str, now: datetime, on_progress: Callable[[int, int], None]) -> Seeded:
    """Seed what is missing; ``on_progress`` hears how many stories of how many are told.

    Raises:
        Refused: this installation is in use by others.
        PlatformUnavailable: the simulated network does not answer.
    """
    found_organisation()
    plant_default_rules()
    cast = found(network_url, now)
    # Twice: measures need the comments to be there, and then the network must know when they were hidden.
    remind_network(cast, now)
    waiting = [story for story in stories() if not is_told(story, cast)]
    for number, story in enumerate(waiting, start=1):
        tell(story, cast, now)
        on_progress(number, len(waiting))
    if waiting:
        remind_network(cast, now)
    return Seeded(cast, len(stories()), len(waiting))
