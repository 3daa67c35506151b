"""What was learnt, as the engine takes it: the lists opened, the thresholds read. Reads, of every brand.

The scanner of each process asks every few seconds (and at once in the process that corrected). A phrase of a
customer who was shredded does not open, and is no more.
"""

from __future__ import annotations

from collections.abc import Iterable

from sottovoce import detect
from sottovoce.desk.core.installation import vault
from sottovoce.desk.core.sealing import context_of
from sottovoce.desk.quality.models import Phrase, Threshold
from sottovoce.desk.quality.reach import whole_organisation
from sottovoce.errors import Unreadable

TABLE = "quality_phrase"
MOST_PHRASES = 5_000


def adjustments() -> detect.Adjustments:
    """The adjustments that hold now for the whole organisation."""
    with whole_organisation():
        listed = list(Phrase.objects.filter(state=Phrase.State.LISTED)[:MOST_PHRASES])
        thresholds = {(row.kind, row.language): row.least for row in Threshold.objects.all()}
    return detect.Adjustments(
        allow=tuple(_of(listed, Phrase.Listing.ALLOW)),
        deny=tuple(_of(listed, Phrase.Listing.DENY)),
        thresholds={pair: least for pair, least in thresholds.items() if least},
    )


def _of(rows: Iterable[Phrase], listing: str) -> Iterable[detect.Phrase]:
    for row in rows:
        if row.listing == listing:
            try:
                yield detect.Phrase(words_of(row), row.kind)
            except Unreadable:
                continue


def seal_words(row: Phrase, words: str) -> bytes:
    """Seal a phrase: under the key of the customer who wrote it, or for the organisation."""
    data, context = words.encode("utf-8", "surrogatepass"), context_of(row.customer, TABLE, "words", row.id)
    if row.customer is None:
        return vault().seal_for_organisation(data, context)
    return vault().seal(row.customer, data, context)


def words_of(row: Phrase) -> str:
    """Open a phrase. Raises `Unreadable` when its customer was shredded."""
    sealed, context = bytes(row.sealed), context_of(row.customer, TABLE, "words", row.id)
    if row.customer is None:
        return vault().open_for_organisation(sealed, context).decode("utf-8", "surrogatepass")
    return vault().open(row.customer, sealed, context).decode("utf-8", "surrogatepass")
