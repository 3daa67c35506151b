"""Measures: asked for by rules or people, written with what they answer, carried out by jobs.

At least once and idempotent: a measure is one row for each occasion, its job may run twice, and each act on
a network carries the measure's id as its idempotency key. A refusal, or too many failures, hands it to a
person.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.db import transaction
from procrastinate.types import JSONValue

from sottovoce.desk.conversations.intents import ANY_RIGHT, BREACH, CHILD
from sottovoce.desk.conversations.models import WAITS_FOR_PERSON, Conversation, Measure, Message
from sottovoce.desk.conversations.rules import (
    ActiveRule,
    MeasureAsked,
    decide,
    parse_conditions,
    parse_measures,
)
from sottovoce.desk.conversations.services.arrivals import ProfileRef
from sottovoce.desk.conversations.services.protection import Protected
from sottovoce.desk.conversations.services.within_reach import locked_message
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.bulk_sql import insert_rows, select_rows
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.live import notify_conversations, notify_topic
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, actor_of, record, record_all
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, Conflict, NotFound, Refused

MOST_ATTEMPTS = 8

# A message to ask the rules about: its profile, conversation, protected text and visibility.
ToDecide = tuple[ProfileRef, UUID, Protected, str]
# A measure to write: its brand, conversation, message, customer, and what is asked.
ToAsk = tuple[int, UUID, UUID, UUID, MeasureAsked]

_ESCALATIONS = {
    "no_rule": "Very sensitive data in public, and no rule covers it. Decide what to do.",
    "cannot_hide": "This network lets nobody hide it. Ask the customer to delete it; the reply says how.",
    "cannot_reply_privately": "This network has no private reply. Ask the customer publicly, without"
    " details, to write to you.",
    "rule": "A rule asks for a person's decision.",
    ANY_RIGHT: "It seems to ask for a right under data-protection law, and a deadline may run from today."
    " Assign it to a privacy officer, or say that it is none.",
    BREACH: "It seems to report a breach. Tell a privacy officer now: 72 hours may be running.",
    CHILD: "The writer seems to be a child. Do not answer in public and ask for no data; a privacy officer"
    " decides.",
}


def active_rules() -> tuple[ActiveRule, ...]:
    """The enabled rules in their order."""
    found = select_rows(
        "SELECT id, brand_id, conditions::text, measures::text FROM conversations_rule"
        " WHERE enabled ORDER BY position, name",
        [],
    )
    return tuple(_parsed(*row) for row in found)


@lru_cache(256)
def _parsed(rule: UUID, brand: int | None, conditions: str, measures: str) -> ActiveRule:
    """A rule as it is written; rules are read for every group and seldom change."""
    return ActiveRule(
        rule, brand, parse_conditions(json.loads(conditions)), parse_measures(json.loads(measures))
    )


def measures_for(
    messages: Sequence[ToDecide], now: datetime, *, occasion: str = "received", already_hidden: bool = False
) -> None:
    """Ask the rules about protected messages and write the measures due, with their jobs.

    In the caller's transaction: measures exist if and only if their messages do.
    """
    to_decide = [item for item in messages if item[2].findings or item[2].intents]
    if not to_decide:
        return
    rules = active_rules()
    rows: list[ToAsk] = []
    for profile, conversation, protected, visibility in to_decide:
        facts = protected.facts(profile.brand, profile.channel, visibility)
        rows.extend(
            (profile.brand, conversation, protected.message, protected.customer, asked)
            for asked in decide(facts, rules, profile.reach)
            if not (asked.kind == "hide" and already_hidden)
        )
    ask_for(rows, now, occasion)


_COLUMNS = {
    "id": "uuid",
    "brand_id": "bigint",
    "conversation_id": "uuid",
    "message_id": "uuid",
    "rule_id": "uuid",
    "kind": "text",
    "parameters": "jsonb",
    "occasion": "text",
}


def ask_for(rows: Sequence[ToAsk], now: datetime, occasion: str) -> None:
    """Write measures and defer their jobs; idempotent."""
    if not rows:
        return
    ids = [new_id() for _ in rows]
    written = insert_rows(
        "conversations_measure",
        _COLUMNS,
        [
            (
                identifier,
                brand,
                conversation,
                message,
                asked.rule,
                asked.kind,
                json.dumps(dict(asked.parameters)),
                f"{asked.kind}:{message}:{occasion}",
            )
            for identifier, (brand, conversation, message, _customer, asked) in zip(ids, rows, strict=True)
        ],
        "ON CONFLICT (conversation_id, occasion) DO NOTHING RETURNING id",
        same={
            "state": "due",
            "attempts": 0,
            "asked_at": now,
            "next_try_at": now,
            "problem": "",
            "advice": "",
        },
    )
    kept = {row[0] for row in written}
    new = [(identifier, row) for identifier, row in zip(ids, rows, strict=True) if identifier in kept]
    escalations = [(identifier, row) for identifier, row in new if row[4].kind == "escalate"]
    for identifier, (brand, conversation, _message, customer, asked) in escalations:
        why = _ESCALATIONS[asked.parameters.get("why", "rule")]
        _tell_person(conversation, now)
        Measure.objects.filter(id=identifier).update(state=Measure.State.DONE, settled_at=now, advice=why)
        _record_escalation(brand, conversation, customer, identifier, now)
    defer_all([identifier for identifier, row in new if row[4].kind != "escalate"])


def defer_all(measures: Sequence[UUID], at: datetime | None = None) -> None:
    """Defer the job of each measure, in the caller's transaction. Job arguments are ids, never data."""
    from sottovoce.desk.conversations import jobs

    if measures:
        task = jobs.carry_out_measure.configure(schedule_at=at) if at else jobs.carry_out_measure
        arguments: list[dict[str, JSONValue]] = [{"measure_id": str(measure)} for measure in measures]
        task.batch_defer(*arguments)


