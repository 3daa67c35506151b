"""Looking again: every message of the watched time has its turn, and what is gone is erased."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import httpx
import pytest

from sottovoce.desk.conversations.models import Message
from sottovoce.desk.conversations.services import rechecking
from sottovoce.desk.conversations.services.polling import poll_all
from sottovoce.desk.conversations.services.profiles import connect_profile
from tests.desk.fixtures import Desk
from tests.servers.mastodon import MastodonServer

pytestmark = pytest.mark.network
CARD = "my card is 4111 1111 1111 1111"
_numbers = count()


class Mentioned:
    """A brand's profile on a Mastodon, with messages that were taken in."""

    def __init__(self, desk: Desk, server: MastodonServer, messages: int) -> None:
        number = next(_numbers)
        self.desk = desk
        brand = server.account(f"recheckbrand{number}")
        self.customer = server.account(f"recheckcustomer{number}")
        credentials = {"server": server.url, "access_token": brand.token}
        now = datetime.now(UTC)
        self.profile = connect_profile(None, desk.acme, "mastodon", "Acme", credentials, now)
        self.statuses = [self.customer.toot(f"@{brand.handle} {CARD} {each}") for each in range(messages)]
        poll_all(now)
        desk.see_all()
        assert self.messages().count() == messages

    def messages(self) -> Any:
        return Message.objects.filter(profile=self.profile, direction="in").order_by("id")

    def look_again(self, after: timedelta = timedelta(hours=1)) -> None:
        rechecking.recheck_all(datetime.now(UTC) + after)
        self.desk.see_all()

    def due(self, after: timedelta = timedelta(hours=1)) -> Any:
        return rechecking._due(self.profile, datetime.now(UTC) + after)


def test_more_messages_than_one_batch_holds_are_all_looked_at_and_what_is_gone_is_erased(
    desk: Desk, mastodon_server: MastodonServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rechecking, "BATCH", 2)
    mentioned = Mentioned(desk, mastodon_server, 7)
    for status in (mentioned.statuses[0], mentioned.statuses[6]):
        mentioned.customer.delete(status)
    mentioned.look_again()
    assert mentioned.due().count() == 0
    gone = mentioned.messages().filter(state="gone")
    assert gone.count() == 2
    assert not gone.exclude(sealed_original=None).exists()


def test_the_time_that_an_author_claims_does_not_take_a_message_out_of_sight(
    desk: Desk, mastodon_server: MastodonServer
) -> None:
    mentioned = Mentioned(desk, mastodon_server, 2)
    claimed = datetime.now(UTC) - timedelta(days=900)
    mentioned.messages().update(sent_at=claimed)
    mentioned.customer.delete(mentioned.statuses[0])
    mentioned.look_again()
    assert sorted(message.state for message in mentioned.messages()) == ["gone", "received"]


def test_a_batch_is_of_the_newest_and_of_those_that_waited_longest(
    desk: Desk, mastodon_server: MastodonServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rechecking, "BATCH", 2)
    mentioned = Mentioned(desk, mastodon_server, 4)
    now = datetime.now(UTC)
    # Received one after the other; the second was looked at longest ago.
    for place, (message, minutes) in enumerate(zip(mentioned.messages(), (20, 50, 30, 40), strict=True)):
        Message.objects.filter(id=message.id).update(
            received_at=now - timedelta(hours=9 - place), checked_at=now - timedelta(minutes=minutes)
        )
    first, second, third, fourth = mentioned.messages()
    assert rechecking._batch(mentioned.due()) == [fourth, second]
    Message.objects.filter(id__in=[second.id, fourth.id]).update(checked_at=now + timedelta(hours=1))
    assert rechecking._batch(mentioned.due()) == [third, first]


def test_no_profile_is_looked_at_for_longer_than_its_time(
    desk: Desk, mastodon_server: MastodonServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rechecking, "SECONDS_FOR_ONE_PROFILE", -1.0)
    mentioned = Mentioned(desk, mastodon_server, 1)
    mentioned.look_again()
    assert mentioned.due().count() == 1


def test_a_network_in_trouble_is_written_on_the_profile_and_its_messages_stay_due(
    desk: Desk, mastodon_server: MastodonServer
) -> None:
    mentioned = Mentioned(desk, mastodon_server, 1)
    mastodon_server.fail("/api/v1/statuses", 1, type="status", status=503)
    mentioned.look_again()
    mentioned.profile.refresh_from_db()
    assert "503" in mentioned.profile.problem
    assert mentioned.due().count() == 1
    httpx.delete(f"{mastodon_server.url}/api/v1/_mock/faults", timeout=10)
    mentioned.look_again()
    assert mentioned.due().count() == 0
