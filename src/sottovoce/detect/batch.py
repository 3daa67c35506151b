"""Many texts at once: in columns (Apache Arrow), and over processes.

Work is cut into chunks that are handed out as they are asked for, so memory stays flat; results come back
in the order of the texts. A worker process builds its detector once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from sottovoce.detect.model import Assessment

if TYPE_CHECKING:
    from sottovoce.detect.adjust import Adjustments
    from sottovoce.detect.detector import Detector

Item = tuple[str, tuple[str, ...]]

CHUNK_TEXTS = 2_000
CHUNKS_AHEAD = 3
# A model labels a few texts at once faster than one after another.
TAGGED_AT_ONCE = 32
SCHEMA = pa.schema(
    [
        ("language", pa.string()),
        ("severity", pa.int8()),
        ("intents", pa.list_(pa.string())),
        (
            "findings",
            pa.list_(
                pa.struct(
                    [
                        ("kind", pa.string()),
                        ("start", pa.int32()),
                        ("end", pa.int32()),
                        ("confidence", pa.float32()),
                        ("category", pa.string()),
                        ("severity", pa.int8()),
                    ]
                )
            ),
        ),
    ]
)

_worker: list[Detector] = []


def scan_columns(detector: Detector, texts: Iterable[str | None] | pa.Array, workers: int = 1) -> pa.Table:
    """The assessments of texts as a table, one row each; a missing text has nothing in it."""
    values = texts.to_pylist() if isinstance(texts, pa.Array | pa.ChunkedArray) else texts
    rows = scan_all(detector, ((text or "", ()) for text in values), workers)
    return pa.Table.from_pylist([_row(each) for each in rows], schema=SCHEMA)


def scan_all(detector: Detector, items: Iterable[Item], workers: int = 1) -> Iterator[Assessment]:
    """Assess texts with their windows, in order, in this process or in several."""
    if workers <= 1:
        for group in _groups(items, TAGGED_AT_ONCE):
            yield from _scan_group(detector, group)
        return
    chunks = _groups(items, CHUNK_TEXTS)
    pool = ProcessPoolExecutor(
        workers,
        get_context("spawn"),
        _open_worker,
        (detector.languages, detector.regions, detector.tier, detector.mentions, detector.adjustments),
    )
    with pool:
        waiting: deque[Future[list[Assessment]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_scan_chunk, chunk))
            if len(waiting) > workers + CHUNKS_AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _groups(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    source = iter(items)
    return iter(lambda: list(islice(source, size)), [])


def _open_worker(
    languages: tuple[str, ...],
    regions: tuple[str, ...],
    tier: str,
    mentions: bool,
    adjustments: Adjustments | None,
) -> None:
    from sottovoce.detect.detector import Detector

    _worker[:] = [Detector(languages, regions, tier=tier, mentions=mentions, adjustments=adjustments)]


def _scan_chunk(chunk: Sequence[Item]) -> list[Assessment]:
    groups = _groups(chunk, TAGGED_AT_ONCE)
    return [assessment for group in groups for assessment in _scan_group(_worker[0], group)]


def _scan_group(detector: Detector, group: Sequence[Item]) -> Iterator[Assessment]:
    tagged = detector.tag_many([text for text, _ in group])
    return (detector.scan(text, window, spans) for (text, window), spans in zip(group, tagged, strict=True))


def _row(assessment: Assessment) -> dict[str, Any]:
    return {
        "language": assessment.language,
        "severity": int(assessment.severity),
        "intents": [intent.name for intent in assessment.intents],
        "findings": [
            {
                "kind": finding.kind,
                "start": finding.start,
                "end": finding.end,
                "confidence": finding.confidence,
                "category": str(finding.category),
                "severity": int(finding.severity),
            }
            for finding in assessment.findings
        ],
    }
