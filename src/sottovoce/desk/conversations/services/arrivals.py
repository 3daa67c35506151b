"""What intake works on: an event that arrived at a profile, and what became of it. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sottovoce.channels import InboundEvent
from sottovoce.desk.conversations.rules import Reach
from sottovoce.desk.conversations.services.protection import Protected


@dataclass(frozen=True, slots=True)
class ProfileRef:
    """What intake needs to know of a profile."""

    id: UUID
    brand: int
    channel: str
    slug: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Arrival:
    """One event at one profile."""

    profile: ProfileRef
    event: InboundEvent


@dataclass(frozen=True, slots=True)
class Fresh:
    """News on its way in, a message or an edit: its place is known, its text is protected."""

    arrival: Arrival
    blind: int
    conversation: UUID
    protected: Protected
    sent_at: datetime

    @property
    def event(self) -> InboundEvent:
        return self.arrival.event

    @property
    def profile(self) -> ProfileRef:
        return self.arrival.profile


class Outcome(StrEnum):
    """What became of an arrival. Each of them is a success for the sender."""

    TAKEN_IN = "taken_in"
    DUPLICATE = "duplicate"
    EDITED = "edited"
    GONE = "gone"
    IGNORED = "ignored"
