"""The measuring side of ``bench.sequencing``: a process with a desk of its own. Prints one JSON object."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

from bench.model import percentile

CALM_RATE = 200
CALM_SECONDS = 10
FLAT_OUT_SECONDS = 6
WRITERS = 2
ACTS_A_TRANSACTION = 50


class Watch:
    """Notes when each size of the log was published, by looking at the file that everybody reads."""

    def __init__(self, checkpoint: Path) -> None:
        self._checkpoint = checkpoint
        self._stop = Event()
        self.seen: list[tuple[int, float]] = []
        self._thread = Thread(target=self._look)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self._stop.set()
        self._thread.join()

    def size(self) -> int:
        try:
            return int(self._checkpoint.read_text().split("\n", 2)[1])
        except FileNotFoundError:
            return 0

    def published(self, index: int) -> float:
        """When the log first covered an index."""
        return next(at for size, at in self.seen if size > index)

    def _look(self) -> None:
        last = -1
        while not self._stop.is_set():
            size = self.size()
            if size != last:
                self.seen.append((size, time.perf_counter()))
                last = size
            time.sleep(0.001)


def main() -> None:
    """Sequence in a thread as the worker does; record calmly, then flat out."""
    from sottovoce.cli.start import open_desk

    home = open_desk()
    from sottovoce.desk.core import sequencer

    stop = Event()
    sequencing = Thread(target=sequencer.run, args=(stop,))
    sequencing.start()
    try:
        with Watch(home.ledger / "checkpoint") as watch:
            waits = _calm(watch)
            rate = _flat_out(watch)
    finally:
        stop.set()
        sequencing.join()
    answer = {"p50": percentile(waits, 0.5), "p99": percentile(waits, 0.99), "rate": rate}
    json.dump(answer, sys.stdout)


def _record(number: int) -> list[UUID]:
    from django.db import transaction

    from sottovoce.desk.core.acts import ActKind
    from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, record_all

    acts = [ActToRecord(ActKind.RULE_CHANGED, datetime.now(UTC), SYSTEM) for _ in range(number)]
    with transaction.atomic():
        record_all(acts)
    return [act.id for act in acts]


def _calm(watch: Watch) -> list[float]:
    from sottovoce.desk.core.models import Act

    committed: dict[UUID, float] = {}
    started = time.perf_counter()
    for number in range(CALM_RATE * CALM_SECONDS):
        time.sleep(max(0.0, started + number / CALM_RATE - time.perf_counter()))
        (act,) = _record(1)
        committed[act] = time.perf_counter()
    _until(lambda: not Act.objects.filter(index=None).exists())
    placed = Act.objects.filter(pk__in=list(committed)).values_list("pk", "index")
    indexes = {act: index for act, index in placed if index is not None}
    return [(watch.published(indexes[act]) - at) * 1000 for act, at in committed.items()]


def _flat_out(watch: Watch) -> float:
    before, started = watch.size(), time.perf_counter()
    end = started + FLAT_OUT_SECONDS
    totals = [0] * WRITERS

    def write(writer: int) -> None:
        from django.db import connection

        while time.perf_counter() < end:
            totals[writer] += len(_record(ACTS_A_TRANSACTION))
        connection.close()

    writers = [Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    _until(lambda: watch.size() - before >= sum(totals))
    return sum(totals) / (time.perf_counter() - started)


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError("the sequencer did not catch up within a minute")
        time.sleep(0.005)


if __name__ == "__main__":
    main()
