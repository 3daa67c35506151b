"""Check the whole ledger from its files, as `sottovoce ledger verify` does, for the page that asks.

Reads only; needs nothing secret. A log too long for one request is left to the command line.
"""

from __future__ import annotations

from dataclasses import dataclass

from sottovoce.desk.core.database import seeing_every_brand
from sottovoce.desk.core.installation import home, ledger, ledger_signer
from sottovoce.desk.core.models import Act, Staff
from sottovoce.desk.core.rights import Right
from sottovoce.errors import Refused
from sottovoce.ledger import DirectoryStorage, Guard, Report, verify_log

LARGEST_ON_A_PAGE = 300_000


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What a check found. ``missing`` counts acts that claim a place beyond the end of the log."""

    report: Report
    recorded: int
    missing: int

    @property
    def holds(self) -> bool:
        return self.report.holds and self.missing == 0


def check_ledger(staff: Staff) -> LedgerCheck:
    """Verify every leaf, tile, root and signature, and that no sequenced act is beyond the log's end.

    Raises:
        Refused: the person's role may not read the ledger, or the log is too long for a page.
    """
    if not staff.may(Right.READ_LEDGER):
        raise Refused("Your role may not read the ledger.", remedy="Ask a team lead or an auditor.")
    with seeing_every_brand():
        recorded = Act.objects.exclude(index=None).count()
    if recorded > LARGEST_ON_A_PAGE:
        raise Refused(
            "This log is too long to check while a page waits.",
            remedy="Run `sottovoce ledger verify` on the server: a minute for a million entries.",
        )
    place = home()
    report = verify_log(
        DirectoryStorage(place.ledger),
        ledger_signer(place).verifier_key,
        guard=Guard(place.keys / "ledger.guard"),
    )
    # The log grows before the rows do, so its size is asked after the check.
    with seeing_every_brand():
        missing = Act.objects.filter(index__gte=ledger().size()).count()
    return LedgerCheck(report, recorded, missing)
