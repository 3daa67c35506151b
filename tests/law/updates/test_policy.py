"""What may take effect before counsel has seen it."""

from __future__ import annotations

import pytest

from sottovoce.law.differences import Change, Effect
from sottovoce.law.updates import Policy, may_take_effect


def changes(*effects: Effect) -> list[Change]:
    return [Change("EU-GDPR", "duties rights.response", "", "", effect) for effect in effects]


@pytest.mark.parametrize(
    ("effects", "at_once"),
    [
        ((Effect.SHORTER,), True),
        ((Effect.NEW,), True),
        ((Effect.SHORTER, Effect.NEW, Effect.WORDS), True),
        ((Effect.WORDS,), False),
        ((Effect.SHORTER, Effect.LONGER), False),
        ((Effect.NEW, Effect.GONE), False),
        ((Effect.SHORTER, Effect.MOVES), False),
        ((), False),
    ],
)
def test_only_what_is_stricter_and_nothing_else_takes_effect_at_once(
    effects: tuple[Effect, ...], at_once: bool
) -> None:
    assert may_take_effect(Policy.STRICTER, changes(*effects)) is at_once
    assert may_take_effect(Policy.COUNSEL, changes(*effects)) is False
