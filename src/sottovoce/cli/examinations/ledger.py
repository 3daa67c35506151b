"""The ledger: its newest part verifies, its guard agrees, and the database agrees with both."""

from __future__ import annotations

from collections.abc import Iterator

from sottovoce.cli.examinations import Result, fine, wrong

TAIL = 512


def examine_ledger() -> Iterator[Result]:
    """Checkpoint, guard, and the last entries against the rows of acts."""
    from sottovoce.desk.core.database import seeing_every_brand
    from sottovoce.desk.core.installation import ledger
    from sottovoce.desk.core.models import Act
    from sottovoce.ledger import Leaf

    log = ledger()
    size = log.size()
    if size == 0:
        yield fine("Ledger", "empty so far")
        return
    # Reading the checkpoint checks its signature; the log refuses to open behind its guard.
    checkpoint = log.checkpoint()
    first = max(0, size - TAIL)
    with seeing_every_brand():
        known = dict(Act.objects.filter(index__gte=first, index__lt=size).values_list("index", "id"))
    differing = [
        index for index in range(first, size) if Leaf.decode(log.read_entry(index)).act != known.get(index)
    ]
    if differing:
        yield wrong(
            "Ledger",
            f"{len(differing)} of the last {size - first} entries are not what the database says.",
            "Run `sottovoce ledger verify`. If the database was restored from a backup, that is the reason.",
        )
        return
    if checkpoint.size != size:
        yield wrong("Ledger", "The checkpoint does not cover the log.", "Run `sottovoce ledger verify`.")
        return
    yield fine(
        "Ledger", f"{size} entries; the last {size - first} agree with the database, guard and signature"
    )
