"""Rules are changed by those who may, in one order, and every change stands in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from sottovoce.desk.conversations.models import Measure, Message, Rule
from sottovoce.desk.conversations.selectors.rules import rules
from sottovoce.desk.conversations.services.rules_changes import (
    delete_rule,
    enable_rule,
    move_rule,
    save_rule,
)
from sottovoce.desk.core.models import Act
from sottovoce.errors import BadInput, NotFound, Refused
from tests.desk.fixtures import NOW, Desk

HIDE: list[dict[str, Any]] = [{"kind": "hide"}]


def make(desk: Desk, name: str = "Hide e-mail", **more: Any) -> Rule:
    given: dict[str, Any] = {"conditions": {"kinds": ["EMAIL_ADDRESS"]}, "measures": HIDE}
    return save_rule(desk.officer, name=name, now=NOW, **(given | more))


def changes() -> int:
    return Act.objects.filter(kind="rule.changed").count()


def test_a_new_rule_comes_last_and_is_told_in_a_sentence(desk: Desk) -> None:
    rule = make(desk)
    last = rules(desk.officer, NOW)[-1]
    assert (last.id, last.position, last.enabled) == (rule.id, Rule.objects.count() - 1, True)
    assert "e-mail" in last.sentence
    assert "hide" in last.sentence
    assert changes() == 1


def test_each_kind_of_change_is_an_act(desk: Desk) -> None:
    rule = make(desk)
    make(desk, "Hide every e-mail", rule_id=rule.id)
    move_rule(desk.officer, rule.id, 0, NOW)
    enable_rule(desk.officer, rule.id, False, NOW)
    enable_rule(desk.officer, rule.id, False, NOW)
    delete_rule(desk.officer, rule.id, NOW)
    assert changes() == 5
    assert not Rule.objects.filter(id=rule.id).exists()


def test_a_moved_rule_leaves_one_order_without_gaps(desk: Desk) -> None:
    rule = make(desk)
    for place in (0, 2, 99, -1):
        move_rule(desk.officer, rule.id, place, NOW)
        positions = list(Rule.objects.order_by("position").values_list("position", flat=True))
        assert positions == list(range(len(positions)))
    assert Rule.objects.order_by("position").first() == rule


def test_a_changed_rule_decides_what_arrives_next(desk: Desk, tell: Callable[..., Message]) -> None:
    Rule.objects.all().delete()
    rule = make(desk)
    tell("write to mira@mail.example")
    assert Measure.objects.get().rule == rule
    enable_rule(desk.officer, rule.id, False, NOW)
    tell("write to mira@mail.example again")
    assert Measure.objects.count() == 1


def test_a_deleted_rule_leaves_its_measures(desk: Desk, tell: Callable[..., Message]) -> None:
    Rule.objects.all().delete()
    rule = make(desk)
    tell("write to mira@mail.example")
    tell("write to mira@mail.example", profile=desk.other_profile)
    desk.officer.brands.set([desk.acme])
    delete_rule(desk.officer, rule.id, NOW)
    desk.see_all()
    assert set(Measure.objects.values_list("rule", flat=True)) == {None}


def test_an_agent_reads_rules_and_changes_none(desk: Desk) -> None:
    rule = make(desk)
    assert rule.id in {shown.id for shown in rules(desk.agent, NOW)}
    with pytest.raises(Refused):
        enable_rule(desk.agent, rule.id, False, NOW)
    with pytest.raises(Refused):
        save_rule(desk.agent, name="Mine", conditions={}, measures=HIDE, now=NOW)


def test_a_rule_of_another_brand_is_not_there(desk: Desk) -> None:
    rule = make(desk, brand_id=desk.other.id)
    desk.officer.brands.set([desk.acme])
    with pytest.raises(NotFound):
        enable_rule(desk.officer, rule.id, False, NOW)
    with pytest.raises(NotFound):
        make(desk, brand_id=desk.other.id)
    with pytest.raises(NotFound):
        delete_rule(desk.officer, uuid4(), NOW)
    assert rule.id not in {shown.id for shown in rules(desk.agent, NOW)}


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("name", {"name": "  "}),
        ("measures", {"measures": []}),
        ("measures", {"measures": [*HIDE, *HIDE]}),
        ("fields", {"measures": [{"kind": "reply_privately", "with_link": True, "fields": ["shoe_size"]}]}),
        ("colour", {"conditions": {"colour": "red"}}),
        ("kind", {"measures": [{"kind": "shout"}]}),
    ],
)
def test_an_unusable_rule_names_its_field(desk: Desk, field: str, change: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as refusal:
        make(desk, **change)
    assert field in refusal.value.where
    assert changes() == 0
