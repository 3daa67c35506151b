"""What an update may do before counsel has seen it: nothing, or only what makes duties stricter. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sottovoce.law.differences import Change, Effect

STRICTER = frozenset({Effect.SHORTER, Effect.NEW})


class Policy(StrEnum):
    """Who says that an update takes effect."""

    COUNSEL = "counsel"
    STRICTER = "stricter"

    @property
    def in_words(self) -> str:
        """In words, for screens."""
        if self is Policy.COUNSEL:
            return "Every update waits for counsel."
        return "An update that only shortens deadlines or adds duties takes effect at once; others wait."


def may_take_effect(policy: Policy, changes: Sequence[Change]) -> bool:
    """Whether an update takes effect at once.

    It does so as a whole or not at all: one deadline that grows, one duty that goes, or one change whose
    effect is not plain, and all of it waits.
    """
    effects = {change.effect for change in changes}
    return policy is Policy.STRICTER and bool(effects & STRICTER) and effects <= STRICTER | {Effect.WORDS}
