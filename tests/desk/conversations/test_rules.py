"""Rules decide from facts alone: what matches, what a channel cannot do, and what nobody may forget."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.desk.conversations.rules import (
    DEFAULT_RULES,
    SEVERE,
    ActiveRule,
    Conditions,
    FindingFacts,
    MeasureOfRule,
    MessageFacts,
    Reach,
    decide,
    parse_conditions,
    parse_measures,
)
from sottovoce.errors import BadInput

CARD = FindingFacts("CREDIT_CARD", "financial", 3, 0.99)
PHONE = FindingFacts("PHONE_NUMBER", "contact", 2, 0.8)
ORDER = FindingFacts("ORDER_NUMBER", "identifier", 1, 0.8)
EVERYTHING = Reach(hide=True, reply_privately=True)
NO_HIDING = Reach(hide=False, reply_privately=True)
NOTHING = Reach(hide=False, reply_privately=False)


def message(*findings: FindingFacts, visibility: str = "public", brand: int = 1) -> MessageFacts:
    return MessageFacts(brand, "webhook", visibility, "en", tuple(findings))


def rule(*measures: str, brand: int | None = None, conditions: Conditions | None = None) -> ActiveRule:
    return ActiveRule(
        uuid4(),
        brand,
        conditions or Conditions(minimum_severity=2),
        tuple(MeasureOfRule(kind) for kind in measures),
    )


DEFAULTS = tuple(
    ActiveRule(uuid4(), None, found.conditions, found.measures) for found in DEFAULT_RULES if found.enabled
)


def kinds(facts: MessageFacts, rules: tuple[ActiveRule, ...], reach: Reach = EVERYTHING) -> list[str]:
    return [asked.kind for asked in decide(facts, rules, reach)]


def test_a_card_in_public_is_hidden_and_answered_privately_by_default() -> None:
    assert kinds(message(CARD), DEFAULTS) == ["hide", "reply_privately"]


def test_an_order_number_in_public_needs_nothing_by_default() -> None:
    assert kinds(message(ORDER), DEFAULTS) == []


def test_a_phone_number_in_a_private_message_needs_nothing_by_default() -> None:
    assert kinds(message(PHONE, visibility="private"), DEFAULTS) == []


def test_where_nobody_can_hide_the_customer_is_told_how_to_delete_and_a_person_is_told() -> None:
    asked = decide(message(CARD), DEFAULTS, NO_HIDING)
    assert [measure.kind for measure in asked] == ["reply_privately", "escalate"]
    assert asked[0].parameters["ask_to_delete"] is True


def test_where_nothing_can_be_done_a_person_is_told() -> None:
    assert kinds(message(CARD), DEFAULTS, NOTHING) == ["escalate"]


def test_a_rule_of_another_brand_has_no_say() -> None:
    assert kinds(message(PHONE), (rule("hide", brand=2),)) == []


def test_of_two_rules_asking_for_the_same_the_first_counts() -> None:
    first, second = rule("hide"), rule("hide", "escalate")
    asked = decide(message(PHONE), (first, second), EVERYTHING)
    assert {measure.kind: measure.rule for measure in asked} == {"hide": first.id, "escalate": second.id}


def test_a_weak_finding_does_not_fire_a_rule_that_asks_for_certainty() -> None:
    certain = rule("hide", conditions=Conditions(minimum_confidence=0.9))
    assert kinds(message(PHONE), (certain,)) == []


NEIGHBOURS_PHONE = FindingFacts("PHONE_NUMBER", "contact", 2, 0.8, "other")
SONS_ILLNESS = FindingFacts("HEALTH", "health", 3, 0.9, "other")


def test_another_persons_contact_data_in_public_is_hidden_and_a_person_is_told_by_default() -> None:
    assert kinds(message(NEIGHBOURS_PHONE), DEFAULTS) == ["hide", "reply_privately", "escalate"]


def test_ones_own_phone_number_in_public_tells_nobody_by_default() -> None:
    own = FindingFacts("PHONE_NUMBER", "contact", 2, 0.8, "self")
    assert kinds(message(own), DEFAULTS) == kinds(message(PHONE), DEFAULTS) == ["hide", "reply_privately"]


def test_what_is_said_of_a_sons_health_is_treated_like_any_health_data_by_default() -> None:
    assert kinds(message(SONS_ILLNESS), DEFAULTS) == ["hide", "reply_privately"]


@pytest.mark.parametrize(("wanted", "met"), [("any", True), ("other", True), ("self", False)])
def test_a_rule_may_ask_whose_data_it_is(wanted: str, met: bool) -> None:
    asking = rule("hide", conditions=parse_conditions({"whose": wanted}))
    assert (kinds(message(NEIGHBOURS_PHONE), (asking,)) == ["hide"]) is met


@pytest.mark.parametrize("wanted", ["other", "self"])
def test_where_nobody_can_tell_whose_data_it_is_a_rule_that_asks_is_silent(wanted: str) -> None:
    asking = rule("hide", conditions=parse_conditions({"whose": wanted}))
    assert kinds(message(PHONE), (asking,)) == []


findings = st.builds(
    FindingFacts,
    st.sampled_from(["CREDIT_CARD", "PHONE_NUMBER", "HEALTH"]),
    st.sampled_from(["financial", "contact", "health"]),
    st.integers(0, 3),
    st.floats(0, 1),
)
conditions = st.builds(
    Conditions,
    visibility=st.sampled_from(["public", "private", "any"]),
    kinds=st.lists(st.sampled_from(["CREDIT_CARD", "HEALTH"]), max_size=2).map(tuple),
    minimum_severity=st.integers(0, 3),
)
rules = st.lists(
    st.builds(
        ActiveRule,
        st.uuids(),
        st.sampled_from([None, 1, 2]),
        conditions,
        st.lists(
            st.builds(MeasureOfRule, st.sampled_from(["hide", "reply_privately", "escalate"])), max_size=3
        ).map(tuple),
    ),
    max_size=4,
).map(tuple)


@given(st.lists(findings, min_size=1, max_size=4), rules, st.booleans(), st.booleans())
def test_a_severe_public_finding_never_goes_without_a_measure(
    found: list[FindingFacts], some_rules: tuple[ActiveRule, ...], hide: bool, reply: bool
) -> None:
    facts = message(*found)
    asked = decide(facts, some_rules, Reach(hide, reply))
    assert facts.severity < SEVERE or asked


@given(st.lists(findings, max_size=4), rules, st.booleans(), st.booleans())
def test_nothing_is_asked_of_a_channel_that_it_cannot_do(
    found: list[FindingFacts], some_rules: tuple[ActiveRule, ...], hide: bool, reply: bool
) -> None:
    asked = {measure.kind for measure in decide(message(*found), some_rules, Reach(hide, reply))}
    assert hide or "hide" not in asked
    assert reply or "reply_privately" not in asked


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"visibility": "sometimes"}, "$.visibility"),
        ({"colour": "red"}, "colour"),
        ({"minimum_severity": "high"}, "$.minimum_severity"),
        ({"whose": "nobody"}, "$.whose"),
    ],
)
def test_a_rule_that_cannot_be_read_names_the_field(data: dict[str, object], place: str) -> None:
    with pytest.raises(BadInput) as error:
        parse_conditions(data)
    assert place in error.value.where


def test_a_measure_nobody_knows_is_refused() -> None:
    with pytest.raises(BadInput):
        parse_measures([{"kind": "explode"}])
