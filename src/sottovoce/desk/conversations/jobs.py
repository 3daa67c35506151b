"""What happens later: Procrastinate's tasks. Arguments are ids, never data; each task may run twice.

A stalled job (its worker was killed) is taken over within seconds; a measure whose job was lost altogether is
found by `pick_up_lost_work`, so nothing that is due depends on a job surviving. In a schedule of six fields
the sixth is the seconds.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import structlog
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

log = structlog.get_logger(__name__)

# For faults of ours (a database that restarts): the networks' own trouble is kept in the measure itself.
AGAIN = RetryStrategy(max_attempts=20, wait=1, linear_wait=2)


@app.task(queue="measures", retry=AGAIN)
def carry_out_measure(measure_id: str) -> None:
    """Carry out one measure."""
    from sottovoce.desk.conversations.services.carrying_out import carry_out

    carry_out(UUID(measure_id), datetime.now(UTC))


@app.task(queue="messages", retry=AGAIN)
def send_message(message_id: str, attempt: int = 1) -> None:
    """Send one reply whose time to undo has passed."""
    from sottovoce.desk.conversations.services.replies import deliver

    deliver(UUID(message_id), datetime.now(UTC), attempt=attempt)


@app.task(queue="attachments", retry=AGAIN)
def fetch_attachment(attachment_id: str) -> None:
    """Fetch, clean, read and seal one attachment."""
    from sottovoce.desk.conversations.services.attachments import fetch

    fetch(UUID(attachment_id), datetime.now(UTC))


@app.task(queue="attachments", retry=AGAIN)
def black_out(attachment_id: str) -> None:
    """Make the copy of an attachment that screens show."""
    from sottovoce.desk.conversations.services.covering import black_out as cover

    cover(UUID(attachment_id))


@app.task(queue="sweeps", retry=AGAIN)
def sweep_shredded(customer_id: str) -> None:
    """Remove the rows of a shredded customer, batch by batch."""
    from sottovoce.desk.conversations.services.customers import sweep

    sweep(UUID(customer_id), datetime.now(UTC))


@app.periodic(cron="* * * * * */5")
@app.task(queue="polling", lock="poll_networks", queueing_lock="poll_networks")
def poll_networks(timestamp: int) -> None:
    """Ask every network that does not push."""
    from sottovoce.desk.conversations.services.polling import poll_all

    poll_all(datetime.now(UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(queue="sweeps", lock="check_presence", queueing_lock="check_presence")
def check_presence(timestamp: int) -> None:
    """Look whether recent public messages are still on their networks, where no deletion is pushed."""
    from sottovoce.desk.conversations.services.rechecking import recheck_all

    recheck_all(datetime.now(UTC))


@app.periodic(cron="* * * * * */15")
@app.task(queue="sweeps", queueing_lock="pick_up_lost_work")
def pick_up_lost_work(timestamp: int) -> None:
    """Defer again what is due and has no living job; take over jobs of workers that died."""
    from sottovoce.desk.conversations.services.lost_work import pick_up

    pick_up(datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(queue="sweeps", queueing_lock="keep_hand_over_terms")
def keep_hand_over_terms(timestamp: int) -> None:
    """Expire secure links whose time is over, purge forms whose time is over."""
    from sottovoce.desk.conversations.services.handover import expire_hand_overs, purge_hand_overs

    now = datetime.now(UTC)
    expire_hand_overs(now)
    purge_hand_overs(now)


@app.periodic(cron="* * * * *")
@app.task(queue="sweeps", queueing_lock="sweep_uploads")
def sweep_uploads(timestamp: int) -> None:
    """Throw away files that nobody sent."""
    from sottovoce.desk.conversations.services.uploads import sweep_uploads as sweep

    sweep(datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(queue="sweeps", queueing_lock="wake_snoozed")
def wake_snoozed(timestamp: int) -> None:
    """Bring back conversations whose snooze is over."""
    from sottovoce.desk.conversations.services.inbox import wake_snoozed as wake

    wake(datetime.now(UTC))
