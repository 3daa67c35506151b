"""The wire format of the generic webhook, parsed strictly: one event, or a list of them.

    {"id": "c-1", "author": {"id": "u-1", "handle": "mira", "name": "Mira"}, "text": "Where is my order?",
     "visibility": "public", "conversation": "t-1", "sent_at": "2026-11-24T12:00:00Z", "reply_to": null}

May be added: ``"kind"`` (``new`` if absent, ``edited``, ``gone``, ``reaction``), ``"attachments"`` (a list of
``{"url", "media_type", "alt"}``) and ``"from_brand": true`` for what the brand itself wrote. Of what is gone
only ``id`` and ``sent_at`` (when it vanished) need be told. Unknown fields are refused: a misspelt one would
lose data in silence. Errors name the field and the event's place in the list, never what was in it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta

from sottovoce.channels.asking import is_secure
from sottovoce.channels.model import Author, EventKind, InboundAttachment, InboundEvent, Visibility
from sottovoce.errors import BadInput

MOST_EVENTS = 500
LONGEST_TEXT = 20_000
FUTURE_ALLOWED = timedelta(minutes=5)
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)

Identifier = Annotated[str, Meta(min_length=1, max_length=512)]
Name = Annotated[str, Meta(max_length=256)]
MediaType = Annotated[str, Meta(pattern=r"^[A-Za-z0-9.+-]{1,40}/[A-Za-z0-9.+-]{1,39}$")]


class _Author(msgspec.Struct, forbid_unknown_fields=True):
    id: Identifier
    handle: Annotated[str, Meta(min_length=1, max_length=256)]
    name: Name = ""


class _Attachment(msgspec.Struct, forbid_unknown_fields=True):
    url: Annotated[str, Meta(min_length=1, max_length=2048)]
    media_type: MediaType
    alt: Annotated[str, Meta(max_length=2_000)] = ""


class _Event(msgspec.Struct, forbid_unknown_fields=True):
    id: Identifier
    sent_at: Annotated[datetime, Meta(tz=True)]
    author: _Author | None = None
    text: Annotated[str, Meta(max_length=LONGEST_TEXT)] | None = None
    visibility: Visibility | None = None
    conversation: Identifier | None = None
    reply_to: Identifier | None = None
    kind: EventKind = EventKind.NEW
    attachments: Annotated[list[_Attachment], Meta(max_length=10)] = []
    from_brand: bool = False


_ONE = msgspec.json.Decoder(_Event)
_MANY = msgspec.json.Decoder(Annotated[list[_Event], Meta(min_length=1, max_length=MOST_EVENTS)])

_PLACE = re.compile(r" - at `\$(?P<place>[^`]*)`$")
_FIELD = re.compile(r"^Object missing required field `(?P<field>\w+)`")
_KNOWN = frozenset(_Event.__struct_fields__ + _Author.__struct_fields__ + _Attachment.__struct_fields__)


def parse(body: bytes, now: datetime) -> list[InboundEvent]:
    """The events of one call, in the order they were sent.

    Raises:
        BadInput: the body is not what the format says; the field and the event's index are named.
    """
    is_list = body.lstrip()[:1] == b"["
    decoded = _decode(body, is_list)
    return [_event(each, f"[{index}]." if is_list else "", now) for index, each in enumerate(decoded)]


def _decode(body: bytes, is_list: bool) -> list[_Event]:
    if not body.strip():
        raise BadInput("The body is empty.", where="body", remedy="Send one event or a list of events.")
    try:
        body.decode()
        return _MANY.decode(body) if is_list else [_ONE.decode(body)]
    except UnicodeDecodeError as error:
        raise BadInput("The body is not UTF-8.", where=f"byte {error.start}") from None
    except msgspec.ValidationError as error:
        raise _field_error(str(error)) from None
    except (msgspec.DecodeError, RecursionError):
        raise BadInput("The body is not JSON.", where="body", remedy="Send one event or a list.") from None


def _field_error(message: str) -> BadInput:
    """Say which field is wrong and what was expected, leaving out whatever was sent."""
    found = _PLACE.search(message)
    place = found["place"].lstrip(".") if found else ""
    reason = message[: found.start()] if found else message
    missing = _FIELD.match(reason)
    if missing and missing["field"] in _KNOWN:
        where = f"{place}.{missing['field']}" if place else missing["field"]
        return BadInput("A field is missing.", where=where)
    if reason.startswith("Object contains unknown field"):
        return BadInput(
            "There is a field that this format does not know.",
            where=place or "body",
            remedy="Compare the names of the fields with the documentation.",
        )
    expected = reason if reason.startswith("Expected ") else "It has a value that is not allowed"
    return BadInput("A field is wrong.", where=place or "body", remedy=f"{expected}.")


def _event(event: _Event, place: str, now: datetime) -> InboundEvent:
    sent_at = _moment(event.sent_at, f"{place}sent_at", now)
    if event.kind is not EventKind.GONE:
        _require(event, place)
    author = event.author
    return InboundEvent(
        kind=event.kind,
        native_id=_clean(event.id, f"{place}id"),
        author=None if author is None else _author(author, f"{place}author."),
        text=_clean(event.text or "", f"{place}text"),
        visibility=event.visibility or Visibility.PUBLIC,
        conversation=_clean(event.conversation or "", f"{place}conversation"),
        sent_at=sent_at,
        attachments=tuple(
            _attachment(each, f"{place}attachments[{index}]") for index, each in enumerate(event.attachments)
        ),
        reply_to=None if event.reply_to is None else _clean(event.reply_to, f"{place}reply_to"),
        from_brand=event.from_brand,
    )


def _require(event: _Event, place: str) -> None:
    for name in ("author", "text", "visibility", "conversation"):
        if getattr(event, name) is None:
            raise BadInput("A field is missing.", where=f"{place}{name}")
    if not event.text and not event.attachments and event.kind is not EventKind.REACTION:
        raise BadInput("The text is empty and there is no attachment.", where=f"{place}text")


def _author(author: _Author, place: str) -> Author:
    return Author(
        _clean(author.id, f"{place}id"),
        _clean(author.handle, f"{place}handle"),
        _clean(author.name, f"{place}name"),
    )


def _attachment(attachment: _Attachment, place: str) -> InboundAttachment:
    if not is_secure(attachment.url):
        raise BadInput("An attachment's address must be https.", where=f"{place}.url")
    return InboundAttachment(
        _clean(attachment.url, f"{place}.url"), attachment.media_type, _clean(attachment.alt, f"{place}.alt")
    )


def _moment(moment: datetime, where: str, now: datetime) -> datetime:
    if moment > now + FUTURE_ALLOWED:
        raise BadInput("The time lies in the future.", where=where, remedy="Check the sender's clock.")
    if moment < EARLIEST:
        raise BadInput("The time lies before the year 2000.", where=where, remedy="Check the sender's clock.")
    return moment.astimezone(UTC)


def _clean(text: str, where: str) -> str:
    """The text, if every character of it can be stored and sent on."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadInput("Half of a character pair stands alone.", where=where) from None
    if "\0" in text:
        raise BadInput("A null character is not text.", where=where)
    return text
