"""One running web process for all tests of the front door, and a way to see what each of them left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.desk.running import RunningDesk
from tests.web.signed import Sender


@pytest.fixture(scope="module")
def front_door(django_db_setup: None, django_db_blocker: Any) -> Iterator[RunningDesk]:
    """A committed desk with its web process; the tables are emptied at the end of the module."""
    from django.core.management import call_command

    from tests.desk.fixtures import make_desk

    with django_db_blocker.unblock():
        with RunningDesk(make_desk()) as running:
            yield running
        call_command("flush", verbosity=0, interactive=False, reset_sequences=False)


@pytest.fixture
def sender(front_door: RunningDesk, db: None) -> Sender:
    """Somebody who knows the secret of the first profile."""
    front_door.desk.see_all()
    return Sender(front_door, front_door.desk.profile)


@pytest.fixture
def kept(front_door: RunningDesk, db: None) -> Callable[[], list[Any]]:
    """The messages that came in since this test began."""
    from sottovoce.desk.conversations.models import Message

    front_door.desk.see_all()
    before = set(Message.objects.values_list("id", flat=True))
    return lambda: [message for message in Message.objects.order_by("id") if message.id not in before]
