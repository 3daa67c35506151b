"""The act recorder: every privacy-relevant act becomes a row in the transaction that does it.

Invariant 4 of the design. A row holds the leaf that the ledger will publish (kind, time, the actor's and
objects' random ids, a salted commitment) and the sealed detail. The salt comes from the customer's key, so a
shred leaves the proof of the act without the person.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.bulk_sql import insert_rows
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.sealing import context_of
from sottovoce.ledger import Leaf, commit

SYSTEM = "system"
CUSTOMER = "customer"
# Whoever is at the sign-in page: not known to be the person whose account it is.
STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class ActToRecord:
    """One act. ``detail`` may name people and values: it is sealed. ``objects`` must be random ids."""

    kind: ActKind
    at: datetime
    actor: str
    subject: UUID | None = None
    brand: int | None = None
    objects: tuple[str, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)
    id: UUID = field(default_factory=new_id)


def actor_of(staff: Staff | None) -> str:
    """How the ledger names who acted: a random id, or the system itself."""
    return f"staff:{staff.id}" if staff is not None else SYSTEM


def record(act: ActToRecord) -> UUID:
    """Record one act in the caller's transaction; returns its id.

    Raises:
        RuntimeError: outside a transaction, since an act must not be recorded apart from what it records.
    """
    record_all([act])
    return act.id


_COLUMNS = {
    "id": "uuid",
    "kind": "text",
    "at": "timestamptz",
    "actor": "text",
    "subject": "uuid",
    "brand_id": "bigint",
    "objects_named": "jsonb",
    "sealed_detail": "bytea",
    "leaf": "bytea",
}
# What is committed to must be spelt the same way whenever it is proved.
_spelt = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def record_all(acts: Iterable[ActToRecord]) -> None:
    """Record many acts with one statement, in the caller's transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("An act is recorded in the transaction that does it.")
    insert_rows("core_act", _COLUMNS, [_row(act) for act in acts])


def _row(act: ActToRecord) -> tuple[Any, ...]:
    detail = _spelt(act.detail).encode()
    leaf = Leaf(
        act=act.id,
        kind=act.kind.value,
        at=act.at,
        actor=act.actor,
        objects=act.objects,
        commitment=commit(vault().salt(act.subject, act.id), detail),
    )
    context = context_of(act.subject, "core_act", "detail", act.id)
    sealed = (
        vault().seal(act.subject, detail, context)
        if act.subject is not None
        else vault().seal_for_organisation(detail, context)
    )
    return (
        act.id,
        act.kind.value,
        act.at,
        act.actor,
        act.subject,
        act.brand,
        json.dumps(act.objects),
        sealed,
        leaf.encode(),
    )
