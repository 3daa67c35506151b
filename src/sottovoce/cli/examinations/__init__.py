"""What ``sottovoce doctor`` looks at: one module for each part of the installation, each a list of results.

An examination reads; it mends nothing. A result names no customer and no value, only what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from sottovoce.errors import SottovoceError


class State(StrEnum):
    """How a thing was found."""

    FINE = "fine"
    WEAK = "weak"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was looked at. ``remedy`` says how to mend what is not fine."""

    name: str
    state: State
    what: str
    remedy: str = ""


def fine(name: str, what: str) -> Result:
    return Result(name, State.FINE, what)


def weak(name: str, what: str, remedy: str) -> Result:
    """It works, but not as well or as safely as it could."""
    return Result(name, State.WEAK, what, remedy)


def wrong(name: str, what: str, remedy: str) -> Result:
    return Result(name, State.WRONG, what, remedy)


def examine(name: str, examination: Callable[[], Iterable[Result]]) -> list[Result]:
    """Run one examination as far as it comes; one that cannot go on is itself a result."""
    results: list[Result] = []
    try:
        for result in examination():
            results.append(result)  # noqa: PERF402 - what was found before an error must stay
    except SottovoceError as error:
        results.append(wrong(name, error.what, error.remedy or "See the message."))
    except Exception as error:
        what = f"This could not be looked at ({type(error).__name__})."
        results.append(wrong(name, what, "See the other results."))
    return results
