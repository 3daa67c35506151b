"""Files for a reply that is not written yet: cleaned, read and sealed, thrown away if nothing comes of it.

What is found in a file is told to who adds it; `reply_files` keeps such a file from going out in public.

`keep_upload(staff, conversation_id, data, declared_type, alt, now) -> Upload`, `describe_upload`,
`drop_upload`, and for the worker `sweep_uploads(now)`. What becomes of a file in a reply: see `reply_files`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sottovoce.channels import Attachable
from sottovoce.desk.conversations.fitting import fitted
from sottovoce.desk.conversations.models import Conversation, Upload
from sottovoce.desk.conversations.rule_words import kind_title
from sottovoce.desk.conversations.services.attachment_files import TABLE, remove_files, write_file
from sottovoce.desk.conversations.services.profiles import capabilities_of, credentials_of
from sottovoce.desk.conversations.services.protection import seal_text
from sottovoce.desk.conversations.services.scanner import scanner
from sottovoce.desk.conversations.services.within_reach import conversation_for, require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.database import brand_limits, every_brand
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.detect import Severity
from sottovoce.detect.pictures import Cleaned, Unopened, assess, cleaned, read_and_clean
from sottovoce.errors import BadInput, Conflict, NotFound, Refused

KEPT_FOR = timedelta(hours=1)
MOST_WAITING = 10
NOT_READ = "What it shows could not be read."
LONGEST_ALT = 1_000
MOST_SWEPT = 200


def keep_upload(
    staff: Staff, conversation_id: UUID, data: bytes, declared_type: str, alt: str, now: datetime
) -> Upload:
    """Clean a file, make it fit what the network takes, and seal it for a reply in this conversation.

    Raises:
        Refused: the role may not reply, or the network takes no such files.
        BadInput: it is broken, too large, of a kind that is not taken in, or not what it says it is.
        Conflict: too many files wait already.
        NotFound: there is no such conversation within the person's brands.
    """
    require(staff, Right.REPLY, "reply to customers", "Ask an agent to answer.")
    conversation = conversation_for(staff, conversation_id)
    words = _checked_alt(alt)
    kept, caution = _fitting(conversation, data, declared_type)
    if Upload.objects.filter(conversation=conversation, author=staff).count() >= MOST_WAITING:
        raise Conflict("Too many files wait here to be sent.", remedy="Remove some of them.")
    upload_id, customer = new_id(), conversation.customer_id
    try:
        with transaction.atomic():
            upload = Upload.objects.create(
                id=upload_id,
                brand_id=conversation.brand_id,
                conversation=conversation,
                author=staff,
                media_type=kept.media_type,
                size_bytes=len(kept.content),
                sealed_alt=seal_text(customer, upload_id, "alt", words, TABLE),
                metadata_removed=list(kept.removed),
                problem=caution[:200],
                uploaded_at=now,
            )
            detail = {"media_type": kept.media_type, "removed": list(kept.removed)}
            _record(ActKind.ATTACHMENT_SEALED, staff, upload, customer, now, detail)
            write_file(customer, upload_id, kept.content)
    except BaseException:
        remove_files([upload_id])
        raise
    return upload


def describe_upload(staff: Staff, upload_id: UUID, alt: str) -> None:
    """Say in words what a file shows, for who cannot see it."""
    words = _checked_alt(alt)
    with transaction.atomic():
        upload = _own(staff, upload_id)
        upload.sealed_alt = seal_text(upload.conversation.customer_id, upload.id, "alt", words, TABLE)
        upload.save(update_fields=["sealed_alt"])


def drop_upload(staff: Staff, upload_id: UUID, now: datetime) -> None:
    """Throw a file away; one that is gone already is fine."""
    try:
        with transaction.atomic():
            _drop([_own(staff, upload_id)], staff, now)
    except NotFound:
        return


def sweep_uploads(now: datetime) -> None:
    """Throw away what nobody sent within an hour."""
    with brand_limits(every_brand()):
        while _sweep_some(now):
            pass


def _sweep_some(now: datetime) -> bool:
    """Throw away one batch; False when there was nothing left.

    Those of an erased customer go with all else of theirs: no act can be sealed under a key that is gone.
    """
    with transaction.atomic():
        stale = Upload.objects.select_for_update(of=("self",), skip_locked=True).filter(
            uploaded_at__lt=now - KEPT_FOR, conversation__customer__shredded_at=None
        )
        batch = list(stale.select_related("conversation")[:MOST_SWEPT])
        _drop(batch, None, now)
    return bool(batch)


def _fitting(conversation: Conversation, data: bytes, declared_type: str) -> tuple[Cleaned, str]:
    """The file as it may go out, and a caution if it shows what should not."""
    kept, caution = _read(data)
    if declared_type and declared_type.partition("/")[0] != kept.media_type.partition("/")[0]:
        raise BadInput("The file is not what it says it is.", where="file", remedy="Send it as what it is.")
    profile = conversation.profile
    able = capabilities_of(profile.channel, credentials_of(profile.id))
    takes = _taking((able.attachments_public, able.attachments_private), kept.media_type)
    if not takes:
        raise Refused("This network takes no such files with a reply.", where=kept.media_type)
    # The smallest limit, since who reads the reply may still be chosen anew.
    return fitted(kept, min(each.largest_bytes for each in takes)), caution


def _read(data: bytes) -> tuple[Cleaned, str]:
    try:
        contents, kept = read_and_clean(data)
    except Unopened:
        return cleaned(data), NOT_READ
    found = assess(contents, scanner()).assessment.findings
    shown = {kind_title(each.kind) for each in found if each.severity >= Severity.MEDIUM}
    if shown:
        return kept, f"It shows: {', '.join(sorted(shown))}."
    return kept, NOT_READ if contents.unread else ""


def _taking(places: Iterable[Attachable], media_type: str) -> list[Attachable]:
    return [place for place in places if place.most and media_type in place.media_types]


def _checked_alt(alt: str) -> str:
    words = " ".join(alt.split())
    if len(words) > LONGEST_ALT:
        raise BadInput(
            "The description is too long.", where="alt", remedy=f"At most {LONGEST_ALT} characters."
        )
    return words


def _own(staff: Staff, upload_id: UUID) -> Upload:
    found = Upload.objects.select_for_update(of=("self",)).select_related("conversation")
    upload = found.filter(id=upload_id, author=staff, brand__in=staff.brand_ids()).first()
    if upload is None:
        raise NotFound("This file waits here no longer.", remedy="Add it again.")
    return upload


def _drop(uploads: list[Upload], staff: Staff | None, now: datetime) -> None:
    ids = [upload.id for upload in uploads]
    for upload in uploads:
        _record(ActKind.ATTACHMENT_DROPPED, staff, upload, upload.conversation.customer_id, now, {})
    Upload.objects.filter(id__in=ids).delete()
    transaction.on_commit(lambda: remove_files(ids))


def _record(
    kind: ActKind,
    staff: Staff | None,
    upload: Upload,
    customer: UUID,
    now: datetime,
    detail: Mapping[str, object],
) -> None:
    record(
        ActToRecord(
            kind,
            now,
            actor_of(staff),
            subject=customer,
            brand=upload.brand_id,
            objects=(str(upload.id), str(upload.conversation_id)),
            detail=detail,
        )
    )
