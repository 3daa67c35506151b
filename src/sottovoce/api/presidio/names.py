"""The names of kinds on this wire: Presidio's where it has one, and ours for what it does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sottovoce.detect import KINDS
from sottovoce.errors import BadInput


def entity_of(kind: str) -> str:
    """What a kind is called on this wire."""
    declaration = KINDS.get(kind)
    return (declaration.presidio if declaration else "") or kind


@cache
def kinds_by_entity() -> Mapping[str, frozenset[str]]:
    """The kinds behind each entity: those that Presidio calls so, and the kind of that name itself."""
    named: dict[str, set[str]] = {}
    for kind in KINDS:
        named.setdefault(entity_of(kind), set()).add(kind)
        named.setdefault(kind, set()).add(kind)
    return {entity: frozenset(kinds) for entity, kinds in named.items()}


def entities() -> list[str]:
    """All entities that are looked for, as `GET /supportedentities` lists them."""
    return sorted({entity_of(kind) for kind in KINDS})


def recognizer_of(kind: str) -> str:
    """A recognizer's name, as Presidio's clients expect one: ``CreditCardRecognizer``."""
    return f"{entity_of(kind).replace('_', ' ').title().replace(' ', '')}Recognizer"


def wanted_kinds(asked: Sequence[str] | None, ad_hoc: frozenset[str]) -> frozenset[str]:
    """The kinds that the entities asked for stand for; all when none is named.

    Raises:
        BadInput: an entity is not known; it is never taken for one that was not found.
    """
    if not asked:
        return frozenset(KINDS)
    known = kinds_by_entity()
    for number, entity in enumerate(asked):
        if entity not in known and entity not in ad_hoc:
            raise BadInput(
                "No recognizer looks for this entity.",
                where=f"entities[{number}]",
                remedy="GET supportedentities lists those that are looked for.",
            )
    return frozenset(kind for entity in asked for kind in known.get(entity, ()))
