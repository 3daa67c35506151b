"""The allow list and the deny list: words noted by a correction, listed when due, removed by a person.

    note(staff, judged, listing, kind, now) -> Phrase | None     list_when_due(staff, phrase, later, now)
    add_phrase(staff, brand_id, listing, kind, words, why, now)   change_phrase(staff, phrase_id, what, now)

Each change that reaches the detector is an act in the ledger. The act never holds the words.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sottovoce.desk.conversations.services.findings import Judged, kinds_to_mark
from sottovoce.desk.conversations.services.scanner import refresh
from sottovoce.desk.conversations.services.within_reach import require
from sottovoce.desk.core.acts import ActKind
from sottovoce.desk.core.identifiers import new_id
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.recorder import ActToRecord, actor_of, record
from sottovoce.desk.core.rights import Right
from sottovoce.desk.quality.models import Phrase
from sottovoce.desk.quality.policy import SAME_CORRECTIONS
from sottovoce.desk.quality.services.learnt import seal_words
from sottovoce.detect.adjust import LEAST_LETTERS, plain
from sottovoce.errors import BadInput, NotFound

LONGEST = 120
LEAST_REASON = 8
BLIND = "phrase"


def note(staff: Staff, judged: Judged, listing: str, kind: str, now: datetime) -> Phrase | None:
    """The row of the words that a correction lies on, made where there is none; no row for what is no phrase.

    Words noted on the other list leave it: the last word counts.
    """
    words = plain(judged.value)
    if not _is_phrase(words):
        return None
    blind, brand = vault().blind(BLIND, words), judged.message.brand_id
    opposite = Phrase.objects.filter(brand=brand, blind=blind).exclude(listing=listing)
    for other in opposite.filter(state=Phrase.State.LISTED):
        _set(staff, other, Phrase.State.REMOVED, "A later correction said the opposite.", now)
    known = Phrase.objects.filter(brand=brand, blind=blind, listing=listing, kind=kind).first()
    if known is not None:
        return known
    row = Phrase(
        id=new_id(),
        brand_id=brand,
        customer=judged.customer,
        conversation_id=judged.message.conversation_id,
        listing=listing,
        kind=kind,
        blind=blind,
        length=len(words),
        changed_at=now,
        changed_by=staff,
    )
    row.sealed = seal_words(row, words)
    row.save()
    return row


def list_when_due(staff: Staff, phrase: Phrase, later: bool, now: datetime) -> None:
    """List a phrase if the corrector asks for it, or if it was corrected often enough."""
    times = phrase.corrections.filter(undone_at=None).count()
    if phrase.state == Phrase.State.LISTED or (phrase.state == Phrase.State.REMOVED and not later):
        return
    if later:
        _set(staff, phrase, Phrase.State.LISTED, "Whoever corrected it asked for it.", now)
    elif times >= SAME_CORRECTIONS:
        _set(staff, phrase, Phrase.State.LISTED, f"It was corrected {times} times.", now)


def take_back(staff: Staff, phrase: Phrase, now: datetime) -> None:
    """After a correction was undone: a phrase that no correction speaks for any more is forgotten."""
    if phrase.customer is None or phrase.corrections.filter(undone_at=None).exists():
        return
    if phrase.state == Phrase.State.LISTED:
        _set(staff, phrase, Phrase.State.REMOVED, "Its correction was undone.", now)
    phrase.delete()


def add_phrase(
    staff: Staff, brand_id: int, listing: str, kind: str, words: str, why: str, now: datetime
) -> Phrase:
    """List words by hand; they are sealed for the organisation.

    Raises:
        Refused: the role may not.
        BadInput: no phrase, no such list or kind, or no reason; the field is named.
        NotFound: the brand is not one of the person's.
    """
    _require(staff)
    folded, reason = plain(words), " ".join(why.split())
    if not _is_phrase(folded):
        raise BadInput(
            "Give the words.", where="words", remedy=f"{LEAST_LETTERS} letters to {LONGEST} characters."
        )
    if listing not in Phrase.Listing.values:
        raise BadInput("Choose a list.", where="listing")
    if kind not in kinds_to_mark() and not (listing == Phrase.Listing.ALLOW and kind == ""):
        raise BadInput("Choose what the words are.", where="kind")
    if not LEAST_REASON <= len(reason) <= 300:
        raise BadInput("Say in a few words why.", where="why", remedy="Do not copy personal data into it.")
    if brand_id not in staff.brand_ids():
        raise NotFound("There is no such brand here.", where="brand")
    with transaction.atomic():
        blind = vault().blind(BLIND, folded)
        Phrase.objects.filter(brand=brand_id, listing=listing, kind=kind, blind=blind).delete()
        row = Phrase(
            id=new_id(),
            brand_id=brand_id,
            listing=listing,
            kind=kind,
            blind=blind,
            length=len(folded),
            changed_at=now,
        )
        row.sealed = seal_words(row, folded)
        row.save(force_insert=True)
        _set(staff, row, Phrase.State.LISTED, reason, now)
    return row


def change_phrase(staff: Staff, phrase_id: UUID, what: str, now: datetime) -> Phrase:
    """List or remove a phrase.

    Raises:
        Refused: the role may not.
        NotFound: there is no such phrase within the person's brands.
    """
    _require(staff)
    wanted = {"list": Phrase.State.LISTED, "remove": Phrase.State.REMOVED}.get(what)
    with transaction.atomic():
        row = Phrase.objects.select_for_update().filter(id=phrase_id, brand__in=staff.brand_ids()).first()
        if row is None or wanted is None:
            raise NotFound(
                "There is no such phrase here.", remedy="Somebody may have removed it; look again."
            )
        if row.state != wanted:
            _set(staff, row, wanted, "By hand.", now)
    return row


def detection_changed(
    staff: Staff | None, brand: int | None, thing: str, detail: dict[str, object], now: datetime
) -> None:
    """Record a change of what is detected, and let this process's scanner know when it is committed."""
    objects = (thing,) if thing else ()
    record(
        ActToRecord(
            ActKind.DETECTION_CHANGED, now, actor_of(staff), brand=brand, objects=objects, detail=detail
        )
    )
    transaction.on_commit(refresh)


def _set(staff: Staff, row: Phrase, state: str, why: str, now: datetime) -> None:
    row.state, row.why, row.changed_at, row.changed_by = state, why, now, staff
    row.save(update_fields=["state", "why", "changed_at", "changed_by"])
    detail: dict[str, object] = {
        "what": "phrase",
        "list": row.listing,
        "kind": row.kind,
        "state": state,
        "why": why,
    }
    detection_changed(staff, row.brand_id, str(row.id), detail, now)


def _is_phrase(words: str) -> bool:
    return sum(map(str.isalnum, words)) >= LEAST_LETTERS and len(words) <= LONGEST


def _require(staff: Staff) -> None:
    require(staff, Right.MANAGE_DETECTION, "change what is detected", "Ask a privacy officer.")
