"""The hand-over, seen from the customer: open the link once and again, send the form once.

Whoever asks is nobody's session: the token is all they have. A wrong one is counted, and after
`MOST_WRONG_TOKENS` the link is withdrawn, so that it cannot be guessed at. What is closed says how it closed
to the owner of the token alone; to everybody else every link looks the same.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from sottovoce.desk.conversations import sealed_forms
from sottovoce.desk.conversations.fields_asked import FieldAsked, fields_named
from sottovoce.desk.conversations.models import Conversation, HandOver
from sottovoce.desk.conversations.services.handover import OPEN_STATES, end, hash_of, locked
from sottovoce.desk.conversations.services.handover_steps import Step, take_step
from sottovoce.desk.core.database import every_brand, limit_transaction_to_brands
from sottovoce.desk.core.installation import home, organisation_id
from sottovoce.desk.core.models import Organisation
from sottovoce.errors import NotFound, SottovoceError

MOST_WRONG_TOKENS = 10


class LinkClosed(SottovoceError):
    """The link was good and is closed now. ``state`` says how: submitted, expired, withdrawn or purged."""

    http_status = 410

    def __init__(self, state: str) -> None:
        super().__init__("This link is closed.", where=state, remedy="Ask for a new one.")
        self.state = state


@dataclass(frozen=True, slots=True)
class OpenForm:
    """What the page needs to ask and to seal."""

    organisation: UUID
    hand_over: UUID
    fields: tuple[FieldAsked, ...]
    expires_at: datetime
    public_key: bytes


def open_link(hand_over_id: UUID, token: str, now: datetime) -> OpenForm:
    """Open a link with its token. The first opening is a step of the hand-over; a reload is none.

    Raises:
        NotFound: there is no such link, or the token is not its own.
        LinkClosed: it is used, expired or withdrawn.
    """
    with transaction.atomic():
        hand_over, refusal = _try_token(hand_over_id, token, now)
        if refusal is None and hand_over.state == HandOver.State.WAITING:
            hand_over.state = HandOver.State.OPENED
            hand_over.save(update_fields=["state"])
            take_step(hand_over, Step.OPENED, now)
    # Raised outside: what a refusal wrote (a wrong token counted, a link expired) must stay written.
    if refusal is not None:
        raise refusal
    return OpenForm(
        organisation=organisation_id(home()),
        hand_over=hand_over.id,
        fields=fields_named(hand_over.fields),
        expires_at=hand_over.expires_at,
        public_key=bytes(hand_over.public_key),
    )


def submit(hand_over_id: UUID, token: str, sealed: bytes, now: datetime) -> None:
    """Keep a sealed form and close its link. When this returns, the form is durable.

    The same form sent again (an answer that was lost on the way) is no mistake and changes nothing.

    Raises:
        BadInput: it is not a sealed form, by its size.
        NotFound, LinkClosed: as `open_link`.
    """
    sealed_forms.require_whole(sealed)
    with transaction.atomic():
        hand_over, refusal = _try_token(hand_over_id, token, now)
        if refusal is None:
            _keep(hand_over, sealed, now)
        elif isinstance(refusal, LinkClosed) and hand_over.submission == sealed:
            return
    if refusal is not None:
        raise refusal


def _try_token(
    hand_over_id: UUID, token: str, now: datetime
) -> tuple[HandOver, NotFound | LinkClosed | None]:
    """The hand-over, locked, and why it may not be used; None when it may."""
    limit_transaction_to_brands(every_brand())
    hand_over = locked(HandOver.objects.filter(id=hand_over_id, conversation__customer__shredded_at=None))
    if not hmac.compare_digest(hash_of(token), bytes(hand_over.token_hash)):
        _count_wrong_token(hand_over, now)
        return hand_over, NotFound("There is no such link.", remedy="Check that you copied all of it.")
    if hand_over.state in OPEN_STATES and hand_over.expires_at <= now:
        end(hand_over, HandOver.State.EXPIRED, Step.EXPIRED, now)
    if hand_over.state not in OPEN_STATES:
        return hand_over, LinkClosed(hand_over.state)
    return hand_over, None


def _count_wrong_token(hand_over: HandOver, now: datetime) -> None:
    if hand_over.state not in OPEN_STATES:
        return
    hand_over.wrong_tokens += 1
    hand_over.save(update_fields=["wrong_tokens"])
    if hand_over.wrong_tokens >= MOST_WRONG_TOKENS:
        end(hand_over, HandOver.State.WITHDRAWN, Step.WITHDRAWN, now, why="wrong_tokens")


def _keep(hand_over: HandOver, sealed: bytes, now: datetime) -> None:
    hand_over.submission = sealed
    hand_over.state = HandOver.State.SUBMITTED
    hand_over.purge_at = now + timedelta(days=Organisation.objects.get().submission_days)
    hand_over.save(update_fields=["submission", "state", "purge_at"])
    take_step(hand_over, Step.SUBMITTED, now)
    # A form is a message of the customer's: it opens the conversation, and somebody must answer it.
    Conversation.objects.filter(id=hand_over.conversation_id).update(
        status=Conversation.Status.OPEN,
        snoozed_until=None,
        unread=F("unread") + 1,
        last_message_at=now,
        last_inbound_at=now,
        waiting_since=Coalesce("waiting_since", now),
        has_private=True,
    )
