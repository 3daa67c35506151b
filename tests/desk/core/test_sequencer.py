"""The sequencer gives each act one place in the ledger, whatever happens in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from threading import Event, Thread
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction

from sottovoce.desk.core import sequencer
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import limit_to_brands
from sottovoce.desk.core.installation import home, ledger, ledger_signer
from sottovoce.desk.core.models import Act, Brand
from sottovoce.desk.core.recorder import SYSTEM, ActToRecord, record
from sottovoce.desk.core.sequencer import sequence_once
from sottovoce.ledger import DirectoryStorage, Leaf, verify_log
from tests.desk.fixtures import NOW, Desk

pytestmark = pytest.mark.usefixtures("settled")


@pytest.fixture
def settled(committed_desk: Desk) -> None:
    """Nothing waits: what the desk itself recorded is in the ledger."""
    sequence_once(NOW)


def act(number: int = 0, brand: Brand | None = None) -> UUID:
    at = NOW + timedelta(seconds=number)
    with transaction.atomic():
        return record(ActToRecord(ActKind.RULE_CHANGED, at, SYSTEM, brand=brand.id if brand else None))


def crash(*_: object) -> None:
    raise KeyboardInterrupt


def crash_while(monkeypatch: pytest.MonkeyPatch, place: object, step: str) -> None:
    """Take a turn that is killed at this step."""
    with monkeypatch.context() as broken:
        broken.setattr(place, step, crash)
        with pytest.raises(KeyboardInterrupt):
            sequence_once(NOW)


def in_ledger(index: int) -> UUID:
    return Leaf.decode(ledger().read_entry(index)).act


def places(acts: Sequence[UUID]) -> list[int]:
    indexes = dict(Act.objects.filter(id__in=acts).values_list("id", "index"))
    found = [indexes[act_id] for act_id in acts]
    assert None not in found
    return [index for index in found if index is not None]


def test_acts_get_places_in_their_order() -> None:
    first = ledger().size()
    acts = [act(number) for number in range(5)]
    assert sequence_once(NOW) == 5
    assert places(acts) == list(range(first, first + 5))
    assert [in_ledger(index) for index in places(acts)] == acts


def test_acts_of_every_brand_get_places_whatever_the_connection_may_see(committed_desk: Desk) -> None:
    newcomer = Brand.objects.create(name="Newcomer", slug="newcomer")
    acts = [act(number, brand) for number, brand in enumerate([committed_desk.acme, newcomer])]
    limit_to_brands([])
    assert sequence_once(NOW) == 2
    limit_to_brands([committed_desk.acme.id, newcomer.id])
    assert [in_ledger(index) for index in places(acts)] == acts


def test_nothing_waiting_signs_nothing() -> None:
    before = ledger().checkpoint()
    assert sequence_once(NOW) == 0
    assert ledger().checkpoint() == before


def test_an_act_of_an_earlier_moment_that_appears_late_is_not_lost() -> None:
    late, early = act(9), act(0)
    sequence_once(NOW)
    straggler = act(-5)
    assert sequence_once(NOW) == 1
    assert places([straggler])[0] > max(places([late, early]))


def test_a_crash_between_ledger_and_rows_is_mended_at_the_next_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ledger().size()
    acts = [act(number) for number in range(3)]
    crash_while(monkeypatch, sequencer, "_write_indexes")
    assert ledger().size() == first + 3
    assert set(Act.objects.filter(id__in=acts).values_list("index", flat=True)) == {None}
    newer = act(4)
    assert sequence_once(NOW) == 1
    assert places([*acts, newer]) == list(range(first, first + 4))
    assert [in_ledger(index) for index in range(first, first + 4)] == [*acts, newer]


def test_a_crash_before_the_ledger_leaves_the_acts_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ledger().size()
    waiting = act()
    crash_while(monkeypatch, type(ledger()), "append")
    assert ledger().size() == first
    assert sequence_once(NOW) == 1
    assert in_ledger(first) == waiting


def test_a_long_queue_is_taken_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequencer, "BATCH", 2)
    acts = [act(number) for number in range(5)]
    assert [sequence_once(NOW) for _ in range(4)] == [2, 2, 1, 0]
    assert places(acts) == sorted(places(acts))


def test_only_one_sequencer_works_at_a_time() -> None:
    waiting = act()
    parameters = connection.get_connection_params()
    wanted = {key: parameters[key] for key in ("host", "user", "dbname") if parameters.get(key)}
    with psycopg.connect(**wanted) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [sequencer._LOCK])
        assert sequence_once(NOW) == 0
    assert sequence_once(NOW) == 1
    assert places([waiting])


def test_the_ledger_verifies_after_all_this() -> None:
    for number in range(4):
        act(number)
        sequence_once(NOW)
    place = home()
    report = verify_log(DirectoryStorage(place.ledger), ledger_signer(place).verifier_key)
    assert report.size == ledger().size()


def test_it_runs_until_it_is_told_to_stop() -> None:
    stop = Event()
    running = Thread(target=_run_and_close, args=(stop,))
    running.start()
    try:
        waiting = act()
        for _ in range(100):
            if Act.objects.get(id=waiting).index is not None:
                break
            stop.wait(0.05)
    finally:
        stop.set()
        running.join(10)
    assert in_ledger(places([waiting])[0]) == waiting


def _run_and_close(stop: Event) -> None:
    sequencer.run(stop)
    connection.close()
