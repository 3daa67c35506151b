"""A clock that runs on from a given moment.

Time is an argument of every service. What takes a while (asking a network) must still know when it ended: it
lets this clock run from the moment it was given, so that a moment of the past serves as well as the present.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

Clock = Callable[[], datetime]


def running_from(now: datetime) -> Clock:
    """A clock that shows ``now`` and runs on from there, never backwards."""
    started = time.monotonic()
    return lambda: now + timedelta(seconds=time.monotonic() - started)
