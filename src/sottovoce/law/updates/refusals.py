"""What The Update Framework refuses, in words: which attack it would be, where, and what to do. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tuf.api import exceptions as tuf

from sottovoce.errors import NotFound, SottovoceError, Tampered, Unreadable

NOTHING_CHANGED = "The packs in use stay as they are."
ASK = f"{NOTHING_CHANGED} Ask the publisher by another way whether this is theirs."


@contextmanager
def in_words(address: str) -> Iterator[None]:
    """Turn TUF's errors into ours."""
    try:
        yield
    except (tuf.RepositoryError, tuf.DownloadError) as error:
        raise refusal(error, address) from error


def refusal(error: Exception, address: str) -> SottovoceError:
    """The error of ours that says what one of TUF's means; the most particular comes first."""
    where = f"{address}: {error}"
    for kind, what, remedy in _TAMPERED:
        if isinstance(error, kind):
            return Tampered(what, where=where, remedy=remedy)
    if isinstance(error, tuf.DownloadHTTPError):
        remedy = f"Check the address. {NOTHING_CHANGED}"
        return NotFound("The update repository does not give a file.", where=where, remedy=remedy)
    if isinstance(error, tuf.DownloadError):
        remedy = f"Try again later. {NOTHING_CHANGED}"
        return Unreadable("The update repository cannot be read to the end.", where=where, remedy=remedy)
    return Unreadable("This is not what an update repository holds.", where=where, remedy=ASK)


_TAMPERED: tuple[tuple[type[Exception], str, str], ...] = (
    (
        tuf.UnsignedMetadataError,
        "The update is not signed by the publisher that is trusted here.",
        ASK,
    ),
    (
        tuf.ExpiredMetadataError,
        "What the repository offers has expired: it is abandoned, or newer updates are held back (freeze).",
        f"{NOTHING_CHANGED} Check this machine's clock, then ask the publisher.",
    ),
    (
        tuf.BadVersionNumberError,
        "The repository offers something older than what was seen before (rollback).",
        ASK,
    ),
    (
        tuf.LengthOrHashMismatchError,
        "A file is not the one that was signed: it was changed, or files of different days were mixed.",
        ASK,
    ),
    (
        tuf.DownloadLengthMismatchError,
        "A file is longer than the one that was signed, perhaps without end.",
        ASK,
    ),
    (
        tuf.SlowRetrievalError,
        "The repository sends so slowly that the update would never end.",
        ASK,
    ),
)
