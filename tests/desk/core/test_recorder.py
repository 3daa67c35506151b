"""Acts are recorded in the transaction that does them; the ledger's leaf proves them and names nobody."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.models import Act
from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, actor_of, record, record_all
from sottovoce.desk.core.sealing import context_of
from sottovoce.errors import Unreadable
from sottovoce.ledger import Leaf, commit
from tests.desk.fixtures import NOW, Desk


@pytest.fixture
def customer() -> UUID:
    found = uuid4()
    vault().ensure_keys([found])
    return found


def opened(act: Act) -> bytes:
    context = context_of(act.subject, "core_act", "detail", act.id)
    if act.subject is None:
        return vault().open_for_organisation(bytes(act.sealed_detail), context)
    return vault().open(act.subject, bytes(act.sealed_detail), context)


def test_a_leaf_holds_a_commitment_to_the_detail_and_not_the_detail(desk: Desk, customer: UUID) -> None:
    detail = {"reason": "Mira Muster asked", "kinds": ["PHONE_NUMBER"]}
    act_id = record(
        ActToRecord(ActKind.REVEALED, NOW, actor_of(desk.agent), customer, desk.acme.id, ("o-1",), detail)
    )
    act = Act.objects.get(id=act_id)
    leaf = Leaf.decode(bytes(act.leaf))
    assert (leaf.act, leaf.kind, leaf.at, leaf.objects) == (act_id, "value.revealed", NOW, ("o-1",))
    assert leaf.actor == f"staff:{desk.agent.id}"
    assert b"Mira Muster" not in bytes(act.leaf) + bytes(act.sealed_detail)
    assert b"Mira Muster" in opened(act)
    assert leaf.commitment == commit(vault().salt(customer, act_id), opened(act))


def test_a_shred_leaves_the_proof_and_takes_the_person(desk: Desk, customer: UUID) -> None:
    act_id = record(ActToRecord(ActKind.REVEALED, NOW, SYSTEM, customer, detail={"reason": "asked"}))
    vault().shred(customer, NOW)
    act = Act.objects.get(id=act_id)
    assert Leaf.decode(bytes(act.leaf)).act == act_id
    with pytest.raises(Unreadable):
        opened(act)
    with pytest.raises(Unreadable):
        vault().salt(customer, act_id)


def test_an_act_without_a_customer_is_the_organisations(desk: Desk) -> None:
    act_id = record(ActToRecord(ActKind.RULE_CHANGED, NOW, SYSTEM, detail={"what": "made"}))
    assert opened(Act.objects.get(id=act_id)) == b'{"what":"made"}'


def test_equal_details_have_unequal_commitments(desk: Desk, customer: UUID) -> None:
    acts = [ActToRecord(ActKind.REVEALED, NOW, SYSTEM, customer, detail={"n": 1}) for _ in range(2)]
    record_all(acts)
    leaves = [
        Leaf.decode(bytes(leaf))
        for leaf in Act.objects.filter(id__in=[a.id for a in acts]).values_list("leaf", flat=True)
    ]
    assert leaves[0].commitment != leaves[1].commitment


def test_an_act_is_undone_with_what_it_records(desk: Desk) -> None:
    before = Act.objects.count()

    def change_a_rule_and_fail() -> None:
        with transaction.atomic():
            record(ActToRecord(ActKind.RULE_CHANGED, NOW, SYSTEM))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_a_rule_and_fail()
    assert Act.objects.count() == before


def test_an_act_is_not_recorded_apart_from_what_it_records(committed_desk: Desk) -> None:
    with pytest.raises(RuntimeError):
        record(ActToRecord(ActKind.RULE_CHANGED, NOW, SYSTEM))


@pytest.mark.parametrize("statement", ["UPDATE core_act SET actor = 'somebody else'", "DELETE FROM core_act"])
def test_the_application_cannot_change_or_forget_an_act(desk: Desk, statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_kind_of_act_has_words() -> None:
    assert all(kind.title for kind in ActKind)
    assert len({kind.title for kind in ActKind}) == len(ActKind)
