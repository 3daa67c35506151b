"""Find personal data in short messages, and say why.

The public face of the engine: everything else here may change. Pure: no network, no clock, no Django. The
stages are fold → match → check → resolve → tag → whose → adjust, a small module or folder each; the kinds are
data, in `kinds`.

    >>> found = Detector(("en",), ("GB",)).scan("call me on 07911 123456")
    >>> [finding.kind for finding in found.findings]
    ['PHONE_NUMBER']
"""

from sottovoce.detect.adjust import Adjustments, Phrase
from sottovoce.detect.asking import asks_for
from sottovoce.detect.detector import LANGUAGES, Detector
from sottovoce.detect.kinds import KINDS
from sottovoce.detect.model import (
    Assessment,
    Category,
    Chip,
    Evidence,
    Feeling,
    Finding,
    Intent,
    Part,
    Plain,
    Request,
    Severity,
    Whose,
)
from sottovoce.detect.offsets import Unit, measured
from sottovoce.detect.segments import redact, segments

__all__ = [
    "KINDS",
    "LANGUAGES",
    "Adjustments",
    "Assessment",
    "Category",
    "Chip",
    "Detector",
    "Evidence",
    "Feeling",
    "Finding",
    "Intent",
    "Part",
    "Phrase",
    "Plain",
    "Request",
    "Severity",
    "Unit",
    "Whose",
    "asks_for",
    "measured",
    "redact",
    "segments",
]
