"""The page of measures: what a network refused stands first, with what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from sottovoce.desk.conversations.models import (
    Conversation,
    Measure,
)
from sottovoce.desk.conversations.services.carrying_out import carry_out
from tests.desk.fixtures import Desk
from tests.desk.network import Network
from tests.desk.pages import client_of, words_of

CARD = "my card is 4111 1111 1111 1111"


@pytest.fixture
def refused(desk: Desk, tell: Callable[..., Any], network: Network) -> Measure:
    """A hide that the network refused."""
    network.answer_next(403)
    message = tell(CARD)
    measure = Measure.objects.get(message=message, kind="hide")
    carry_out(measure.id, desk.now)
    desk.see_all()
    measure.refresh_from_db()
    assert measure.state == Measure.State.REFUSED
    return measure


def test_what_a_network_refused_stands_first_with_what_to_do_next(desk: Desk, refused: Measure) -> None:
    page = words_of(client_of(desk.staff["team_lead"]).get(reverse("conversations:measures")))
    assert "Refused by the network" in page
    assert refused.problem in page
    assert "Try again" in page


def test_a_refused_measure_is_tried_again(desk: Desk, refused: Measure) -> None:
    client = client_of(desk.staff["team_lead"])
    answer = client.post(reverse("conversations:measure_again", args=[refused.id]), follow=True)
    assert "Nothing needs a person" in words_of(answer)
    desk.see_all()
    assert Measure.objects.get(id=refused.id).state == Measure.State.DUE


def test_what_a_person_has_seen_to_is_off_the_list_and_the_conversation_calm(
    desk: Desk, refused: Measure
) -> None:
    client = client_of(desk.staff["team_lead"])
    answer = client.post(
        reverse("conversations:measure_seen", args=[refused.id]), {"next": "/measures/?state=refused"}
    )
    assert answer["Location"] == "/measures/?state=refused"
    desk.see_all()
    assert not Conversation.objects.get(id=refused.conversation_id).needs_person


def test_an_auditor_sees_measures_but_not_whom_they_concern(desk: Desk, refused: Measure) -> None:
    page = words_of(client_of(desk.staff["auditor"]).get(reverse("conversations:measures")))
    assert "Refused by the network" in page
    assert "Mira" not in page
