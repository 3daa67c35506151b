"""The servers of the tests as fixtures: each started once for the run, and only if a test asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers import bluesky, mastodon
from tests.servers.demo import DemoNetwork, demo_network_running
from tests.servers.processes import free_port


@pytest.fixture(scope="session")
def bluesky_network() -> Iterator[bluesky.BlueskyNetwork]:
    """The real Bluesky network on this machine."""
    if reason := bluesky.why_missing():
        pytest.skip(reason)
    with bluesky.bluesky_network_running() as network:
        yield network


@pytest.fixture(scope="session")
def mastodon_server() -> Iterator[mastodon.MastodonServer]:
    """A server that speaks Mastodon's API."""
    if reason := mastodon.why_missing():
        pytest.skip(reason)
    with mastodon.mastodon_running() as server:
        yield server


@pytest.fixture(scope="session")
def demo_network() -> Iterator[DemoNetwork]:
    """The simulated network, with no desk to push to: what happened there is fetched."""
    with demo_network_running(f"http://127.0.0.1:{free_port()}") as network:
        yield network
