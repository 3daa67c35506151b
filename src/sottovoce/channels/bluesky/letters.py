"""Private messages, through the network's chat service.

Read from its log, whose cursor counts every change. A message's id here is ``<conversation>/<message>``,
since the network's own is only good within its conversation.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sottovoce.channels.bluesky.account import BlueskyAccount, XrpcRefused
from sottovoce.channels.bluesky.notifications import moment_of
from sottovoce.channels.bluesky.posting import link_facets
from sottovoce.channels.model import Author, EventKind, InboundEvent, Visibility
from sottovoce.errors import PlatformRefused

LOGS_AT_ONCE = 20
LETTERS_LOOKED_AT = 50
PROFILES_AT_ONCE = 25
CLOCKS_DIFFER = timedelta(minutes=1)
_CREATED = "chat.bsky.convo.defs#logCreateMessage"
_DELETED = "chat.bsky.convo.defs#logDeleteMessage"
_NOT_WELCOME = {
    "NotFollowedBySender": "Their settings take private messages only from accounts they follow.",
    "MessagesDisabled": "They have switched private messages off.",
    "BlockedActor": "They have blocked the account, or it them.",
    "BlockedSender": "They have blocked the account.",
    "RecipientNotFound": "The account is gone.",
    "AccountSuspended": "The account may not send private messages.",
}


async def read_log(account: BlueskyAccount, cursor: str) -> tuple[list[InboundEvent], str]:
    """What happened in the account's private conversations since a cursor, and the next cursor."""
    entries: list[dict[str, Any]] = []
    for _ in range(LOGS_AT_ONCE):
        more = {"cursor": cursor} if cursor else {}
        answer = await account.chat_query("chat.bsky.convo.getLog", **more)
        news = [entry for entry in answer.get("logs", ()) if isinstance(entry, dict)]
        entries += news
        before, cursor = cursor, str(answer.get("cursor") or cursor)
        if not news or cursor == before:
            break
    return await _events_of(account, entries), cursor


async def send_letter(
    account: BlueskyAccount, did: str, text: str, written_at: datetime | None, others: Collection[str]
) -> str:
    """Write to somebody privately; once, however often it is asked for (see `Channel.reply_private`)."""
    try:
        found = await account.chat_query("chat.bsky.convo.getConvoForMembers", members=[did])
        conversation = str(found["convo"]["id"])
        earliest = None if written_at is None else written_at - CLOCKS_DIFFER
        places = {other.removeprefix(f"{conversation}/") for other in others}
        sent = await _already_sent(account, conversation, text, earliest, places)
        if sent is None:
            message = {"text": text, "facets": link_facets(text)}
            answer = await account.chat_procedure(
                "chat.bsky.convo.sendMessage", convoId=conversation, message=message
            )
            sent = str(answer["id"])
    except XrpcRefused as refusal:
        raise _not_welcome(refusal) from None
    return f"{conversation}/{sent}"


async def _already_sent(
    account: BlueskyAccount, conversation: str, text: str, earliest: datetime | None, others: set[str]
) -> str | None:
    """The chat service knows no idempotency keys: look for the same words that are no other message's."""
    own = await account.did()
    answer = await account.chat_query(
        "chat.bsky.convo.getMessages", convoId=conversation, limit=LETTERS_LOOKED_AT
    )
    for message in answer.get("messages", ()):
        sent_at = moment_of(message.get("sentAt"))
        if earliest is not None and (sent_at is None or sent_at < earliest):
            return None
        is_ours = (message.get("sender") or {}).get("did") == own
        if is_ours and message.get("text") == text and str(message["id"]) not in others:
            return str(message["id"])
    return None


def _not_welcome(refusal: XrpcRefused) -> PlatformRefused:
    reason = _NOT_WELCOME.get(refusal.name)
    if reason is None:
        return refusal
    return PlatformRefused(
        f"Bluesky would not deliver a private message. {reason}",
        remedy="Ask in public, without repeating anything personal, that they write to the brand privately.",
    )


async def _events_of(account: BlueskyAccount, entries: list[dict[str, Any]]) -> list[InboundEvent]:
    own = await account.did()
    dids = {_sender(entry) for entry in entries if entry.get("$type") == _CREATED} - {"", own}
    authors = await _authors(account, sorted(dids))
    events = [_event(entry, own, authors) for entry in entries]
    return [event for event in events if event is not None]


def _event(entry: dict[str, Any], own: str, authors: dict[str, Author]) -> InboundEvent | None:
    message, sender = entry.get("message"), _sender(entry)
    sent_at = moment_of(message.get("sentAt")) if isinstance(message, dict) else None
    if not isinstance(message, dict) or sent_at is None or entry.get("$type") not in (_CREATED, _DELETED):
        return None
    gone = entry["$type"] == _DELETED or not isinstance(message.get("text"), str)
    conversation = str(entry.get("convoId", ""))
    return InboundEvent(
        kind=EventKind.GONE if gone else EventKind.NEW,
        native_id=f"{conversation}/{message.get('id')}",
        author=authors.get(sender, Author(sender, sender)),
        text="" if gone else message["text"],
        visibility=Visibility.PRIVATE,
        conversation=conversation,
        sent_at=sent_at,
        from_brand=sender == own,
    )


def _sender(entry: dict[str, Any]) -> str:
    message = entry.get("message")
    sender = message.get("sender") if isinstance(message, dict) else None
    return str(sender.get("did", "")) if isinstance(sender, dict) else ""


async def _authors(account: BlueskyAccount, dids: list[str]) -> dict[str, Author]:
    """Handles and names; the log tells only permanent names."""
    found: dict[str, Author] = {}
    for start in range(0, len(dids), PROFILES_AT_ONCE):
        answer = await account.query(
            "app.bsky.actor.getProfiles", actors=dids[start : start + PROFILES_AT_ONCE]
        )
        for profile in answer.get("profiles", ()):
            did = str(profile.get("did", ""))
            found[did] = Author(did, str(profile.get("handle") or did), str(profile.get("displayName") or ""))
    return found
