"""Jobs of workers that died: they run again, and a periodic one never bars its successor."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from sottovoce.desk.conversations.services.lost_work import pick_up
from tests.desk.fixtures import NOW

POLL = "sottovoce.desk.conversations.jobs.poll_networks"


def put_job(status: str) -> int:
    """A job of polling; one that is "doing" has no living worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, lock, queueing_lock, args)"
            " VALUES ('polling', %s, %s::procrastinate_job_status, 'poll_networks', 'poll_networks',"
            " '{\"timestamp\": 1}') RETURNING id",
            [POLL, status],
        )
        return int(cursor.fetchone()[0])


@pytest.fixture
def jobs(committed_desk: Any) -> Any:
    yield committed_desk
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE queueing_lock = 'poll_networks'")


@pytest.mark.usefixtures("jobs")
def test_the_job_of_a_dead_worker_runs_again() -> None:
    lost = put_job("doing")
    pick_up(NOW)
    assert ProcrastinateJob.objects.get(id=lost).status == "todo"


@pytest.mark.usefixtures("jobs")
def test_a_poll_of_a_dead_worker_gives_way_to_the_next_poll_that_waits() -> None:
    lost, waiting = put_job("doing"), put_job("todo")
    pick_up(NOW)
    assert not ProcrastinateJob.objects.filter(id=lost).exists()
    assert ProcrastinateJob.objects.get(id=waiting).status == "todo"
