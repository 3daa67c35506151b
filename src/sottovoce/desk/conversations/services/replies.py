"""Replies: an agent writes, may take back for some seconds, and then it goes out; once, or a person is told.

`write_reply(staff, conversation_id, text, visibility, now, *, reply_to=None, override_reason="") -> Message`,
`undo_reply(staff, message_id, now) -> str`, `resend(staff, message_id, now)`, and for the worker
`deliver(message_id, now, attempt)`. A public reply passes the outgoing check here and nowhere else
(invariant 6). The message's id is its idempotency key on the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Max, Min

from sottovoce.channels import Attachable, Channel, backoff
from sottovoce.desk.conversations.models import Conversation, Message, Upload
from sottovoce.desk.conversations.selectors.intents import written_by_a_child
from sottovoce.desk.conversations.services.asking_networks import ask_network, native_id_of, send_privately
from sottovoce.desk.conversations.services.attachments import erase_attachments
from sottovoce.desk.conversations.services.handover import record_sent
from sottovoce.desk.conversations.services.intake_places import tell_inboxes
from sottovoce.desk.conversations.services.intake_rows import forget_text
from sottovoce.desk.conversations.services.outgoing import Checked, Stopped, check_outgoing, secure_links_in
from sottovoce.desk.conversations.services.outgoing_rows import keep_outgoing, mark_sent
from sottovoce.desk.conversations.services.profiles import capabilities_of, credentials_of
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.conversations.services.reply_files import attach, choose, files_of, problems_in_words
from sottovoce.desk.conversations.services.within_reach import conversation_for, locked_message, require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.clock import running_from
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Organisation, Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.errors import (
    BadInput,
    Conflict,
    PlatformRefused,
    PlatformUnavailable,
    Refused,
    SottovoceError,
    Unreadable,
)

log = structlog.get_logger(__name__)

MOST_ATTEMPTS = 8
UNFORESEEN = "Something went wrong here, not on the network; the log has it."


def write_reply(
    staff: Staff,
    conversation_id: UUID,
    text: str,
    visibility: str,
    now: datetime,
    *,
    reply_to: UUID | None = None,
    override_reason: str = "",
    attachments: Sequence[UUID] = (),
    looked_at: bool = False,
) -> Message:
    """Write a reply; it is held until the time to undo has passed, then sent by a job.

    ``reply_to`` names the public comment that is answered; without it the customer's latest one is.
    ``attachments`` name what was uploaded for it; in public somebody must have ``looked_at`` what they show.

    Raises:
        Stopped: the outgoing check found something, and no reason to override it came from a role that may.
        Refused: the role may not reply, or the network has no such reply.
        BadInput: the text is empty, or longer than the network takes.
        NotFound: there is no such conversation within the person's brands.
    """
    require(staff, Right.REPLY, "reply to customers", "Ask an agent to answer.")
    conversation = conversation_for(staff, conversation_id)
    words, takes = _usable(conversation, text, visibility)
    private = visibility == Message.Visibility.PRIVATE
    uploads = choose(staff, conversation, attachments, takes, looked_at=looked_at or private)
    answered = _answered(conversation, visibility, reply_to)
    checked = _checked(conversation, words, uploads, visibility)
    if checked.stops:
        _override_or_stop(staff, conversation, checked, override_reason, now)
    message_id = new_id()
    with transaction.atomic():
        keep_outgoing(
            message_id,
            conversation,
            words,
            visibility,
            now,
            author=staff,
            reply_to=answered,
            state=Message.State.HELD,
        )
        attach(staff, conversation, message_id, uploads, visibility, now)
        if checked.stops:
            reason = override_reason.strip()
            _record_check(ActKind.OUTGOING_OVERRIDDEN, staff, conversation, checked, now, message_id, reason)
        _send_later(message_id, undo_until(now))
    return Message.objects.get(id=message_id)


def undo_until(written_at: datetime) -> datetime:
    """Until when a reply written at that moment may be taken back."""
    return written_at + timedelta(seconds=Organisation.objects.get().undo_seconds)


def undo_reply(staff: Staff, message_id: UUID, now: datetime) -> str:
    """Take back a reply that is still held; returns its text for the composer, and keeps nothing of it.

    Raises:
        Conflict: it is already on its way.
        Refused: somebody else wrote it.
    """
    with transaction.atomic():
        message = locked_message(staff, message_id)
        if message.author_id != staff.id:
            raise Refused("Only who wrote a reply may take it back.")
        if message.state != Message.State.HELD or message.sealed_original is None:
            raise Conflict("This reply is already on its way.", remedy="Send a correction instead.")
        conversation = _conversation_of(message)
        text = open_text(conversation.customer_id, message.id, "original", message.sealed_original)
        forget_text(message.id)
        erase_attachments(message.id)
        Message.objects.filter(id=message.id).update(state=Message.State.UNDONE)
        _settle_last_message(conversation)
        _record_message(ActKind.MESSAGE_UNDONE, staff, message, now)
        tell_inboxes({(message.brand_id, conversation.id)})
    return text


def resend(staff: Staff, message_id: UUID, now: datetime) -> None:
    """Try once more to send a reply that failed.

    Raises:
        Conflict: it has not failed, or nobody wrote it.
    """
    require(staff, Right.REPLY, "reply to customers", "Ask an agent to answer.")
    with transaction.atomic():
        message = locked_message(staff, message_id)
        if message.state != Message.State.FAILED:
            raise Conflict("Only a reply that failed can be sent again.")
        if message.author_id is None:
            raise Conflict(
                "A rule wrote this message, and its link is withdrawn.", remedy="Try its measure again."
            )
        Message.objects.filter(id=message.id).update(state=Message.State.SENDING, problem="")
        _send_later(message.id, now)
        tell_inboxes({(message.brand_id, _conversation_of(message).id)})


def deliver(message_id: UUID, now: datetime, *, attempt: int = 1) -> None:
    """Send one reply. Called by a job, possibly twice: the network tells repetitions by the message's id."""
    with brand_limits(every_brand()):
        message = _take(message_id, now)
        if message is None:
            return
        conversation = _conversation_of(message)
        clock = running_from(now)
        try:
            native_id, links = _send(message, conversation)
        except Unreadable:
            _fail(message, conversation, "The customer was shredded before it was sent.", clock())
        except PlatformUnavailable as absence:
            _wait_or_fail(message, conversation, attempt, absence, clock())
        except SottovoceError as fault:
            # The network's final word, or a fault of ours: trying again would meet it again.
            _fail(message, conversation, fault.what, clock())
        except (OperationalError, InterfaceError):
            # The database is away: nothing can be written, not even that; the job is run again.
            raise
        except Exception as fault:  # a fault nobody foresaw must not be met for ever in silence
            log.error("message.fault", message=str(message.id), fault=type(fault).__name__)
            _wait_or_fail(message, conversation, attempt, PlatformUnavailable(UNFORESEEN), clock())
        else:
            _finish(message, conversation, native_id, links, clock())


