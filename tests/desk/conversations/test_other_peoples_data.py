"""Another person's data in public: what was found knows whose it is, and its rule asks for a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sottovoce.desk.conversations.models import Finding, Measure
from tests.desk.fixtures import Desk


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("my neighbour's number is +49 171 2345678, he steals parcels", "other"),
        ("my number is +49 171 2345678", "self"),
        ("+49 171 2345678", "unknown"),
    ],
)
def test_a_stored_finding_knows_whose_it_is(
    desk: Desk, say: Callable[..., Any], text: str, whose: str
) -> None:
    message = say(text)
    assert [each.whose for each in Finding.objects.filter(message=message)] == [whose]


def rules_that_told_somebody(message: Any) -> set[str]:
    told = Measure.objects.filter(message=message, kind=Measure.Kind.ESCALATE)
    return {each.rule.name for each in told if each.rule is not None}


def test_the_rule_about_other_people_tells_somebody(desk: Desk, say: Callable[..., Any]) -> None:
    message = say("my neighbour's number is +49 171 2345678, he steals parcels")
    assert any(name.startswith("Another person's") for name in rules_that_told_somebody(message))


def test_ones_own_number_is_no_matter_of_that_rule(desk: Desk, say: Callable[..., Any]) -> None:
    message = say("my number is +49 171 2345678, call me")
    assert not any(name.startswith("Another person's") for name in rules_that_told_somebody(message))
