"""The inbox is arranged by those who may, and shows each person their own brands, page by page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection

from sottovoce.desk.conversations.inbox_filters import Filters, as_data, parse_filters
from sottovoce.desk.conversations.models import Conversation, Label, Measure, Message, SavedView
from sottovoce.desk.conversations.selectors import inbox as selected
from sottovoce.desk.conversations.selectors.conversation import open_conversation
from sottovoce.desk.conversations.selectors.keyset import decode_mark
from sottovoce.desk.conversations.services import inbox
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.conversations.services.measures import settle
from sottovoce.desk.conversations.services.notes import write_note
from sottovoce.desk.conversations.services.replies import write_reply
from sottovoce.desk.core.live import CHANNEL
from sottovoce.desk.core.models import Staff
from sottovoce.errors import BadInput, NotFound, Refused
from tests.desk.fixtures import NOW, Desk

Say = Callable[..., Message]
CARD = "my card is 4111 1111 1111 1111"
ALL = Filters(status="any")


def of(message: Message) -> UUID:
    assert message.conversation_id is not None
    return message.conversation_id


def listed(staff: Staff, filters: Filters = ALL, **how: Any) -> list[UUID]:
    return [row.id for row in selected.page(staff, filters, NOW, **how).rows]


class TestArranging:
    def test_an_agent_takes_a_conversation_and_lets_it_go(self, desk: Desk, say: Say) -> None:
        conversation = of(say("hello"))
        inbox.assign(desk.agent, conversation, desk.agent.id, NOW)
        assert listed(desk.agent, Filters(tab="mine")) == [conversation]
        inbox.assign(desk.agent, conversation, None, NOW)
        assert listed(desk.agent, Filters(tab="unassigned")) == [conversation]

    def test_only_who_may_gives_conversations_to_others(self, desk: Desk, say: Say) -> None:
        conversation, lead = of(say("hello")), desk.staff["team_lead"]
        with pytest.raises(Refused):
            inbox.assign(desk.agent, conversation, lead.id, NOW)
        inbox.assign(lead, conversation, desk.agent.id, NOW)
        inbox.assign(lead, conversation, lead.id, NOW)
        with pytest.raises(Refused):
            inbox.assign(desk.agent, conversation, None, NOW)

    def test_nobody_is_given_what_they_may_not_see(self, desk: Desk, say: Say) -> None:
        conversation, lead = of(say("hello", profile=desk.other_profile)), desk.staff["team_lead"]
        with pytest.raises(Refused):
            inbox.assign(lead, conversation, desk.agent.id, NOW)
        with pytest.raises(Refused):
            inbox.assign(lead, conversation, desk.staff["auditor"].id, NOW)
        with pytest.raises(NotFound):
            inbox.assign(lead, conversation, uuid4(), NOW)
        with pytest.raises(NotFound):
            inbox.assign(desk.agent, conversation, desk.agent.id, NOW)

    def test_to_resolve_is_to_have_seen_what_went_wrong(self, desk: Desk, say: Say) -> None:
        message = say("hello")
        measure = Measure.objects.create(
            brand=desk.acme,
            conversation_id=of(message),
            message=message,
            kind="hide",
            occasion="by hand",
            asked_at=NOW,
            next_try_at=NOW,
        )
        settle(measure, "failed", NOW)
        assert Conversation.objects.get().needs_person
        inbox.set_status(desk.agent, of(message), "resolved", NOW)
        found = Conversation.objects.get()
        assert (found.status, found.needs_person, found.waiting_since) == ("resolved", False, None)
        measure.refresh_from_db()
        assert measure.seen_by_person_at == NOW

    def test_to_resolve_is_to_have_seen_what_a_rule_left_to_a_person(self, desk: Desk, say: Say) -> None:
        message = say("my card is 4111 1111 1111 1111")
        assert Measure.objects.get(kind="escalate").seen_by_person_at is None
        inbox.set_status(desk.agent, of(message), "resolved", NOW)
        assert Measure.objects.get(kind="escalate").seen_by_person_at == NOW

    def test_a_snoozed_conversation_comes_back_when_its_time_is_over(self, desk: Desk, say: Say) -> None:
        conversation = of(say("hello"))
        until = NOW + timedelta(hours=1)
        inbox.snooze(desk.agent, conversation, until, NOW)
        assert listed(desk.agent, Filters()) == []
        assert inbox.wake_snoozed(until - timedelta(seconds=1)) == 0
        assert inbox.wake_snoozed(until) == 1
        desk.see_all()
        assert listed(desk.agent, Filters()) == [conversation]
        with pytest.raises(BadInput):
            inbox.snooze(desk.agent, conversation, NOW, NOW)

    def test_a_snoozed_conversation_comes_back_when_the_customer_writes(self, desk: Desk, say: Say) -> None:
        conversation = of(say("hello"))
        inbox.snooze(desk.agent, conversation, NOW + timedelta(hours=1), NOW)
        say("are you there?")
        assert listed(desk.agent, Filters()) == [conversation]

    def test_labels_are_made_on_the_fly_and_once(self, desk: Desk, say: Say) -> None:
        first, second = of(say("hello", who="ann")), of(say("hello", who="bo"))
        inbox.add_label(desk.agent, first, " Late  parcel ", NOW)
        inbox.add_label(desk.agent, first, "late parcel", NOW)
        inbox.add_label(desk.agent, second, "LATE PARCEL", NOW)
        assert Label.objects.get().name == "Late parcel"
        assert set(listed(desk.agent, Filters(label="late parcel"))) == {first, second}
        inbox.remove_label(desk.agent, first, "Late parcel", NOW)
        inbox.remove_label(desk.agent, first, "Late parcel", NOW)
        assert listed(desk.agent, Filters(label="Late parcel")) == [second]
        with pytest.raises(BadInput):
            inbox.add_label(desk.agent, first, "  ", NOW)

    def test_read_and_unread(self, desk: Desk, say: Say) -> None:
        conversation = of(say("hello"))
        say("hello?")
        assert Conversation.objects.get().unread == 2
        inbox.mark_read(desk.agent, conversation, NOW)
        assert listed(desk.agent, Filters(unread=True)) == []
        inbox.mark_unread(desk.agent, conversation, NOW)
        assert listed(desk.agent, Filters(unread=True)) == [conversation]

    def test_many_at_once_reach_only_ones_own_brands(self, desk: Desk, say: Say) -> None:
        ours, theirs = of(say("hello")), of(say("hello", profile=desk.other_profile))
        assert inbox.bulk(desk.agent, [ours, theirs, ours], "status", "resolved", NOW) == 1
        assert Conversation.objects.get(id=ours).status == "resolved"
        assert Conversation.objects.get(id=theirs).status == "open"

    @pytest.mark.parametrize(
        ("action", "value"),
        [
            ("shout", ""),
            ("status", "snoozed"),
            ("snooze", "tomorrow"),
            ("snooze", "2027-01-01T00:00:00"),
            ("assign", "nobody"),
            ("label", ""),
        ],
    )
    def test_what_cannot_be_done_to_many_is_refused(
        self, desk: Desk, say: Say, action: str, value: str
    ) -> None:
        with pytest.raises(BadInput):
            inbox.bulk(desk.agent, [of(say("hello"))], action, value, NOW)

    def test_too_many_at_once_are_refused(self, desk: Desk) -> None:
        with pytest.raises(BadInput):
            inbox.bulk(desk.agent, (uuid4() for _ in range(inbox.MOST_AT_ONCE + 1)), "read", "", NOW)

    def test_counsel_reads_and_changes_nothing(self, desk: Desk, say: Say) -> None:
        conversation, counsel = of(say("hello")), desk.staff["counsel"]
        assert listed(counsel) == [conversation]
        for change in (
            lambda: inbox.set_status(counsel, conversation, "resolved", NOW),
            lambda: inbox.assign(counsel, conversation, counsel.id, NOW),
            lambda: inbox.add_label(counsel, conversation, "mine", NOW),
        ):
            with pytest.raises(Refused):
                change()


class TestSavedViews:
    def test_a_view_keeps_its_filters_and_is_replaced_by_name(self, desk: Desk) -> None:
        inbox.save_view(desk.agent, "Cards", {"severity": "3", "tab": "mine"})
        inbox.save_view(desk.agent, " Cards ", {"severity": "2"})
        (view,) = selected.views(desk.agent)
        assert (view.name, view.shared, view.filters) == ("Cards", False, {"severity": 2})
        assert selected.views(desk.staff["team_lead"]) == ()

    def test_a_team_lead_shares_a_view(self, desk: Desk) -> None:
        with pytest.raises(Refused):
            inbox.save_view(desk.agent, "Ours", {}, shared=True)
        view = inbox.save_view(desk.staff["team_lead"], "Ours", {}, shared=True)
        assert [found.name for found in selected.views(desk.agent)] == ["Ours"]
        with pytest.raises(Refused):
            inbox.delete_view(desk.agent, view.id)
        inbox.delete_view(desk.staff["team_lead"], view.id)
        inbox.delete_view(desk.staff["team_lead"], view.id)
        assert not SavedView.objects.exists()

    def test_another_persons_view_is_not_there(self, desk: Desk) -> None:
        view = inbox.save_view(desk.agent, "Mine", {})
        with pytest.raises(NotFound):
            inbox.delete_view(desk.staff["team_lead"], view.id)

    def test_what_was_searched_for_is_never_kept(self, desk: Desk) -> None:
        with pytest.raises(BadInput):
            inbox.save_view(desk.agent, "Mira", {"query": "@mira"})

    def test_filters_survive_being_kept(self) -> None:
        filters = Filters(tab="mine", brand=4, profile=uuid4(), severity=2, unread=True, label="late")
        assert parse_filters(json.loads(json.dumps(as_data(filters)))) == filters

    @pytest.mark.parametrize("data", [{"tab": "theirs"}, {"profile": "x"}, {"severity": "high"}])
    def test_filters_that_cannot_be_read_are_named(self, data: dict[str, str]) -> None:
        with pytest.raises(BadInput) as refusal:
            parse_filters(data)
        assert next(iter(data)) in refusal.value.where


class TestList:
    def test_a_row_shows_a_redacted_line_and_never_the_value(self, desk: Desk, say: Say) -> None:
        say(CARD)
        (row,) = selected.page(desk.agent, ALL, NOW).rows
        assert row.person.name == "Mira"
        assert row.person.handle == "mira"
        assert row.preview.startswith("my card is [")
        assert "4111" not in row.preview
        assert (row.severity, row.needs_person, row.unread) == (3, True, 1)

    def test_the_clock_of_a_first_answer_runs_from_the_first_unanswered_message(
        self, desk: Desk, say: Say
    ) -> None:
        say("hello")
        minutes = desk.acme.first_reply_minutes
        (row,) = selected.page(desk.agent, ALL, NOW + timedelta(minutes=minutes, seconds=1)).rows
        assert row.due_at == NOW + timedelta(minutes=minutes)
        assert row.overdue

    def test_pages_follow_each_other_without_gap_or_repetition(
        self, desk: Desk, say: Say, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(selected, "ROWS", 3)
        # Two share a moment with their neighbours: the id decides.
        expected = [of(say("hello", who=f"w{n}", at=NOW - timedelta(seconds=n // 2))) for n in range(8)]
        Conversation.objects.update(last_message_at=NOW)
        for number, conversation in enumerate(expected):
            at = NOW - timedelta(seconds=number // 2)
            Conversation.objects.filter(id=conversation).update(last_message_at=at)
        seen: list[UUID] = []
        page = selected.page(desk.agent, ALL, NOW)
        seen += [row.id for row in page.rows]
        while page.next_after:
            page = selected.page(desk.agent, ALL, NOW, after=page.next_after)
            seen += [row.id for row in page.rows]
        assert len(seen) == len(set(seen)) == 8
        assert set(seen) == set(expected)
        moments = dict(Conversation.objects.values_list("id", "last_message_at"))
        assert [moments[found] for found in seen] == sorted(moments.values(), reverse=True)

    def test_a_mark_of_nobodys_is_refused(self) -> None:
        for mark in ("x", "", "aaaa", "2026"):
            with pytest.raises(BadInput):
                decode_mark(mark)

    def test_each_filter_narrows(self, desk: Desk, say: Say) -> None:
        card = of(say(CARD, who="ann"))
        private = of(say("hello", who="bo", visibility="private"))
        inbox.assign(desk.agent, private, desk.agent.id, NOW)
        inbox.mark_read(desk.agent, private, NOW)
        expected = {
            Filters(severity=3): [card],
            Filters(needs_person=True): [card],
            Filters(visibility="private"): [private],
            Filters(visibility="public"): [card],
            Filters(unread=True): [card],
            Filters(assignee=desk.agent.id): [private],
            Filters(channel="bluesky"): [],
            Filters(profile=desk.profile.id, severity=3): [card],
            Filters(brand=desk.other.id): [],
            Filters(status="resolved"): [],
        }
        for filters, found in expected.items():
            assert listed(desk.staff["team_lead"], filters) == found, filters

    def test_an_agent_sees_no_other_brands_conversations(self, desk: Desk, say: Say) -> None:
        say("hello", profile=desk.other_profile)
        assert listed(desk.agent) == []
        assert selected.counts(desk.agent, ALL).all == 0
        assert selected.counts(desk.staff["team_lead"], ALL).all == 1

    def test_counts_of_the_tabs(self, desk: Desk, say: Say) -> None:
        first, second = of(say("hello", who="ann")), of(say("hello", who="bo"))
        inbox.assign(desk.agent, first, desk.agent.id, NOW)
        write_note(desk.staff["team_lead"], second, "@Agent please", NOW)
        counts = selected.counts(desk.agent, Filters())
        assert (counts.mine, counts.unassigned, counts.mentioned, counts.all) == (1, 1, 1, 2)
        assert listed(desk.agent, Filters(tab="mentioned")) == [second]

    def test_a_live_update_asks_for_rows_that_still_belong(self, desk: Desk, say: Say) -> None:
        first, second = of(say("hello", who="ann")), of(say("hello", who="bo"))
        inbox.set_status(desk.agent, second, "resolved", NOW)
        rows = selected.rows_among(desk.agent, Filters(), [first, second, uuid4()], NOW)
        assert [row.id for row in rows] == [first]

    def test_a_shredded_customer_has_a_row_without_a_name(self, desk: Desk, say: Say) -> None:
        message = say("hello")
        assert message.conversation is not None
        shred(desk.officer, message.conversation.customer_id, "asked for erasure", NOW)
        desk.see_all()
        (row,) = selected.page(desk.agent, ALL, NOW).rows
        assert row.person.shredded
        assert row.preview == ""

    def test_an_auditor_may_not_read_the_inbox(self, desk: Desk) -> None:
        with pytest.raises(Refused):
            selected.page(desk.staff["auditor"], ALL, NOW)

    @pytest.mark.parametrize(
        "filters", [Filters(), Filters(status="any"), Filters(tab="mine"), Filters(tab="unassigned")]
    )
    def test_its_order_comes_from_an_index_behind_the_limits_by_brand(
        self, desk: Desk, filters: Filters
    ) -> None:
        """However many conversations there are, a page reads no more than it shows."""
        found = selected._in_order(selected._narrowed(desk.agent, filters, ""))[: selected.ROWS]
        with connection.cursor() as cursor:
            # With so few rows every plan is cheap: leave the planner only those that would not grow.
            for dear in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{dear} = off")
        plan = found.explain()
        # Which of the inbox's indexes is cheapest depends on how many rows the tests before have left.
        assert "using inbox_" in plan
        assert "Sort" not in plan.replace("Incremental Sort", "")


class TestConversation:
    def test_the_thread_shows_chips_with_their_reasons(self, desk: Desk, say: Say) -> None:
        conversation = of(say(CARD))
        (message,) = open_conversation(desk.agent, conversation, NOW).messages
        assert "4111" not in "".join(segment.text for segment in message.segments)
        (chip,) = [segment.chip for segment in message.segments if segment.chip]
        assert (chip.kind, chip.severity) == ("CREDIT_CARD", 3)
        assert chip.title
        assert chip.evidence
        assert 50 < chip.confidence <= 100

    def test_a_held_reply_can_be_undone_only_by_its_author(self, desk: Desk, tell: Say) -> None:
        conversation = of(tell("hello"))
        write_reply(desk.agent, conversation, "Hello.", "private", NOW)
        mine = open_conversation(desk.agent, conversation, NOW).messages[-1]
        theirs = open_conversation(desk.staff["team_lead"], conversation, NOW).messages[-1]
        assert mine.undo_until == NOW + timedelta(seconds=desk.organisation.undo_seconds)
        assert theirs.undo_until is None

    def test_the_composer_knows_what_the_network_can_do(self, desk: Desk, say: Say, tell: Say) -> None:
        silent = open_conversation(desk.agent, of(say("hello")), NOW).composer
        assert (silent.public, silent.private) == (False, False)
        assert silent.why_no_public
        able = open_conversation(desk.agent, of(tell("hello")), NOW).composer
        assert (able.public, able.private, able.default) == (True, True, "private")
        assert not able.may_override

    def test_what_a_customer_wrote_elsewhere_is_named_within_ones_brands(self, desk: Desk, say: Say) -> None:
        conversation = of(say("hello"))
        say("hello", profile=desk.other_profile)
        assert open_conversation(desk.agent, conversation, NOW).others == ()
        (other,) = open_conversation(desk.staff["team_lead"], conversation, NOW).others
        assert other.brand == "Other"

    def test_older_messages_are_a_page_away(
        self, desk: Desk, say: Say, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sottovoce.desk.conversations.selectors.conversation.MESSAGES", 2)
        for number in range(5):
            message = say(f"number {number}", at=NOW + timedelta(seconds=number))
        opened = open_conversation(desk.agent, of(message), NOW)
        texts = [found.segments[0].text for found in opened.messages]
        while opened.older:
            opened = open_conversation(desk.agent, of(message), NOW, before=opened.older)
            texts = [found.segments[0].text for found in opened.messages] + texts
        assert texts == [f"number {number}" for number in range(5)]

    def test_another_brands_conversation_is_not_there(self, desk: Desk, say: Say) -> None:
        conversation = of(say("hello", profile=desk.other_profile))
        with pytest.raises(NotFound):
            open_conversation(desk.agent, conversation, NOW)


def test_every_change_tells_open_inboxes_with_ids_alone(committed_desk: Desk) -> None:
    from tests.desk.fixtures import speaker

    desk = committed_desk
    conversation = of(speaker(desk)("hello"))
    parameters = connection.get_connection_params()
    wanted = {key: parameters[key] for key in ("host", "user", "dbname") if parameters.get(key)}
    with psycopg.connect(**wanted, autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}")
        inbox.assign(desk.agent, conversation, desk.agent.id, NOW)
        inbox.add_label(desk.agent, conversation, "late", NOW)
        inbox.show_viewing(desk.agent, conversation, NOW)
        told = [json.loads(found.payload) for found in listening.notifies(timeout=2, stop_after=3)]
    assert [found["topic"] for found in told] == ["conversations", "conversations", "viewing"]
    assert told[0]["ids"] == [[desk.acme.id, str(conversation)]]
    assert told[2]["conversation"] == str(conversation)