def ask_measure(staff: Staff, message_id: UUID, kind: str, now: datetime) -> Measure:
    """A person asks for a measure on one message: hide, unhide or delete.

    Raises:
        Refused: the person's role may not, or the message is gone.
        NotFound: there is no such message within the person's brands.
    """
    if not staff.may(Right.REPLY):
        raise Refused("Your role may not act on messages.", remedy="Ask an agent or a team lead.")
    if kind not in (Measure.Kind.HIDE, Measure.Kind.UNHIDE, Measure.Kind.DELETE):
        raise BadInput("There is no such measure to ask for.", where="kind")
    with transaction.atomic():
        message = locked_message(staff, message_id)
        if message.state == Message.State.GONE:
            raise Refused("The message is gone from the network; there is nothing left to do.")
        assert message.conversation is not None, "what is not gone has a conversation"  # noqa: S101
        measure = Measure.objects.create(
            brand_id=message.brand_id,
            conversation=message.conversation,
            message=message,
            asked_by=staff,
            kind=kind,
            occasion=f"{kind}:{message.id}:{now.isoformat()}",
            asked_at=now,
            next_try_at=now,
        )
        _record_by(staff, ActKind.MEASURE_ASKED, measure, now)
        defer_all([measure.id])
    return measure


def try_again(staff: Staff, measure_id: UUID, now: datetime) -> None:
    """Ask once more for a measure that was refused or failed, at a person's wish."""
    if not staff.may(Right.SEE_MEASURES):
        raise Refused("Your role may not retry measures.", remedy="Ask a team lead.")
    with transaction.atomic():
        measure = _locked(staff, measure_id)
        if measure.would_not:
            again = _anew(staff, measure, now)
            _record_by(staff, ActKind.MEASURE_ASKED, again, now)
            defer_all([again.id])
            announce(again)


def mark_seen(staff: Staff, measure_id: UUID, now: datetime) -> None:
    """A person has dealt with what a network refused, or with what a rule left to them. Once is enough.

    Raises:
        Refused: the person's role may not.
        NotFound: there is no such measure within the person's brands.
        Conflict: it never waited for a person.
    """
    if not staff.may(Right.REPLY) and not staff.may(Right.SEE_MEASURES):
        raise Refused("Your role may not settle measures.")
    with transaction.atomic():
        measure = _locked(staff, measure_id)
        if measure.seen_by_person_at is not None:
            return
        if not measure.waits_for_person:
            raise Conflict("This measure waits for nobody.", remedy="Look at how it stands.")
        Measure.objects.filter(id=measure.id).update(seen_by_person_at=now)
        waiting = Measure.objects.filter(WAITS_FOR_PERSON, conversation=measure.conversation_id)
        if not waiting.exists():
            Conversation.objects.filter(id=measure.conversation_id).update(needs_person=False)
        _record_by(staff, ActKind.MEASURE_SEEN, measure, now)
        announce(measure)


