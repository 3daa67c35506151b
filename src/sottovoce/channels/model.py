"""What every channel speaks: events that arrive, what a channel can do, which credentials it needs.

Frozen values only; no I/O. One vocabulary for all platforms (DESIGN section 2): whatever a platform calls a
reply, a toot or a comment is an `InboundEvent` here, and whatever vanished is `EventKind.GONE`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What happened to a message on its network."""

    NEW = "new"
    EDITED = "edited"
    GONE = "gone"
    REACTION = "reaction"


class Visibility(StrEnum):
    """Who can read a message on its network."""

    PUBLIC = "public"
    PRIVATE = "private"


class Presence(StrEnum):
    """What a network says of a message we hold. Only `GONE` makes the desk erase."""

    THERE = "there"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Author:
    """The account that wrote: ``id`` never changes, ``handle`` and ``name`` may."""

    id: str
    handle: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class InboundAttachment:
    """A file of a message: where the network keeps it, and the author's words for it."""

    url: str
    media_type: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingAttachment:
    """A file that goes out with a reply: its bytes, and the words for who cannot see it."""

    media_type: str
    data: bytes
    alt: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class InboundEvent:
    """One thing that happened on a network. ``author`` may be missing only where ``kind`` is `GONE`.

    ``conversation`` is the network's name of the thread; ``from_brand`` marks what the brand itself wrote.
    """

    kind: EventKind
    native_id: str
    author: Author | None
    text: str
    visibility: Visibility
    conversation: str
    sent_at: datetime
    attachments: tuple[InboundAttachment, ...] = ()
    reply_to: str | None = None
    from_brand: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a poll brought, oldest first, and where the next goes on. Events may come twice; none is lost.

    ``problem``: what could not be fetched this time, for a person to read; the events stand nevertheless.
    """

    events: tuple[InboundEvent, ...]
    cursor: str | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Attachable:
    """Which files one reply may carry: how many, of which media types, and the largest of them."""

    most: int = 0
    media_types: tuple[str, ...] = ()
    largest_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel lets a brand do; read by rules and by the screens.

    ``recheck``: the network pushes no deletions, so it must be asked (`still_there`). ``hidden_from_author``:
    whether the author, too, stops seeing what was hidden. ``deletion_how_to``: how an author deletes a
    comment, in words short enough for a message to them.
    """

    hide: bool = False
    reply_public: bool = False
    reply_private: bool = False
    delete: bool = False
    recheck: bool = False
    hidden_from_author: bool = False
    reads_private: bool = False
    profile_links: bool = False
    longest_public: int = 5_000
    longest_private: int = 5_000
    attachments_public: Attachable = Attachable()
    attachments_private: Attachable = Attachable()
    most_hidden_per_thread: int | None = None
    hide_note: str = ""
    deletion_how_to: str = ""


@dataclass(frozen=True, slots=True)
class CredentialField:
    """One thing a brand must give, or that is made up for it (``generated``), to connect a profile."""

    name: str
    title: str
    help: str
    required: bool = True
    secret: bool = False
    generated: bool = False
