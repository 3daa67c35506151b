"""A rule's preview says exactly what the rule would have done, and opens no text to say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sottovoce.desk.conversations.models import Message, Profile
from sottovoce.desk.conversations.rules import (
    ActiveRule,
    FindingFacts,
    MessageFacts,
    decide,
    parse_conditions,
    parse_measures,
)
from sottovoce.desk.conversations.services.profiles import ref_of
from sottovoce.desk.conversations.services.rules_preview import DAYS, EXAMPLES, preview
from sottovoce.desk.core.models import Act
from sottovoce.errors import BadInput, Refused
from tests.desk.fixtures import NOW, Desk

Say = Callable[..., Message]
HIDE: list[dict[str, Any]] = [{"kind": "hide"}]
HIDE_AND_REPLY: list[dict[str, Any]] = [{"kind": "hide"}, {"kind": "reply_privately"}]

TEXTS = (
    ("my card is 4111 1111 1111 1111", "public"),
    ("my card is 4111 1111 1111 1111", "private"),
    ("call me on +49 171 2345678 or mira@mail.example", "public"),
    ("meine Nummer ist 0171 2345678", "private"),
    ("where is my order?", "public"),
    ("my password is hunter2hunter", "private"),
    ("delete all my data", "private"),
    ("delete all my data and call me on +49 171 2345678", "public"),
)


@pytest.fixture
def said(desk: Desk, say: Say, tell: Say) -> None:
    for number, (text, visibility) in enumerate(TEXTS):
        say(text, visibility=visibility, who=f"w{number}")
        tell(text, visibility=visibility, who=f"w{number}")
        say(text, visibility=visibility, who=f"w{number}", profile=desk.other_profile)


def facts_of(message: Message) -> MessageFacts:
    profile = Profile.objects.get(id=message.profile_id)
    findings = tuple(
        FindingFacts(found.kind, found.category, found.severity, found.confidence, found.whose)
        for found in message.findings.all()
    )
    intents = frozenset(message.intents.filter(denied=False).values_list("name", flat=True))
    return MessageFacts(
        message.brand_id, profile.channel, message.visibility, message.language, findings, intents
    )


@pytest.mark.parametrize(
    "conditions",
    [
        {},
        {"visibility": "any"},
        {"visibility": "private"},
        {"minimum_severity": 2},
        {"minimum_severity": 3, "visibility": "any"},
        {"kinds": ["EMAIL_ADDRESS"]},
        {"categories": ["financial", "credential"], "visibility": "any"},
        {"kinds": ["PHONE_NUMBER"], "categories": ["financial"], "visibility": "any"},
        {"channels": ["webhook"]},
        {"channels": ["bluesky"]},
        {"languages": ["de"], "visibility": "any"},
        {"minimum_confidence": 0.99, "visibility": "any"},
        {"whose": "other", "visibility": "any"},
        {"whose": "self", "visibility": "any"},
        {"intents": ["rights"], "visibility": "any"},
        {"intents": ["rights.erasure"], "kinds": ["PHONE_NUMBER"]},
        {"intents": ["breach.report"], "visibility": "any"},
    ],
)
def test_it_counts_what_the_rule_itself_would_decide(
    desk: Desk, said: None, conditions: dict[str, Any]
) -> None:
    counted: Counter[str] = Counter()
    matched = 0
    rule = ActiveRule(desk.profile.id, None, parse_conditions(conditions), parse_measures(HIDE_AND_REPLY))
    for message in Message.objects.filter(direction="in"):
        asked = decide(facts_of(message), [rule], ref_of(Profile.objects.get(id=message.profile_id)).reach)
        by_rule = [measure.kind for measure in asked if measure.rule is not None]
        counted.update(by_rule)
        matched += bool(by_rule)
    found = preview(desk.officer, conditions, HIDE_AND_REPLY, NOW)
    assert found.matched == matched
    assert found.measures == dict(counted)
    assert found.messages == 3 * len(TEXTS)
    assert sum(number for _, number in found.by_day) == matched


def test_examples_are_the_latest_messages_by_id(desk: Desk, say: Say) -> None:
    messages = [say("my card is 4111 1111 1111 1111", who=f"w{number}") for number in range(EXAMPLES + 2)]
    found = preview(desk.officer, {}, HIDE, NOW)
    assert len(found.examples) == EXAMPLES
    assert {example.message for example in found.examples} < {message.id for message in messages}
    assert found.examples[0].kinds == ("CREDIT_CARD",)


def test_an_example_says_what_the_message_is(desk: Desk, say: Say) -> None:
    message = say("delete all my data", visibility="private")
    found = preview(desk.officer, {"intents": ["rights"], "visibility": "any"}, HIDE, NOW)
    assert [(each.message, each.intents) for each in found.examples] == [(message.id, ("rights.erasure",))]


def test_it_looks_back_thirty_days_and_no_further(desk: Desk, say: Say) -> None:
    message = say("my card is 4111 1111 1111 1111")
    Message.objects.filter(id=message.id).update(received_at=NOW - timedelta(days=DAYS))
    assert preview(desk.officer, {}, HIDE, NOW).matched == 1
    assert preview(desk.officer, {}, HIDE, NOW + timedelta(seconds=1)).matched == 0


def test_it_counts_only_the_brands_of_who_asks(desk: Desk, said: None) -> None:
    both = preview(desk.officer, {}, HIDE, NOW)
    mine = preview(desk.agent, {}, HIDE, NOW)
    one = preview(desk.officer, {}, HIDE, NOW, brand_id=desk.other.id)
    assert mine.matched + one.matched == both.matched
    assert one.matched > 0


def test_it_opens_no_text(desk: Desk, said: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from sottovoce.desk.core.installation import vault

    def never(*_: object) -> bytes:
        raise AssertionError("a preview opened a customer's text")

    monkeypatch.setattr(type(vault()), "open", never)
    assert preview(desk.officer, {}, HIDE, NOW).matched > 0


def test_it_changes_and_records_nothing(desk: Desk, said: None) -> None:
    before = Act.objects.count()
    preview(desk.officer, {}, HIDE, NOW)
    assert Act.objects.count() == before


def test_a_rule_that_cannot_be_read_is_refused(desk: Desk) -> None:
    with pytest.raises(BadInput) as refusal:
        preview(desk.officer, {"colour": "red"}, HIDE, NOW)
    assert "colour" in refusal.value.where
    desk.staff["auditor"].is_active = False
    with pytest.raises(Refused):
        preview(desk.staff["auditor"], {}, HIDE, NOW)