def settle(measure: Measure, state: str, now: datetime, *, problem: str = "", advice: str = "") -> None:
    """Write how a measure ended, record the act, and tell a person where the network would not do it."""
    kinds = {
        Measure.State.DONE: ActKind.MEASURE_DONE,
        Measure.State.REFUSED: ActKind.MEASURE_REFUSED,
        Measure.State.FAILED: ActKind.MEASURE_FAILED,
    }
    Measure.objects.filter(id=measure.id).update(
        state=state, settled_at=now, attempts=measure.attempts, problem=problem[:200], advice=advice[:300]
    )
    customer = measure.conversation.customer_id
    if state in kinds:
        record(
            ActToRecord(
                kinds[Measure.State(state)],
                now,
                actor_of(measure.asked_by),
                subject=customer,
                brand=measure.brand_id,
                objects=(str(measure.id), str(measure.message_id)),
                detail={"kind": measure.kind, "attempts": measure.attempts},
            )
        )
    if state in (Measure.State.REFUSED, Measure.State.FAILED):
        _tell_person(measure.conversation_id, now)
        _record_escalation(measure.brand_id, measure.conversation_id, customer, measure.id, now)
    announce(measure)


def postpone(measure: Measure, seconds: float, problem: str, now: datetime) -> None:
    """Try again later."""
    at = now + timedelta(seconds=seconds)
    Measure.objects.filter(id=measure.id).update(
        attempts=measure.attempts, next_try_at=at, problem=problem[:200]
    )
    defer_all([measure.id], at)
    announce(measure)


def announce(measure: Measure) -> None:
    """Tell open pages that a measure changed."""
    notify_conversations({(measure.brand_id, measure.conversation_id)})
    notify_topic("measures", measure.brand_id)


def _anew(staff: Staff, measure: Measure, now: datetime) -> Measure:
    """The measure that is carried out instead of one that failed: the same one, except for a reply.

    A reply that failed stands in the thread with a link that was withdrawn; another one is written.
    """
    if measure.kind == Measure.Kind.REPLY_PRIVATELY:
        Measure.objects.filter(id=measure.id).update(seen_by_person_at=now)
        return Measure.objects.create(
            brand_id=measure.brand_id,
            conversation=measure.conversation,
            message_id=measure.message_id,
            rule_id=measure.rule_id,
            asked_by=staff,
            kind=measure.kind,
            parameters=measure.parameters,
            occasion=f"again:{measure.id}:{now.isoformat()}",
            asked_at=now,
            next_try_at=now,
        )
    Measure.objects.filter(id=measure.id).update(
        state=Measure.State.DUE,
        attempts=0,
        next_try_at=now,
        settled_at=None,
        problem="",
        advice="",
        seen_by_person_at=None,
    )
    return measure


def _locked(staff: Staff, measure_id: UUID) -> Measure:
    measure = (
        Measure.objects.select_for_update(of=("self",))
        .select_related("conversation")
        .filter(id=measure_id, brand__in=staff.brand_ids())
        .first()
    )
    if measure is None:
        raise NotFound("There is no such measure here.")
    return measure


def _record_by(staff: Staff, kind: ActKind, measure: Measure, now: datetime) -> None:
    record(
        ActToRecord(
            kind,
            now,
            actor_of(staff),
            subject=measure.conversation.customer_id,
            brand=measure.brand_id,
            objects=(str(measure.id), str(measure.message_id)),
            detail={"kind": measure.kind},
        )
    )


def _tell_person(conversation: UUID, now: datetime) -> None:
    Conversation.objects.filter(id=conversation).update(needs_person=True, status=Conversation.Status.OPEN)


def _record_escalation(brand: int, conversation: UUID, customer: UUID, measure: UUID, now: datetime) -> None:
    record_all(
        [
            ActToRecord(
                ActKind.ESCALATED,
                now,
                SYSTEM,
                subject=customer,
                brand=brand,
                objects=(str(measure), str(conversation)),
            )
        ]
    )
