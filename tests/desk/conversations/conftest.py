"""Fixtures of conversations: a network that takes commands, and a profile on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from tests.desk.fixtures import NOW, Desk
from tests.desk.network import Network


@pytest.fixture
def network() -> Iterator[Network]:
    """The other side of Acme's acting profile."""
    with Network() as running:
        yield running


@pytest.fixture
def acting(desk: Desk, network: Network) -> Any:
    """A profile of Acme's that can hide, delete and answer."""
    from sottovoce.desk.conversations.services.profiles import connect_profile

    credentials = {"outgoing_url": network.url}
    return connect_profile(None, desk.acme, "webhook", "Acme's shop", credentials, NOW)


@pytest.fixture
def tell(say: Callable[..., Any], acting: Any) -> Callable[..., Any]:
    """Let a customer say something on the acting profile."""
    return partial(say, profile=acting)
