"""Channels: one module for each platform, behind one protocol (DESIGN section 6).

    channel = channels.build("bluesky", credentials)
    fetched = await channel.fetch_since(None)
    await channel.hide(fetched.events[0].native_id, "measure-1")
    await channel.aclose()

An engine: it knows nothing of Django, the database or the other engines. It opens connections only to the
addresses named in a profile's credentials. A platform's module, and the client it needs, is loaded when it is
first used; what a channel is and can do is declared in `declared` and needs no loading.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, cast

from sottovoce.channels.declared import DECLARED, Declaration
from sottovoce.channels.model import (
    Attachable,
    Author,
    Capabilities,
    CredentialField,
    EventKind,
    Fetched,
    InboundAttachment,
    InboundEvent,
    OutgoingAttachment,
    Presence,
    Visibility,
)
from sottovoce.channels.protocol import Channel
from sottovoce.channels.waiting import backoff
from sottovoce.errors import BadInput

__all__ = [
    "Attachable",
    "Author",
    "Capabilities",
    "Channel",
    "CredentialField",
    "EventKind",
    "Fetched",
    "InboundAttachment",
    "InboundEvent",
    "OutgoingAttachment",
    "Presence",
    "Visibility",
    "backoff",
    "build",
    "capabilities",
    "credential_fields",
    "is_polled",
    "names",
    "receive",
    "takes_webhooks",
    "title",
]


class _Opening(Protocol):
    """The floor plan of every platform's module."""

    def open_channel(self, credentials: Mapping[str, str]) -> Channel: ...


class _Receiving(Protocol):
    """What a platform's module has besides, where the platform posts webhooks."""

    def receive(
        self, body: bytes, headers: Mapping[str, str], credentials: Mapping[str, str], now: datetime
    ) -> list[InboundEvent]: ...


def names() -> tuple[str, ...]:
    """Every channel there is."""
    return tuple(DECLARED)


def title(channel: str) -> str:
    """The channel's name as people write it."""
    return _declared(channel).title


def capabilities(channel: str, credentials: Mapping[str, str]) -> Capabilities:
    """What a profile connected with these credentials lets a brand do."""
    declared = _declared(channel)
    for credential, more in declared.with_credential.items():
        if credentials.get(credential):
            return more
    return declared.capabilities


def credential_fields(channel: str) -> tuple[CredentialField, ...]:
    """What a brand must give to connect a profile."""
    return _declared(channel).credentials


def takes_webhooks(channel: str) -> bool:
    """Whether the platform posts to us."""
    return _declared(channel).takes_webhooks


def is_polled(channel: str) -> bool:
    """Whether the platform must be asked what is new."""
    return _declared(channel).is_polled


def receive(
    channel: str, body: bytes, headers: Mapping[str, str], credentials: Mapping[str, str], now: datetime
) -> list[InboundEvent]:
    """Verify a webhook over its raw bytes and parse it; ``headers`` have lower-case names.

    Raises:
        Refused: the signature is missing, wrong, or too old.
        BadInput: it is signed well but is not what the channel takes; the field is named.
    """
    if not takes_webhooks(channel):
        raise BadInput("This channel takes no webhooks.", where=channel)
    module = cast(_Receiving, _load(channel))
    return module.receive(body, headers, credentials, now)


def build(name: str, credentials: Mapping[str, str]) -> Channel:
    """A profile's channel, ready to act; the caller closes it.

    Raises:
        BadInput: there is no such channel, or a credential it cannot do without is missing.
    """
    for field in credential_fields(name):
        if field.required and not credentials.get(field.name):
            raise BadInput("A credential is missing.", where=field.name, remedy=field.help)
    return cast(_Opening, _load(name)).open_channel(credentials)


def _declared(channel: str) -> Declaration:
    declared = DECLARED.get(channel)
    if declared is None:
        raise BadInput(
            "There is no such channel.", where=channel[:40], remedy=f"Choose from {', '.join(DECLARED)}."
        )
    return declared


def _load(channel: str) -> object:
    return importlib.import_module(_declared(channel).module)
