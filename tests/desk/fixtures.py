"""Fixtures of the desk: an organisation with two brands, staff of each role, profiles on a webhook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import uuid4

import pytest

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass
class Desk:
    """What a test of the desk starts from."""

    organisation: Any
    acme: Any
    other: Any
    staff: dict[str, Any]
    profile: Any
    other_profile: Any
    now: datetime = NOW

    @property
    def agent(self) -> Any:
        return self.staff["agent"]

    @property
    def officer(self) -> Any:
        return self.staff["privacy_officer"]

    def see_all(self) -> None:
        """Let this connection see both brands, as an agent of both would."""
        from sottovoce.desk.core.database import limit_to_brands

        limit_to_brands([self.acme.id, self.other.id])


@pytest.fixture
def desk(db: None) -> Desk:
    """An organisation with two brands and staff for each role; the connection sees both brands."""
    return make_desk()


@pytest.fixture
def committed_desk(transactional_db: None) -> Desk:
    """The same, committed: for tests with several connections or processes."""
    return make_desk()


PASSWORD = "a long enough password"


@cache
def _hashed() -> str:
    """The password as it is kept; hashed once, for hashing is slow on purpose."""
    from django.contrib.auth.hashers import make_password

    return make_password(PASSWORD)


def make_desk() -> Desk:
    from sottovoce.desk.conversations.services.default_rules import plant_default_rules
    from sottovoce.desk.conversations.services.profiles import connect_profile
    from sottovoce.desk.conversations.services.scanner import refresh
    from sottovoce.desk.core.database import limit_to_brands
    from sottovoce.desk.core.models import Brand, Staff
    from sottovoce.desk.core.rights import Role
    from sottovoce.desk.core.services import found_organisation

    organisation = found_organisation()
    plant_default_rules()
    refresh()
    acme = Brand.objects.create(name="Acme", slug="acme", hue=200)
    other = Brand.objects.create(name="Other", slug="other", hue=20)
    limit_to_brands([acme.id, other.id])
    staff = {}
    for role in Role:
        person = Staff.objects.create(
            email=f"{role.value}@staff.example", password=_hashed(), name=role.title, role=role.value
        )
        person.brands.set([acme, other] if role is not Role.AGENT else [acme])
        staff[role.value] = person
    profile = connect_profile(None, acme, "webhook", "Acme webhook", {}, NOW)
    other_profile = connect_profile(None, other, "webhook", "Other webhook", {}, NOW)
    return Desk(organisation, acme, other, staff, profile, other_profile)


@pytest.fixture
def say(desk: Desk) -> Callable[..., Any]:
    """Let a customer say something; returns the message as it was taken in."""
    return speaker(desk)


def speaker(desk: Desk) -> Callable[..., Any]:
    """A function that takes a text in as a customer's message and returns the stored message."""
    from sottovoce.channels import Author, EventKind, InboundEvent, Visibility
    from sottovoce.desk.conversations.models import Message
    from sottovoce.desk.conversations.services.arrivals import Arrival
    from sottovoce.desk.conversations.services.intake import take_in
    from sottovoce.desk.conversations.services.intake_rows import blind_native
    from sottovoce.desk.conversations.services.profiles import ref_of
    from sottovoce.desk.conversations.services.scanner import scanner

    def say(
        text: str,
        *,
        who: str = "mira",
        visibility: str = "public",
        native_id: str | None = None,
        kind: str = "new",
        at: datetime | None = None,
        profile: Any = None,
        attachments: tuple[Any, ...] = (),
    ) -> Any:
        ref = ref_of(profile or desk.profile)
        native = native_id or str(uuid4())
        event = InboundEvent(
            kind=EventKind(kind),
            native_id=native,
            author=Author(id=f"id-{who}", handle=who, name=who.title()),
            text=text,
            visibility=Visibility(visibility),
            conversation=f"thread-{who}",
            sent_at=at or desk.now,
            attachments=attachments,
        )
        take_in(scanner(), [Arrival(ref, event)], desk.now)
        desk.see_all()
        return Message.objects.get(profile_id=ref.id, blind_native_id=blind_native(ref, native))

    return say


@pytest.fixture
def live_desk(committed_desk: Desk) -> Iterator[Any]:
    """A running desk: front door and pages on a free port, in this process's database."""
    from tests.desk.running import RunningDesk

    with RunningDesk(committed_desk) as running:
        yield running
