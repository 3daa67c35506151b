"""How long to wait before asking a network again."""

from __future__ import annotations

import random

FIRST_WAIT_SECONDS = 2.0
LONGEST_WAIT_SECONDS = 900.0


def backoff(attempts: int, retry_after_seconds: float | None = None) -> float:
    """Seconds to wait after ``attempts`` failures: doubling, scattered, capped.

    Never less than the platform asked for, for it counts what comes too early; and scattered even then, so
    that all that waited does not come back in one moment.
    """
    exponent = min(max(attempts, 1) - 1, 16)
    longest = min(FIRST_WAIT_SECONDS * 2.0**exponent, LONGEST_WAIT_SECONDS)
    scattered = longest * random.uniform(0.5, 1.0)  # noqa: S311 - scatter, not a secret
    if retry_after_seconds is None or retry_after_seconds <= 0:
        return scattered
    return max(scattered, retry_after_seconds * random.uniform(1.0, 1.1))  # noqa: S311
