"""What a library says otherwise than another, and what that does to clocks."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from sottovoce.law import Condition, Law, Library, shipped
from sottovoce.law.differences import Effect, differences

LAW = shipped().law("EU-GDPR")


def library(*laws: Law) -> Library:
    return Library(MappingProxyType({law.id: law for law in laws}), shipped().rules)


def with_authority(**changed: object) -> Law:
    duties = [replace(each, **changed) if each.id == "breach.authority" else each for each in LAW.duties]
    return replace(LAW, duties=tuple(duties))


def test_a_library_does_not_differ_from_itself() -> None:
    assert differences(shipped(), shipped()) == ()


@pytest.mark.parametrize(
    ("changed", "effect"),
    [
        ({"value": 96}, Effect.LONGER),
        ({"value": 48}, Effect.SHORTER),
        ({"value": 2, "unit": "day"}, Effect.SHORTER),
        ({"value": 3, "unit": "day", "days": "business"}, Effect.LONGER),
        ({"value": None, "unit": None, "wording": "without undue delay"}, Effect.LONGER),
    ],
)
def test_another_period_is_shorter_or_longer(changed: dict[str, object], effect: Effect) -> None:
    changes = differences(library(LAW), library(with_authority(**changed)))
    (period,) = [each for each in changes if each.where == "duties breach.authority"]
    assert (period.before, period.effect) == ("72 hours", effect)


def test_a_date_in_place_of_words_is_shorter() -> None:
    words = with_authority(value=None, unit=None, wording="without undue delay")
    (change, *_) = differences(library(words), library(LAW))
    assert (change.effect, change.after) == (Effect.SHORTER, "72 hours")


def test_another_note_changes_no_deadline() -> None:
    (change,) = differences(library(LAW), library(with_authority(note="another note")))
    assert (change.where, change.after) == ("duties breach.authority note", "another note")
    assert change.effect is Effect.WORDS


def test_a_duty_of_another_condition_is_a_new_one() -> None:
    (old,) = [each for each in LAW.duties if each.id == "breach.authority"]
    many = replace(old, when=(Condition("affected", at_least=500),), value=24)
    (change,) = differences(library(LAW), library(replace(LAW, duties=(*LAW.duties, many))))
    assert (change.effect, change.after) == (Effect.NEW, "24 hours")
    assert "affected 500 or more" in change.where


@pytest.mark.parametrize(
    "changed",
    [
        {"counting": "UK"},
        {"pauses": ("identity",)},
        {"starts": ("aware", "received")},
        {"extends": "rights.response"},
        {"until": date(2027, 1, 1)},
        {"target_days_earlier": 1},
    ],
)
def test_a_change_that_is_no_period_but_not_mere_words_may_move_deadlines(changed: dict[str, object]) -> None:
    (change,) = differences(library(LAW), library(with_authority(**changed)))
    assert change.effect is Effect.MOVES
    assert change.where == f"duties breach.authority {next(iter(changed))}"


@pytest.mark.parametrize(
    "changed", [{"calendar": "DE"}, {"effective": date(2027, 1, 1)}, {"territories": ()}]
)
def test_where_and_when_a_law_holds_may_move_deadlines(changed: dict[str, object]) -> None:
    changes = differences(library(LAW), library(replace(LAW, **changed)))
    assert {each.effect for each in changes} == {Effect.MOVES}


@pytest.mark.parametrize(
    ("changed", "effect"),
    [
        ({"rolls_from": ()}, Effect.MOVES),
        ({"counts_first_day": True}, Effect.MOVES),
        ({"title": "another title"}, Effect.WORDS),
    ],
)
def test_a_counting_rule_may_change(changed: dict[str, object], effect: Effect) -> None:
    rule = replace(shipped().rules["EU-1182/71"], **changed)
    rules = MappingProxyType({**shipped().rules, rule.id: rule})
    (change,) = differences(shipped(), Library(shipped().laws, rules))
    assert (change.law, change.effect) == ("counting", effect)
    assert change.where == f"EU-1182/71 {next(iter(changed))}"


def test_a_counting_rule_may_come_and_go() -> None:
    fewer = Library(shipped().laws, MappingProxyType({}))
    changes = [*differences(fewer, shipped()), *differences(shipped(), fewer)]
    assert len(changes) == 2 * len(shipped().rules)
    assert {each.effect for each in changes} == {Effect.WORDS}


def test_of_a_list_is_told_what_went_and_what_came() -> None:
    rights = ("a right to be surprised", *LAW.rights[1:])
    changes = differences(library(LAW), library(replace(LAW, rights=rights)))
    assert [(each.before, each.after) for each in changes] == [(LAW.rights[0], ""), ("", rights[0])]


def test_a_law_may_come_and_go() -> None:
    assert [each.effect for each in differences(library(), library(LAW))] == [Effect.NEW]
    assert [each.effect for each in differences(library(LAW), library())] == [Effect.GONE]
