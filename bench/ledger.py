"""The ledger: appending in batches with every file durable, verifying a million leaves, the whole way."""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from bench import sequencing
from bench.model import Row, percentile, rate
from sottovoce.ledger import DirectoryStorage, Guard, Leaf, Log, Signer, verify_log, verify_proof

MILLION = 1_000_000
BATCH = 4096
TARGET_RATE = 5_000
# Tessera's published figure for a POSIX log on disks (its docs, storage/posix/PERFORMANCE.md).
TESSERA_POSIX_RATE = 2_900


def rows() -> list[Row]:
    """Rate of appending, time of one small append, verification, proofs."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        signer = Signer.generate("sottovoce.invalid/bench")
        log = Log(DirectoryStorage(place / "ledger"), signer, Guard(place / "guard"))
        leaves = _leaves()
        return [
            _small_appends(log, leaves),
            _append(log, leaves),
            _verify(log, place, signer),
            _prove(log, signer),
            *sequencing.rows(),
        ]


def _leaves() -> list[bytes]:
    now = datetime.now(UTC)
    ids = [str(uuid4()) for _ in range(BATCH)]
    return [
        Leaf(uuid4(), "message.taken_in", now, "system", (ids[i], ids[-i]), bytes(32)).encode()
        for i in range(BATCH)
    ]


def _small_appends(log: Log, leaves: list[bytes]) -> Row:
    times = []
    for _ in range(100):
        started = time.perf_counter()
        log.append(leaves[:20], datetime.now(UTC))
        times.append((time.perf_counter() - started) * 1000)
    return Row.at_most(
        "ledger: append and sign 20 acts (a turn of 100 ms at 200 a second), p99",
        percentile(times, 0.99),
        "ms",
        50,
    )


def _append(log: Log, leaves: list[bytes]) -> Row:
    rates = []
    while log.size() < MILLION:
        started = time.perf_counter()
        log.append(leaves, datetime.now(UTC))
        rates.append(BATCH / (time.perf_counter() - started))
    return Row.at_least(
        "ledger: acts appended, durable and signed, in batches",
        statistics.median(rates),
        "1/s",
        TARGET_RATE,
        f"Tessera on POSIX, as published: {TESSERA_POSIX_RATE:,} to 10,000",
    )


def _verify(log: Log, place: Path, signer: Signer) -> Row:
    started = time.perf_counter()
    report = verify_log(DirectoryStorage(place / "ledger"), signer.verifier_key, guard=Guard(place / "guard"))
    seconds = time.perf_counter() - started
    if not report.holds or report.size != log.size():
        raise AssertionError(f"the log that was just written does not verify: {report.problems}")
    return Row.at_most(f"ledger: verify {report.size:,} leaves", seconds, "s", 60)


def _prove(log: Log, signer: Signer) -> Row:
    middle = log.size() // 2
    entry = log.read_entry(middle)

    def prove() -> None:
        verify_proof(log.prove(middle), entry, signer.verifier_key)

    return Row.at_least("ledger: make and check one proof in a million leaves", rate(prove), "1/s", 50)
