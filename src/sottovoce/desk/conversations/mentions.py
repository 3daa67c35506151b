"""Who a note calls: ``@`` and a colleague's name. Pure; knows names and ids, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID


def mentioned(text: str, names: Mapping[UUID, str]) -> tuple[UUID, ...]:
    """The colleagues whose names follow an ``@``, in the order of the text.

    Of two names that begin alike the longer one counts: ``@Ann Lee`` does not call Ann. Nor does an address:
    ``info@ann.example``.
    """
    folded = text.casefold()
    longest_first = sorted(names.items(), key=lambda item: -len(item[1]))
    found: dict[UUID, None] = {}
    at = folded.find("@")
    while at >= 0:
        rest = folded[at + 1 :]
        called = next((who for who, name in longest_first if _begins_with(rest, name.casefold())), None)
        if called is not None and not folded[max(at - 1, 0) : at].isalnum():
            found.setdefault(called)
        at = folded.find("@", at + 1)
    return tuple(found)


def _begins_with(rest: str, name: str) -> bool:
    return bool(name) and rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum()
