"""Last stage: of findings that overlap keep the surest, then the longest; put the rest in the order of the
text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from sottovoce.detect.model import Finding

LEAST_CONFIDENCE = 0.5


def resolve(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stand, apart from each other and in order."""
    found = sorted(findings, key=_rank)
    if len(found) == 1 and found[0].confidence >= LEAST_CONFIDENCE:
        return tuple(found)
    kept: list[Finding] = []
    starts: list[int] = []
    for finding in found:
        place = bisect_left(starts, finding.start)
        overlaps_before = place > 0 and kept[place - 1].end > finding.start
        overlaps_after = place < len(kept) and kept[place].start < finding.end
        if finding.confidence >= LEAST_CONFIDENCE and not (overlaps_before or overlaps_after):
            kept.insert(place, finding)
            starts.insert(place, finding.start)
    return tuple(kept)


def _rank(finding: Finding) -> tuple[float, int, int]:
    return (-round(finding.confidence, 2), finding.start - finding.end, finding.start)
