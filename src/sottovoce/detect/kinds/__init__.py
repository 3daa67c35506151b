"""All kinds of personal data that the engine knows, by family; a new kind is a new row in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sottovoce.detect.kinds import (
    contact,
    credentials,
    financial,
    government,
    identifiers,
    online,
    sensitive,
)
from sottovoce.detect.kinds.declaration import KindDeclaration, Pattern

__all__ = ["KINDS", "KindDeclaration", "Pattern"]

KINDS: Mapping[str, KindDeclaration] = MappingProxyType(
    {
        declaration.kind: declaration
        for family in (contact, financial, credentials, government, identifiers, online, sensitive)
        for declaration in family.KINDS
    }
)
