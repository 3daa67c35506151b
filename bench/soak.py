"""``python -m bench.soak --rounds 50``: kill -9 at random moments while webhooks pour in; nothing is lost.

Each round kills the web process, what serves beneath it, the worker or the database, and goes on when one
more webhook has been acknowledged. Afterwards every acknowledged message must be there exactly once, the
ledger must verify and agree with the database, and every measure must be done, or a person told. The seed is
printed, so that a run can be repeated as far as chance allows. Exit status 1 when something does not hold.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.model import percentile
from bench.other_side import OtherSide
from bench.pouring import Poured, Pouring
from bench.running import RunningDesk

VICTIMS = ("web", "serving", "worker", "database")
LONGEST_OUTAGE_SECONDS = 60.0
# A dead worker's jobs are taken over after 20 seconds, by a sweep that comes every 15.
SETTLING_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a soak showed."""

    seed: int
    poured: Poured
    kills: Counter[str]
    outages: list[float]
    found: dict[str, Any]
    replied_twice: int
    unsettled: dict[str, int]

    def faults(self) -> list[str]:
        """What does not hold; empty when all is well."""
        found = self.found
        checks = {
            "acknowledged but not there": len(found["missing"]),
            "there more than once": len(found["doubled"]),
            "deleted on the network but kept here": len(found["not_gone"]),
            "severe and public, with no measure settled": found["unprotected"],
            "refused without a person told": found["refused_without_person"],
            "measures still due": self.unsettled["measures_due"],
            "acts without a place in the ledger": self.unsettled["acts_waiting"],
            "ledger entries that differ from the database": found["ledger_differs"],
            "private replies sent twice": self.replied_twice,
        }
        faults = [f"{number} {what}" for what, number in checks.items() if number]
        return faults if found["ledger_holds"] else [*faults, "the ledger does not verify"]


def soak(rounds: int, seed: int, say: Callable[[str], None]) -> Outcome:
    """Run the rounds; returns what was found afterwards."""
    chance = random.Random(seed)
    kills: Counter[str] = Counter()
    outages: list[float] = []
    with OtherSide(seed) as other, RunningDesk() as desk:
        profile = desk.ask("bench.soak_desk", "connect", given={"outgoing_url": other.url})
        with Pouring(f"{desk.url}/hooks/{profile['slug']}", profile["secret"], seed) as pouring:
            pouring.seconds_until_next(LONGEST_OUTAGE_SECONDS)
            for number in range(1, rounds + 1):
                time.sleep(chance.uniform(0.05, 1.2))
                victim = _kill(desk, chance)
                kills[victim] += 1
                outages.append(pouring.seconds_until_next(LONGEST_OUTAGE_SECONDS))
                say(f"{number:3} killed {victim:<9} next acknowledged after {outages[-1]:.2f} s")
        unsettled = _wait_until_settled(desk)
        poured = pouring.poured
        found = desk.ask(
            "bench.soak_desk",
            "look",
            given={"acknowledged": poured.acknowledged, "gone": sorted(poured.gone)},
        )
    replied_twice = sum(len(keys) > 1 for about, keys in other.answered.items() if about)
    return Outcome(seed, poured, kills, outages, found, replied_twice, unsettled)


def _kill(desk: RunningDesk, chance: random.Random) -> str:
    """Kill one part that is there just now."""
    for _ in range(100):
        victim = chance.choice(VICTIMS)
        process = desk.part(victim)
        if process is not None:
            process.kill()
            return victim
        time.sleep(0.05)
    raise AssertionError("no part of the desk is running")


def _wait_until_settled(desk: RunningDesk) -> dict[str, int]:
    deadline = time.monotonic() + SETTLING_SECONDS
    while True:
        left: dict[str, int] = desk.ask("bench.soak_desk", "settled")
        if not any(left.values()) or time.monotonic() > deadline:
            return left
        time.sleep(1)


def table(outcome: Outcome) -> Table:
    """The outcome for people."""
    poured, found = outcome.poured, outcome.found
    shown = Table(title=f"Soak, seed {outcome.seed}", show_header=False)
    rows = {
        "killed": ", ".join(f"{name} {number}" for name, number in sorted(outcome.kills.items())),
        "webhooks acknowledged": f"{len(poured.acknowledged):,} new, {poured.repeated:,} sent twice,"
        f" {len(poured.gone):,} deletions; {poured.again:,} tries were not acknowledged",
        "time until the next one": f"median {percentile(outcome.outages, 0.5):.2f} s,"
        f" longest {max(outcome.outages):.2f} s",
        "messages there": f"{found['messages']:,}",
        "measures": ", ".join(f"{state} {number:,}" for state, number in sorted(found["measures"].items())),
        "ledger": f"{found['ledger_size']:,} entries,"
        f" {'verifies' if found['ledger_holds'] else 'DOES NOT VERIFY'}",
        "verdict": "; ".join(outcome.faults())
        or "everything acknowledged is there once, everything is settled",
    }
    for name, value in rows.items():
        shown.add_row(name, value)
    return shown


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    options = parser.parse_args()
    console = Console()
    console.print(f"Seed {options.seed}")
    outcome = soak(options.rounds, options.seed, lambda line: console.print(line, highlight=False))
    console.print(table(outcome))
    return 1 if outcome.faults() else 0


if __name__ == "__main__":
    sys.exit(main())
