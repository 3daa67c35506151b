"""The one protocol that every platform's module fulfils, whatever its network looks like.

Errors are those of `sottovoce.errors`: `PlatformRefused` when the platform said no for good,
`PlatformUnavailable` when it may say yes later. Neither carries a word of a customer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from sottovoce.channels.model import Fetched, OutgoingAttachment, Presence


class Channel(Protocol):
    """A brand's profile on a network, opened to act there. Close it with `aclose`.

    Every act is idempotent: hiding what is hidden, or sending twice with one ``idempotency_key``, changes
    nothing and succeeds. A key names one wish: hiding again what was shown again is a new wish, with a new
    key.
    """

    async def fetch_since(self, cursor: str | None) -> Fetched:
        """What happened since a cursor of an earlier call; from the present backwards when there is none."""
        ...

    async def reply_public(
        self,
        native_id: str,
        text: str,
        idempotency_key: str,
        *,
        attachments: Sequence[OutgoingAttachment] = (),
    ) -> str:
        """Answer a public message in public; returns the answer's native id.

        Raises:
            PlatformRefused: among all else, when the network takes no such ``attachments``.
        """
        ...

    async def reply_private(
        self,
        author_id: str,
        text: str,
        idempotency_key: str,
        about: str | None = None,
        *,
        written_at: datetime | None = None,
        others: Collection[str] = (),
        attachments: Sequence[OutgoingAttachment] = (),
    ) -> str:
        """Write to an author privately, ``about`` a public message where given; returns a native id.

        Where a network knows no idempotency keys, a repetition is told by what stands there already: the same
        words, not from before ``written_at``, and none of the ``others``, the native ids of other messages.
        """
        ...

    async def hide(self, native_id: str, idempotency_key: str) -> None:
        """Let nobody see a comment under the brand's posts, as far as the network can."""
        ...

    async def unhide(self, native_id: str, idempotency_key: str) -> None:
        """Show a hidden comment again."""
        ...

    async def delete(self, native_id: str, idempotency_key: str) -> None:
        """Delete a comment for good."""
        ...

    async def still_there(self, native_ids: Sequence[str]) -> Mapping[str, Presence]:
        """Whether messages still exist on the network. What is merely hidden is there."""
        ...

    async def profile_links(self) -> tuple[str, ...]:
        """The web addresses that the brand's profile shows: does it link to its privacy notice?"""
        ...

    async def check(self) -> str:
        """Try the credentials; returns the account's name on the network."""
        ...

    async def fetch_attachment(self, url: str, limit_bytes: int) -> bytes:
        """A message's attachment, through the guarded fetcher.

        Raises:
            Refused: the address is not one to fetch from, or the file is larger than ``limit_bytes``.
        """
        ...

    async def aclose(self) -> None:
        """Close connections."""
        ...
