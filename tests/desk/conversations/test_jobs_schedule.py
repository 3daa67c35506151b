"""How often the worker looks: networks every five seconds, lost work every fifteen, all day long."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import croniter
import pytest
from procrastinate.contrib.django import app

NOON = datetime(2026, 11, 24, 12, 7, 31, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("task", "seconds"),
    [
        ("poll_networks", 5),
        ("pick_up_lost_work", 15),
        ("wake_snoozed", 60),
        ("keep_hand_over_terms", 60),
        ("check_presence", 600),
    ],
)
def test_a_task_comes_round_at_its_interval_in_every_minute(task: str, seconds: int) -> None:
    (periodic,) = (
        each
        for each in app.periodic_registry.periodic_tasks.values()
        if each.task.name == f"sottovoce.desk.conversations.jobs.{task}"
    )
    schedule = croniter.croniter(periodic.cron, NOON)
    times = [schedule.get_next(float) for _ in range(200)]
    assert {round(later - earlier) for earlier, later in pairwise(times)} == {seconds}