def _checked(conversation: Conversation, words: str, uploads: Sequence[Upload], visibility: str) -> Checked:
    """The outgoing check of the text, and of the words that go with its files."""
    checked = check_outgoing(conversation, words, visibility)
    more, stops = problems_in_words(conversation, uploads, visibility)
    return Checked(checked.problems + more, checked.stops or stops)


def _usable(conversation: Conversation, text: str, visibility: str) -> tuple[str, Attachable]:
    """The words to send, and which files may go with them."""
    if visibility not in Message.Visibility.values:
        raise BadInput("A reply is public or private.", where="visibility")
    words = text.strip()
    if not words:
        raise BadInput("The reply is empty.", where="text", remedy="Write something first.")
    profile = conversation.profile
    able = capabilities_of(profile.channel, credentials_of(profile.id))
    public = visibility == Message.Visibility.PUBLIC
    if not (able.reply_public if public else able.reply_private):
        raise Refused(
            f"This network does not let a brand reply {'publicly' if public else 'privately'}.",
            remedy=f"Write a {'private message' if public else 'public reply, without details,'} instead.",
        )
    if public and written_by_a_child(conversation.id):
        raise Refused(
            "The writer seems to be a child: nobody answers in public.",
            remedy="If no child wrote it, say so at the message's mark; else ask a privacy officer.",
        )
    longest = able.longest_public if public else able.longest_private
    if len(words) > longest:
        raise BadInput(
            f"The reply has {len(words)} characters; this network takes {longest}.",
            where="text",
            remedy="Make it shorter, or send it in two parts.",
        )
    return words, able.attachments_public if public else able.attachments_private


def _answered(conversation: Conversation, visibility: str, reply_to: UUID | None) -> Message | None:
    """The comment that a reply answers. In private there need be none."""
    comments = Message.objects.filter(
        conversation=conversation,
        direction=Message.Direction.IN,
        state=Message.State.RECEIVED,
        visibility=Message.Visibility.PUBLIC,
    )
    if reply_to is not None:
        comments = comments.filter(id=reply_to)
    latest = comments.order_by("-sent_at", "-id").first()
    if latest is None and visibility == Message.Visibility.PUBLIC:
        raise Refused(
            "There is no public comment to answer.", remedy="Write a private message to the customer instead."
        )
    return latest


def _override_or_stop(
    staff: Staff, conversation: Conversation, checked: Checked, reason: str, now: datetime
) -> None:
    if reason.strip() and staff.may(Right.OVERRIDE_CHECK):
        return
    # A transaction of its own: the act stands although the reply does not.
    with transaction.atomic():
        _record_check(ActKind.OUTGOING_STOPPED, staff, conversation, checked, now)
    raise Stopped(checked.problems)


