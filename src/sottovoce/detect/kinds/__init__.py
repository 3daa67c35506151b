"""All kinds of personal data that the engine knows, by family; a new kind is a new row in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sottovoce.detect.kinds import (
    africa_oceania,
    americas,
    asia,
    company_numbers,
    contact,
    credentials,
    eastern_europe,
    everyday,
    financial,
    government,
    identifiers,
    issued_keys,
    mentions,
    online,
    payments,
    profiles,
    secrets_told,
    sensitive,
    wallets,
    western_europe,
    whereabouts,
)
from sottovoce.detect.kinds.declaration import KindDeclaration, Pattern

__all__ = ["KINDS", "KindDeclaration", "Pattern"]

FAMILIES = (
    contact,
    whereabouts,
    wallets,
    secrets_told,
    profiles,
    payments,
    issued_keys,
    company_numbers,
    financial,
    credentials,
    government,
    western_europe,
    eastern_europe,
    americas,
    asia,
    africa_oceania,
    identifiers,
    mentions,
    online,
    everyday,
    sensitive,
)

KINDS: Mapping[str, KindDeclaration] = MappingProxyType(
    {declaration.kind: declaration for family in FAMILIES for declaration in family.KINDS}
)
