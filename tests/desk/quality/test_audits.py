"""The audit by sample: drawn from both strata, opened on the record, judged, and counted by weight."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sottovoce.desk.conversations.models import Finding, Message, Reveal
from sottovoce.desk.core.database import limit_to_brands
from sottovoce.desk.core.models import Act
from sottovoce.desk.quality.models import Sampled
from sottovoce.desk.quality.selectors.measured import of_audits
from sottovoce.desk.quality.services.audits import answer, draw_sample, open_sampled
from sottovoce.errors import BadInput, Conflict, NotFound, Refused
from tests.desk.fixtures import Desk

Say = Callable[..., Message]


@pytest.fixture
def drawn(desk: Desk, say: Say) -> list[Sampled]:
    """A sample of 20 from 3 messages with findings and 14 without."""
    for number in range(3):
        say("please call 07911 123456", who=f"with{number}")
    for number in range(14):
        say("where is my parcel", who=f"without{number}")
    assert draw_sample(desk.officer, 20, desk.now) == 13
    return list(Sampled.objects.order_by("place"))


def test_each_stratum_is_drawn_and_weighs_what_it_stands_for(drawn: list[Sampled]) -> None:
    assert {(row.with_findings, row.weight) for row in drawn} == {(True, 1.0), (False, 1.4)}
    assert sum(row.weight for row in drawn) == pytest.approx(17)
    assert sorted(row.place for row in drawn) == list(range(13))


def test_opening_is_a_reveal_on_the_record(desk: Desk, drawn: list[Sampled]) -> None:
    row = next(row for row in drawn if row.with_findings)
    pieces = open_sampled(desk.officer, row.id, desk.now)
    assert [(piece.text, bool(piece.finding)) for piece in pieces] == [
        ("please call ", False),
        ("07911 123456", True),
    ]
    assert Reveal.objects.get().purpose == "quality"
    assert Act.objects.filter(kind="value.revealed").count() == 1


def test_answers_become_precision_and_recall(desk: Desk, drawn: list[Sampled]) -> None:
    with_findings = [row for row in drawn if row.with_findings]
    without = [row for row in drawn if not row.with_findings]
    wrong = Finding.objects.get(message=with_findings[0].message)
    answer(desk.officer, with_findings[0].id, {str(wrong.id)}, {}, desk.now)
    for row in with_findings[1:]:
        answer(desk.officer, row.id, (), {}, desk.now)
    answer(desk.officer, without[0].id, (), {"PERSON": 1, "PHONE_NUMBER": 1}, desk.now)
    audited = of_audits(desk.officer)
    assert (audited.messages, audited.waiting) == (4, 9)
    lines = {line.kind: line for line in audited.lines if line.wrong or line.right or line.missed}
    phones = [line for line in audited.lines if line.kind == "PHONE_NUMBER"]
    assert sum(line.right for line in phones) == 2
    assert sum(line.wrong for line in phones) == 1
    assert lines["PERSON"].missed == 1
    assert audited.precision.share.value == pytest.approx(2 / 3)
    assert audited.recall.share.value == pytest.approx(2 / (2 + 2 * 1.4))
    assert not audited.recall.share.enough


def test_a_message_is_judged_once_and_a_sample_to_its_end(desk: Desk, drawn: list[Sampled]) -> None:
    answer(desk.officer, drawn[0].id, (), {}, desk.now)
    with pytest.raises(NotFound):
        answer(desk.officer, drawn[0].id, (), {}, desk.now)
    with pytest.raises(Conflict):
        draw_sample(desk.officer, 20, desk.now)
    for row in drawn[1:]:
        answer(desk.officer, row.id, (), {}, desk.now)
    assert draw_sample(desk.officer, 20, desk.now) == 13
    assert Act.objects.filter(kind="sample.judged").count() == 13


def test_who_does_not_read_customers_draws_and_opens_nothing(desk: Desk, drawn: list[Sampled]) -> None:
    for role in ("administrator", "agent", "auditor"):
        with pytest.raises(Refused):
            draw_sample(desk.staff[role], 20, desk.now)
        with pytest.raises(Refused):
            open_sampled(desk.staff[role], drawn[0].id, desk.now)


def test_beyond_ones_brands_no_sample_is_seen(desk: Desk, drawn: list[Sampled]) -> None:
    limit_to_brands([desk.other.id])
    assert not Sampled.objects.exists()


@pytest.mark.parametrize("missed", [{"DRAGON": 1}, {"PERSON": 0}, {"PERSON": 21}])
def test_an_answer_that_cannot_be_is_refused(
    desk: Desk, drawn: list[Sampled], missed: dict[str, int]
) -> None:
    with pytest.raises(BadInput):
        answer(desk.officer, drawn[0].id, (), missed, desk.now)


def test_a_sample_of_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(Conflict):
        draw_sample(desk.officer, 20, desk.now)
    with pytest.raises(BadInput):
        draw_sample(desk.officer, 7, desk.now)
