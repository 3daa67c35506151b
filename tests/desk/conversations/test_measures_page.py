"""The page of measures shows what a network would not do first to whoever may see to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sottovoce.desk.conversations.measure_words import KINDS, STATES, state_words
from sottovoce.desk.conversations.models import Measure, Message
from sottovoce.desk.conversations.selectors import measures as selected
from sottovoce.desk.conversations.services.measures import mark_seen, settle
from sottovoce.desk.core.models import Staff
from sottovoce.errors import BadInput, Refused
from tests.desk.fixtures import NOW, Desk

CARD = "my card is 4111 1111 1111 1111"


@pytest.fixture
def lead(desk: Desk) -> Staff:
    found: Staff = desk.staff["team_lead"]
    return found


@pytest.fixture
def hide(tell: Callable[..., Message]) -> Measure:
    """A measure that is due, beside the private reply of the same message."""
    tell(CARD)
    return Measure.objects.select_related("conversation").get(kind="hide")


def test_a_measure_is_shown_in_words_with_whose_it_is(lead: Staff, hide: Measure) -> None:
    (row,) = selected.page(lead, kind="hide").rows
    assert (row.measure.title, row.measure.words) == ("Hide on the network", "Under way")
    assert (row.person.name, row.brand, row.visibility) == ("Mira", "Acme", "public")
    assert row.rule == "Card, password, ID or health in public: hide and move to private"


def test_trouble_is_what_was_refused_or_failed_until_somebody_has_seen_it(lead: Staff, hide: Measure) -> None:
    settle(hide, Measure.State.REFUSED, NOW, problem="The network said no.", advice="Ask the customer.")
    (row,) = selected.page(lead, state=selected.TROUBLE).rows
    assert row.measure.needs_person
    assert (row.measure.problem, row.measure.advice) == ("The network said no.", "Ask the customer.")
    mark_seen(lead, hide.id, NOW)
    assert selected.page(lead, state=selected.TROUBLE).rows == ()
    assert not selected.page(lead, state="refused").rows[0].measure.needs_person


def test_what_a_rule_left_to_a_person_waits_until_somebody_has_seen_it_and_is_not_tried_again(
    lead: Staff, say: Callable[..., Message]
) -> None:
    say(CARD)
    (row,) = selected.page(lead, state=selected.TROUBLE).rows
    assert (row.measure.kind, row.measure.needs_person, row.measure.can_try_again) == (
        "escalate",
        True,
        False,
    )
    assert selected.counts(lead)[selected.TROUBLE] == 1
    mark_seen(lead, row.measure.id, NOW)
    assert selected.page(lead, state=selected.TROUBLE).rows == ()


def test_counts_tell_each_state(lead: Staff, hide: Measure) -> None:
    settle(hide, Measure.State.FAILED, NOW)
    counts = selected.counts(lead)
    assert (counts["due"], counts["failed"], counts[selected.TROUBLE], counts["done"]) == (1, 1, 1, 0)


def test_pages_follow_each_other_without_gap_or_repetition(
    lead: Staff, tell: Callable[..., Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selected, "ROWS", 2)
    for number in range(3):
        tell(CARD, who=f"w{number}")
    Measure.objects.filter(kind="hide").update(asked_at=NOW - timedelta(minutes=1))
    page = selected.page(lead)
    seen = [row.measure.id for row in page.rows]
    while page.next_after:
        page = selected.page(lead, after=page.next_after)
        seen += [row.measure.id for row in page.rows]
    assert len(seen) == len(set(seen)) == 6
    assert set(seen[:3]) == set(Measure.objects.filter(kind="reply_privately").values_list("id", flat=True))


def test_it_is_narrowed_by_brand_and_by_the_readers_brands(
    desk: Desk, lead: Staff, hide: Measure, say: Callable[..., Message]
) -> None:
    say(CARD, profile=desk.other_profile)
    assert len(selected.page(lead).rows) == 3
    assert len(selected.page(lead, brand=desk.other.id).rows) == 1
    lead.brands.set([desk.other])
    assert {row.brand for row in selected.page(lead).rows} == {"Other"}


def test_what_is_not_a_state_or_kind_is_refused(lead: Staff) -> None:
    for asked in ({"state": "odd"}, {"kind": "odd"}, {"after": "odd"}):
        with pytest.raises(BadInput) as refusal:
            selected.page(lead, **asked)  # type: ignore[arg-type]
        assert refusal.value.where == next(iter(asked))


def test_an_agent_may_not_see_all_measures(desk: Desk) -> None:
    with pytest.raises(Refused):
        selected.page(desk.agent)
    with pytest.raises(Refused):
        selected.counts(desk.agent)


def test_every_kind_and_state_has_words() -> None:
    assert set(KINDS) == set(Measure.Kind.values)
    assert set(STATES) == set(Measure.State.values)
    assert state_words("hide", "due", 1).endswith("tried once, will try again")
    assert state_words("hide", "due", 3).endswith("tried 3 times, will try again")
    assert state_words("hide", "done", 3) == "Hidden on the network"
