"""Carry out one measure on its network. Called by a job, possibly twice; writes how it ended.

No transaction is open while the network is asked. What the network said is written afterwards; a crash in
between means that the act is asked for again, with the same idempotency key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sottovoce.channels import backoff
from sottovoce.desk.conversations.models import HandOver, Measure, Message
from sottovoce.desk.conversations.services import automatic_replies
from sottovoce.desk.conversations.services.asking_networks import ask_network, native_id_of
from sottovoce.desk.conversations.services.measures import MOST_ATTEMPTS, postpone, settle
from sottovoce.desk.core.clock import Clock, running_from
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.errors import PlatformRefused, PlatformUnavailable, SottovoceError, Unreadable

# A second private message in so short a time would only confuse: the link that is open still serves.
ONE_REPLY_WITHIN = timedelta(minutes=10)


def carry_out(measure_id: UUID, now: datetime) -> None:
    """Carry out one measure if it is still due."""
    with brand_limits(every_brand()):
        measure = _load(measure_id)
        if measure is None or measure.state != Measure.State.DUE:
            return
        if _is_needless(measure, now):
            with transaction.atomic():
                settle(measure, Measure.State.NEEDLESS, now)
            return
        measure.attempts += 1
        clock = running_from(now)
        try:
            _ACTS[Measure.Kind(measure.kind)](measure, clock)
        except PlatformRefused as refusal:
            _end(measure, Measure.State.REFUSED, clock(), refusal.what, refusal.remedy)
        except Unreadable:
            _end(measure, Measure.State.NEEDLESS, clock(), "The customer was shredded.", "")
        except PlatformUnavailable as absence:
            _wait_or_fail(measure, absence, clock())
        except SottovoceError as fault:
            # Ours, not the network's; trying again would meet it again, so a person must know.
            _end(measure, Measure.State.FAILED, clock(), fault.what, fault.remedy)


def _load(measure_id: UUID) -> Measure | None:
    return (
        Measure.objects.select_related(
            "conversation__identity", "conversation__customer", "conversation__profile", "message"
        )
        .filter(id=measure_id)
        .first()
    )


def _is_needless(measure: Measure, now: datetime) -> bool:
    message = measure.message
    if measure.conversation.customer.shredded_at is not None:
        return True
    if (
        message is not None
        and message.state == Message.State.GONE
        and measure.kind != Measure.Kind.REPLY_PRIVATELY
    ):
        return True
    if measure.kind == Measure.Kind.REPLY_PRIVATELY:
        open_states = (HandOver.State.WAITING, HandOver.State.OPENED)
        recent = HandOver.objects.filter(
            conversation=measure.conversation_id,
            state__in=open_states,
            created_at__gt=now - ONE_REPLY_WITHIN,
            created_by=None,
        )
        return recent.exclude(measure=measure.id).exists()
    return False


def _end(measure: Measure, state: str, at: datetime, problem: str, advice: str) -> None:
    with transaction.atomic():
        settle(measure, state, at, problem=problem, advice=advice)


def _wait_or_fail(measure: Measure, absence: PlatformUnavailable, at: datetime) -> None:
    if measure.attempts >= MOST_ATTEMPTS:
        _end(
            measure,
            Measure.State.FAILED,
            at,
            absence.what,
            absence.remedy or "Look at the network, then try again.",
        )
        return
    with transaction.atomic():
        seconds = backoff(measure.attempts, absence.retry_after_seconds)
        postpone(measure, seconds, absence.what, at)


def _native_id(measure: Measure) -> str:
    message = measure.message
    assert message is not None, "hide, unhide and delete concern a message"  # noqa: S101
    return native_id_of(message, measure.conversation.customer_id)


def _hide(measure: Measure, clock: Clock) -> None:
    native_id, key = _native_id(measure), str(measure.id)
    ask_network(measure.conversation.profile_id, lambda channel: channel.hide(native_id, key))
    _done(measure, clock(), hidden=True)


def _unhide(measure: Measure, clock: Clock) -> None:
    native_id, key = _native_id(measure), str(measure.id)
    ask_network(measure.conversation.profile_id, lambda channel: channel.unhide(native_id, key))
    _done(measure, clock(), hidden=False)


def _delete(measure: Measure, clock: Clock) -> None:
    native_id, key = _native_id(measure), str(measure.id)
    ask_network(measure.conversation.profile_id, lambda channel: channel.delete(native_id, key))
    _done(measure, clock())


def _reply_privately(measure: Measure, clock: Clock) -> None:
    automatic_replies.send_for(measure, clock())
    _done(measure, clock())


def _done(measure: Measure, at: datetime, hidden: bool | None = None) -> None:
    with transaction.atomic():
        if hidden is not None:
            Message.objects.filter(measures=measure).update(hidden_at=at if hidden else None)
        settle(measure, Measure.State.DONE, at)


_ACTS: Mapping[Measure.Kind, Callable[[Measure, Clock], None]] = {
    Measure.Kind.HIDE: _hide,
    Measure.Kind.UNHIDE: _unhide,
    Measure.Kind.DELETE: _delete,
    Measure.Kind.REPLY_PRIVATELY: _reply_privately,
    Measure.Kind.ESCALATE: lambda measure, clock: _done(measure, clock()),
}
