"""Rules: when something is found in a message, which measures follow. Pure: no database, no clock, no I/O.

A rule is data (`Conditions`, `MeasureAsked`), so the screen can say it in words, and a preview can ask what
it would have done. Every rule that matches has its say; of two measures of one kind the first rule's counts.
Invariant 3 of the design is kept here: a public message with a severe finding always gets a measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

import msgspec

from sottovoce.desk.conversations.intents import ANY_RIGHT, BREACH, CHILD, MARKED, group_of, names_among
from sottovoce.errors import BadInput

SEVERE = 3

MeasureKind = Literal["hide", "reply_privately", "escalate"]
MEASURE_KINDS: tuple[MeasureKind, ...] = ("hide", "reply_privately", "escalate")


class Conditions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a rule applies. An empty list means "any"; the severity is the least that counts. ``whose``: the
    the writer's own data or another person's; what nobody can tell counts for neither. ``intents``: what the
    message is, one of these; the detector's own thresholds say so, and are set to miss few."""

    visibility: Literal["public", "private", "any"] = "public"
    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    minimum_severity: int = 0
    minimum_confidence: float = 0.5
    whose: Literal["any", "self", "other"] = "any"
    intents: tuple[str, ...] = ()

    @property
    def need_finding(self) -> bool:
        """Whether something must be found; with intents alone, what the message is decides."""
        named = self.kinds or self.categories or self.whose != "any" or self.minimum_severity > 0
        return not self.intents or bool(named)


class MeasureOfRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One measure a rule asks for. ``with_link`` adds a secure link to a private reply, for a form of
    ``fields``."""

    kind: MeasureKind
    with_link: bool = False
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """What rules may know of a finding: never its value."""

    kind: str
    category: str
    severity: int
    confidence: float
    whose: str = "unknown"


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """What rules may know of a message."""

    brand: int
    channel: str
    visibility: str
    language: str
    findings: tuple[FindingFacts, ...]
    intents: frozenset[str] = frozenset()

    @property
    def severity(self) -> int:
        return max((finding.severity for finding in self.findings), default=0)


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule ready to be asked. ``brand`` None means every brand."""

    id: UUID
    brand: int | None
    conditions: Conditions
    measures: tuple[MeasureOfRule, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What a channel lets a brand do, as far as rules care (from its capability table)."""

    hide: bool
    reply_privately: bool


@dataclass(frozen=True, slots=True)
class MeasureAsked:
    """A measure to carry out, with the rule that asked; no rule means the safety net did."""

    kind: str
    rule: UUID | None
    parameters: Mapping[str, Any] = field(default_factory=dict)


def parse_conditions(data: object) -> Conditions:
    """Read conditions from stored or posted data.

    Raises:
        BadInput: a field is missing, unknown or of the wrong type; the field is named.
    """
    conditions: Conditions = _parse(data, Conditions)
    return conditions


def parse_measures(data: object) -> tuple[MeasureOfRule, ...]:
    """Read a rule's measures; raises `BadInput` as `parse_conditions` does."""
    measures: tuple[MeasureOfRule, ...] = _parse(data, tuple[MeasureOfRule, ...])
    return measures


def _parse(data: object, kind: Any) -> Any:
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise BadInput(
            "This rule cannot be read.", where=str(error), remedy="Correct the field named."
        ) from None


def applies(conditions: Conditions, facts: MessageFacts) -> bool:
    """Whether these conditions hold for a message."""
    if conditions.need_finding:
        return bool(matching_findings(conditions, facts))
    return _message_fits(conditions, facts)


def matching_findings(conditions: Conditions, facts: MessageFacts) -> tuple[FindingFacts, ...]:
    """The findings for which these conditions hold; none when the message itself does not fit."""
    if not _message_fits(conditions, facts):
        return ()
    return tuple(finding for finding in facts.findings if _fits(conditions, finding))


def _message_fits(conditions: Conditions, facts: MessageFacts) -> bool:
    return (
        conditions.visibility in ("any", facts.visibility)
        and (not conditions.channels or facts.channel in conditions.channels)
        and (not conditions.languages or facts.language in conditions.languages)
        and (not conditions.intents or not facts.intents.isdisjoint(names_among(conditions.intents)))
    )


def _fits(conditions: Conditions, finding: FindingFacts) -> bool:
    named = conditions.kinds or conditions.categories
    return (
        finding.severity >= conditions.minimum_severity
        and finding.confidence >= conditions.minimum_confidence
        and conditions.whose in ("any", finding.whose)
        and (not named or finding.kind in conditions.kinds or finding.category in conditions.categories)
    )


def decide(facts: MessageFacts, rules: Sequence[ActiveRule], reach: Reach) -> tuple[MeasureAsked, ...]:
    """Which measures this message gets, given what its channel allows.

    Where the network lets nobody hide, the customer is told how to delete (a private reply) and a person is
    told as well. Where nothing at all was asked for a severe public finding, a person is told.
    """
    asked: dict[str, MeasureAsked] = {}
    for rule in rules:
        if rule.brand not in (None, facts.brand) or not applies(rule.conditions, facts):
            continue
        for measure in rule.measures:
            parameters = {"with_link": measure.with_link, "fields": list(measure.fields)}
            if measure.kind == "escalate" and rule.conditions.intents:
                parameters["why"] = _what_it_is(rule.conditions, facts)
            asked.setdefault(measure.kind, MeasureAsked(measure.kind, rule.id, parameters))
    measures = list(_within_reach(asked.values(), reach))
    if facts.visibility == "public" and facts.severity >= SEVERE and not measures:
        measures.append(MeasureAsked("escalate", None, {"why": "no_rule"}))
    return tuple(measures)


def _what_it_is(conditions: Conditions, facts: MessageFacts) -> str:
    """The group of the gravest thing that a message is, among those that a rule names."""
    met = {group_of(name) for name in facts.intents & names_among(conditions.intents)}
    return next((group for group in MARKED if group in met), "rule")


def _within_reach(asked: Iterable[MeasureAsked], reach: Reach) -> Iterable[MeasureAsked]:
    by_kind = {measure.kind: measure for measure in asked}
    cannot_hide = "hide" in by_kind and not reach.hide
    if cannot_hide:
        hide = by_kind.pop("hide")
        by_kind.setdefault("escalate", MeasureAsked("escalate", hide.rule, {"why": "cannot_hide"}))
        if reach.reply_privately:
            reply = by_kind.get("reply_privately") or MeasureAsked("reply_privately", hide.rule, {})
            by_kind["reply_privately"] = MeasureAsked(
                "reply_privately", reply.rule, {**reply.parameters, "ask_to_delete": True}
            )
    if "reply_privately" in by_kind and not reach.reply_privately:
        reply = by_kind.pop("reply_privately")
        by_kind.setdefault(
            "escalate", MeasureAsked("escalate", reply.rule, {"why": "cannot_reply_privately"})
        )
    order = ("hide", "reply_privately", "escalate")
    return [by_kind[kind] for kind in order if kind in by_kind]


@dataclass(frozen=True, slots=True)
class DefaultRule:
    """A rule that a new organisation starts with."""

    name: str
    conditions: Conditions
    measures: tuple[MeasureOfRule, ...]
    enabled: bool = True


DEFAULT_RULES: tuple[DefaultRule, ...] = (
    DefaultRule(
        "Card, password, ID or health in public: hide and move to private",
        Conditions(visibility="public", minimum_severity=3),
        (
            MeasureOfRule("hide"),
            MeasureOfRule("reply_privately", with_link=True, fields=("order_number", "message")),
        ),
    ),
    DefaultRule(
        "Contact data in public: hide and move to private",
        Conditions(visibility="public", minimum_severity=2),
        (
            MeasureOfRule("hide"),
            MeasureOfRule("reply_privately", with_link=True, fields=("order_number", "message")),
        ),
    ),
    DefaultRule(
        "Another person's contact data or papers in public: hide and tell a person",
        Conditions(
            visibility="public",
            categories=("contact", "location", "government_id"),
            minimum_severity=2,
            whose="other",
        ),
        (MeasureOfRule("hide"), MeasureOfRule("escalate")),
    ),
    DefaultRule(
        "Password or key in a private message: tell a person",
        Conditions(visibility="private", categories=("credential",), minimum_severity=3),
        (MeasureOfRule("escalate"),),
    ),
    DefaultRule(
        "Card number in a private message: offer the secure form instead",
        Conditions(visibility="private", categories=("financial",), minimum_severity=3),
        (MeasureOfRule("reply_privately", with_link=True, fields=("card_last_four", "message")),),
        enabled=False,
    ),
    DefaultRule(
        "Rights request: tell a person, so that none is missed",
        Conditions(visibility="any", intents=(ANY_RIGHT,)),
        (MeasureOfRule("escalate"),),
    ),
    DefaultRule(
        "Report of a breach: tell a person",
        Conditions(visibility="any", intents=(BREACH,)),
        (MeasureOfRule("escalate"),),
    ),
    DefaultRule(
        "A child writes: tell a person",
        Conditions(visibility="any", intents=(CHILD,)),
        (MeasureOfRule("escalate"),),
    ),
)
