"""Canned replies: prepared answers, kept by team leads, filled in when they are used.

`save_canned(staff, fields…, now) -> CannedReply`, `delete_canned(staff, canned_id, now)`,
`fill(canned, conversation, *, link="") -> str`. What stands in one counts as approved for the public (the
brand's own number, say), so every change is recorded.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.db import IntegrityError, transaction

from sottovoce.desk.conversations.models import CannedReply, Conversation
from sottovoce.desk.conversations.services.protection import open_text
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.errors import BadInput, NotFound, Unreadable

PLACEHOLDERS = ("name", "brand", "link")
LONGEST = 2_000
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SHORTCUT = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def save_canned(
    staff: Staff,
    *,
    shortcut: str,
    title: str,
    text: str,
    now: datetime,
    language: str = "en",
    brand_id: int | None = None,
    canned_id: int | None = None,
) -> CannedReply:
    """Make a canned reply, or change the one of this id. ``brand_id`` None serves every brand.

    Raises:
        Refused: the role may not manage canned replies.
        BadInput: a field cannot be used, or the shortcut is taken; the field is named.
        NotFound: there is no canned reply of this id, or the brand is not one of the person's.
    """
    require(staff, Right.MANAGE_CANNED_REPLIES, "manage canned replies")
    _check(shortcut, title, text)
    if brand_id is not None and brand_id not in staff.brand_ids():
        raise NotFound("There is no such brand here.", where="brand")
    try:
        with transaction.atomic():
            canned = CannedReply() if canned_id is None else _found(staff, canned_id)
            canned.shortcut, canned.title, canned.text = shortcut, title.strip(), text.strip()
            canned.language, canned.brand_id = language, brand_id
            canned.save()
            _record(staff, canned, now, "canned_reply_saved")
    except IntegrityError:
        raise BadInput(
            "This shortcut is taken in this language.", where="shortcut", remedy="Choose another."
        ) from None
    return canned


def delete_canned(staff: Staff, canned_id: int, now: datetime) -> None:
    """Forget a canned reply."""
    require(staff, Right.MANAGE_CANNED_REPLIES, "manage canned replies")
    with transaction.atomic():
        canned = _found(staff, canned_id)
        _record(staff, canned, now, "canned_reply_deleted")
        canned.delete()


def fill(canned: CannedReply, conversation: Conversation, *, link: str = "") -> str:
    """The text for the composer. ``{link}`` becomes ``link``: leave it empty in public."""
    values = {"name": _name_of(conversation), "brand": conversation.brand.name, "link": link}
    return _PLACEHOLDER.sub(lambda match: values.get(match.group(1), match.group(0)), canned.text).strip()


def _name_of(conversation: Conversation) -> str:
    identity = conversation.identity
    try:
        name = open_text(identity.customer_id, identity.id, "name", identity.sealed_name, "identity")
        return name or open_text(
            identity.customer_id, identity.id, "handle", identity.sealed_handle, "identity"
        )
    except Unreadable:
        return ""


def _check(shortcut: str, title: str, text: str) -> None:
    if not _SHORTCUT.fullmatch(shortcut):
        raise BadInput("A shortcut has small letters, digits and dashes, at most 40.", where="shortcut")
    if not 1 <= len(title.strip()) <= 80:
        raise BadInput("A title has 1 to 80 characters.", where="title")
    if not 1 <= len(text.strip()) <= LONGEST:
        raise BadInput(f"A canned reply has 1 to {LONGEST} characters.", where="text")
    unknown = sorted(set(_PLACEHOLDER.findall(text)) - set(PLACEHOLDERS))
    if unknown:
        raise BadInput(
            "The text has a placeholder that nothing fills.",
            where="text",
            remedy=f"Use {', '.join('{' + name + '}' for name in PLACEHOLDERS)}.",
        )


def _found(staff: Staff, canned_id: int) -> CannedReply:
    canned = CannedReply.objects.filter(id=canned_id).first()
    if canned is None or canned.brand_id not in (None, *staff.brand_ids()):
        raise NotFound("There is no such canned reply here.")
    return canned


def _record(staff: Staff, canned: CannedReply, now: datetime, what: str) -> None:
    record(
        ActToRecord(
            ActKind.ORGANISATION_CHANGED,
            now,
            actor_of(staff),
            brand=canned.brand_id,
            detail={"what": what, "shortcut": canned.shortcut, "language": canned.language},
        )
    )
