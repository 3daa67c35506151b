"""Find work that is due but has no living job, and give it one. What keeps a promise after any crash."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Status

from sottovoce.desk.conversations.models import Attachment, Measure, Message
from sottovoce.desk.conversations.services.measures import defer_all
from sottovoce.desk.core.database import brand_limits, every_brand

OVERDUE_AFTER = timedelta(seconds=30)
WORKER_IS_DEAD_AFTER_SECONDS = 20.0
MOST_AT_ONCE = 500


def pick_up(now: datetime) -> None:
    """Take over the jobs of dead workers, then defer what is overdue and waits for no job."""
    with brand_limits(every_brand()):
        asyncio.run(_take_over_jobs(_queueing_locks_taken()))
        with transaction.atomic():
            _defer_measures(now)
            _defer_messages(now)
            _defer_attachments(now)


def _queueing_locks_taken() -> set[str]:
    waiting = ProcrastinateJob.objects.filter(status="todo", queueing_lock__isnull=False)
    return set(waiting.values_list("queueing_lock", flat=True))


async def _take_over_jobs(taken: set[str]) -> None:
    """Let dead workers' jobs run again; not those whose successor waits already, for it could not then."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=WORKER_IS_DEAD_AFTER_SECONDS):
        if job.queueing_lock in taken:
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
            continue
        await app.job_manager.retry_job(job)
        if job.queueing_lock is not None:
            taken.add(job.queueing_lock)


def _without_job(task: str, argument: str, identifiers: list[str]) -> list[str]:
    waiting = set(
        ProcrastinateJob.objects.filter(
            task_name__endswith=task, status__in=("todo", "doing"), **{f"args__{argument}__in": identifiers}
        ).values_list(f"args__{argument}", flat=True)
    )
    return [identifier for identifier in identifiers if identifier not in waiting]


def _defer_measures(now: datetime) -> None:
    overdue = Measure.objects.filter(state=Measure.State.DUE, next_try_at__lt=now - OVERDUE_AFTER)
    ids = [
        str(found) for found in overdue.order_by("next_try_at").values_list("id", flat=True)[:MOST_AT_ONCE]
    ]
    defer_all([UUID(found) for found in _without_job("carry_out_measure", "measure_id", ids)])


def _defer_messages(now: datetime) -> None:
    from sottovoce.desk.conversations import jobs

    late = Message.objects.filter(
        state__in=(Message.State.HELD, Message.State.SENDING),
        author__isnull=False,
        received_at__lt=now - OVERDUE_AFTER - timedelta(seconds=60),
    )
    ids = [str(found) for found in late.values_list("id", flat=True)[:MOST_AT_ONCE]]
    for found in _without_job("send_message", "message_id", ids):
        jobs.send_message.defer(message_id=found)


def _defer_attachments(now: datetime) -> None:
    from sottovoce.desk.conversations import jobs

    late = Attachment.objects.filter(
        state=Attachment.State.DUE, message__received_at__lt=now - timedelta(minutes=5)
    )
    ids = [str(found) for found in late.values_list("id", flat=True)[:MOST_AT_ONCE]]
    for found in _without_job("fetch_attachment", "attachment_id", ids):
        jobs.fetch_attachment.defer(attachment_id=found)
    uncovered = Attachment.objects.filter(
        reading=Attachment.Reading.READ,
        blacked_out=False,
        message__received_at__lt=now - timedelta(minutes=5),
    )
    ids = [str(found) for found in uncovered.values_list("id", flat=True)[:MOST_AT_ONCE]]
    for found in _without_job("black_out", "attachment_id", ids):
        jobs.black_out.defer(attachment_id=found)
