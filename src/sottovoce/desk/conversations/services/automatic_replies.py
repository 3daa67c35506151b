"""The private message that a rule sends: what happened to the comment, and a secure link.

Written before it is sent, under an id derived from its measure, so that a repeated job sends the same message
with the same link and the same idempotency key. It says that the comment is hidden only when it is: while the
network is still being asked, the message waits a little.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from sottovoce.desk.conversations import phrases
from sottovoce.desk.conversations.models import HandOver, Measure, Message
from sottovoce.desk.conversations.services.asking_networks import native_id_of, send_privately
from sottovoce.desk.conversations.services.handover import OPEN_STATES, create_hand_over, end, record_sent
from sottovoce.desk.conversations.services.handover_steps import Step
from sottovoce.desk.conversations.services.outgoing import secure_links_in
from sottovoce.desk.conversations.services.outgoing_rows import keep_outgoing, mark_sent
from sottovoce.desk.conversations.services.profiles import capabilities_of
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.core.models import Brand

LOOK_AGAIN_SECONDS = 1.0
# The customer hears from us even when the network leaves open whether it will hide the comment.
WAITS_AT_MOST = timedelta(minutes=1)


def waits_for_hiding(measure: Measure, now: datetime) -> bool:
    """Whether the comment is about to be hidden, so that what the message must say is not known yet."""
    return (
        measure.kind == Measure.Kind.REPLY_PRIVATELY
        and now < measure.asked_at + WAITS_AT_MOST
        and measure.message is not None
        and measure.message.hidden_at is None
        and measure.message.measures.filter(kind=Measure.Kind.HIDE, state=Measure.State.DUE).exists()
    )


def send_for(measure: Measure, now: datetime) -> None:
    """Send the private reply of one measure; idempotent."""
    conversation = measure.conversation
    identity = conversation.identity
    message_id = _message_id(measure)
    with transaction.atomic():
        text = _written(measure) or _write(measure, now)
    author = open_text(identity.customer_id, identity.id, "native_id", identity.sealed_native_id, "identity")
    message = Message.objects.select_related("conversation").get(id=message_id)
    native_id = send_privately(message, author, text, _public_origin(measure))
    with transaction.atomic():
        if mark_sent(message_id, native_id, now):
            for hand_over in secure_links_in(text):
                record_sent(hand_over, now)


def give_up(measure: Measure, problem: str, now: datetime) -> None:
    """A measure's message will not be sent: it says so, and its link is withdrawn. In one transaction."""
    Message.objects.filter(id=_message_id(measure), state=Message.State.SENDING).update(
        state=Message.State.FAILED, problem=problem[:200]
    )
    unsent = HandOver.objects.filter(measure=measure, state__in=OPEN_STATES).exclude(steps__kind=Step.SENT)
    for hand_over in unsent.select_related("conversation"):
        end(hand_over, HandOver.State.WITHDRAWN, Step.WITHDRAWN, now, why="not sent")


def _message_id(measure: Measure) -> UUID:
    return uuid5(measure.id, "private-reply")


def _written(measure: Measure) -> str | None:
    """The text as an earlier run of the job wrote it."""
    kept = Message.objects.filter(id=_message_id(measure), sealed_original__isnull=False).first()
    if kept is None or kept.sealed_original is None:
        return None
    return open_text(measure.conversation.customer_id, kept.id, "original", kept.sealed_original)


def _write(measure: Measure, now: datetime) -> str:
    conversation, message = measure.conversation, measure.message
    language = message.language if message is not None else "en"
    url = None
    if measure.parameters.get("with_link", False):
        fields = measure.parameters.get("fields") or ["order_number", "message"]
        url = create_hand_over(
            None, conversation.id, measure.message_id, fields, language, now, measure=measure
        ).url
    how_to = capabilities_of(conversation.profile.channel).deletion_how_to
    brand = Brand.objects.get(id=measure.brand_id).name
    text = phrases.private_reply(language, brand, url, _about(message), how_to)
    keep_outgoing(_message_id(measure), conversation, text, Message.Visibility.PRIVATE, now, reply_to=message)
    return text


def _about(message: Message | None) -> phrases.About:
    if message is None or message.visibility != Message.Visibility.PUBLIC:
        return phrases.About.NOT_PUBLIC
    if message.state == Message.State.GONE:
        return phrases.About.NOT_PUBLIC
    return phrases.About.STILL_SHOWN if message.hidden_at is None else phrases.About.HIDDEN


def _public_origin(measure: Measure) -> str | None:
    """The public comment a private reply is about, for networks that allow it only so."""
    message = measure.message
    if (
        message is None
        or message.visibility != Message.Visibility.PUBLIC
        or message.state == Message.State.GONE
    ):
        return None
    return native_id_of(message, measure.conversation.customer_id)