def _record_check(
    kind: ActKind,
    staff: Staff,
    conversation: Conversation,
    checked: Checked,
    now: datetime,
    message_id: UUID | None = None,
    reason: str = "",
) -> None:
    found = [{"kind": problem.kind, "data": problem.data} for problem in checked.problems]
    objects = (str(conversation.id),) if message_id is None else (str(message_id), str(conversation.id))
    record(
        ActToRecord(
            kind,
            now,
            actor_of(staff),
            subject=conversation.customer_id,
            brand=conversation.brand_id,
            objects=objects,
            detail={"problems": found, "reason": reason},
        )
    )


def _record_message(kind: ActKind, staff: Staff | None, message: Message, now: datetime) -> None:
    conversation = _conversation_of(message)
    record(
        ActToRecord(
            kind,
            now,
            actor_of(staff),
            subject=conversation.customer_id,
            brand=message.brand_id,
            objects=(str(message.id), str(conversation.id)),
            detail={"visibility": message.visibility},
        )
    )


def _conversation_of(message: Message) -> Conversation:
    assert message.conversation is not None, "what we write has a conversation"  # noqa: S101
    return message.conversation


def _send_later(message_id: UUID, at: datetime, attempt: int = 1) -> None:
    from sottovoce.desk.conversations import jobs

    jobs.send_message.configure(schedule_at=at).defer(message_id=str(message_id), attempt=attempt)


def _take(message_id: UUID, now: datetime) -> Message | None:
    """The message, marked as on its way; None when it is not to be sent, or not yet."""
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(of=("self",))
            .select_related("conversation__identity", "reply_to")
            .filter(id=message_id, direction=Message.Direction.OUT)
            .first()
        )
        if message is None or message.state not in (Message.State.HELD, Message.State.SENDING):
            return None
        if message.state == Message.State.HELD:
            if now < undo_until(message.received_at):
                _send_later(message.id, undo_until(message.received_at))
                return None
            Message.objects.filter(id=message.id).update(state=Message.State.SENDING)
    return message


def _send(message: Message, conversation: Conversation) -> tuple[str, tuple[UUID, ...]]:
    """Ask the network; returns its id of the message, and the hand-overs whose links went with it."""
    customer, key, answered = conversation.customer_id, str(message.id), message.reply_to
    if message.sealed_original is None:
        raise Unreadable("The reply is no longer here.")
    text = open_text(customer, message.id, "original", message.sealed_original)
    files = files_of(message, customer)
    if message.visibility == Message.Visibility.PUBLIC:
        if answered is None:
            raise PlatformRefused("The comment it answers is gone.")
        native = native_id_of(answered, customer)

        async def answer(channel: Channel) -> str:
            return await channel.reply_public(native, text, key, attachments=files)

        return ask_network(message.profile_id, answer), ()
    identity = conversation.identity
    author = open_text(customer, identity.id, "native_id", identity.sealed_native_id, "identity")
    still_there = answered is not None and answered.state == Message.State.RECEIVED
    about = native_id_of(answered, customer) if answered is not None and still_there else None
    return send_privately(message, author, text, about, files), secure_links_in(text)


def _finish(
    message: Message, conversation: Conversation, native_id: str, links: tuple[UUID, ...], at: datetime
) -> None:
    with transaction.atomic():
        if not mark_sent(message.id, native_id, at):
            return
        # Whoever wrote after this reply was written still waits; for all that came before, it is the answer.
        unanswered = Message.objects.filter(
            conversation=conversation,
            direction=Message.Direction.IN,
            state=Message.State.RECEIVED,
            received_at__gt=message.received_at,
        ).aggregate(since=Min("received_at"))
        Conversation.objects.filter(id=conversation.id).update(waiting_since=unanswered["since"])
        for hand_over in conversation.hand_overs.filter(id__in=links):
            record_sent(hand_over.id, at)


def _wait_or_fail(
    message: Message, conversation: Conversation, attempt: int, absence: PlatformUnavailable, now: datetime
) -> None:
    if attempt >= MOST_ATTEMPTS:
        _fail(message, conversation, absence.what, now)
        return
    at = now + timedelta(seconds=backoff(attempt, absence.retry_after_seconds))
    with transaction.atomic():
        Message.objects.filter(id=message.id).update(problem=absence.what[:200])
        _send_later(message.id, at, attempt + 1)
        tell_inboxes({(message.brand_id, conversation.id)})


def _fail(message: Message, conversation: Conversation, problem: str, at: datetime) -> None:
    with transaction.atomic():
        Message.objects.filter(id=message.id).update(state=Message.State.FAILED, problem=problem[:200])
        Conversation.objects.filter(id=conversation.id).update(
            needs_person=True, status=Conversation.Status.OPEN
        )
        _record_message(ActKind.ESCALATED, None, message, at)
        tell_inboxes({(message.brand_id, conversation.id)})


def _settle_last_message(conversation: Conversation) -> None:
    """After a reply was taken back, the conversation stands where it stood before."""
    latest = conversation.messages.exclude(state=Message.State.UNDONE).exclude(
        direction=Message.Direction.NOTE
    )
    at = latest.aggregate(at=Max("sent_at"))["at"] or conversation.started_at
    Conversation.objects.filter(id=conversation.id).update(last_message_at=at)
