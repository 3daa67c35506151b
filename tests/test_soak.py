"""Invariant 2, in short: parts are killed at random while webhooks pour in; nothing is lost."""

from __future__ import annotations

import pytest

from bench.soak import soak

ROUNDS = 3
SEED = 20261124


@pytest.mark.soak
@pytest.mark.timeout(300)
def test_what_was_acknowledged_is_there_once_after_every_kill() -> None:
    outcome = soak(ROUNDS, SEED, print)
    assert outcome.faults() == []
    assert len(outcome.poured.acknowledged) > ROUNDS
    assert outcome.kills.total() == ROUNDS
