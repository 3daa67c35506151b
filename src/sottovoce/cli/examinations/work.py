"""The work: a worker alive, the sequencer keeping up, nothing overdue, nobody waiting for a person unseen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sottovoce.cli.examinations import Result, fine, weak, wrong

HEARTBEAT_SECONDS = 20
OVERDUE = timedelta(minutes=2)
SEQUENCER_LATE = timedelta(seconds=30)


def examine_work() -> Iterator[Result]:
    """Worker, jobs, measures, sequencer."""
    from sottovoce.desk.core.database import brand_limits, every_brand

    yield from _worker()
    with brand_limits(every_brand()):
        yield _sequencer()
        yield from _measures()


def _worker() -> Iterator[Result]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_workers"
            " WHERE last_heartbeat > now() - %s * interval '1 second'",
            [HEARTBEAT_SECONDS],
        )
        (alive,) = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FILTER (WHERE status = 'failed'), count(*) FILTER (WHERE status = 'todo'"
            " AND coalesce(scheduled_at, now()) < now() - interval '2 minutes' AND EXISTS (SELECT 1 FROM"
            " procrastinate_events e WHERE e.job_id = j.id AND e.type = 'deferred'"
            " AND e.at < now() - interval '2 minutes')) FROM procrastinate_jobs j"
        )
        failed, overdue = cursor.fetchone()
    if alive:
        yield fine("Worker", f"{alive} alive")
    else:
        yield wrong(
            "Worker", "None is alive.", "Run `sottovoce up`, or `sottovoce worker` beside the web process."
        )
    if overdue:
        yield wrong("Jobs", f"{overdue} are overdue.", "Start a worker, or more of them.")
    elif failed:
        yield weak(
            "Jobs", f"{failed} gave up.", "Their measures are on the measures page; try them again there."
        )
    else:
        yield fine("Jobs", "none overdue, none given up")


def _sequencer() -> Result:
    from django.db.models import Min

    from sottovoce.desk.core.models import Act

    now = datetime.now(UTC)
    waiting = Act.objects.filter(index=None)
    oldest = waiting.aggregate(oldest=Min("at"))["oldest"]
    if oldest is not None and oldest < now - SEQUENCER_LATE:
        return wrong(
            "Sequencer",
            f"{waiting.count()} acts wait for their place in the ledger.",
            "A worker gives them one; see whether it runs, and its log.",
        )
    return fine("Sequencer", "every act has its place in the ledger")


def _measures() -> Iterator[Result]:
    from sottovoce.desk.conversations.models import WAITS_FOR_PERSON, Measure

    now = datetime.now(UTC)
    late = Measure.objects.filter(state=Measure.State.DUE, next_try_at__lt=now - OVERDUE).count()
    unseen = Measure.objects.filter(WAITS_FOR_PERSON).count()
    if late:
        yield wrong("Measures", f"{late} are overdue.", "Start a worker; then see the measures page.")
    elif unseen:
        yield weak("Measures", f"{unseen} wait for a person.", "Look at the measures page.")
    else:
        yield fine("Measures", "none overdue, none waiting for a person")
