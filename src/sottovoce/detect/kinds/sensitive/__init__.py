"""What the law treats as especially sensitive, a file for each corner of it, and the ages of children."""

from __future__ import annotations

from sottovoce.detect.kinds.declaration import KindDeclaration
from sottovoce.detect.kinds.sensitive import belief, body, children, health, intimate, origin, standing

KINDS: tuple[KindDeclaration, ...] = tuple(
    declaration
    for family in (health, belief, origin, intimate, body, standing, children)
    for declaration in family.KINDS
)
