"""The one error tree of Sottovoce.

Every error says three things to a person: what happened, where, and what to do next. The command line,
the API and the pages render the same object, so the words are written once, here or where it is raised.

An error never carries personal data: no message text, no handle, no value of a finding. Name fields,
offsets and identifiers instead.
"""

from __future__ import annotations

from typing import ClassVar


class SottovoceError(Exception):
    """Something went wrong that a person can understand and act on.

    Args:
        what: what happened, one sentence without personal data.
        where: the field, file, line, setting or row concerned; empty when the sentence already says it.
        remedy: what the reader can do next.
    """

    exit_status: ClassVar[int] = 3
    http_status: ClassVar[int] = 500

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return f"{self.what}{place}{advice}"

    def as_dict(self) -> dict[str, str]:
        """The same error for a machine: keys ``error``, ``where`` and ``remedy``."""
        return {"error": self.what, "where": self.where, "remedy": self.remedy}


class BadInput(SottovoceError):
    """What the caller gave cannot be used; nothing was changed."""

    exit_status = 2
    http_status = 422


class Refused(SottovoceError):
    """The caller may not do this, or not in this way."""

    exit_status = 1
    http_status = 403


class NotFound(SottovoceError):
    """The thing asked for is not here, or not visible to the caller."""

    exit_status = 1
    http_status = 404


class Conflict(SottovoceError):
    """Somebody else changed the same thing first."""

    exit_status = 1
    http_status = 409


class Misconfigured(SottovoceError):
    """A setting of this installation is missing or wrong."""

    exit_status = 2


class Unreadable(SottovoceError):
    """Sealed data cannot be opened: its key is gone, or the record is not what it claims to be."""

    http_status = 410


class Tampered(SottovoceError):
    """A proof, signature or record does not verify."""

    exit_status = 1


class PlatformRefused(SottovoceError):
    """A social platform said no for good: retrying will not help, a person must look."""

    http_status = 502


class PlatformUnavailable(SottovoceError):
    """A social platform could not be reached, or asked to wait. Retrying later may help.

    ``retry_after_seconds`` is the platform's own word where it gave one.
    """

    http_status = 503

    def __init__(
        self, what: str, *, where: str = "", remedy: str = "", retry_after_seconds: float | None = None
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.retry_after_seconds = retry_after_seconds
