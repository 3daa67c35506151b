"""Measures in words: what one does, and how it stands. Pure; for screens."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "hide": "Hide on the network",
    "unhide": "Show again on the network",
    "delete": "Delete on the network",
    "reply_privately": "Write to the customer privately",
    "escalate": "Tell a person",
}

_DONE: Mapping[str, str] = {
    "hide": "Hidden on the network",
    "unhide": "Shown again on the network",
    "delete": "Deleted on the network",
    "reply_privately": "Private message sent",
    "escalate": "A person was told",
}

STATES: Mapping[str, str] = {
    "due": "Under way",
    "done": "Done",
    "refused": "Refused by the network",
    "failed": "Failed",
    "needless": "No longer needed",
}


def kind_words(kind: str) -> str:
    """What a measure of this kind does."""
    return KINDS.get(kind, kind)


def state_words(kind: str, state: str, attempts: int) -> str:
    """How a measure stands, in one short phrase."""
    if state == "done":
        return _DONE.get(kind, STATES["done"])
    if state == "due" and attempts:
        times = "once" if attempts == 1 else f"{attempts} times"
        return f"The network did not answer; tried {times}, will try again"
    return STATES.get(state, state)
