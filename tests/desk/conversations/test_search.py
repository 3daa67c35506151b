"""Sealed conversations are found by handle and by words, and by nobody who may not see them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from sottovoce.desk.conversations.inbox_filters import Filters
from sottovoce.desk.conversations.models import Message, SearchTerms
from sottovoce.desk.conversations.selectors import search
from sottovoce.desk.conversations.selectors.inbox import page
from sottovoce.desk.conversations.services.customers import shred, sweep
from sottovoce.desk.conversations.services.intake_rows import insert_search_terms
from sottovoce.desk.conversations.services.notes import write_note
from sottovoce.desk.conversations.services.protection import protect
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.desk.core.models import Staff
from tests.desk.fixtures import NOW, Desk

Say = Callable[..., Message]


def of(message: Message) -> UUID:
    assert message.conversation_id is not None
    return message.conversation_id


def found(staff: Staff, query: str) -> list[UUID]:
    return [row.id for row in page(staff, Filters(status="any"), NOW, query=query).rows]


@pytest.mark.parametrize("query", ["mira", "@mira", "@MIRA", " Mira "])
def test_a_handle_is_found_however_it_is_written(desk: Desk, say: Say, query: str) -> None:
    conversation = of(say("hello"))
    say("hello", who="noor")
    assert found(desk.agent, query) == [conversation]


def test_a_part_of_a_handle_is_not_the_handle(desk: Desk, say: Say) -> None:
    say("hello")
    assert found(desk.agent, "@mir") == []


@pytest.mark.parametrize("query", ["parcel", "PARCEL", "parcel broken", "broken parcel!", "PÄCKCHEN"])
def test_a_message_with_all_these_words_is_found(desk: Desk, say: Say, query: str) -> None:
    conversation = of(say("My parcel (Päckchen) came broken."))
    say("My parcel is fine, Päckchen too? No: packet.", who="noor")
    assert conversation in found(desk.agent, query)


def test_all_the_words_must_be_there(desk: Desk, say: Say) -> None:
    say("My parcel came broken.")
    assert found(desk.agent, "parcel refund") == []
    assert found(desk.agent, "parce") == []


def test_words_of_a_note_are_found_too(desk: Desk, say: Say) -> None:
    conversation = of(say("hello"))
    write_note(desk.agent, conversation, "goodwill voucher promised", NOW)
    assert found(desk.agent, "goodwill") == [conversation]


def test_an_earlier_month_has_another_key_and_is_found_as_well(desk: Desk, say: Say) -> None:
    message = say("zeppelin")
    assert message.conversation is not None
    SearchTerms.objects.all().delete()
    protected = protect(scanner(), message.id, message.conversation.customer_id, "zeppelin", ())
    insert_search_terms([(message.brand_id, protected)], NOW - timedelta(days=200))
    say("hello", who="noor")
    assert SearchTerms.objects.values("month").distinct().count() == 2
    assert found(desk.agent, "zeppelin") == [of(message)]


def test_an_edited_message_is_found_by_its_new_words_alone(desk: Desk, say: Say) -> None:
    conversation = of(say("zeppelin", native_id="c-1"))
    say("balloon", native_id="c-1", kind="edited", at=NOW + timedelta(seconds=5))
    assert found(desk.agent, "balloon") == [conversation]
    assert found(desk.agent, "zeppelin") == []


def test_what_is_gone_is_found_no_more(desk: Desk, say: Say) -> None:
    say("zeppelin", native_id="c-1")
    say("", native_id="c-1", kind="gone", at=NOW + timedelta(seconds=5))
    assert found(desk.agent, "zeppelin") == []


def test_a_shredded_customer_is_found_no_more(desk: Desk, say: Say) -> None:
    message = say("zeppelin")
    assert message.conversation is not None
    customer = message.conversation.customer_id
    shred(desk.officer, customer, "asked for erasure", NOW)
    sweep(customer, NOW)
    desk.see_all()
    assert found(desk.agent, "zeppelin") == []
    assert found(desk.agent, "@mira") == []


def test_another_brands_conversations_are_not_found(desk: Desk, say: Say) -> None:
    conversation = of(say("zeppelin", profile=desk.other_profile))
    assert found(desk.agent, "zeppelin") == []
    assert found(desk.agent, "@mira") == []
    assert found(desk.staff["team_lead"], "zeppelin") == [conversation]


def test_a_search_stops_when_it_has_met_enough(desk: Desk, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_MESSAGES", 2)
    for number in range(4):
        last = of(say("zeppelin", who=f"w{number}", at=NOW + timedelta(seconds=number)))
    met = found(desk.agent, "zeppelin")
    assert len(met) == 2
    assert last in met


def test_an_empty_search_narrows_nothing(desk: Desk, say: Say) -> None:
    conversation = of(say("hello"))
    assert found(desk.agent, "   ") == [conversation]


@pytest.mark.parametrize("query", ["@", "!!!", "%", "' OR 1=1 --", "\\", "\x00", "x" * 5_000, "\ud83d"])
def test_odd_queries_find_nothing_and_break_nothing(desk: Desk, say: Say, query: str) -> None:
    say("hello")
    assert found(desk.agent, query) == []


def test_the_index_holds_no_word(desk: Desk, say: Say) -> None:
    message = say("zeppelin")
    terms = SearchTerms.objects.get(message=message).terms
    assert terms
    assert all(isinstance(term, int) for term in terms)
