"""The ledger page: recorded acts, page by page, and one act with the proof that it stands in the log.

Reads only. A person sees the acts of the organisation and of their own brands (the database's policy says so
too); the log itself, which names nobody, is one for all. Paging is by key (time, id), so a page costs the
same however far back it lies and stands still while new acts arrive.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import seeing_every_brand
from sottovoce.desk.core.installation import home, ledger, ledger_signer, vault
from sottovoce.desk.core.models import Act, Brand, Staff
from sottovoce.desk.core.recorder import CUSTOMER, STRANGER, SYSTEM
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.sealing import context_of
from sottovoce.errors import BadInput, NotFound, Refused, Unreadable

PAGE = 50


@dataclass(frozen=True, slots=True)
class ActFilter:
    """What to look for; what is None is not asked. ``object`` is any id that an act names."""

    kind: str | None = None
    actor: UUID | None = None
    subject: UUID | None = None
    object: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act as a list shows it. ``index`` is its place in the log; None until it is sequenced."""

    id: UUID
    kind: str
    title: str
    at: datetime
    actor: str
    actor_name: str
    brand: str
    objects: tuple[str, ...]
    subject: UUID | None
    index: int | None


@dataclass(frozen=True, slots=True)
class ActsPage:
    """A page of acts, newest first, and the cursor of the next one."""

    acts: tuple[ActRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class OneAct:
    """An act in full. ``detail`` is None when its customer was shredded; ``proof`` until it is sequenced."""

    act: ActRow
    detail: Mapping[str, Any] | None
    leaf: bytes
    leaf_hash: str
    proof: str | None


@dataclass(frozen=True, slots=True)
class CheckpointFacts:
    """The log as it stands: what a visitor compares, and what is needed to verify it with other tools."""

    origin: str
    size: int
    root: str
    text: str
    verifier_key: str
    waiting: int


def acts(staff: Staff, wanted: ActFilter, cursor: str | None = None, limit: int = PAGE) -> ActsPage:
    """A page of acts.

    Raises:
        Refused: the person's role may not read the ledger.
        BadInput: the cursor is not one of ours.
    """
    found = _filtered(_visible(staff), wanted)
    if cursor:
        at, identifier = _decode(cursor)
        found = found.filter(Q(at__lt=at) | Q(at=at, id__lt=identifier))
    rows = list(found.order_by("-at", "-id")[: limit + 1])
    page = rows[:limit]
    following = f"{page[-1].at.isoformat()}_{page[-1].id}" if len(rows) > limit else None
    return ActsPage(tuple(_named(page)), following)


def one_act(staff: Staff, act_id: UUID) -> OneAct:
    """One act with its detail and proof.

    Raises:
        Refused: the person's role may not read the ledger.
        NotFound: there is no such act within the person's brands.
    """
    row = _visible(staff).filter(id=act_id).first()
    if row is None:
        raise NotFound("There is no such act here.")
    leaf = bytes(row.leaf)
    return OneAct(
        act=_named([row])[0],
        detail=_detail(row),
        leaf=leaf,
        # RFC 6962, section 2.1: the hash of a leaf is that of a zero byte and the entry.
        leaf_hash=hashlib.sha256(b"\x00" + leaf).hexdigest(),
        proof=proof_of(row.index),
    )


def proof_of(index: int | None) -> str | None:
    """The C2SP inclusion proof of the entry at this index; None while no checkpoint holds it."""
    if index is None or index >= ledger().size():
        return None
    return ledger().prove(index)


def checkpoint_facts(staff: Staff) -> CheckpointFacts:
    """The newest checkpoint, and how many acts wait for the next."""
    _require(staff)
    with seeing_every_brand():
        waiting = Act.objects.filter(index=None).count()
    checkpoint = ledger().checkpoint()
    return CheckpointFacts(
        origin=checkpoint.origin,
        size=checkpoint.size,
        root=checkpoint.root.hex(),
        text=checkpoint.text,
        verifier_key=ledger_signer(home()).verifier_key,
        waiting=waiting,
    )


def actors() -> tuple[tuple[UUID, str], ...]:
    """Staff to filter by."""
    return tuple(Staff.objects.order_by("name").values_list("id", "name"))


def _require(staff: Staff) -> None:
    if not staff.may(Right.READ_LEDGER):
        raise Refused("Your role may not read the ledger.", remedy="Ask a team lead or an auditor.")


def _visible(staff: Staff) -> QuerySet[Act]:
    _require(staff)
    return Act.objects.filter(Q(brand=None) | Q(brand__in=staff.brand_ids()))


def _filtered(found: QuerySet[Act], wanted: ActFilter) -> QuerySet[Act]:
    conditions: dict[str, Any] = {
        "kind": wanted.kind,
        "actor": None if wanted.actor is None else f"staff:{wanted.actor}",
        "subject": wanted.subject,
        "objects_named__contains": None if wanted.object is None else [wanted.object],
        "at__gte": wanted.since,
        "at__lt": wanted.until,
    }
    return found.filter(**{name: value for name, value in conditions.items() if value is not None})


def _named(rows: list[Act]) -> list[ActRow]:
    names = {f"staff:{identifier}": name for identifier, name in Staff.objects.values_list("id", "name")}
    names |= {SYSTEM: "Sottovoce", CUSTOMER: "The customer", STRANGER: "Somebody not signed in"}
    brands = dict(Brand.objects.values_list("id", "name"))
    return [
        ActRow(
            id=row.id,
            kind=row.kind,
            title=ActKind(row.kind).title,
            at=row.at,
            actor=row.actor,
            actor_name=names.get(row.actor, "Somebody who left"),
            brand=brands.get(row.brand_id, "") if row.brand_id is not None else "",
            objects=tuple(row.objects_named),
            subject=row.subject,
            index=row.index,
        )
        for row in rows
    ]


def _detail(row: Act) -> Mapping[str, Any] | None:
    context = context_of(row.subject, "core_act", "detail", row.id)
    sealed = bytes(row.sealed_detail)
    try:
        opened = (
            vault().open_for_organisation(sealed, context)
            if row.subject is None
            else vault().open(row.subject, sealed, context)
        )
    except Unreadable:
        return None
    found = json.loads(opened)
    assert isinstance(found, dict)  # noqa: S101 - the recorder wrote it
    return found


def _decode(cursor: str) -> tuple[datetime, UUID]:
    moment, _, identifier = cursor.rpartition("_")
    try:
        return datetime.fromisoformat(moment), UUID(identifier)
    except ValueError:
        raise BadInput("This page of the ledger cannot be found.", where="page") from None
