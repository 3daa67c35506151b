"""Carry out one measure on its network. Called by a job, possibly twice; writes how it ended.

No transaction is open while the network is asked. What the network said is written afterwards; a crash in
between means that the act is asked for again, with the same idempotency key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, transaction

from sottovoce.channels import backoff
from sottovoce.desk.conversations.models import HandOver, Measure, Message
from sottovoce.desk.conversations.services import automatic_replies
from sottovoce.desk.conversations.services.asking_networks import ask_network, native_id_of
from sottovoce.desk.conversations.services.handover import OPEN_STATES
from sottovoce.desk.conversations.services.measures import MOST_ATTEMPTS, postpone, settle
from sottovoce.desk.core.clock import Clock, running_from
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.errors import PlatformRefused, PlatformUnavailable, SottovoceError, Unreadable

log = structlog.get_logger(__name__)

UNFORESEEN = "Something went wrong here, not on the network."
LOOK_AT_THE_LOG = "An administrator finds it in the log. Do by hand what is asked, or try again."
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
        if automatic_replies.waits_for_hiding(measure, now):
            with transaction.atomic():
                postpone(measure, automatic_replies.LOOK_AGAIN_SECONDS, "", now)
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
        except (OperationalError, InterfaceError):
            # The database is away: nothing can be written, not even that; the job is run again.
            raise
        except Exception as fault:  # a fault nobody foresaw must not be met for ever in silence
            log.error("measure.fault", measure=str(measure.id), fault=type(fault).__name__)
            _wait_or_fail(measure, PlatformUnavailable(UNFORESEEN, remedy=LOOK_AT_THE_LOG), clock())


def _load(measure_id: UUID) -> Measure | None:
    return (
        Measure.objects.select_related(
            "asked_by", "conversation__identity", "conversation__customer", "conversation__profile", "message"
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
        recent = HandOver.objects.filter(
            conversation=measure.conversation_id,
            state__in=OPEN_STATES,
            created_at__gt=now - ONE_REPLY_WITHIN,
            created_by=None,
        )
        # What is written already is sent: two that wait for each other would both stay on their way.
        begun = HandOver.objects.filter(measure=measure.id).exists()
        return not begun and recent.exists()
    return False


def _end(measure: Measure, state: str, at: datetime, problem: str, advice: str) -> None:
    with transaction.atomic():
        if measure.kind == Measure.Kind.REPLY_PRIVATELY and state != Measure.State.NEEDLESS:
            automatic_replies.give_up(measure, problem, at)
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
