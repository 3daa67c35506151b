"""The pages of detection quality: who may open them, what they say, and what their forms do."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from sottovoce.desk.conversations.models import Finding, Message
from sottovoce.desk.conversations.services.reveals import reveal
from sottovoce.desk.core.models import Act
from sottovoce.desk.quality.models import Correction, Example, Phrase, Threshold
from sottovoce.desk.quality.services.audits import open_samples
from sottovoce.desk.quality.services.corrections import correct_wrong, undo
from sottovoce.desk.quality.services.examples import export_examples, judge_example
from sottovoce.errors import NotFound, Refused
from tests.desk.fixtures import Desk
from tests.desk.pages import client_of, words_of

Say = Callable[..., Message]
PAGES = ("/quality/", "/quality/audit/", "/quality/examples/")
CALL = "call 07911 123456, my card is 4111 1111 1111 1111"


@pytest.fixture(autouse=True)
def forget_what_was_learnt(db: None) -> object:
    """The scanner of this process must not keep what another test taught it."""
    yield
    from sottovoce.desk.conversations.services import scanner

    scanner._known.clear()


@pytest.fixture
def example(desk: Desk, say: Say) -> Example:
    """What a corrected message became."""
    finding = Finding.objects.get(message=say(CALL), kind="PHONE_NUMBER")
    reveal(desk.agent, finding.id, "quality", "checking what was found", desk.now)
    correct_wrong(desk.agent, finding.id, desk.now)
    return Example.objects.get()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("role", "status"),
    [("privacy_officer", 200), ("administrator", 200), ("agent", 403), ("counsel", 403), ("auditor", 403)],
)
def test_who_may_open_the_pages(desk: Desk, path: str, role: str, status: int) -> None:
    assert client_of(desk.staff[role]).get(path).status_code == status


def test_empty_pages_teach(desk: Desk) -> None:
    client = client_of(desk.officer)
    said = words_of(client.get("/quality/"))
    for words in ("No audit yet", "Nothing corrected yet", "No words are listed", "No threshold holds"):
        assert words in said
    assert "Draw a sample" in words_of(client.get("/quality/audit/"))
    assert "Nothing to judge" in words_of(client.get("/quality/examples/"))


def test_few_corrections_are_not_enough_yet(desk: Desk, example: Example) -> None:
    said = words_of(client_of(desk.officer).get("/quality/"))
    assert "not enough yet" in said
    assert "Corrected 1 of 3 times" in said


def test_words_that_are_not_personal_are_shown_to_those_who_read_customers_only(
    desk: Desk, example: Example
) -> None:
    assert "“07911 123456”" in words_of(client_of(desk.officer).get("/quality/"))
    assert "07911 123456" not in words_of(client_of(desk.staff["administrator"]).get("/quality/"))


def test_words_are_listed_and_removed_by_hand(desk: Desk) -> None:
    client = client_of(desk.officer)
    told = {"words": "Quexilva", "listing": "allow", "kind": "", "brand": desk.acme.id, "why": "our mascot"}
    assert "Listed." in words_of(client.post("/quality/phrases/", told, follow=True))
    desk.see_all()
    phrase = Phrase.objects.get()
    client.post(f"/quality/phrases/{phrase.id}/remove/")
    desk.see_all()
    phrase.refresh_from_db()
    assert phrase.state == Phrase.State.REMOVED
    assert "Give the words" in words_of(client.post("/quality/phrases/", told | {"words": "?"}, follow=True))


def test_a_threshold_is_pinned_and_reset(desk: Desk) -> None:
    client = client_of(desk.officer)
    told = {"kind": "PERSON", "language": "de", "least": "70", "what": "pin"}
    assert "German: from 70 % on" in words_of(client.post("/quality/thresholds/", told, follow=True)).replace(
        "\xa0", " "
    )
    client.post("/quality/thresholds/", told | {"what": "reset"})
    assert not Threshold.objects.exists()
    refused = words_of(client.post("/quality/thresholds/", told | {"kind": "CREDIT_CARD"}, follow=True))
    assert "out of bounds" in refused


def test_an_example_is_approved_and_exported_without_a_value(desk: Desk, example: Example) -> None:
    client = client_of(desk.officer)
    assert export_examples(desk.officer, desk.now) == []
    shown = words_of(client.get("/quality/examples/"))
    assert "4111 1111 1111 1111" not in shown
    client.post(f"/quality/examples/{example.id}/approve/")
    answer = client.post("/quality/examples/export/")
    (line,) = answer.content.decode().splitlines()
    record = json.loads(line)
    assert set(record) >= {"id", "lang", "text", "spans", "scored_types"}
    assert [span["type"] for span in record["spans"]] == ["CREDIT_CARD"]
    assert "PHONE_NUMBER" in record["scored_types"]
    assert "4111 1111 1111 1111" not in line
    assert Act.objects.filter(kind="examples.exported").count() == 2


def test_an_example_goes_with_its_correction_and_who_may_not_read_judges_none(
    desk: Desk, example: Example
) -> None:
    with pytest.raises(Refused):
        judge_example(desk.staff["administrator"], example.id, "approve", desk.now)
    with pytest.raises(NotFound):
        judge_example(desk.officer, example.id, "burn", desk.now)
    undo(desk.agent, Correction.objects.get().id, desk.now)
    assert not Example.objects.exists()


def test_an_audit_runs_by_its_pages(desk: Desk, say: Say) -> None:
    client = client_of(desk.officer)
    say(CALL)
    say("where is my parcel", who="tom")
    assert "Message 1 of 2" in words_of(client.post("/quality/audit/draw/", {"size": "20"}, follow=True))
    for _ in range(2):
        desk.see_all()
        current = open_samples(desk.officer).first()
        assert current is not None
        assert client.post(f"/quality/audit/{current.id}/open/").json()["pieces"]
        client.post(f"/quality/audit/{current.id}/answer/", {"missed": ["PERSON"]})
    assert "2 messages, 0 waiting" in words_of(client.get("/quality/"))
