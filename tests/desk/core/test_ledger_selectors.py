"""The ledger as it is asked: page by page, within one's brands, each act with its proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.installation import home, ledger_signer
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.selectors.ledger import ActFilter, acts, checkpoint_facts, one_act
from sottovoce.desk.core.sequencer import sequence_once
from sottovoce.errors import BadInput, NotFound, Refused
from sottovoce.ledger import verify_proof
from tests.desk.fixtures import Desk


def note(desk: Desk, minutes: int, brand: Any = None, kind: ActKind = ActKind.RULE_CHANGED) -> Any:
    with transaction.atomic():
        return record(
            ActToRecord(
                kind,
                desk.now + timedelta(minutes=minutes),
                actor_of(desk.officer),
                brand=None if brand is None else brand.id,
                objects=(f"object-{minutes}",),
                detail={"minutes": minutes},
            )
        )


RULES = ActFilter(kind=ActKind.RULE_CHANGED)


def test_pages_follow_each_other_without_gap_or_repetition_while_acts_arrive(desk: Desk) -> None:
    # Several acts at one moment: time alone would lose or repeat some of them.
    written = sorted((minutes // 4, note(desk, minutes // 4)) for minutes in range(12))
    first = acts(desk.officer, RULES, limit=5)
    note(desk, 99)
    found = list(first.acts)
    cursor = first.next
    while cursor:
        page = acts(desk.officer, RULES, cursor, limit=5)
        found += page.acts
        cursor = page.next
    assert [row.id for row in found] == [act for _, act in written[::-1]]


def test_a_person_sees_the_organisations_acts_and_those_of_their_brands(desk: Desk) -> None:
    general, own, other = note(desk, 1), note(desk, 2, desk.acme), note(desk, 3, desk.other)
    auditor = desk.staff["auditor"]
    auditor.brands.set([desk.acme])
    assert [row.id for row in acts(auditor, RULES).acts] == [own, general]
    with pytest.raises(NotFound):
        one_act(auditor, other)


@pytest.mark.parametrize(
    "wanted",
    [
        lambda desk: ActFilter(object="object-2"),
        lambda desk: ActFilter(kind=ActKind.RULE_CHANGED, since=desk.now + timedelta(minutes=2)),
        lambda desk: ActFilter(
            actor=desk.officer.id,
            since=desk.now + timedelta(minutes=2),
            until=desk.now + timedelta(minutes=3),
        ),
    ],
)
def test_acts_are_found_by_object_actor_and_time(desk: Desk, wanted: Callable[[Desk], ActFilter]) -> None:
    note(desk, 1)
    second = note(desk, 2)
    assert [row.id for row in acts(desk.officer, wanted(desk)).acts] == [second]


def test_an_act_is_proven_by_other_peoples_tools_once_it_is_in_the_log(desk: Desk) -> None:
    act = note(desk, 1)
    assert one_act(desk.officer, act).proof is None
    while sequence_once(desk.now):
        pass
    shown = one_act(desk.officer, act)
    assert shown.proof is not None
    assert verify_proof(shown.proof, shown.leaf, ledger_signer(home()).verifier_key).index == shown.act.index
    assert shown.detail == {"minutes": 1}


def test_the_checkpoint_says_how_much_waits(desk: Desk) -> None:
    while sequence_once(desk.now):
        pass
    before = checkpoint_facts(desk.officer)
    note(desk, 1)
    waiting = checkpoint_facts(desk.officer)
    assert (before.waiting, waiting.waiting, waiting.size) == (0, 1, before.size)
    assert waiting.origin in waiting.text


@pytest.mark.parametrize("role", ["agent"])
def test_who_may_not_read_the_ledger_reads_nothing(desk: Desk, role: str) -> None:
    act = note(desk, 1)
    with pytest.raises(Refused):
        acts(desk.staff[role], RULES)
    with pytest.raises(Refused):
        one_act(desk.staff[role], act)
    with pytest.raises(Refused):
        checkpoint_facts(desk.staff[role])


@pytest.mark.parametrize("cursor", ["x", "2026-11-24_x", f"_{uuid4()}"])
def test_a_cursor_that_is_none_of_ours_is_refused(desk: Desk, cursor: str) -> None:
    with pytest.raises(BadInput):
        acts(desk.officer, RULES, cursor)
